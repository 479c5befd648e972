import { z } from 'zod';
import { successEnvelope, type Envelope } from './envelope.ts';

const wrapper = z.object({ id: z.string().nullish().catch(null), version: z.string().nullish().catch(null) });

/** What partners are read with (contract 4.2). */
export function retrieveEnvelope(response: unknown, now: Date): Envelope {
  return { ...successEnvelope(response, now), id: 'mosip.partnermanagement.partners.retrieve', version: '1.0' };
}

/** Some endpoints hand the id and version of the request back (contract 4.2). */
export function echoEnvelope(body: unknown, response: unknown, now: Date): Envelope {
  const { id = null, version = null } = wrapper.parse(body);
  return { ...successEnvelope(response, now), id, version };
}
