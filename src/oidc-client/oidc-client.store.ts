import type { Connection, QueryFilter } from 'mongoose';
import type { Pair } from '../policy-mapping/index.ts';
import type { PartnerScope } from '../shared/access.ts';
import { foldedWords } from '../shared/fold.ts';
import { Collection, given, partnerCondition, sessionOf, type DocumentOf } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import type { Transaction } from '../shared/unit-of-work.ts';
import { oidcClientModel } from './oidc-client.model.ts';
import type { OidcClientRecord, OidcClientStatus } from './oidc-client.record.ts';

export interface OidcClientQuery {
  readonly partnerId?: string | null;
  readonly policyId?: string | null;
  readonly status?: OidcClientStatus | null;
  readonly search?: string | null;
}

/** Further words would narrow the result no more, but cost a look-up each. */
const mostSearchWords = 8;
const afterEveryWord = '\u{10ffff}';

export class OidcClientStore extends Collection<OidcClientRecord> {
  constructor(connection: Connection) {
    super(oidcClientModel(connection));
  }

  findActive({ partnerId, policyId }: Pair): Promise<OidcClientRecord[]> {
    return this.find({ partnerId, policyId, status: 'ACTIVE' });
  }

  countActive({ partnerId, policyId }: Pair, tx?: Transaction): Promise<number> {
    const session = tx === undefined ? {} : { session: sessionOf(tx) };
    return this.model.countDocuments({ partnerId, policyId, status: 'ACTIVE' }, session);
  }

  matching(query: OidcClientQuery, scope: PartnerScope): ListQueries<OidcClientRecord> {
    const { policyId, status, search } = query;
    return this.list({
      ...given({ policyId, status, partnerId: partnerCondition(query.partnerId ?? null, scope) }),
      ...(typeof search === 'string' ? { $and: wordsBeginningWith(search) } : {}),
    });
  }
}

/** Every word that was typed begins a word of a name. A range over an array needs `$elemMatch`. */
function wordsBeginningWith(search: string): QueryFilter<DocumentOf<OidcClientRecord>>[] {
  const words = foldedWords([search]).slice(0, mostSearchWords);
  if (words.length === 0) return [{ _id: { $in: [] } }];
  return words.map((word) => ({ searchWords: { $elemMatch: { $gte: word, $lt: word + afterEveryWord } } }));
}
