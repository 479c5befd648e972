import { randomNonce, randomPKCECodeVerifier, type Configuration } from 'openid-client';
import type { AcceptedToken, IdentityProvider } from '../identity/index.ts';
import type { Clock } from '../shared/clock.ts';
import { fitsCookie } from './cookie-size.rules.ts';
import { authorizationUrl, endSessionUrl, exchangeCode, reasonOf } from './issuer-client.ts';
import type { IssuerConfiguration } from './issuer-configuration.ts';
import { isSecure, originsAt, publicOrigin, type ReturnOrigins } from './origin.rules.ts';
import { refusal } from './refusal.ts';
import { findReturnAddress } from './return-address.rules.ts';
import { addressHashOf, type Transaction, type TransactionSeal } from './transaction.ts';

export interface LoginParts {
  /** Null: no client is set up at the issuer. */
  readonly issuer: IssuerConfiguration | null;
  readonly origins: ReturnOrigins;
  readonly identity: IdentityProvider;
  readonly seal: TransactionSeal;
  readonly clock: Clock;
}

/** Where a request reached the gateway. */
export interface Place {
  /** The origin that it names, forwarded where proxies are trusted. */
  readonly own: string;
  /** The origin where this process listens. */
  readonly listening: string;
}

interface Answer {
  /** Where to send the browser. */
  readonly location: string;
}

export interface Begun extends Answer {
  /** For the browser to keep. */
  readonly transaction: string;
}

export interface Session {
  readonly token: string;
  readonly maxAgeSeconds: number;
}

export interface Finished extends Answer, Session {
  readonly idToken: string | null;
}

/** What the browser brings back from the issuer. */
export interface Return {
  readonly encodedAddress: string;
  /** With the question mark. */
  readonly query: string;
  readonly state: string | null;
  /** The state as the page that began the login keeps it. */
  readonly pageState: string | null;
  readonly transaction: string | null;
}

/** Where the issuer sends the browser back to, followed by the encoded address of the page. */
export const loginRedirectPath = '/v1/partnermanager/login-redirect';

const stateText = /^[A-Za-z0-9._~-]{8,128}$/;

/** Login in the browser by authorization code with PKCE, for pages of known origins. */
export class LoginService {
  private readonly parts: LoginParts;

  constructor(parts: LoginParts) {
    this.parts = parts;
  }

  async begin(place: Place, encodedAddress: string, state: string | null): Promise<Begun> {
    const { address, redirectUri } = this.route(place, encodedAddress);
    if (state === null || !stateText.test(state)) throw refusal('NO_STATE');
    const transaction: Transaction = {
      state,
      nonce: randomNonce(),
      codeVerifier: randomPKCECodeVerifier(),
      addressHash: addressHashOf(address),
    };
    const location = await authorizationUrl(await this.issuerAt(place), redirectUri, transaction);
    return { location, transaction: await this.parts.seal.seal(transaction) };
  }

  async finish(place: Place, brought: Return): Promise<Finished> {
    const { address, redirectUri } = this.route(place, brought.encodedAddress);
    const transaction = await this.openTransaction(brought, address);
    const callback = new URL(`${redirectUri}${brought.query}`);
    const { accessToken, idToken } = await exchangeCode(await this.issuerAt(place), callback, transaction);
    const session = this.sessionOf(await this.accept(accessToken));
    return { location: address, idToken, ...session };
  }

  /** Ends the session at the issuer too, where it knows how. */
  async end(place: Place, encodedAddress: string, idToken: string | null): Promise<Answer> {
    const { address } = this.route(place, encodedAddress);
    const issuer = await this.issuerAt(place, 'STILL_LOGGED_IN_THERE');
    return { location: endSessionUrl(issuer, address, idToken) ?? address };
  }

  /** What a browser may keep of a token, and for how long. */
  sessionOf({ token, claims }: Pick<AcceptedToken, 'token' | 'claims'>): Session {
    const secondsLeft = Number(claims.exp) - Math.floor(this.parts.clock().getTime() / 1_000);
    return { token, maxAgeSeconds: Math.max(secondsLeft, 1) };
  }

  /** Where the way back leads; null where the address is none to go to. */
  findAddress({ own }: Place, encodedAddress: string): string | null {
    return findReturnAddress(encodedAddress, originsAt(own, this.parts.origins));
  }

  /** Whether cookies are for https only, also where nothing is set up. */
  isSecureAt({ own }: Place): boolean {
    return isSecure(publicOrigin(own, this.parts.origins.listed) ?? own);
  }

  private route({ own }: Place, encodedAddress: string) {
    const origins = originsAt(own, this.parts.origins);
    const origin = publicOrigin(own, origins);
    if (this.parts.issuer === null || (origin === null && !this.parts.origins.ownLoopback)) throw refusal('NOT_SET_UP');
    const address = findReturnAddress(encodedAddress, origins);
    if (origin === null || address === null) throw refusal('BAD_ADDRESS');
    return { address, redirectUri: `${origin}${loginRedirectPath}/${encodedAddress}` };
  }

  private async openTransaction({ transaction, state, pageState }: Return, address: string): Promise<Transaction> {
    const opened = transaction === null ? null : await this.parts.seal.open(transaction);
    if (opened?.addressHash !== addressHashOf(address)) throw refusal('NOT_STARTED_HERE');
    if (state !== opened.state || pageState !== opened.state) throw refusal('OTHER_STATE');
    return opened;
  }

  private async issuerAt(
    { listening }: Place,
    otherwise: 'ISSUER_UNAVAILABLE' | 'STILL_LOGGED_IN_THERE' = 'ISSUER_UNAVAILABLE',
  ): Promise<Configuration> {
    if (this.parts.issuer === null) throw refusal('NOT_SET_UP');
    try {
      return await this.parts.issuer(listening);
    } catch (error) {
      throw refusal(otherwise, reasonOf(error));
    }
  }

  /** Before the browser gets it: with a token that no route takes it would be sent to log in for ever. */
  private async accept(token: string): Promise<AcceptedToken> {
    if (!fitsCookie('Authorization', token)) {
      throw refusal('TOKEN_REFUSED', new Error('login: the access token is too large for a cookie'));
    }
    try {
      return await this.parts.identity.accept({ tokens: [token], from: 'cookie' });
    } catch (error) {
      throw refusal('TOKEN_REFUSED', error);
    }
  }
}
