import { resolve } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../../shared/errors/index.ts';
import { acrMappingFile, builtInTables, claimsMappingFile, type MappingTables } from '../../policy/index.ts';
import type { EsignetSettings } from '../../delivery/index.ts';
import type { ReturnOrigins } from '../../login/index.ts';
import type { SigningPair } from '../../certificate/index.ts';
import { jsonFile } from './json-file.ts';
import { flag, list, origin, port, proxy, secret, text, url, waitMs } from './kinds.ts';
import { readSigningPair } from './signing-pair.ts';

/** What the environment says, complete and checked. A part that is switched off is null. */
export interface Settings {
  readonly isProduction: boolean;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Null: a MongoDB of our own is embedded. */
  readonly mongodbUri: string | null;
  readonly mongodBinary: string | null;
  /** Null: the built-in development issuer. */
  readonly auth: AuthSettings | null;
  readonly login: LoginSettings;
  readonly mappingTables: MappingTables;
  readonly redirectUriRules: 'esignet' | 'strict';
  readonly allowedHostSuffixes: readonly string[];
  /** Null: generated into `dataDir`. */
  readonly cursorSecret: Buffer | null;
  /** Null: generated into `dataDir` in development; in production partner certificates cannot be uploaded. */
  readonly signing: SigningPair | null;
  /** Encrypts API keys and licences at rest. Null: generated into `dataDir`. */
  readonly dataEncryptionKey: Buffer | null;
  /** Null: no eSignet is told of clients. `waitMs`: how long a mutation waits for its delivery. */
  readonly delivery: { readonly esignet: EsignetSettings; readonly waitMs: number } | null;
  /** Null: ID-authentication is told of nothing. */
  readonly eventHubUrl: string | null;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: readonly string[];
  readonly explorer: boolean;
  readonly demoData: boolean;
  /** Nobody approves what they requested themselves. */
  readonly fourEyes: boolean;
  readonly logLevel: string;
}

interface AuthSettings {
  readonly issuer: string;
  readonly jwksUri: string | null;
  readonly audiences: readonly string[];
  readonly rolesClaim: string;
}

/** Login of the portal in the browser. */
interface LoginSettings {
  /** This gateway as a client of the issuer. Null: there is no login, except with the development issuer. */
  readonly client: { readonly id: string; readonly secret: string | null } | null;
  readonly returnOrigins: ReturnOrigins;
}

/** Everything that is wrong with the environment, at once. */
export class SettingsError extends OperatorError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.problems = problems;
  }
}

const environment = z.object({
  NODE_ENV: z.string().optional(),
  HOST: text,
  PORT: port.default(4_000),
  DATA_DIR: z.string().default('./data'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .optional(),
  MONGOD_BINARY: text,
  AUTH_ISSUER: url,
  AUTH_JWKS_URI: url,
  AUTH_AUDIENCE: list,
  AUTH_ROLES_CLAIM: z.string().default('realm_access.roles'),
  LOGIN_CLIENT_ID: text,
  LOGIN_CLIENT_SECRET: text,
  LOGIN_RETURN_ORIGINS: list.pipe(z.array(origin)),
  CLAIMS_MAPPING_FILE: jsonFile<MappingTables['claims']>(claimsMappingFile).default(builtInTables.claims),
  ACR_MAPPING_FILE: jsonFile<MappingTables['acrValues']>(acrMappingFile).default(builtInTables.acrValues),
  REDIRECT_URI_RULES: z.enum(['esignet', 'strict'], 'must be esignet or strict').default('esignet'),
  ALLOWED_HOST_SUFFIXES: list,
  CURSOR_SECRET: secret,
  SIGNING_CERT_FILE: text,
  SIGNING_KEY_FILE: text,
  DATA_ENCRYPTION_KEY: secret,
  ESIGNET_URL: url,
  ESIGNET_DIALECT: z.enum(['java-1', 'go-2'], 'must be java-1 or go-2').default('java-1'),
  ESIGNET_TOKEN_URL: url,
  ESIGNET_CLIENT_ID: text,
  ESIGNET_CLIENT_SECRET: text,
  DELIVERY_WAIT_MS: waitMs.default(2_000),
  WEBSUB_HUB_URL: url,
  CORS_ORIGINS: list.pipe(z.array(origin)),
  TRUST_PROXY: list.pipe(z.array(proxy)),
  EXPLORER: flag,
  DEMO_DATA: flag,
  FOUR_EYES: flag,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be a pino level').optional(),
});

type Environment = z.infer<typeof environment>;
type Given = Readonly<Record<string, string>>;

/** The variables that mean something to the gateway. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const given = givenOf(variables);
  const parsed = environment.safeParse(given);
  const misfits = parsed.error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`) ?? [];
  const signing = readSigningPair(given.SIGNING_CERT_FILE ?? null, given.SIGNING_KEY_FILE ?? null);
  const problems = [...new Set([...misfits, ...missingParts(given), ...signing.problems])];
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  return toSettings(parsed.data, signing.pair);
}

/** An empty variable is how compose files and charts say "not set". */
function givenOf(variables: Readonly<Record<string, string | undefined>>): Given {
  const entries = Object.entries(variables).filter(
    (entry): entry is [string, string] => (entry[1] ?? '').trim() !== '',
  );
  return Object.fromEntries(entries);
}

/** What production requires, and what belongs together. Judged by what is given, so that it shows beside misfits. */
function missingParts(given: Given): string[] {
  const isProduction = given.NODE_ENV === 'production';
  const hasIssuer = given.AUTH_ISSUER !== undefined;
  const tokenParts = [given.ESIGNET_TOKEN_URL, given.ESIGNET_CLIENT_ID, given.ESIGNET_CLIENT_SECRET].filter(
    (part) => part !== undefined,
  );
  const rules: readonly (readonly [isBroken: boolean, line: string])[] = [
    [isProduction && given.MONGODB_URI === undefined, 'MONGODB_URI: is required in production; name a replica set'],
    [
      isProduction && !hasIssuer,
      'AUTH_ISSUER: is required in production; the development issuer gives everybody every role',
    ],
    [
      isProduction && given.CURSOR_SECRET === undefined,
      'CURSOR_SECRET: is required in production (openssl rand -base64 32)',
    ],
    [
      isProduction && given.DATA_ENCRYPTION_KEY === undefined,
      'DATA_ENCRYPTION_KEY: is required in production (openssl rand -base64 32)',
    ],
    [
      hasIssuer && list.parse(given.AUTH_AUDIENCE).length === 0,
      'AUTH_AUDIENCE: is required with AUTH_ISSUER; without it a token for any client of the issuer would do',
    ],
    [
      tokenParts.length > 0 && tokenParts.length < 3,
      'ESIGNET_TOKEN_URL: goes with ESIGNET_CLIENT_ID and ESIGNET_CLIENT_SECRET; set all three or none',
    ],
    [
      given.ESIGNET_URL === undefined && tokenParts.length > 0,
      'ESIGNET_URL: is required where a token for it is configured',
    ],
    [!hasIssuer && given.AUTH_JWKS_URI !== undefined, 'AUTH_JWKS_URI: has no meaning without AUTH_ISSUER'],
    [!hasIssuer && given.LOGIN_CLIENT_ID !== undefined, 'LOGIN_CLIENT_ID: has no meaning without AUTH_ISSUER'],
    [
      given.LOGIN_CLIENT_SECRET !== undefined && given.LOGIN_CLIENT_ID === undefined,
      'LOGIN_CLIENT_SECRET: has no meaning without LOGIN_CLIENT_ID',
    ],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, line]) => line);
}

