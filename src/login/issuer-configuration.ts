import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  discovery,
  None,
  type ClientAuth,
  type CustomFetch,
  type ServerMetadata,
} from 'openid-client';
import { boundedText, developmentAlgorithm, type DevelopmentIssuer } from '../identity/index.ts';
import { withPauseAfterFailure } from '../shared/pause-after-failure.ts';

/** The issuer as its client needs to know it. The development issuer is this gateway, at the origin where it listens. */
export type IssuerConfiguration = (listeningOrigin: string) => Promise<Configuration>;

interface IssuerOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client. */
  readonly clientSecret: string | null;
}

const timeoutSeconds = 5;
/** From this age on the endpoints are looked up again, so that they may move. */
const refreshAfterMs = 10 * 60_000;

/** Nothing is fetched before the first login: the issuer may come up after us. */
export function discoveredIssuer({ issuer, clientId, clientSecret }: IssuerOptions): IssuerConfiguration {
  const auth = clientSecret === null ? None() : withSecret(clientSecret);
  const discover = withPauseAfterFailure(() =>
    discovery(new URL(issuer), clientId, undefined, auth, {
      timeout: timeoutSeconds,
      [customFetch]: boundedFetch,
      execute: issuer.startsWith('http:') ? [allowHttp] : [],
    }),
  );
  let known: { readonly configuration: Promise<Configuration>; readonly since: number } | null = null;
  return () => {
    if (known !== null && performance.now() - known.since < refreshAfterMs) return known.configuration;
    const configuration = discover(undefined);
    known = { configuration, since: performance.now() };
    configuration.catch(() => {
      known = null;
    });
    return configuration;
  };
}

/** Where the pages of the development issuer stand. */
export const developmentIssuerPath = '/dev/issuer';

export function developmentIssuer({ issuer, audience }: DevelopmentIssuer): IssuerConfiguration {
  return (listeningOrigin) => {
    const at = `${listeningOrigin}${developmentIssuerPath}`;
    const metadata: ServerMetadata = {
      issuer,
      authorization_endpoint: `${at}/authorize`,
      token_endpoint: `${at}/token`,
      end_session_endpoint: `${at}/logout`,
      id_token_signing_alg_values_supported: [developmentAlgorithm],
    };
    const configuration = new Configuration(metadata, audience, undefined, None());
    configuration.timeout = timeoutSeconds;
    configuration[customFetch] = boundedFetch;
    allowHttp(configuration);
    return Promise.resolve(configuration);
  };
}

// "deprecated" only to stand out: an issuer without TLS is for development, or beside the gateway
// eslint-disable-next-line @typescript-eslint/no-deprecated
const allowHttp: (configuration: Configuration) => void = allowInsecureRequests;

/** By what the issuer says it takes; where it says nothing, every issuer has to take Basic. */
function withSecret(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const apply = methods.includes('client_secret_basic') ? basic : post;
    apply(server, ...rest);
  };
}

const boundedFetch: CustomFetch = async (url, { body, ...options }) => {
  // what the library sends here is a form or nothing
  const form = body instanceof URLSearchParams ? { body } : {};
  const response = await fetch(url, { ...options, ...form });
  const { status, headers } = response;
  return new Response(await boundedText(response), { status, headers });
};
