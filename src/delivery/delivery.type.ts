import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { OidcClient } from '../oidc-client/index.ts';
import { connectionOf, DateTime, payloadOf } from '../shared/graphql/index.ts';
import type { DeliveryState } from './delivery.record.ts';

export const DeliveryStateEnum = { PENDING: 'PENDING', DELIVERED: 'DELIVERED', REFUSED: 'REFUSED' } as const;
registerEnumType(DeliveryStateEnum, {
  name: 'DeliveryState',
  description: 'How far eSignet has a client.',
  valuesConfig: {
    PENDING: { description: 'It does not have the latest version yet; it is tried until it is decided.' },
    DELIVERED: { description: 'It has the latest version.' },
    REFUSED: { description: 'It will not take the latest version, and that could not be taken back. See `lastError`.' },
  },
});

@ObjectType({ description: 'How eSignet stands to one OIDC client.' })
export class Delivery {
  @Field(() => ID, { description: 'The `client_id`.' })
  clientId!: string;

  @Field(() => DeliveryStateEnum, { description: 'How far eSignet has it.' })
  state!: DeliveryState;

  @Field(() => Int, { nullable: true, description: 'The `version` that eSignet has; null when it never took any.' })
  deliveredVersion!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why the last try failed, or what was refused and taken back last: eSignet's own code (`invalid_redirect_uri`) or one in capitals for everything else (`UNREACHABLE`, `TIMED_OUT`, `SERVER_ERROR`, `UPSTREAM_CONTRACT`, `UNAUTHORIZED`, …; docs/configuration.md). Null when all is well.",
  })
  lastError!: string | null;

  @Field(() => Int, { description: 'Failed tries since eSignet fell behind.' })
  attempts!: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when eSignet is behind (UTC); null when it is not.' })
  behindSince!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it is tried next (UTC); null when nothing is to be tried.',
  })
  nextAttemptAt!: Date | null;
}

export const DeliveryConnection = connectionOf(Delivery, 'Delivery', 'deliveries to eSignet');
export const RedeliverOidcClientPayload = payloadOf(OidcClient, 'RedeliverOidcClientPayload', 'oidcClient');