function toSettings(env: Environment, signing: SigningPair | null): Settings {
  const isProduction = env.NODE_ENV === 'production';
  return {
    isProduction,
    host: env.HOST ?? (isProduction ? '::' : '127.0.0.1'),
    port: env.PORT,
    dataDir: resolve(env.DATA_DIR),
    mongodbUri: env.MONGODB_URI ?? null,
    mongodBinary: env.MONGOD_BINARY,
    auth:
      env.AUTH_ISSUER === null
        ? null
        : {
            issuer: env.AUTH_ISSUER,
            jwksUri: env.AUTH_JWKS_URI,
            audiences: env.AUTH_AUDIENCE,
            rolesClaim: env.AUTH_ROLES_CLAIM,
          },
    login: {
      client: env.LOGIN_CLIENT_ID === null ? null : { id: env.LOGIN_CLIENT_ID, secret: env.LOGIN_CLIENT_SECRET },
      returnOrigins: { listed: env.LOGIN_RETURN_ORIGINS, ownLoopback: !isProduction },
    },
    mappingTables: { claims: env.CLAIMS_MAPPING_FILE, acrValues: env.ACR_MAPPING_FILE },
    redirectUriRules: env.REDIRECT_URI_RULES,
    allowedHostSuffixes: env.ALLOWED_HOST_SUFFIXES,
    cursorSecret: env.CURSOR_SECRET,
    signing,
    dataEncryptionKey: env.DATA_ENCRYPTION_KEY,
    delivery: deliveryOf(env),
    eventHubUrl: env.WEBSUB_HUB_URL,
    corsOrigins: env.CORS_ORIGINS,
    trustProxy: env.TRUST_PROXY,
    explorer: env.EXPLORER ?? !isProduction,
    demoData: env.DEMO_DATA ?? !isProduction,
    fourEyes: env.FOUR_EYES ?? false,
    // in development the terminal is for the person who has just started it
    logLevel: env.LOG_LEVEL ?? (isProduction ? 'info' : 'warn'),
  };
}

function deliveryOf(env: Environment): Settings['delivery'] {
  if (env.ESIGNET_URL === null) return null;
  const { ESIGNET_TOKEN_URL: tokenUrl, ESIGNET_CLIENT_ID: clientId, ESIGNET_CLIENT_SECRET: clientSecret } = env;
  const hasToken = tokenUrl !== null && clientId !== null && clientSecret !== null;
  const token = hasToken ? { tokenUrl, clientId, clientSecret } : null;
  return { esignet: { url: env.ESIGNET_URL, dialect: env.ESIGNET_DIALECT, token }, waitMs: env.DELIVERY_WAIT_MS };
}
