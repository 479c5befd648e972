import type { EventRecord, Publisher } from './event.record.ts';

const namespaces: Readonly<Record<Publisher, string>> = {
  PartnerManagementServiceImpl: 'io.mosip.pmp.partner.manager.service.impl.PartnerManagementServiceImpl',
  PartnerServiceImpl: 'io.mosip.pmp.partner.service.impl.PartnerServiceImpl',
  PolicyManagementService: 'io.mosip.pmp.policy.service',
};

export type Envelope = ReturnType<typeof envelopeOf>;

/** The body of a publish (contract 5.2). Its time is that of the change, the same however often it is sent. */
export function envelopeOf({ id, topic, publisher, createdAt }: EventRecord, data: object) {
  const timestamp = createdAt.toISOString();
  return {
    publisher,
    topic,
    publishedOn: timestamp,
    event: { id, type: { namespace: namespaces[publisher], name: publisher }, timestamp, data },
  };
}
