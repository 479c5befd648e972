/** A cookie as it was set, attributes in small letters. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Step {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly location: string | null;
  readonly cookies: readonly SetCookie[];
  readonly text: string;
}

/** As much of a browser as redirects and cookies need; for what is of one host, whatever the port. */
export class Visitor {
  /** By name and path. */
  readonly jar = new Map<string, SetCookie>();

  /** One request, without following where it leads. */
  async go(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Step> {
    const { pathname } = new URL(url);
    const pairs = [...this.jar.values()].filter(({ attributes }) => isUnder(pathname, attributes.path ?? '/'));
    const cookie = pairs.map(({ name, value }) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie === '' ? {} : { cookie }), ...headers },
    });
    const cookies = response.headers.getSetCookie().map(readCookie);
    for (const set of cookies) this.keep(set);
    const location = response.headers.get('location');
    return {
      url,
      status: response.status,
      headers: response.headers,
      location: location === null ? null : new URL(location, url).href,
      cookies,
      text: await response.text(),
    };
  }

  /** Follows redirects until there are none, or until one leads to `stop`. */
  async follow(url: string, stop = ''): Promise<Step> {
    let step = await this.go(url);
    for (let hops = 0; step.location !== null && (stop === '' || !step.location.startsWith(stop)); hops += 1) {
      if (hops > 10) throw new Error('the redirects go in circles');
      step = await this.go(step.location);
    }
    return step;
  }

  cookie(name: string): SetCookie | undefined {
    return [...this.jar.values()].find((cookie) => cookie.name === name);
  }

  /** As a script of the page does. */
  write(name: string, value: string): void {
    this.keep({ name, value, attributes: { path: '/' } });
  }

  private keep(cookie: SetCookie): void {
    const key = `${cookie.name} ${cookie.attributes.path ?? '/'}`;
    const { expires, 'max-age': maxAge } = cookie.attributes;
    const isGone = maxAge === '0' || (expires !== undefined && new Date(expires).getTime() < Date.now());
    if (isGone) this.jar.delete(key);
    else this.jar.set(key, cookie);
  }
}

function isUnder(pathname: string, path: string): boolean {
  return path === '/' || pathname === path || pathname.startsWith(`${path}/`);
}

function readCookie(line: string): SetCookie {
  const [pair = '', ...rest] = line.split(/; */);
  const [name = '', ...value] = pair.split('=');
  const attributes = rest.map((part) => {
    const [key = '', ...words] = part.split('=');
    return [key.toLowerCase(), words.join('=')] as const;
  });
  return { name, value: value.join('='), attributes: Object.fromEntries(attributes) };
}
