import { z } from 'zod';
import type { SetBioExtractors } from '../policy-mapping/index.ts';
import { problem, Refusal } from '../shared/errors/index.ts';
import { readRequest } from './envelope.ts';

const text = z.string().nullish();
const extractorShape = z.object({
  attributeName: text,
  biometric: text,
  extractor: z.object({ provider: text, version: text }).nullish(),
});
const extractorsShape = z.object({ extractors: z.array(extractorShape).nullish() });

export function readExtractors(body: unknown): SetBioExtractors['extractors'] {
  const request = readRequest(body, extractorsShape);
  if (request === null) throw new Refusal([problem('REQUIRED', [], { message: 'must not be null' })]);
  const extractors = request.extractors?.map(({ attributeName, biometric, extractor }) => ({
    attributeName: attributeName ?? null,
    biometric: biometric ?? null,
    provider: extractor?.provider ?? null,
    version: extractor?.version ?? null,
  }));
  return extractors ?? null;
}
