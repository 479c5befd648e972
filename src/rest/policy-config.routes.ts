import type { FastifyInstance } from 'fastify';
import { policySuccess } from './policy.envelope.ts';
import { needs, type PolicyDoorParts } from './policy.parts.ts';
import { mosipTypes } from './policy.view.ts';

/** What is for everybody who manages policies to know. All else has no value here, whatever the process is told. */
const values: Readonly<Record<string, string>> = {
  'pmp.allowed.policy.types': Object.values(mosipTypes).join(','),
};

/** Settings by their names (contract 2.1, P21). */
export function policyConfigRoutes(scope: FastifyInstance, { clock }: PolicyDoorParts): void {
  scope.get<{ Params: { key: string } }>('/config/:key', needs('policy:read-draft'), (request) => {
    const { key } = request.params;
    return policySuccess({ key, value: Object.hasOwn(values, key) ? values[key] : null }, clock());
  });
}
