import { randomUUID } from 'node:crypto';
import type { ChangeWriter, Recall } from '../audit/index.ts';
import {
  certifiedPartner,
  needsPolicyGroup,
  type PartnerReader,
  type PartnerRecord,
  type PartnerStore,
} from '../partner/index.ts';
import { isWithin, mayFor, ownsNoPartner, partnerScope, type Action } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import type { Clock } from '../shared/clock.ts';
import { assertAcceptable, Failure, problem, Refusal, type Problem } from '../shared/errors/index.ts';
import { soonEnd } from '../shared/expiry.ts';
import { PointReader } from '../shared/loader.ts';
import {
  listPage,
  type CursorCodec,
  type Listing,
  type Order,
  type PageArguments,
} from '../shared/pagination/index.ts';
import { judgeVersion, type VersionedChange } from '../shared/version.rules.ts';
import { findDomain, type CertificateDomain } from './certificate-domains.ts';
import { factsOf, nameOfSubject, newRecord } from './certificate-record.ts';
import { readCertificates, thumbprintOf, type ReadCertificate } from './certificate-text.ts';
import type { PartnerCertificateRecord } from './certificate.record.ts';
import { isSelfSigned, judgePartnerCertificate } from './certificate.rules.ts';
import type { CaCertificateStore, PartnerCertificateStore } from './certificate.store.ts';
import { hasTrustedChain } from './chain.rules.ts';
import type { Signer } from './signer.ts';
import { loadAuthorities } from './trust.ts';

/** The version that is expected is that of the partner, which changes with its certificate. */
export interface UploadPartnerCertificate extends VersionedChange {
  readonly partnerId: string | null;
  readonly domain: string | null;
  readonly certificate: string | null;
  readonly dryRun: boolean;
}

export interface UploadedCertificate extends Changed<PartnerCertificateRecord> {
  /** Null where the answer is given again: the partner may have moved on, and then the answer does not show to what. */
  readonly partnerVersion: number | null;
}

export interface ListPartnerCertificates {
  readonly partnerId?: string | null;
  readonly domain?: CertificateDomain | null;
  readonly expiresSoon?: boolean | null;
}

export type CurrentCertificate = Pick<PartnerCertificateRecord, 'createdAt' | 'validTo'> & {
  /** As people call whom it is for. */
  readonly issuedTo: string;
};

export interface OwnCertificate {
  readonly partner: PartnerRecord;
  readonly certificate: CurrentCertificate | null;
}

export interface PartnerCertificateServiceParts {
  readonly store: PartnerCertificateStore;
  readonly authorities: CaCertificateStore;
  readonly partners: PartnerReader;
  readonly partnerStore: PartnerStore;
  readonly writer: ChangeWriter;
  readonly cursors: CursorCodec;
  readonly clock: Clock;
  /** Null where the gateway has no signing key: then nothing can be uploaded. */
  readonly sign: Signer | null;
}

const path = ['certificate'];

export class PartnerCertificateService {
  private readonly parts: PartnerCertificateServiceParts;
  private readonly certificates: PointReader<PartnerCertificateRecord>;
  private readonly recall: Recall<PartnerCertificateRecord, UploadedCertificate>;

  constructor(parts: PartnerCertificateServiceParts) {
    this.parts = parts;
    const { store } = parts;
    this.recall = {
      kind: 'partnerCertificate',
      store,
      recordOf: ({ record }) => record,
      isFor: (caller, { partnerId }) => mayFor(caller, 'partner-certificate:upload', partnerId),
      answer: (record, warnings) => ({ record, warnings, partnerVersion: null }),
    };
    this.certificates = new PointReader(parts.store);
  }

  async list(
    caller: Caller,
    { partnerId, domain, expiresSoon }: ListPartnerCertificates,
    order: Order,
    page: PageArguments,
  ): Promise<Listing<PartnerCertificateRecord>> {
    const { clock, cursors, store } = this.parts;
    const scope = await partnerScope(caller, 'partner-certificate:read');
    const expiresBefore = expiresSoon === true ? soonEnd(clock()) : null;
    const query = { partnerId: partnerId ?? null, domain: domain ?? null, expiresBefore };
    return listPage(cursors, order, page, store.matching(query, scope));
  }

  /** For partners that the caller has been shown already. */
  findCurrent(certificateId: string | null): Promise<PartnerCertificateRecord | null> {
    return certificateId === null ? Promise.resolve(null) : this.certificates.find(certificateId);
  }

  /** The partners that the caller owns, each with its certificate of now. */
  async ofOwn(caller: Caller): Promise<OwnCertificate[]> {
    const partners = await this.parts.partners.ownedBy(caller.userId);
    if (partners.length === 0) throw ownsNoPartner();
    const found = partners.map(async (partner) => {
      const certificate = await this.findCurrent(partner.certificateId);
      return { partner, certificate: certificate && withName(certificate) };
    });
    return Promise.all(found);
  }

  /** The certificate of now, for a door that tells absence as a problem. */
  async getOf(caller: Caller, partnerId: string): Promise<PartnerCertificateRecord> {
    const partner = await this.findPartner(caller, 'partner-certificate:read', partnerId);
    if (partner === null) throw new Refusal([problem('PARTNER_UNKNOWN', ['partnerId'])]);
    const certificate = await this.findCurrent(partner.certificateId);
    if (certificate === null) throw new Refusal([problem('PARTNER_CERTIFICATE_MISSING', ['partnerId'])]);
    return certificate;
  }

