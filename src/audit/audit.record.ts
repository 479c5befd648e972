/** What happened to one record at one of its versions. Entries of a record form a chain: each carries the hash before it. */
export interface AuditEntry {
  /** Kind and id of the record, for instance `oidcClient:r8wF…`. */
  readonly aggregate: string;
  /** Version that the record has since. */
  readonly sequence: number;
  /** The partner that it concerns; null where it concerns nobody in particular. */
  readonly partnerId: string | null;
  readonly actor: string;
  readonly action: string;
  readonly correlationId: string;
  readonly at: Date;
  readonly changes: Readonly<Record<string, Change>>;
  readonly previousHash: string | null;
  readonly hash: string;
}

export interface Change {
  readonly before: unknown;
  readonly after: unknown;
}
