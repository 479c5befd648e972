/** Where the gateway stands, as the page knows it: behind a proxy that may be under a path. */
export const gateway = new URL(document.getElementById('explorer')?.dataset.gateway ?? '.', document.baseURI);

/** A request to the gateway that this page came from. Throws with words for people where nobody answers. */
export async function askGateway(path: string, init: RequestInit = {}): Promise<Response> {
  try {
    // who one is says the token alone: a cookie of another page must not sign anybody in here
    return await fetch(new URL(path, gateway), { ...init, credentials: 'omit' });
  } catch (cause) {
    throw new Error('The gateway does not answer. Is it still running?', { cause });
  }
}
