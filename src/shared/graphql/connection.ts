import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import type { Listing, PageArguments, Total } from '../pagination/index.ts';

@ArgsType()
export class PageArgs implements PageArguments {
  @Field(() => Int, { nullable: true, description: 'How many rows from the start, 1 to 100; 20 when nothing is said.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the row after which to start; goes with `first`.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many rows from the end, 1 to 100.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the row before which to end; goes with `last`.' })
  before?: string | null;
}

@ObjectType({ description: 'Where a page stands in its list (Relay cursor connections).' })
class PageInfo {
  @Field(() => Boolean, { description: 'More rows follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Rows come before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row; null on an empty page.' })
  endCursor!: string | null;
}

interface Connection<N> {
  edges: { cursor: string; node: N }[];
  pageInfo: PageInfo;
}

/** The two types of a Relay connection over `node`, and how a listing becomes one. */
export function connectionOf<N extends object>(node: ClassType<N>, name: string, listed: string) {
  @ObjectType(`${name}Edge`, { description: `One row of a list of ${listed}.` })
  class Edge {
    @Field(() => String, { description: 'Opaque and signed; hand it back as `after` or `before`.' })
    cursor!: string;

    @Field(() => node, { description: 'The row itself.' })
    node!: N;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${listed}.` })
  class NodeConnection implements Connection<N> {
    @Field(() => [Edge], { description: 'The rows of this page, in order.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo!: PageInfo;

    total!: () => Promise<Total>;

    @Field(() => Int, { description: 'Length of the whole list; stops counting at 10,000. Costs a query of its own.' })
    async totalCount(): Promise<number> {
      return (await this.total()).count;
    }

    @Field(() => Boolean, { description: 'False when the list is longer than `totalCount` says.' })
    async totalCountExact(): Promise<boolean> {
      return (await this.total()).exact;
    }
  }

  return Object.assign(NodeConnection, {
    from<R>(listing: Listing<R>, toNode: (record: R) => N): NodeConnection {
      const edges = listing.rows.map(({ cursor, record }) => ({ cursor, node: toNode(record) }));
      return Object.assign(new NodeConnection(), {
        edges,
        total: listing.total,
        pageInfo: {
          hasNextPage: listing.hasNextPage,
          hasPreviousPage: listing.hasPreviousPage,
          startCursor: edges.at(0)?.cursor ?? null,
          endCursor: edges.at(-1)?.cursor ?? null,
        },
      });
    },
  });
}
