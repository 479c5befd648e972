import { Field, InputType } from 'type-graphql';

/** What the inputs of all changes have. */
@InputType()
export abstract class KeyedInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on).',
  })
  idempotencyKey?: string | null;
}

/** The input as the use case knows it: the key belongs to the request. */
export function withoutKey<I extends KeyedInput>(input: I): Omit<I, 'idempotencyKey'> {
  const rest = Object.entries(input).filter(([name]) => name !== 'idempotencyKey');
  return Object.fromEntries(rest) as Omit<I, 'idempotencyKey'>;
}
