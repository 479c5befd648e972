import { resolve } from 'node:path';
import { z } from 'zod';

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
  readonly claimsMappingFile: string | null;
  readonly acrMappingFile: string | null;
  readonly redirectUriRules: 'esignet' | 'strict';
  readonly allowedHostSuffixes: readonly string[];
  /** Null: generated into `dataDir`. */
  readonly cursorSecret: Buffer | null;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: readonly string[];
  readonly explorer: boolean;
  readonly demoData: boolean;
  readonly logLevel: string;
}

interface AuthSettings {
  readonly issuer: string;
  readonly jwksUri: string | null;
  readonly audiences: readonly string[];
  readonly rolesClaim: string;
}

/** Everything that is wrong with the environment, at once. */
export class SettingsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

const text = z.string().optional().transform((value) => value ?? null);
const flag = z.enum(['true', 'false'], 'must be true or false').optional().transform((value) => value && value === 'true');
const list = z
  .string()
  .optional()
  .transform((value) => (value ?? '').split(',').map((part) => part.trim()).filter((part) => part !== ''));
const url = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional().transform((value) => value ?? null);
const secretBytes = 32;
const secret = z
  .base64('must be base64')
  .transform((value) => Buffer.from(value, 'base64'))
  .refine((bytes) => bytes.length >= secretBytes, `must hold at least ${secretBytes} bytes (openssl rand -base64 32)`)
  .optional()
  .transform((value) => value ?? null);
const origin = z.string().refine(isOrigin, 'must be a comma list of origins such as https://portal.example.org');

const environment = z.object({
  NODE_ENV: z.string().optional(),
  HOST: text,
  PORT: z.coerce.number('must be a port number').int('must be a port number').min(0).max(65_535).default(4_000),
  DATA_DIR: z.string().default('./data'),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://').optional(),
  MONGOD_BINARY: text,
  AUTH_ISSUER: url,
  AUTH_JWKS_URI: url,
  AUTH_AUDIENCE: list,
  AUTH_ROLES_CLAIM: z.string().default('realm_access.roles'),
  CLAIMS_MAPPING_FILE: text,
  ACR_MAPPING_FILE: text,
  REDIRECT_URI_RULES: z.enum(['esignet', 'strict'], 'must be esignet or strict').default('esignet'),
  ALLOWED_HOST_SUFFIXES: list,
  CURSOR_SECRET: secret,
  CORS_ORIGINS: list.pipe(z.array(origin)),
  TRUST_PROXY: list,
  EXPLORER: flag,
  DEMO_DATA: flag,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be a pino level').default('info'),
});

type Environment = z.infer<typeof environment>;

export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  // an empty variable is how compose files and charts say "not set"
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  const problems = parsed.success
    ? missingParts(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  return toSettings(parsed.data);
}

/** What production requires, and what belongs together. */
function missingParts(env: Environment): string[] {
  const isProduction = env.NODE_ENV === 'production';
  const rules: readonly (readonly [isBroken: boolean, line: string])[] = [
    [isProduction && env.MONGODB_URI === undefined, 'MONGODB_URI: is required in production; name a replica set'],
    [
      isProduction && env.AUTH_ISSUER === null,
      'AUTH_ISSUER: is required in production; the development issuer gives everybody every role',
    ],
    [isProduction && env.CURSOR_SECRET === null, 'CURSOR_SECRET: is required in production (openssl rand -base64 32)'],
    [
      env.AUTH_ISSUER !== null && env.AUTH_AUDIENCE.length === 0,
      'AUTH_AUDIENCE: is required with AUTH_ISSUER; without it a token for any client of the issuer would do',
    ],
    [env.AUTH_ISSUER === null && env.AUTH_JWKS_URI !== null, 'AUTH_JWKS_URI: has no meaning without AUTH_ISSUER'],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, line]) => line);
}

function toSettings(env: Environment): Settings {
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
    claimsMappingFile: env.CLAIMS_MAPPING_FILE,
    acrMappingFile: env.ACR_MAPPING_FILE,
    redirectUriRules: env.REDIRECT_URI_RULES,
    allowedHostSuffixes: env.ALLOWED_HOST_SUFFIXES,
    cursorSecret: env.CURSOR_SECRET,
    corsOrigins: env.CORS_ORIGINS,
    trustProxy: env.TRUST_PROXY,
    explorer: env.EXPLORER ?? !isProduction,
    demoData: env.DEMO_DATA ?? !isProduction,
    logLevel: env.LOG_LEVEL,
  };
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}
