import { Field, ID, ObjectType } from 'type-graphql';
import type { Action } from '../shared/access.ts';

@ObjectType({ description: 'You, as your token says.' })
export class Viewer {
  @Field(() => ID, { description: 'User id of the token: `preferred_username`, else `sub`.' })
  id!: string;

  @Field(() => [String], { description: 'Roles of the token.' })
  roles!: string[];

  @Field(() => [String], {
    description: 'Actions that you may do to something at least, for instance `oidc-client:create`.',
  })
  can!: Action[];
}
