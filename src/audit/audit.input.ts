import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { DateTime, OrderDirectionEnum, type OrderDirection } from '../shared/graphql/index.ts';
import type { SubjectKind } from './audit.record.ts';
import { SubjectKindEnum } from './audit.type.ts';

@InputType({ description: 'One thing.' })
export class AuditSubjectInput {
  @Field(() => SubjectKindEnum, { description: 'What kind of thing.' })
  kind!: SubjectKind;

  @Field(() => ID, { description: 'Its id among things of this kind.' })
  id!: string;
}

@InputType({ description: 'Which audit entries to list; conditions add up.' })
export class AuditEntryFilter {
  @Field(() => AuditSubjectInput, { nullable: true, description: 'Only entries about this thing: its history.' })
  subject?: AuditSubjectInput | null;

  @Field(() => ID, { nullable: true, description: 'Only entries that concern this partner.' })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only changes by the user with exactly this id.' })
  actor?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this action, for instance `oidc-client:update`.' })
  action?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Only changes at this time or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Only changes before this time.' })
  to?: Date | null;
}

/** GraphQL name -> field of the entry. */
export const auditEntryOrderFields = { AT: 'at' } as const;
registerEnumType(auditEntryOrderFields, {
  name: 'AuditEntryOrderField',
  description: 'What audit entries can be ordered by.',
  valuesConfig: { AT: { description: 'When the change was made.' } },
});

@InputType({ description: 'Order of a list of audit entries.' })
export class AuditEntryOrder {
  @Field(() => auditEntryOrderFields, { description: 'What to order by.' })
  field!: (typeof auditEntryOrderFields)[keyof typeof auditEntryOrderFields];

  @Field(() => OrderDirectionEnum, { description: 'Which end comes first.' })
  direction!: OrderDirection;
}
