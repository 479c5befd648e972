import { request } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readManifest } from '../../src/explorer/manifest.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { buildExplorer } from './built.ts';

const notFound = { errors: [{ extensions: { code: 'NOT_FOUND' } }] };

describe('the explorer page', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    await buildExplorer();
    gateway = await startTestGateway({ EXPLORER: 'true' });
  });

  afterAll(() => gateway.stop());

  const get = (address: string, headers: Record<string, string> = {}) => fetch(gateway.url + address, { headers });
  const page = async () => (await get('/')).text();

  /** As it stands: `fetch` would take dots out of the path itself. */
  const getRaw = (address: string) =>
    new Promise<{ status: number | undefined; body: unknown }>((resolve, reject) => {
      const { hostname, port } = new URL(gateway.url);
      request({ hostname, port, path: address }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => {
          resolve({ status: answer.statusCode, body: JSON.parse(text) as unknown });
        });
      })
        .on('error', reject)
        .end();
    });

  it('is HTML under a policy of its own, and is asked for anew each time', async () => {
    const answer = await get('/');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; " +
        "img-src 'self' data:; font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'",
    );
  });

  it('has beside it one of the REST door, under a policy that lets no style in either', async () => {
    const answer = await get('/explorer/rest');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-security-policy')).toMatch(/; script-src 'self'; style-src 'self'; connect-src/);
  });

  it.each([
    ['/', 'Partner gateway explorer', './explorer/'],
    ['/explorer/rest', 'Partner gateway, REST', '../explorer/'],
  ])('has no script, style or handler inside it: %s', async (address, title, assets) => {
    const html = await (await get(address)).text();
    expect(html).toContain(`<title>${title}</title>`);
    expect(html.match(/<script[^>]*>/g)).toEqual([expect.stringContaining(` src="${assets}`)]);
    expect(html).toMatch(/<script[^>]*><\/script>/);
    expect(html).not.toMatch(/<style|\son\w+=|style=|javascript:|https?:\/\//);
  });

  it('offers the personas of the development issuer', async () => {
    expect(await page()).toContain('data-sign-in="persona"');
  });

  it('begins with files that are there, and that may be kept for ever', async () => {
    const files = [...(await page()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
    const types = new Map<string, string | null>();
    for (const file of files) {
      const answer = await get(`/${file}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
      types.set(path.extname(file), answer.headers.get('content-type'));
      await answer.arrayBuffer();
    }
    expect(Object.fromEntries(types)).toEqual({
      '.svg': 'image/svg+xml',
      '.css': 'text/css; charset=utf-8',
      '.js': 'application/javascript; charset=utf-8',
    });
  });

  it('sends its files packed to who takes them so', async () => {
    const script = /src="([^"]+)"/.exec(await page())?.[1] ?? '';
    const packed = await get(`/${script}`, { 'accept-encoding': 'gzip' });
    const plain = await get(`/${script}`, { 'accept-encoding': 'identity' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(packed.headers.get('vary')).toBe('accept-encoding');
    expect(await packed.text()).toBe(await plain.text());
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(Number(plain.headers.get('content-length')) / 2);
  });

  it.each([
    '/explorer',
    '/explorer/',
    '/explorer/main.js',
    '/explorer/rest/',
    '/explorer/../package.json',
    '/explorer/../../package.json',
    '/explorer/..%2f..%2fpackage.json',
    '/explorer/%2e%2e/%2e%2e/package.json',
    '/explorer/%2e%2e/index.js',
    '/explorer/%2e%2e/manifest.json',
    '/explorer/..%5cmanifest.json',
    '/explorer//etc/passwd',
    '/explorer/%00',
    '/index.html',
    '/favicon.ico',
  ])('has nothing at %s', async (address) => {
    const { status, body } = await getRaw(address);
    expect(status).toBe(404);
    expect(body).toMatchObject(notFound);
  });

  it('tells nothing about the machine that it was built on', async () => {
    const script = await (await get(`/${/src="([^"]+)"/.exec(await page())?.[1] ?? ''}`)).text();
    expect(script).not.toContain(path.join(import.meta.dirname, '..', '..'));
  });
});

it('says how to build the explorer where it is not built', () => {
  expect(() => readManifest(import.meta.dirname)).toThrow('npm run build');
});

describe('where the explorer is switched off', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startTestGateway({ EXPLORER: 'false' });
  });

  afterAll(() => gateway.stop());

  it.each(['/', '/explorer/rest'])('there is nothing at %s', async (address) => {
    const answer = await fetch(gateway.url + address);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toMatchObject(notFound);
  });
});
