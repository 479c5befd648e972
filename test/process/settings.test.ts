import { writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings, SettingsError } from '../../src/app/config/settings.ts';
import { createTestDatabase, type TestDatabase } from '../support/mongo.ts';
import { ensureBuilt, newDataDir, runGateway } from '../support/process.ts';

type Variables = Record<string, string>;

function problemsOf(variables: Variables): readonly string[] {
  try {
    readSettings(variables);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

const cursorSecret = Buffer.alloc(32, 7).toString('base64');
const production: Variables = {
  NODE_ENV: 'production',
  MONGODB_URI: 'mongodb://db.example.org/?replicaSet=rs0',
  AUTH_ISSUER: 'https://iam.example.org/realms/mosip',
  AUTH_AUDIENCE: 'mosip-pms-client',
  CURSOR_SECRET: cursorSecret,
  DATA_ENCRYPTION_KEY: cursorSecret,
};

describe('settings that cannot be used', () => {
  const bad: readonly (readonly [name: string, value: string, problem: string])[] = [
    ['PORT', 'http', 'must be a port number'],
    ['PORT', '65536', 'must be a port number'],
    ['PORT', '-1', 'must be a port number'],
    ['PORT', '80.5', 'must be a port number'],
    ['PORT', '0x50', 'must be a port number'],
    ['PORT', '80 80', 'must be a port number'],
    ['MONGODB_URI', 'postgres://db.example.org/', 'must begin with mongodb:// or mongodb+srv://'],
    ['AUTH_ISSUER', 'iam.example.org', 'must be an http or https URL'],
    ['AUTH_ISSUER', 'ftp://iam.example.org', 'must be an http or https URL'],
    ['AUTH_JWKS_URI', 'keys.json', 'must be an http or https URL'],
    ['REDIRECT_URI_RULES', 'lax', 'must be esignet or strict'],
    ['CURSOR_SECRET', 'not base64!', 'must be base64'],
    ['CURSOR_SECRET', 'c2hvcnQ=', 'must hold at least 32 bytes (openssl rand -base64 32)'],
    ['CORS_ORIGINS', '*', 'must be a comma list of origins such as https://portal.example.org'],
    [
      'CORS_ORIGINS',
      'https://a.example.org,https://b.example.org/',
      'must be a comma list of origins such as https://portal.example.org',
    ],
    ['CORS_ORIGINS', 'null', 'must be a comma list of origins such as https://portal.example.org'],
    ['LOGIN_RETURN_ORIGINS', '*', 'must be a comma list of origins such as https://portal.example.org'],
    [
      'LOGIN_RETURN_ORIGINS',
      'https://portal.example.org/partner',
      'must be a comma list of origins such as https://portal.example.org',
    ],
    [
      'LOGIN_RETURN_ORIGINS',
      'ftp://portal.example.org',
      'must be a comma list of origins such as https://portal.example.org',
    ],
    ['LOGIN_CLIENT_SECRET', 'secret', 'has no meaning without LOGIN_CLIENT_ID'],
    ['TRUST_PROXY', 'true', 'must be a comma list of addresses and subnets such as 10.0.0.0/8'],
    ['TRUST_PROXY', '1', 'must be a comma list of addresses and subnets such as 10.0.0.0/8'],
    ['TRUST_PROXY', '10.0.0.0/33', 'must be a comma list of addresses and subnets such as 10.0.0.0/8'],
    ['TRUST_PROXY', '10.0.0.0/8/8', 'must be a comma list of addresses and subnets such as 10.0.0.0/8'],
    ['EXPLORER', 'yes', 'must be true or false'],
    ['DEMO_DATA', '1', 'must be true or false'],
    ['LOG_LEVEL', 'loud', 'must be a pino level'],
  ];

  it.each(bad)('%s=%s', (name, value, problem) => {
    expect(problemsOf({ AUTH_ISSUER: 'https://iam.example.org', AUTH_AUDIENCE: 'a', [name]: value })).toEqual([
      `${name}: ${problem}`,
    ]);
  });

  it.each([
    ['an issuer without an audience', { AUTH_ISSUER: 'https://iam.example.org' }, /^AUTH_AUDIENCE: is required with/],
    [
      'an audience of commas',
      { AUTH_ISSUER: 'https://iam.example.org', AUTH_AUDIENCE: ' , ' },
      /^AUTH_AUDIENCE: is req/,
    ],
    [
      'keys without an issuer',
      { AUTH_JWKS_URI: 'https://iam.example.org/keys' },
      /^AUTH_JWKS_URI: has no meaning without/,
    ],
    ['a login client without an issuer', { LOGIN_CLIENT_ID: 'portal' }, /^LOGIN_CLIENT_ID: has no meaning without/],
  ])('%s', (_what, variables, problem) => {
    expect(problemsOf(variables)).toEqual([expect.stringMatching(problem)]);
  });

  it('says everything that production lacks', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([
      expect.stringMatching(/^MONGODB_URI: is required in production/),
      expect.stringMatching(/^AUTH_ISSUER: is required in production/),
      expect.stringMatching(/^CURSOR_SECRET: is required in production/),
      expect.stringMatching(/^DATA_ENCRYPTION_KEY: is required in production/),
    ]);
    expect(problemsOf(production)).toEqual([]);
  });

  it('says what is missing beside what is wrong', () => {
    expect(problemsOf({ ...production, MONGODB_URI: '', PORT: 'x', CORS_ORIGINS: 'a,b' })).toEqual([
      'PORT: must be a port number',
      expect.stringMatching(/^CORS_ORIGINS: /),
      expect.stringMatching(/^MONGODB_URI: is required in production/),
    ]);
  });
});

describe('mapping files', () => {
  const files: readonly (readonly [what: string, content: string | null, problem: RegExp])[] = [
    ['is not there', null, /: the file cannot be read as JSON \(ENOENT\)$/],
    ['is not JSON', '{ "name": [s3cret', /: the file cannot be read as JSON \(it is not JSON\)$/],
    ['is a list', '["name"]', /: the file is not a mapping table \(see docs\/configuration\.md\)$/],
    ['maps to numbers', '{ "name": 7 }', /: the file is not a mapping table/],
    ['maps to nothing', '{ "name": [] }', /: the file is not a mapping table/],
  ];

  describe.each(['CLAIMS_MAPPING_FILE', 'ACR_MAPPING_FILE'])('%s', (name) => {
    it.each(files)('%s', async (_what, content, problem) => {
      const file = path.join(await newDataDir(), 'mapping.json');
      if (content !== null) await writeFile(file, content);
      expect(problemsOf({ [name]: file, PORT: 'x' })).toEqual([
        'PORT: must be a port number',
        expect.stringMatching(new RegExp(`^${name}${problem.source}`)),
      ]);
    });
  });

  it('is a folder', async () => {
    expect(problemsOf({ ACR_MAPPING_FILE: await newDataDir() })).toEqual([
      'ACR_MAPPING_FILE: the file cannot be read as JSON (EISDIR)',
    ]);
  });

  it('replaces one table and leaves the other', async () => {
    const file = path.join(await newDataDir(), 'claims.json');
    await writeFile(file, '{ "nickname": ["alias"] }');
    const { mappingTables } = readSettings({ CLAIMS_MAPPING_FILE: file });
    expect(mappingTables.claims).toEqual({ nickname: ['alias'] });
    expect(mappingTables.acrValues).toEqual(readSettings({}).mappingTables.acrValues);
  });
});

describe('settings that can be used', () => {
  it('takes empty variables for unset ones', () => {
    const names = [
      'PORT',
      'HOST',
      'MONGODB_URI',
      'AUTH_ISSUER',
      'CURSOR_SECRET',
      'EXPLORER',
      'LOG_LEVEL',
      'ACR_MAPPING_FILE',
    ];
    expect(readSettings(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readSettings({}));
    expect(readSettings({ PORT: ' ', EXPLORER: ' ' })).toEqual(readSettings({}));
  });

  it('is open to this machine alone in development, and complete without any setting', () => {
    expect(readSettings({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      dataDir: path.resolve('data'),
      mongodbUri: null,
      auth: null,
      redirectUriRules: 'esignet',
      corsOrigins: [],
      trustProxy: [],
      explorer: true,
      demoData: true,
    });
  });

  it('shows neither explorer nor demonstration data in production unless told so', () => {
    expect(readSettings(production)).toMatchObject({ host: '::', explorer: false, demoData: false });
    expect(readSettings({ ...production, EXPLORER: 'true' })).toMatchObject({ explorer: true, demoData: false });
  });

  it('knows the login client, and where it may return to', () => {
    expect(readSettings(production).login).toEqual({
      client: null,
      returnOrigins: { listed: [], ownLoopback: false },
    });
    const issuer = { AUTH_ISSUER: 'https://iam.example.org', AUTH_AUDIENCE: 'portal', LOGIN_CLIENT_ID: 'portal' };
    expect(readSettings(issuer).login).toEqual({
      client: { id: 'portal', secret: null },
      returnOrigins: { listed: [], ownLoopback: true },
    });
    const portal = {
      LOGIN_CLIENT_SECRET: 'secret',
      LOGIN_RETURN_ORIGINS: 'https://portal.example.org, http://localhost:3000',
    };
    expect(readSettings({ ...issuer, ...portal }).login).toEqual({
      client: { id: 'portal', secret: 'secret' },
      returnOrigins: { listed: ['https://portal.example.org', 'http://localhost:3000'], ownLoopback: true },
    });
  });

  it('reads comma lists', () => {
    const settings = readSettings({
      ...production,
      AUTH_AUDIENCE: 'account, mosip-pms-client,',
      CORS_ORIGINS: 'https://a.example.org , http://localhost:3000',
      TRUST_PROXY: 'loopback, 10.0.0.0/8, fd00::/8, 192.0.2.1',
    });
    expect(settings.auth?.audiences).toEqual(['account', 'mosip-pms-client']);
    expect(settings.corsOrigins).toEqual(['https://a.example.org', 'http://localhost:3000']);
    expect(settings.trustProxy).toEqual(['loopback', '10.0.0.0/8', 'fd00::/8', '192.0.2.1']);
  });
});

describe('the program', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    await ensureBuilt();
    database = await createTestDatabase();
  }, 120_000);

  afterAll(() => database.drop());

  it('ends with every problem on its own line, and shows no value', async () => {
    const dataDir = await newDataDir();
    const ending = await runGateway({
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      PORT: '99999',
      MONGODB_URI: 'mysql://root:s3cret@db.example.org',
      CURSOR_SECRET: 's3cret but not base64',
      EXPLORER: 's3cret',
      CLAIMS_MAPPING_FILE: path.join(dataDir, 's3cret'),
    });
    expect(ending).toMatchObject({ code: 1, stdout: '' });
    expect(ending.stderr.split('\n')).toEqual([
      'The settings cannot be used:',
      '  PORT: must be a port number',
      '  MONGODB_URI: must begin with mongodb:// or mongodb+srv://',
      '  CLAIMS_MAPPING_FILE: the file cannot be read as JSON (ENOENT)',
      '  CURSOR_SECRET: must be base64',
      '  EXPLORER: must be true or false',
      '  AUTH_ISSUER: is required in production; the development issuer gives everybody every role',
      '  DATA_ENCRYPTION_KEY: is required in production (openssl rand -base64 32)',
      '',
    ]);
  });

  const refused: readonly (readonly [what: string, variables: Variables, explanation: RegExp])[] = [
    ['a host that is not of this machine', { HOST: '192.0.2.7' }, /^HOST: is not an address of this machine\.\n$/],
    ['a host that does not exist', { HOST: 'not..a.name' }, /^HOST: there is no address for this name\.\n$/],
    [
      'a data folder that is a file',
      { DATA_DIR: path.resolve('package.json') },
      /^DATA_DIR: cannot be used \(E\w+: [^\n]+\)\n$/,
    ],
    [
      'a mongod that is none',
      { MONGODB_URI: '', MONGOD_BINARY: '/nowhere/mongod' },
      /^MONGOD_BINARY \(\/nowhere\/mongod\) cannot be used: [^\n]+\n$/,
    ],
  ];

  it.each(refused)('explains %s', async (_what, variables, explanation) => {
    const ending = await runGateway({
      DATA_DIR: await newDataDir(),
      MONGODB_URI: database.uri,
      ...variables,
    });
    expect(ending.stderr).toMatch(explanation);
    expect(ending).toMatchObject({ code: 1, stdout: '' });
  });

  it('explains a port in use, at once and without another word, whatever it was to be connected with', async () => {
    const squatter = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const { port } = squatter.address() as net.AddressInfo;
    const ending = await runGateway({
      DATA_DIR: await newDataDir(),
      MONGODB_URI: database.uri,
      PORT: String(port),
      WEBSUB_HUB_URL: 'http://127.0.0.1:9/hub',
      ESIGNET_URL: 'http://127.0.0.1:9/v1/esignet',
      ESIGNET_DIALECT: 'java-1',
    });
    squatter.close();
    expect(ending.stderr).toBe(
      'PORT: the address is in use by another program. Stop it, or set PORT to another one.\n',
    );
    expect(ending).toMatchObject({ code: 1, stdout: '' });
  });
});
