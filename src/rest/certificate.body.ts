import { z } from 'zod';
import type { UploadCaCertificate, UploadPartnerCertificate } from '../certificate/index.ts';
import { readRequest } from './envelope.ts';

const text = z.string().nullish();
const caShape = z.object({ certificateData: text, partnerDomain: text });
const partnerShape = z.object({ partnerId: text, certificateData: text, partnerDomain: text });

export const caFieldNames = { certificates: 'certificateData', domain: 'partnerDomain' };
export const certificateFieldNames = { certificate: 'certificateData', domain: 'partnerDomain' };

export function readCaUpload(body: unknown): UploadCaCertificate {
  const request = readRequest(body, caShape);
  return {
    certificates: request?.certificateData ?? null,
    domain: request?.partnerDomain ?? null,
    dryRun: false,
  };
}

export function readCertificateUpload(body: unknown): UploadPartnerCertificate {
  const request = readRequest(body, partnerShape);
  return {
    partnerId: request?.partnerId ?? null,
    certificate: request?.certificateData ?? null,
    domain: request?.partnerDomain ?? null,
    dryRun: false,
  };
}
