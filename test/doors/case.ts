import type { CreateOidcClientInput, UpdateOidcClientInput } from '../support/operations.generated.ts';

/** Who asks; each stands for a user of the external issuer. */
export type Who = 'partner' | 'other-partner' | 'nobody' | 'admin';

interface Expectation {
  readonly title: string;
  /** Problems as GraphQL shows them, in order: `CODE at path`, warnings with a `?` behind the code. */
  readonly problems: readonly string[];
  /** `errorCode` of the REST door; null where the request is accepted. */
  readonly rest: string | null;
  readonly as?: Who;
}

export interface CreateCase extends Expectation {
  readonly input: Partial<CreateOidcClientInput>;
}

export interface UpdateCase extends Expectation {
  /** The state of the client before. */
  readonly client?: 'active' | 'inactive' | 'of inactive partner' | 'absent' | 'foreign';
  readonly input: Partial<Omit<UpdateOidcClientInput, 'id' | 'expectedVersion'>>;
}
