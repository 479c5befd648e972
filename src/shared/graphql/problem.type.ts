import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { problemCodes, type Problem, type ProblemCode, type Severity } from '../errors/index.ts';

const ProblemCodeEnum = Object.fromEntries(problemCodes.map((code) => [code, code]));
registerEnumType(ProblemCodeEnum, {
  name: 'ProblemCode',
  description:
    'Why a change was refused, or what is unwise about it. Each has its counterpart at the REST door (docs/errors.md).',
});

const SeverityEnum = { ERROR: 'ERROR', WARNING: 'WARNING' } as const;
registerEnumType(SeverityEnum, {
  name: 'Severity',
  description: 'How bad a problem is.',
  valuesConfig: {
    ERROR: { description: 'Nothing was written; with OUTCOME_UNKNOWN nobody can tell.' },
    WARNING: { description: 'It was done; think again about this part.' },
  },
});

@ObjectType('Problem', { description: 'One thing that is wrong, or unwise, with the input of a change.' })
export class ProblemType {
  @Field(() => ProblemCodeEnum, { description: 'What kind of problem; for programs.' })
  code!: ProblemCode;

  @Field(() => String, { description: 'What is wrong; for people. Never repeats what was sent.' })
  message!: string;

  @Field(() => [String], {
    description: 'Where in the arguments, list places as text: `["input", "redirectUris", "1"]`.',
  })
  path!: string[];

  @Field(() => SeverityEnum, { description: 'Whether it stopped the change.' })
  severity!: Severity;

  @Field(() => String, { nullable: true, description: 'What to do about it.' })
  help!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'With VERSION_CONFLICT: the version that the record has now. Null otherwise.',
  })
  currentVersion!: number | null;
}

export function toProblem({ code, message, path, severity, help, currentVersion }: Problem): ProblemType {
  return { code, message, path: ['input', ...path], severity, help, currentVersion };
}
