import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { createIdentityProvider, createRemoteKeys, type Identity } from '../../src/identity/index.ts';
import { audience, goodClaims, signWith } from './signing.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** The documents of an issuer, with all that can go wrong when they are fetched. */
export interface KeyServer {
  readonly issuer: string;
  /** Paths asked for, in order. */
  readonly requests: string[];
  /** Given in place of the right answer at a path. */
  readonly faults: Map<string, Answer>;
  keys: JWK[];
  start(): Promise<void>;
  stop(): Promise<void>;
}

export const discoveryPath = '/.well-known/openid-configuration';
export const keysPath = '/keys';

export async function startKeyServer(...keys: JWK[]): Promise<KeyServer> {
  let port = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const document = rightDocuments[path];
    keyServer.requests.push(path);
    const answer = keyServer.faults.get(path) ?? (document === undefined ? status(404) : json(document()));
    answer(response, request);
  });
  const keyServer = {
    requests: [] as string[],
    faults: new Map<string, Answer>(),
    keys,
    async start() {
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      ({ port } = server.address() as AddressInfo);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await keyServer.start();
  const issuer = `http://127.0.0.1:${port}`;
  const rightDocuments: Record<string, () => unknown> = {
    [discoveryPath]: () => ({ issuer, jwks_uri: issuer + keysPath }),
    [keysPath]: () => ({ keys: keyServer.keys }),
  };
  return Object.assign(keyServer, { issuer });
}

export function json(value: unknown): Answer {
  return content('application/json', JSON.stringify(value));
}

export function content(type: string, text: string): Answer {
  return (response) => response.writeHead(200, { 'content-type': type }).end(text);
}

export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (response) => response.writeHead(code, headers).end();
}

export interface IssuerKey {
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
  tokenOf(issuer: string): Promise<string>;
}

export async function createIssuerKey(kid: string): Promise<IssuerKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  return {
    publicJwk: { ...(await exportJWK(publicKey)), kid },
    privateJwk: { ...(await exportJWK(privateKey)), kid },
    tokenOf: (iss) => signWith(privateKey, { ...goodClaims(), iss }, { alg: 'ES256', kid }),
  };
}

/** A gateway that has asked for no keys yet. */
export function createIdentify(issuer: string, jwksUri: string | null): (token: string) => Promise<Identity> {
  const keys = createRemoteKeys({ issuer, jwksUri });
  const provider = createIdentityProvider({ issuer, audiences: [audience], rolesClaim: 'roles', keys });
  return (token) => provider.identify({ tokens: [token], from: 'bearer' });
}
