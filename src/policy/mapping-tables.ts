import { z } from 'zod';
import type { MappingTables } from './policy.grants.rules.ts';

/** What MOSIP deploys; `CLAIMS_MAPPING_FILE` and `ACR_MAPPING_FILE` replace either half. */
export const builtInTables: MappingTables = {
  claims: {
    name: ['fullName'],
    gender: ['gender'],
    birthdate: ['dateOfBirth'],
    email: ['email'],
    phone_number: ['phone'],
    picture: ['face'],
    individual_id: ['individual_id'],
    address: ['addressLine1', 'addressLine2', 'addressLine3', 'city', 'region', 'province', 'postalCode'],
  },
  acrValues: {
    'mosip:idp:acr:password': [['pwd']],
    'mosip:idp:acr:static-code': [['pin']],
    'mosip:idp:acr:generated-code': [['otp']],
    'mosip:idp:acr:linked-wallet': [['wla']],
    'mosip:idp:acr:biometrics': [['bio']],
  },
};

/** Claims that eSignet can be asked for; MOSIP's identity mapping names more attributes than these. */
const claimsOfEsignet = new Set([
  ...Object.keys(builtInTables.claims),
  'phone_number_verified',
  'registration_type',
  'updated_at',
]);

const commaList = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
const attributeList = z.union([z.array(z.string().min(1)).min(1), commaList]);

/** Either `{ "<claim>": ["attribute", …] }` or MOSIP's own `identity-mapping.json`. */
export const claimsMappingFile = z.union([
  z
    .object({ identity: z.record(z.string(), z.object({ value: commaList }).or(z.unknown().transform(() => null))) })
    .transform(({ identity }) =>
      Object.fromEntries(
        Object.entries(identity).flatMap(([claim, entry]) =>
          entry !== null && claimsOfEsignet.has(claim) ? [[claim, entry.value] as const] : [],
        ),
      ),
    ),
  z.record(z.string().min(1), attributeList),
]);

/** Either `{ "<acr>": [["factor", …], …] }` (each inner list one way) or MOSIP's own `amr-acr-mapping.json`. */
export const acrMappingFile = z.union([
  z
    .object({
      amr: z.record(z.string(), z.array(z.object({ type: z.string() }))),
      acr_amr: z.record(z.string(), z.array(z.string())),
    })
    .transform(({ amr, acr_amr: acrToAmr }) =>
      Object.fromEntries(
        Object.entries(acrToAmr).map(([acr, methods]) => [
          acr,
          methods.map((method) => (amr[method] ?? []).map(({ type }) => type)),
        ]),
      ),
    ),
  z.record(
    z.string().min(1),
    z
      .array(
        z.union([
          z.array(z.string().min(1)).min(1),
          z
            .string()
            .min(1)
            .transform((factor) => [factor]),
        ]),
      )
      .min(1),
  ),
]);
