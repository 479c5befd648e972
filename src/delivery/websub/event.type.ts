import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AuditSubject } from '../../audit/index.ts';
import { connectionOf, DateTime, payloadOf } from '../../shared/graphql/index.ts';
import type { EventState } from './event.record.ts';

export const EventStateEnum = { PENDING: 'PENDING', HELD: 'HELD', PARKED: 'PARKED', SENT: 'SENT' } as const;
registerEnumType(EventStateEnum, {
  name: 'EventState',
  description: 'What becomes of an event.',
  valuesConfig: {
    PENDING: { description: 'It is to be sent, and tried until the hub takes it.' },
    HELD: { description: 'It tells of a client that eSignet does not have yet, and is sent when it does.' },
    PARKED: { description: 'The hub worked and would not take it; what came after it went on. See `resendEvent`.' },
    SENT: { description: 'The hub took it. Shown for seven days.' },
  },
});

@ObjectType('Event', { description: 'What ID-authentication is told of one change, over the event hub.' })
export class EventType {
  @Field(() => ID, { description: '`event.id` of the message, the same however often it is sent.' })
  id!: string;

  @Field(() => String, { description: 'The topic, for instance `OIDC_CLIENT_CREATED`.' })
  topic!: string;

  @Field(() => AuditSubject, { description: 'What was changed.' })
  subject!: AuditSubject;

  @Field(() => Int, { description: 'The `version` of it that the change made.' })
  version!: number;

  @Field(() => EventStateEnum, { description: 'What becomes of it.' })
  state!: EventState;

  @Field(() => Int, { description: 'Failed tries, of a parked one since it was resent.' })
  attempts!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the last try failed: `DENIED`, `SERVER_ERROR`, `UNREACHABLE`, `TIMED_OUT`, … (docs/configuration.md). Null where none did.',
  })
  lastError!: string | null;

  @Field(() => DateTime, { description: 'When the change was made (UTC).' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it is tried next (UTC); null when it is not to be tried.',
  })
  nextAttemptAt!: Date | null;
}

export const EventConnection = connectionOf(EventType, 'Event', 'events for ID-authentication');
export const ResendEventPayload = payloadOf(EventType, 'ResendEventPayload', 'event');
