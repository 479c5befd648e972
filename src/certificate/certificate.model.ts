import type { Connection } from 'mongoose';
import { oneOf, recordModel, text, time } from '../shared/mongo/index.ts';
import { certificateDomains } from './certificate-domains.ts';
import type { CaCertificateRecord, PartnerCertificateRecord } from './certificate.record.ts';

const facts = {
  domain: oneOf(certificateDomains),
  pem: text,
  thumbprint: text,
  subject: text,
  issuer: text,
  validFrom: time,
  validTo: time,
};

export function caCertificateModel(connection: Connection) {
  return recordModel<CaCertificateRecord>(connection, {
    name: 'CaCertificate',
    collection: 'caCertificates',
    fields: { ...facts, isRoot: { type: Boolean, required: true } },
    indexes: [[{ domain: 1, subject: 1 }], [{ createdAt: 1, _id: 1 }], [{ validTo: 1, _id: 1 }]],
  });
}

export function partnerCertificateModel(connection: Connection) {
  return recordModel<PartnerCertificateRecord>(connection, {
    name: 'PartnerCertificate',
    collection: 'partnerCertificates',
    fields: { ...facts, partnerId: text, signedPem: text, signedValidTo: time },
    indexes: [
      [{ partnerId: 1, createdAt: 1, _id: 1 }],
      [{ partnerId: 1, validTo: 1, _id: 1 }],
      [{ createdAt: 1, _id: 1 }],
      [{ validTo: 1, _id: 1 }],
    ],
  });
}
