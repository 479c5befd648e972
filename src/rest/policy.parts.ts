import type { FastifyRequest } from 'fastify';
import type { PolicyChangeService, PolicyService, PolicyTableService } from '../policy/index.ts';
import type { PolicyGroupService } from '../policy-group/index.ts';
import { assertCan, type Action } from '../shared/access.ts';
import type { Clock } from '../shared/clock.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { policyFieldNames } from './policy.body.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Id of the API, where answers and refusals come in version 2 of the envelope. */
    api?: string;
  }
}

export interface PolicyDoorParts {
  readonly groups: PolicyGroupService;
  readonly policies: PolicyService;
  readonly policyChanges: PolicyChangeService;
  readonly policyTables: PolicyTableService;
  readonly clock: Clock;
}

/** At this edge the role comes before the shape of the body: who may not do it learns nothing about its fields. */
export function needs(action: Action, api?: string) {
  return {
    config: { fieldNames: policyFieldNames, ...(api === undefined ? {} : { api }) },
    preHandler: (request: FastifyRequest, _reply: unknown, done: () => void): void => {
      assertCan(callerOf(request), action);
      done();
    },
  };
}
