/** Every kind of record that is audited. */
export type SubjectKind =
  | 'apiKey'
  | 'caCertificate'
  | 'mispLicense'
  | 'oidcClient'
  | 'partner'
  | 'partnerCertificate'
  | 'policy'
  | 'policyGroup'
  | 'policyMapping'
  | 'userConsent';

/**
 * What happened to one record at one of its versions. Entries of a record form a chain: each carries the hash before it.
 * A hash covers whatever the entry holds, so entries from before a member was kept are whole without it.
 */
export interface AuditEntry {
  /** Kind and id of the record, for instance `oidcClient:r8wF…`. */
  readonly aggregate: string;
  /** Version that the record has since. */
  readonly sequence: number;
  /** The partner that it concerns; null where it concerns nobody in particular. */
  readonly partnerId: string | null;
  /** User id of who did it. */
  readonly actor: string;
  readonly action: string;
  /** In the words of who did it; null where nobody asked. Entries of earlier versions have none. */
  readonly reason?: string | null;
  readonly correlationId: string;
  /** Where the request came from; null for what the gateway does by itself. Entries of earlier versions have none. */
  readonly sourceAddress?: string | null;
  readonly at: Date;
  readonly changes: Readonly<Record<string, Change>>;
  readonly previousHash: string | null;
  readonly hash: string;
}

/** The id is aggregate and sequence, so that two writers cannot both append the same entry. The hash does not cover it. */
export type KeptEntry = AuditEntry & { readonly id: string };

/** As somebody sees it. */
export type ShownEntry = Omit<KeptEntry, 'hash'> & { readonly hash: string | null };

export interface Change {
  readonly before: unknown;
  readonly after: unknown;
}

export function aggregateOf(kind: SubjectKind, id: string): string {
  return `${kind}:${id}`;
}

export function subjectOf(aggregate: string): { kind: SubjectKind; id: string } {
  const [kind, ...id] = aggregate.split(':');
  return { kind: kind as SubjectKind, id: id.join(':') };
}
