import { Field, InputType, registerEnumType } from 'type-graphql';

export type OrderDirection = 'ASC' | 'DESC';
const orderDirections = { ASC: 'ASC', DESC: 'DESC' } as const;

registerEnumType(orderDirections, {
  name: 'OrderDirection',
  description: 'Which end of an order comes first.',
  valuesConfig: {
    ASC: { description: 'Oldest first, or A before Z.' },
    DESC: { description: 'Newest first, or Z before A.' },
  },
});

/** GraphQL name -> field of the record, and what that is. */
type OrderFields = Readonly<Record<string, readonly [field: string, description: string]>>;

/** The input type of the order of a list, with the enum of what the list can be ordered by. */
export function orderOf<const F extends OrderFields>(name: string, listed: string, fields: F) {
  const entries = Object.entries(fields);
  const fieldNames = Object.fromEntries(entries.map(([key, [field]]) => [key, field]));
  registerEnumType(fieldNames, {
    name: `${name}OrderField`,
    description: `What ${listed} can be ordered by.`,
    valuesConfig: Object.fromEntries(entries.map(([key, [, description]]) => [key, { description }])),
  });

  @InputType(`${name}Order`, { description: `Order of a list of ${listed}.` })
  class ListOrder {
    @Field(() => fieldNames, { description: 'What to order by.' })
    field!: F[keyof F][0];

    @Field(() => orderDirections, { description: 'Which end comes first.' })
    direction!: OrderDirection;
  }
  return ListOrder;
}
