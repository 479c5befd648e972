import type { Caller } from '../../src/shared/caller.ts';

export function callerWith(userId: string, roles: readonly string[], owned: readonly string[] = []): Caller {
  return {
    userId,
    roles: new Set(roles),
    ownedPartnerIds: () => Promise.resolve(owned),
    correlationId: 'test',
    sourceAddress: null,
  };
}
