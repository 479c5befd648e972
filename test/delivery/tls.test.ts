import { webcrypto } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { SecureContextOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PemConverter } from '../../src/certificate/x509.ts';
import { authority, issue, type Issued } from '../certificate/chain.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { createTestDatabase, type TestDatabase } from '../support/mongo.ts';
import { ensureBuilt, newDataDir, startGatewayProcess, type GatewayProcess } from '../support/process.ts';
import { sessionAs, type Session } from '../support/session.ts';
import { created, deliveryOf, until, untilState } from './setting.ts';

/** A process, since the authorities that Node trusts are read when it starts. */
let gateway: GatewayProcess;
let admin: Session;
let database: TestDatabase;
let esignet: FakeEsignet;
let server: https.Server;
let trusted: Issued;

async function contextOf({ pem, keys }: Issued): Promise<SecureContextOptions> {
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { cert: pem, key: PemConverter.encode(key, 'PRIVATE KEY'), minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' };
}

const good = () => issue({ name: 'CN=localhost', by: trusted });

/** Whoever is connected already would not look at the certificate again. */
function present(context: SecureContextOptions): void {
  server.setSecureContext(context);
  server.closeAllConnections();
}

beforeAll(async () => {
  await ensureBuilt();
  [database, esignet, trusted] = await Promise.all([
    createTestDatabase(),
    startFakeEsignet(),
    authority('CN=Trusted authority'),
  ]);
  const { origin } = new URL(esignet.url);
  server = https.createServer(await contextOf(await good()), (request, response) => {
    const { method, headers, url } = request;
    const onward = http.request(`${origin}${url ?? ''}`, { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dataDir = await newDataDir();
  const authorities = path.join(dataDir, 'authorities.pem');
  await writeFile(authorities, trusted.pem);
  gateway = await startGatewayProcess({
    ...esignet.settings,
    ESIGNET_URL: `https://localhost:${(server.address() as AddressInfo).port}/v1/esignet`,
    NODE_EXTRA_CA_CERTS: authorities,
    NODE_OPTIONS: '--dns-result-order=ipv4first',
    DELIVERY_WAIT_MS: '300',
    MONGODB_URI: database.uri,
    DATA_DIR: dataDir,
  });
  admin = await sessionAs('admin', gateway.url);
}, 120_000);

afterAll(async () => {
  gateway.signal('SIGTERM');
  await gateway.ended;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await esignet.stop();
  await database.drop();
});

describe('an eSignet that cannot prove who it is', () => {
  it.each<[string, () => Promise<SecureContextOptions>]>([
    [
      'by a certificate that has expired',
      async () => contextOf(await issue({ name: 'CN=localhost', by: trusted, from: -9, to: -1 })),
    ],
    [
      'by a certificate that is not valid yet',
      async () => contextOf(await issue({ name: 'CN=localhost', by: trusted, from: 1 })),
    ],
    [
      'by a certificate for another host',
      async () => contextOf(await issue({ name: 'CN=esignet.example.com', by: trusted })),
    ],
    ['by a certificate of its own', async () => contextOf(await issue({ name: 'CN=localhost' }))],
    [
      'by a certificate of an authority that nobody trusts',
      async () => contextOf(await issue({ name: 'CN=localhost', by: await authority('CN=Trusted authority') })),
    ],
    [
      'with nothing newer than TLS 1.0',
      async () => ({
        ...(await contextOf(await good())),
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      }),
    ],
  ])('hears nothing: %s', async (_how, context) => {
    const heard = esignet.calls.length;
    present(await context());
    const { id } = await created(admin);
    await until(async () => (await deliveryOf(admin, id))?.lastError === 'TLS_NOT_TRUSTED');
    expect(await deliveryOf(admin, id)).toMatchObject({ state: 'PENDING', deliveredVersion: null });
    expect(esignet.calls.length).toBe(heard);
    present(await contextOf(await good()));
    await untilState(admin, id, 'DELIVERED');
    expect(esignet.clients.get(id)).toMatchObject({ status: 'ACTIVE' });
  });
});
