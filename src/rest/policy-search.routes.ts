import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { callerOf } from '../shared/http/caller-of.ts';
import { groupColumns, ofType, policyColumns } from './policy-search.columns.ts';
import { policySuccess } from './policy.envelope.ts';
import { needs, type PolicyDoorParts } from './policy.parts.ts';
import { toFullPolicyView, toGroupRowView, toGroupWithPoliciesView, toPolicyRowView } from './policy.view.ts';
import { answerSearch, answerWholeTable } from './search-answer.ts';
import { readSearch, readSearchBody, searchShape } from './search.body.ts';

const policySearchShape = z.object({ ...searchShape.shape, policyType: z.string().nullish() });

/** Searches of groups and policies, and the whole tables (contract 2.1, P5, P7, P15 and P19). */
export function policySearchRoutes(scope: FastifyInstance, { groups, policyTables, clock }: PolicyDoorParts): void {
  scope.post('/group/search', needs('policy-group:search'), async (request, reply) => {
    const asked = readSearch(readSearchBody(request.body, searchShape), groupColumns);
    const found = await groups.search(callerOf(request), asked);
    const envelope = policySuccess(null, clock());
    return answerSearch(reply, { envelope, window: asked.window, found, view: toGroupRowView });
  });

  scope.post('/search', needs('policy:read-draft'), async (request, reply) => {
    const { policyType, ...body } = readSearchBody(request.body, policySearchShape);
    const typed = ofType(policyType);
    const asked = readSearch(body, policyColumns);
    const conditions = [...asked.conditions, ...typed];
    const found = await policyTables.search(callerOf(request), { ...asked, conditions });
    const envelope = policySuccess(null, clock());
    return answerSearch(reply, { envelope, window: asked.window, found, view: toPolicyRowView });
  });

  scope.get('/group/all', needs('policy:read-draft'), async (request, reply) => {
    const rows = policyTables.allGroups(callerOf(request));
    return answerWholeTable(reply, {
      envelope: policySuccess(null, clock()),
      rows,
      view: toGroupWithPoliciesView,
    });
  });

  scope.get('', needs('policy:read-draft'), async (request, reply) => {
    const rows = policyTables.all(callerOf(request));
    const envelope = policySuccess(null, clock());
    return answerWholeTable(reply, {
      envelope,
      rows,
      view: ({ policy, group }) => toFullPolicyView(policy, group),
    });
  });
}
