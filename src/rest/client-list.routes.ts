import type { FastifyInstance } from 'fastify';
import type { ClientColumn, OidcClientService } from '../oidc-client/index.ts';
import type { Clock } from '../shared/clock.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { toClientItem } from './client.view.ts';
import { gate } from './gate.ts';
import { answerList } from './list-answer.ts';
import { pagedAtWill, readListQuery, type ListShape } from './list-query.ts';

export interface ClientListParts {
  readonly clients: OidcClientService;
  readonly clock: Clock;
}

const api = 'mosip.pms.oauth.partners.clients.get';

const texts = {
  partnerId: 'partnerId',
  orgName: 'partnerName',
  policyGroupName: 'groupName',
  policyName: 'policyName',
  clientName: 'clientName',
} as const;

const shape: ListShape<ClientColumn, 'status'> = {
  sorts: { ...texts, clientId: 'clientId', status: 'status', createdDateTime: 'createdAt' },
  contains: texts,
  others: ['status'],
  ...pagedAtWill,
};

const statuses = ['ACTIVE', 'INACTIVE'] as const;

/** Clients as a list (contract 1.11, C7). */
export function clientListRoutes(scope: FastifyInstance, { clients, clock }: ClientListParts): void {
  scope.get('/oauth/client', { config: { api }, preHandler: gate('oidc-client:browse') }, async (request, reply) => {
    const { page, others, ...asked } = readListQuery(request.query, shape);
    const { status } = others;
    const among = status === undefined ? null : statuses.filter((each) => each === status);
    const found = await clients.browse(callerOf(request), { ...asked, statuses: among });
    return answerList(reply, { api, page, found, view: toClientItem, now: clock() });
  });
}
