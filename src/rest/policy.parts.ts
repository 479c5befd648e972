import type { PolicyChangeService, PolicyService, PolicyTableService } from '../policy/index.ts';
import type { PolicyGroupService } from '../policy-group/index.ts';
import type { Action } from '../shared/access.ts';
import type { Clock } from '../shared/clock.ts';
import { gate } from './gate.ts';
import { policyFieldNames } from './policy.body.ts';

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
    preHandler: gate(action),
  };
}
