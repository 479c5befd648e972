import type { FastifyInstance } from 'fastify';
import type { PartnerCertificateService } from '../certificate/index.ts';
import { partnerTypes, partnerTypeTable, type PartnerColumn, type PartnerService } from '../partner/index.ts';
import type { PolicyGroupReader } from '../policy-group/index.ts';
import type { Clock } from '../shared/clock.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { successEnvelopeV2 } from './envelope-v2.ts';
import { gate } from './gate.ts';
import { answerList } from './list-answer.ts';
import { withVersion } from './record-version.ts';
import { readBoolean, readListQuery, readParameters, readRequired, type ListShape } from './list-query.ts';
import { toOwnPartner, toPartnerDetails, toPartnerItem, uploadStatusTexts } from './partner.view.ts';
import { valuesCalled } from './words.ts';

export interface PartnerListParts {
  readonly partners: PartnerService;
  readonly partnerCertificates: PartnerCertificateService;
  readonly groups: PolicyGroupReader;
  readonly clock: Clock;
}

const texts = {
  partnerId: 'partnerId',
  partnerType: 'partnerType',
  orgName: 'partnerName',
  emailAddress: 'email',
  policyGroupName: 'groupName',
} as const;

const shape: ListShape<PartnerColumn, 'certificateUploadStatus'> = {
  sorts: {
    ...texts,
    policyGroupId: 'groupId',
    certificateUploadStatus: 'certificate',
    status: 'approval',
    isActive: 'activity',
    createdDateTime: 'createdAt',
  },
  contains: texts,
  others: ['certificateUploadStatus'],
  unpaged: 'first page',
  loneSort: 'refused',
};

const uploadStates = ['there', 'missing'] as const;

const ownApi = 'mosip.pms.partners.v3.get';
const allApi = 'mosip.pms.admin.partners.get';
const detailsApi = 'mosip.pms.admin.partner.details.get';

/** Partners as lists (contract 3.5, R9, R11 and R12). */
export function partnerListRoutes(scope: FastifyInstance, parts: PartnerListParts): void {
  const { partners, partnerCertificates, groups, clock } = parts;
  const groupOf = (id: string | null) => (id === null ? null : groups.find(id));

  const ofOwn = { config: { api: ownApi }, preHandler: gate('partner:browse-own') };
  scope.get('/partners/v3', ofOwn, async (request) => {
    const { hasGroup, ...asked } = readOwn(request.query);
    const found = await partners.browseOwn(callerOf(request), { ...asked, hasGroup });
    const shown = found.map(async (partner) =>
      toOwnPartner(partner, hasGroup === true ? await groupOf(partner.policyGroupId) : null),
    );
    return successEnvelopeV2(ownApi, await Promise.all(shown), clock());
  });

  const ofAll = { config: { api: allApi }, preHandler: gate('partner:browse-all') };
  scope.get('/admin-partners', ofAll, async (request, reply) => {
    const isActive = readBoolean(readParameters(request.query, ['isActive']).isActive, 'isActive');
    const { page, others, ...asked } = readListQuery(request.query, shape);
    const { certificateUploadStatus: upload } = others;
    const certificates = upload === undefined ? uploadStates : valuesCalled(uploadStatusTexts, upload);
    const found = await partners.browse(callerOf(request), { ...asked, isActive, certificates });
    return answerList(reply, { api: allApi, page, found, view: toPartnerItem, now: clock() });
  });

  const ofOne = { config: { api: detailsApi }, preHandler: gate('partner:browse-all') };
  scope.get<{ Params: { partnerId: string } }>('/admin-partners/:partnerId', ofOne, async (request, reply) => {
    const partner = await partners.getOfAll(callerOf(request), request.params.partnerId);
    const [group, certificate] = await Promise.all([
      groupOf(partner.policyGroupId),
      partnerCertificates.findCurrent(partner.certificateId),
    ]);
    const view = toPartnerDetails(partner, group, certificate);
    return withVersion(reply, partner, successEnvelopeV2(detailsApi, view, clock()));
  });
}

const approvals: Readonly<Record<string, boolean>> = { approved: true, InProgress: false };

/** Words that the door does not know are those of no partner. */
function readOwn(query: unknown) {
  const { status, policyGroupAvailable, partnerType } = readParameters(query, [
    'status',
    'policyGroupAvailable',
    'partnerType',
  ]);
  const word = readRequired(status, 'status');
  const isApproved = Object.hasOwn(approvals, word) ? approvals[word] : undefined;
  const called = partnerTypes.filter(
    (type) => partnerType === undefined || partnerTypeTable[type].code === partnerType,
  );
  return {
    isApproved: isApproved ?? false,
    hasGroup: readBoolean(policyGroupAvailable, 'policyGroupAvailable'),
    types: isApproved === undefined ? [] : called,
  };
}
