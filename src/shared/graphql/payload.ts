import { Field, ObjectType, type ClassType } from 'type-graphql';
import type { Changed } from '../changed.ts';
import { Refusal } from '../errors/index.ts';
import { ProblemType, toProblem } from './problem.type.ts';

/** The payload type of a mutation over `node`, shown as `field`, and how a change becomes one: a refusal is data. */
export function payloadOf<N extends object>(node: ClassType<N>, name: string, field: string) {
  @ObjectType(name, { description: 'What came of a change.' })
  class Payload {
    @Field(() => node, {
      name: field,
      nullable: true,
      description: 'As it stands now, or would stand (`dryRun`); null when a problem of severity ERROR stands.',
    })
    node!: N | null;

    @Field(() => [ProblemType], {
      description: 'Everything that is wrong or unwise, in the order of the checks; empty when all is well.',
    })
    problems!: ProblemType[];
  }

  return Object.assign(Payload, {
    async from<R>(change: Promise<Changed<R>>, toNode: (record: R) => N): Promise<Payload> {
      try {
        const { record, warnings } = await change;
        return { node: toNode(record), problems: warnings.map(toProblem) };
      } catch (error) {
        if (error instanceof Refusal) return { node: null, problems: error.problems.map(toProblem) };
        throw error;
      }
    },
  });
}
