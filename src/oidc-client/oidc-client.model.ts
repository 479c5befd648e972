import { Schema, type Connection } from 'mongoose';
import { document, oneOf, recordModel, text, texts } from '../shared/mongo/index.ts';
import type { OidcClientRecord } from './oidc-client.record.ts';

const localizedName = new Schema({ language: text, value: text }, { _id: false, strict: 'throw' });

const fields = {
  name: text,
  names: [localizedName],
  partnerId: text,
  policyId: text,
  logoUri: text,
  redirectUris: texts,
  grantTypes: texts,
  clientAuthMethods: texts,
  publicKey: document,
  keyThumbprint: text,
  claims: texts,
  acrValues: texts,
  additionalConfig: { type: Schema.Types.Mixed, default: null },
  status: oneOf(['ACTIVE', 'INACTIVE']),
  statusReason: { type: String, default: null },
  nameKey: text,
  searchWords: { type: [String] },
};

export function oidcClientModel(connection: Connection) {
  return recordModel<OidcClientRecord>(connection, {
    name: 'OidcClient',
    collection: 'oidcClients',
    fields,
    indexes: [
      [{ createdAt: 1, _id: 1 }],
      [{ nameKey: 1, _id: 1 }],
      [{ partnerId: 1, createdAt: 1, _id: 1 }],
      [{ partnerId: 1, nameKey: 1, _id: 1 }],
      [{ policyId: 1, createdAt: 1, _id: 1 }],
      [{ partnerId: 1, policyId: 1, status: 1 }],
      [{ searchWords: 1 }],
    ],
  });
}

/** See withdrawn-client.store.ts. */
export function withdrawnClientModel(connection: Connection) {
  return recordModel<OidcClientRecord>(connection, {
    name: 'WithdrawnClient',
    collection: 'withdrawnClients',
    fields,
    indexes: [],
  });
}