  /** Makes the partner approved and active. The same certificate again gives the same answer. */
  upload(caller: Caller, input: UploadPartnerCertificate): Promise<UploadedCertificate> {
    return this.parts.writer.once(caller, this.recall, async () => {
      const { partnerId, domain: domainText, certificate: text } = assertGiven(input);
      const partner = await this.findPartner(caller, 'partner-certificate:upload', partnerId);
      if (partner === null) throw new Refusal([problem('PARTNER_UNKNOWN', ['partnerId'])]);
      assertAcceptable(judgeVersion(input.expectedVersion, partner));
      const now = this.parts.clock();
      const domain = findDomain(domainText);
      const certificate = readOne(text);
      const warnings = assertAcceptable([
        ...judgePartner(partner),
        ...(domain === null ? [problem('CERTIFICATE_DOMAIN_UNKNOWN', ['domain'])] : []),
        ...(certificate === null ? [problem('CERTIFICATE_UNREADABLE', path)] : []),
        ...(certificate === null ? [] : judgePartnerCertificate(certificate, partner.name, path, now)),
        ...(certificate === null || domain === null ? [] : await this.judgeChain(domain, certificate, now)),
      ]);
      if (certificate === null || domain === null) throw new Error('the rules have refused this');
      const present = await this.findCurrent(partner.certificateId);
      const { version: partnerVersion } = partner;
      if (present !== null && isSame(present, certificate, domain, now)) {
        return { record: present, partnerVersion, warnings };
      }
      const record = await this.signed(partner, domain, certificate, now);
      if (input.dryRun) return { record: { ...record, version: 0 }, partnerVersion, warnings };
      return { record, partnerVersion: await this.write(caller, partner, record, now), warnings };
    });
  }

  private async judgeChain(domain: CertificateDomain, certificate: ReadCertificate, now: Date): Promise<Problem[]> {
    // told already, in words of its own
    if (isSelfSigned(certificate)) return [];
    const known = await loadAuthorities(this.parts.authorities, domain, [certificate]);
    return hasTrustedChain(certificate, known, now) ? [] : [problem('CERTIFICATE_ISSUER_UNKNOWN', path)];
  }

  private async signed(
    partner: PartnerRecord,
    domain: CertificateDomain,
    certificate: ReadCertificate,
    now: Date,
  ): Promise<PartnerCertificateRecord> {
    const { sign } = this.parts;
    if (sign === null) {
      throw new Failure('UNAVAILABLE', { text: 'This gateway has no key to sign with (SIGNING_CERT_FILE).' });
    }
    const { pem: signedPem, validTo: signedValidTo } = await sign(certificate, now);
    return newRecord(
      randomUUID(),
      { ...factsOf(certificate, domain), partnerId: partner.id, signedPem, signedValidTo },
      now,
    );
  }

  /** Answers the version of the partner from then on. */
  private async write(
    caller: Caller,
    partner: PartnerRecord,
    after: PartnerCertificateRecord,
    now: Date,
  ): Promise<number> {
    const { partnerStore, store, writer } = this.parts;
    const certified = certifiedPartner(partnerStore, partner, { id: after.id, expiresAt: after.validTo }, now);
    const action = 'partner-certificate:upload';
    const uploaded = { kind: 'partnerCertificate', action, partnerId: partner.id, store, before: null, after } as const;
    await writer.writeAll(caller, { changes: [uploaded, certified] });
    return certified.after.version;
  }

  private async findPartner(caller: Caller, action: Action, id: string): Promise<PartnerRecord | null> {
    const [scope, partner] = await Promise.all([partnerScope(caller, action), this.parts.partners.find(id)]);
    return partner !== null && isWithin(scope, partner.id) ? partner : null;
  }
}

function withName({ subject, createdAt, validTo }: PartnerCertificateRecord): CurrentCertificate {
  return { issuedTo: nameOfSubject(subject), createdAt, validTo };
}

type Given = Readonly<Record<'partnerId' | 'domain' | 'certificate', string>>;

function assertGiven(input: UploadPartnerCertificate): Given {
  const blanks = (['partnerId', 'domain', 'certificate'] as const).filter(
    (field) => (input[field] ?? '').trim() === '',
  );
  if (blanks.length > 0) throw new Refusal(blanks.map((field) => problem('REQUIRED', [field])));
  return input as Given;
}

/** A partner has one certificate: a chain that comes along is not asked for. */
function readOne(text: string): ReadCertificate | null {
  return readCertificates(text)?.[0] ?? null;
}

function judgePartner({ type, status, policyGroupId }: PartnerRecord): Problem[] {
  const groupIsMissing = needsPolicyGroup(type) && policyGroupId === null;
  return [
    ...(groupIsMissing ? [problem('CERTIFICATE_GROUP_MISSING', ['partnerId'])] : []),
    ...(status === 'INACTIVE' ? [problem('CERTIFICATE_PARTNER_INACTIVE', ['partnerId'])] : []),
  ];
}

/** What was signed then serves as well now. */
function isSame(
  { thumbprint, domain, signedValidTo }: PartnerCertificateRecord,
  certificate: ReadCertificate,
  asked: CertificateDomain,
  now: Date,
): boolean {
  return thumbprint === thumbprintOf(certificate) && domain === asked && now < signedValidTo;
}
