import { Arg, Args, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from 'type-graphql';
import type { Caller } from '../../shared/caller.ts';
import { Acting, KeyedInput, PageArgs, type RequestContext } from '../../shared/graphql/index.ts';
import { toEvent } from './event.mapper.ts';
import type { EventState } from './event.record.ts';
import type { EventService } from './event.service.ts';
import { EventConnection, EventStateEnum, EventType, ResendEventPayload } from './event.type.ts';

@InputType({ description: 'An event to send once more.' })
class ResendEventInput extends KeyedInput {
  @Field(() => ID, { description: 'Its id. Problems: EVENT_NOT_FOUND, EVENT_NOT_PARKED.' })
  id!: string;
}

const unsent: readonly EventState[] = ['PENDING', 'HELD', 'PARKED'];

@Resolver(() => EventType)
export class EventResolver {
  private readonly service: EventService;

  constructor(service: EventService) {
    this.service = service;
  }

  @Query(() => EventConnection, {
    description:
      'What ID-authentication is to be told over the event hub, the oldest first. For partner administrators.',
  })
  async events(
    @Ctx() { caller }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('states', () => [EventStateEnum], {
      nullable: true,
      description: 'Which ones; PENDING, HELD and PARKED when nothing is said.',
    })
    states?: EventState[] | null,
  ) {
    return EventConnection.from(await this.service.list(caller, states ?? unsent, page), toEvent);
  }

  @Mutation(() => ResendEventPayload, {
    description:
      'Sends a parked event once more, under its id. Of a client it then tells the latest state, since later events have gone before it. For partner administrators. Problems: EVENT_NOT_FOUND, EVENT_NOT_PARKED.',
  })
  resendEvent(
    @Acting() caller: Caller,
    @Arg('input', () => ResendEventInput, { description: 'Which one.' }) input: ResendEventInput,
  ) {
    return ResendEventPayload.from(this.service.resend(caller, input.id), toEvent);
  }
}
