import { isLoopbackName } from '../identity/index.ts';

export interface ReturnOrigins {
  /** Origins of pages that may log in; the first is where the gateway is reached where nothing else is known. */
  readonly listed: readonly string[];
  /** With none listed, the loopback address that the gateway is asked at: for development. */
  readonly ownLoopback: boolean;
}

/** The origins that a browser may be sent back to, when `own` is what the request calls this gateway. */
export function originsAt(own: string, { listed, ownLoopback }: ReturnOrigins): readonly string[] {
  return listed.length === 0 && ownLoopback && isLoopbackOrigin(own) ? [own] : listed;
}

/** How browsers reach the gateway. The Host header is anybody's, so it only chooses among what is known. */
export function publicOrigin(own: string, origins: readonly string[]): string | null {
  return origins.includes(own) ? own : (origins[0] ?? null);
}

export function isSecure(origin: string): boolean {
  return origin.startsWith('https://');
}

function isLoopbackOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { hostname, origin: parsed } = new URL(origin);
  return parsed === origin && isLoopbackName(hostname);
}
