import type { FastifyInstance } from 'fastify';
import type { PartnerService, PartnerTypeColumn, PartnerTypeRow } from '../partner/index.ts';
import type { Clock } from '../shared/clock.ts';
import { successEnvelope } from './envelope.ts';
import { answerSearch } from './search-answer.ts';
import { readSearch, readSearchBody, searchShape } from './search.body.ts';
import type { SearchColumns } from './search.columns.ts';

export interface PartnerTypeParts {
  readonly partners: PartnerService;
  readonly clock: Clock;
}

const columns: SearchColumns<PartnerTypeColumn> = {
  code: { kind: 'text', by: 'code' },
  partnerDescription: { kind: 'text', by: 'description' },
  isActive: { kind: 'flag', by: 'status', shown: { ACTIVE: 'true' } },
  isPolicyRequired: { kind: 'flag', by: 'policyGroup', shown: { NEEDED: 'true', NOT_NEEDED: 'false' } },
};

/** Types of partners, for the filters of pages. Everybody may know them, as in GraphQL. */
export function partnerTypeRoutes(scope: FastifyInstance, { partners, clock }: PartnerTypeParts): void {
  scope.post('/partners/partnertype/search', async (request, reply) => {
    const asked = readSearch(readSearchBody(request.body, searchShape), columns);
    const found = partners.searchTypes(asked);
    return answerSearch(reply, { envelope: successEnvelope(null, clock()), window: asked.window, found, view: toView });
  });
}

/** Nobody has made or changed what is built in. */
function toView({ code, description: partnerDescription, policyGroup }: PartnerTypeRow) {
  const madeBy = { crBy: null, crDtimes: null, updBy: null, updDtimes: null, delDtimes: null };
  return {
    code,
    partnerDescription,
    isPolicyRequired: policyGroup === 'NEEDED',
    isActive: true,
    isDeleted: false,
    ...madeBy,
  };
}
