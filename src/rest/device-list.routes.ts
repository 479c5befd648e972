import type { FastifyInstance } from 'fastify';
import type { Action } from '../shared/access.ts';
import type { Clock } from '../shared/clock.ts';
import { successEnvelopeV2 } from './envelope-v2.ts';
import { gate } from './gate.ts';
import { readListQuery } from './list-query.ts';

const byPartner = ['partnerId', 'orgName', 'status', 'createdDateTime'];
const ofInterfaces = [
  ...['partnerType', 'sbiId', 'sbiVersion', 'sbiCreatedDateTime', 'sbiExpiryDateTime', 'sbiExpiryStatus'],
  ...['countOfAssociatedDevices', ...byPartner],
];
const ofDevices = ['deviceId', 'sbiId', 'sbiVersion', 'deviceType', 'deviceSubType', 'make', 'model', ...byPartner];
const ofChips = ['make', 'model', ...byPartner];

type EmptyList = readonly [path: string, api: string, action: Action, sorts: readonly string[]];

const lists: readonly EmptyList[] = [
  ['/securebiometricinterface', 'mosip.pms.all.sbi.details.get', 'device:browse', ofInterfaces],
  ['/devicedetail', 'mosip.pms.all.device.details.get', 'device:browse', ofDevices],
  ['/ftpchipdetail/v2', 'mosip.pms.all.ftm.details.get', 'ftm-chip:browse', ofChips],
];

const emptyPage = { pageNo: 0, pageSize: 0, totalResults: 0, data: [] };

/** There are no devices and no chips here, but pages of the portal that count them: lists that are always empty. */
export function deviceListRoutes(scope: FastifyInstance, { clock }: { readonly clock: Clock }): void {
  for (const [path, api, action, sorts] of lists) {
    const shape = {
      sorts: Object.fromEntries(sorts.map((name) => [name, name])),
      contains: {},
      others: [],
      unpaged: 'first page',
      loneSort: 'refused',
    } as const;
    scope.get(path, { config: { api }, preHandler: gate(action) }, (request) => {
      readListQuery(request.query, shape);
      return successEnvelopeV2(api, emptyPage, clock());
    });
  }
}
