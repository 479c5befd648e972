import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VersionedChange } from '../shared/version.rules.ts';

/**
 * The version of a record as an entity tag (RFC 9110, 8.8.3). It stands for the record at the address alone: not for
 * what the answer says of other records, and not for the time in the envelope.
 */
export function withVersion<A>(reply: FastifyReply, { version }: { readonly version: number }, answer: A): A {
  sayVersion(reply, version);
  return answer;
}

/** Null where an answer, or a refusal, is about no version. */
export function sayVersion(reply: FastifyReply, version: number | null): void {
  if (version !== null) void reply.header('etag', `"${version}"`);
}

/** Between commas; what is weak, or has the form of no version, is a tag of something else. */
const element = /[ \t]*(?:(?<tag>(?:W\/)?"[!#-~\x80-\xff]*")[ \t]*)?(?:,|$)/y;
const versionTag = /^"(?<version>[1-9]\d{0,14})"$/;
const anyVersion = '*';

/**
 * What `If-Match` asks for: nothing where there is none, or where any version will do. A header that cannot be read
 * matches no version at all, so that a mistake in it never lets a change through.
 */
export function ifMatch({ headers }: FastifyRequest): VersionedChange {
  const given = headers['if-match'];
  if (given === undefined || given.trim() === anyVersion) return {};
  return { expectedVersion: tagsIn(given)?.flatMap(versionsOf) ?? [] };
}

/** Null where it is no list of tags. */
function tagsIn(list: string): string[] | null {
  const tags: string[] = [];
  element.lastIndex = 0;
  while (element.lastIndex < list.length) {
    const found = element.exec(list);
    if (found === null) return null;
    tags.push(found.groups?.tag ?? '');
  }
  return tags;
}

function versionsOf(tag: string): number[] {
  const version = versionTag.exec(tag)?.groups?.version;
  return version === undefined ? [] : [Number(version)];
}
