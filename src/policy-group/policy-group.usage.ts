import type { Transaction } from '../shared/unit-of-work.ts';

/** What stands in the way of closing a group. */
export interface OpenPolicies {
  readonly drafts: number;
  readonly activated: number;
}

/** Numbers by status; of more than 10,000 rows only so many are counted. */
export type StatusCounts = ReadonlyMap<string, number>;

export interface GroupDependants {
  readonly policies: StatusCounts;
  readonly mappings: StatusCounts;
  readonly clients: StatusCounts;
}

/** What a group has to ask those above it, who know policies, mappings and clients: a port, wired in `app`. */
export interface GroupUsage {
  openPolicies(groupId: string, tx?: Transaction): Promise<OpenPolicies>;
  dependants(groupId: string): Promise<GroupDependants>;
}
