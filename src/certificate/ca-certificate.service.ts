import { judgedBefore, recallOf, type ChangeWriter, type Recall } from '../audit/index.ts';
import { assertCan } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import type { Clock } from '../shared/clock.ts';
import { assertAcceptable, problem, Refusal, type Problem } from '../shared/errors/index.ts';
import { soonEnd } from '../shared/expiry.ts';
import {
  listPage,
  type CursorCodec,
  type Listing,
  type Order,
  type PageArguments,
} from '../shared/pagination/index.ts';
import { findDomain, type CertificateDomain } from './certificate-domains.ts';
import { readCertificates, thumbprintOf, type ReadCertificate } from './certificate-text.ts';
import { factsOf, newRecord } from './certificate-record.ts';
import type { CaCertificateRecord } from './certificate.record.ts';
import { isSelfSigned, judgeCaCertificate } from './certificate.rules.ts';
import type { CaCertificateStore } from './certificate.store.ts';
import { hasTrustedChain } from './chain.rules.ts';
import { loadAuthorities, withMore } from './trust.ts';

export interface UploadCaCertificate {
  readonly domain: string | null;
  /** PEM or PKCS#7; a chain in any order. */
  readonly certificates: string | null;
  readonly dryRun: boolean;
}

export interface ListCaCertificates {
  readonly domain?: CertificateDomain | null;
  readonly expiresSoon?: boolean | null;
}

export interface CaCertificateServiceParts {
  readonly store: CaCertificateStore;
  readonly writer: ChangeWriter;
  readonly cursors: CursorCodec;
  readonly clock: Clock;
}

const path = ['certificates'];

export class CaCertificateService {
  private readonly parts: CaCertificateServiceParts;
  private readonly recall: Recall<CaCertificateRecord, Changed<CaCertificateRecord>>;

  constructor(parts: CaCertificateServiceParts) {
    this.parts = parts;
    this.recall = recallOf('caCertificate', parts.store, judgedBefore);
  }

  list(
    caller: Caller,
    { domain, expiresSoon }: ListCaCertificates,
    order: Order,
    page: PageArguments,
  ): Promise<Listing<CaCertificateRecord>> {
    assertCan(caller, 'ca-certificate:read');
    const { clock, cursors, store } = this.parts;
    const expiresBefore = expiresSoon === true ? soonEnd(clock()) : null;
    return listPage(cursors, order, page, store.matching({ domain: domain ?? null, expiresBefore }));
  }

  /** Keeps what is new of a chain; answers the first of it that is new. */
  async upload(caller: Caller, input: UploadCaCertificate): Promise<Changed<CaCertificateRecord>> {
    assertCan(caller, 'ca-certificate:upload');
    return this.parts.writer.once(caller, this.recall, async () => {
      const { domain, certificates } = readUpload(input);
      const now = this.parts.clock();
      const fresh = await this.unknownOf(domain, certificates);
      const warnings = assertAcceptable([
        ...(fresh.length === 0 ? [problem('CERTIFICATE_EXISTS', path)] : []),
        ...fresh.flatMap((certificate) => judgeCaCertificate(certificate, path, now)),
        ...(await this.judgeChains(domain, fresh, now)),
      ]);
      const records = fresh.map((certificate) =>
        newRecord(
          caIdOf(domain, certificate),
          {
            ...factsOf(certificate, domain),
            isRoot: isSelfSigned(certificate),
          },
          now,
        ),
      );
      const [first, ...others] = records;
      if (first === undefined) throw new Error('nothing new was accepted');
      if (input.dryRun) return { record: { ...first, version: 0 }, warnings };
      const { store, writer } = this.parts;
      const upload = (after: CaCertificateRecord) =>
        ({
          kind: 'caCertificate',
          action: 'ca-certificate:upload',
          partnerId: null,
          store,
          before: null,
          after,
        }) as const;
      await writer.writeAll(caller, { changes: [upload(first), ...others.map(upload)], warnings });
      return { record: first, warnings };
    });
  }

  private async unknownOf(
    domain: CertificateDomain,
    certificates: readonly ReadCertificate[],
  ): Promise<ReadCertificate[]> {
    const known = await this.parts.store.findByIds(certificates.map((certificate) => caIdOf(domain, certificate)));
    const knownIds = new Set(known.map(({ id }) => id));
    return certificates.filter((certificate) => !knownIds.has(caIdOf(domain, certificate)));
  }

  /** A root stands for itself; any other must lead to one that is known, or comes along. */
  private async judgeChains(
    domain: CertificateDomain,
    fresh: readonly ReadCertificate[],
    now: Date,
  ): Promise<Problem[]> {
    const known = withMore(await loadAuthorities(this.parts.store, domain, fresh), fresh);
    return fresh
      .filter((certificate) => !isSelfSigned(certificate) && !hasTrustedChain(certificate, known, now))
      .map(() => problem('CERTIFICATE_ISSUER_UNKNOWN', path));
  }
}

/** Once in each domain. */
function caIdOf(domain: CertificateDomain, certificate: ReadCertificate): string {
  return `${domain}:${thumbprintOf(certificate)}`;
}

function readUpload({ domain: domainText, certificates: text }: UploadCaCertificate) {
  const blanks = [
    ...(isGiven(text) ? [] : [problem('REQUIRED', path)]),
    ...(isGiven(domainText) ? [] : [problem('REQUIRED', ['domain'])]),
  ];
  if (!isGiven(text) || !isGiven(domainText)) throw new Refusal(blanks);
  const domain = findDomain(domainText);
  const certificates = readCertificates(text);
  if (domain !== null && certificates !== null) return { domain, certificates: distinct(certificates) };
  throw new Refusal([
    ...(certificates === null ? [problem('CERTIFICATE_UNREADABLE', path)] : []),
    ...(domain === null ? [problem('CERTIFICATE_DOMAIN_UNKNOWN', ['domain'])] : []),
  ]);
}

function isGiven(text: string | null): text is string {
  return text !== null && text.trim() !== '';
}

function distinct(certificates: readonly ReadCertificate[]): ReadCertificate[] {
  return [...new Map(certificates.map((certificate) => [thumbprintOf(certificate), certificate])).values()];
}
