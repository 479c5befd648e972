import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registeredRoutes } from '../support/described-rest.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { createOpenapiCheck, type Exchange } from '../support/openapi-check.ts';
import { callsOf, findAt, readOpenapi, routeKey } from '../support/openapi-document.ts';

const document = readOpenapi();
let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

afterAll(() => gateway.stop());

describe('schema/openapi.yaml', () => {
  it('describes every route that there is, and no other', () => {
    const described = callsOf(document).map(({ name }) => routeKey(name));
    expect(registeredRoutes().map(routeKey).sort()).toEqual(described.sort());
  });

  it('names the parameters as the routes do', () => {
    for (const { name, pathParameters } of callsOf(document)) {
      const inAddress = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      expect([name, pathParameters.map((parameter) => parameter.name).sort()]).toEqual([name, inAddress.sort()]);
    }
  });

  it('refers to what there is, and has nothing that is not referred to', () => {
    const text = JSON.stringify(document);
    const references = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference));
    const kinds = Object.entries(document.components).filter(([kind]) => kind !== 'securitySchemes');
    const there = kinds.flatMap(([kind, named]) => Object.keys(named).map((name) => `#/components/${kind}/${name}`));
    expect([...references].sort()).toEqual(there.sort());
    for (const reference of references) expect([reference, findAt(document, reference)]).not.toContain(undefined);
  });

  it('says of every object which members it has, or that it may have any', () => {
    const isVague = (node: object) =>
      typesOf(node).includes('object') && !hasAny(node, 'properties', 'additionalProperties');
    expect(placesWhere(document, isVague)).toEqual([]);
  });

  it('has an example for every pattern, since the viewer would make one up at random', () => {
    const isUnclear = (node: object) =>
      typesOf(node).includes('string') && hasAny(node, 'pattern') && !hasAny(node, 'examples');
    expect(placesWhere(document, isUnclear)).toEqual([]);
  });

  it('has a name and words for every call', () => {
    const operations = Object.values(document.paths).flatMap((item) =>
      Object.entries(item)
        .filter(([key]) => key !== 'parameters')
        .map(([, operation]) => operation),
    );
    const texts = expect.stringMatching(/\w/) as unknown;
    for (const operation of operations) expect(operation).toMatchObject({ summary: texts, description: texts });
    const ids = operations.map((operation) => (operation as { operationId: string }).operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

function typesOf(node: object): unknown[] {
  return 'type' in node ? [node.type].flat() : [];
}

function hasAny(node: object, ...members: string[]): boolean {
  return members.some((member) => member in node);
}

function placesWhere(node: unknown, isSo: (node: object) => boolean, place = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const within = Object.entries(node).flatMap(([key, value]) => placesWhere(value, isSo, `${place}/${key}`));
  return isSo(node) ? [place, ...within] : within;
}

describe('the check that all suites run', () => {
  const check = createOpenapiCheck();
  const envelope = { id: null, version: null, responsetime: '2026-01-31T12:00:00.000Z', metadata: null, errors: [] };
  const good: Exchange = {
    route: 'PUT /v1/partnermanager/partners/email/verify',
    params: {},
    query: {},
    body: { request: { emailId: 'bank@example.org' } },
    status: 200,
    contentType: 'application/json; charset=utf-8',
    etag: null,
    ifMatch: null,
    text: answer({ emailExists: true, policyRequiredPartnerTypes: [] }),
  };

  function answer(response: unknown, further: object = {}): string {
    return JSON.stringify({ ...envelope, response, ...further });
  }

  const refusal = (errorCode: string) =>
    answer(null, { id: 'mosip.partnermanagement', version: '1.0', errors: [{ errorCode, message: 'No.' }] });

  it('has nothing to say about what is described', () => {
    expect([...check.ofAnswer(good), ...check.ofRequest(good)]).toEqual([]);
    expect(check.ofAnswer({ ...good, text: refusal('PMS_PRT_012') })).toEqual([]);
    expect(check.ofAnswer({ ...good, route: null, status: 404, text: refusal('PMS_COR_002') })).toEqual([]);
  });

  it.each<[title: string, change: Partial<Exchange>, fault: RegExp]>([
    ['a route', { route: 'GET /v1/partnermanager/roles' }, /roles: the route is not described/],
    ['a status', { status: 201 }, /verify 201: the status is not described/],
    ['a status nowhere', { route: null, status: 500 }, /nowhere 500: the status/],
    ['another type', { contentType: 'text/plain' }, /the media type text\/plain is not described/],
    ['no body', { contentType: null, text: '' }, /the media type none is not described/],
    [
      'a member',
      { text: answer({ emailExists: true, policyRequiredPartnerTypes: [], x: 1 }) },
      /: \/response\/x is not/,
    ],
    [
      'a member of the envelope',
      { text: answer({ emailExists: true, policyRequiredPartnerTypes: [] }, { x: 1 }) },
      /: \/x/,
    ],
    ['a member that is missing', { text: answer({ emailExists: true }) }, /\/response must have required property/],
    [
      'a member of another type',
      { text: answer({ emailExists: 1, policyRequiredPartnerTypes: [] }) },
      /must be boolean/,
    ],
    ['a tag', { etag: '"1"' }, /the header ETag is not described/],
    [
      'no tag',
      {
        route: 'GET /v1/partnermanager/oidc/client/:client_id',
        text: refusal('').replace(/"errors.*/, '"errors":[]}'),
      },
      /the header ETag is missing/,
    ],
    [
      'the tag of a refusal',
      { route: 'GET /v1/partnermanager/oidc/client/:client_id', etag: '"1"', text: refusal('PMS_ESI_004') },
      /the header ETag is not described/,
    ],
    ['no response', { text: answer(null) }, /\/response must be object/],
    ['a code', { text: refusal('PMS_PRT_005') }, /the code PMS_PRT_005 is not named/],
    ['a refusal with a member', { text: refusal('PMS_PRT_012').replace('{', '{"x":1,') }, /: \/x is not described/],
  ])('complains of an answer with %s that is not described', (_title, change, fault) => {
    expect(check.ofAnswer({ ...good, ...change }).join()).toMatch(fault);
  });

  it.each<[title: string, change: Partial<Exchange>, fault: RegExp]>([
    ['a parameter', { query: { pageNo: '0' } }, /verify: \/pageNo is not described/],
    ['a parameter of the address', { params: { id: 'a' } }, /verify: \/id is not described/],
    ['a member', { body: { request: { emailId: 'a', x: 1 } } }, /: \/request\/x is not described/],
    ['a member of the wrapper', { body: { request: { emailId: 'a' }, x: 1 } }, /: \/x is not described/],
    ['no body', { body: null }, /the body is missing/],
    ['a precondition', { ifMatch: '"1"' }, /the header If-Match is not described/],
    [
      'a body',
      { route: 'GET /v1/partnermanager/partners/:partnerId', params: { partnerId: 'a' } },
      /a body is not described/,
    ],
  ])('complains of a request with %s that is not described', (_title, change, fault) => {
    expect(check.ofRequest({ ...good, ...change }).join()).toMatch(fault);
  });
});

describe('GET /v1/openapi.json', () => {
  const ask = (headers: Record<string, string> = {}) => fetch(`${gateway.url}/v1/openapi.json`, { headers });

  it('is the description, for everybody', async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toEqual(document);
  });

  it('is sent once to who keeps it', async () => {
    const etag = (await ask()).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    for (const kept of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const answer = await ask({ 'if-none-match': kept });
      expect([answer.status, await answer.text()]).toEqual([304, '']);
    }
    expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200);
  });
});
