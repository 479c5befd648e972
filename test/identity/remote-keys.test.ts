import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { stopClocks } from './fake-clock.ts';
import {
  createIdentify,
  createIssuerKey,
  discoveryPath,
  keysPath,
  startKeyServer,
  status,
  type IssuerKey,
  type KeyServer,
} from './key-server.ts';
import { failureOf } from './signing.ts';
import type { Failure } from '../../src/shared/errors/index.ts';

const minute = 60_000;
let one: IssuerKey;
let two: IssuerKey;
let server: KeyServer;
let identify: ReturnType<typeof createIdentify>;

beforeAll(async () => {
  [one, two] = await Promise.all([createIssuerKey('one'), createIssuerKey('two')]);
});

beforeEach(async () => {
  stopClocks();
  server = await startKeyServer(one.publicJwk);
  identify = createIdentify(server.issuer, null);
});

afterEach(async () => {
  jest.useRealTimers();
  await server.stop();
});

/** The outcome for a token made at this moment. */
async function outcomeOf(key: IssuerKey): Promise<string> {
  const token = await key.tokenOf(server.issuer);
  return identify(token).then(
    ({ userId }) => userId,
    (failure: unknown) => (failure as Failure).code,
  );
}

/** How many times the key set was asked for while something went on. */
async function fetchesDuring(action: () => Promise<unknown>): Promise<number> {
  const before = server.requests.length;
  await action();
  return server.requests.slice(before).filter((path) => path === keysPath).length;
}

describe('the first fetch', () => {
  it('happens with the first token and is shared by all that come with it', async () => {
    expect(server.requests).toEqual([]);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(one)));
    expect(new Set(outcomes)).toEqual(new Set(['ada']));
    expect(server.requests).toEqual([discoveryPath, keysPath]);
  });

  it('fails while the issuer is down, and succeeds once it is up', async () => {
    await server.stop();
    expect(await outcomeOf(one)).toBe('UNAVAILABLE');
    await server.start();
    jest.advanceTimersByTime(2_001);
    expect(await outcomeOf(one)).toBe('ada');
  });

  it('does not happen for what is no token', async () => {
    for (const token of ['', 'a.b.c', 'e30.e30.e30', 'eyJhbGciOiJub25lIn0.e30.e30']) {
      expect(await failureOf(identify(token))).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(server.requests).toEqual([]);
  });

  it('reads the key set alone where its address is configured', async () => {
    identify = createIdentify(server.issuer, server.issuer + keysPath);
    expect(await outcomeOf(one)).toBe('ada');
    expect(server.requests).toEqual([keysPath]);
  });
});

describe('an unknown key', () => {
  it('is found soon after a rotation', async () => {
    expect(await outcomeOf(one)).toBe('ada');
    server.keys = [one.publicJwk, two.publicJwk];
    jest.advanceTimersByTime(10_001);
    expect([await outcomeOf(two), await outcomeOf(one)]).toEqual(['ada', 'ada']);
  });

  it('is refused, and asked for once in 10 s however many tokens name it', async () => {
    expect(await outcomeOf(one)).toBe('ada');
    const many = () => Promise.all(Array.from({ length: 30 }, () => outcomeOf(two)));
    jest.advanceTimersByTime(9_000);
    expect(await fetchesDuring(many)).toBe(0);
    jest.advanceTimersByTime(1_001);
    expect(await fetchesDuring(many)).toBe(1);
    expect(new Set(await many())).toEqual(new Set(['UNAUTHENTICATED']));
  });

  it('cannot be told from a new one while the issuer is down, and does not hammer it', async () => {
    expect(await outcomeOf(one)).toBe('ada');
    server.faults.set(keysPath, status(500));
    jest.advanceTimersByTime(10_001);
    const many = async () => {
      for (let count = 0; count < 10; count += 1) expect(await outcomeOf(two)).toBe('UNAVAILABLE');
    };
    expect(await fetchesDuring(many)).toBe(1);
    expect(await outcomeOf(one)).toBe('ada');
    jest.advanceTimersByTime(2_001);
    expect(await fetchesDuring(many)).toBe(1);
  });
});

describe('cached keys', () => {
  it('are used without asking for 10 minutes, then fetched anew', async () => {
    await outcomeOf(one);
    const use = () => outcomeOf(one);
    jest.advanceTimersByTime(10 * minute);
    expect(await fetchesDuring(use)).toBe(0);
    jest.advanceTimersByTime(1);
    expect(await fetchesDuring(use)).toBe(1);
    expect(await fetchesDuring(use)).toBe(0);
  });

  it('no longer count when the issuer has withdrawn them', async () => {
    await outcomeOf(one);
    server.keys = [two.publicJwk];
    jest.advanceTimersByTime(10 * minute + 1);
    expect(await outcomeOf(one)).toBe('UNAUTHENTICATED');
  });

  it.each<[string, () => unknown, () => unknown]>([
    ['is down', () => server.stop(), () => server.start()],
    ['answers garbage', () => server.faults.set(keysPath, status(500)), () => server.faults.delete(keysPath)],
  ])('work for an hour while the issuer %s, then not, and again when it is back', async (_name, fail, recover) => {
    await outcomeOf(one);
    await fail();
    for (const minutes of [11, 20, 28]) {
      jest.advanceTimersByTime(minutes * minute);
      expect(await outcomeOf(one)).toBe('ada');
    }
    jest.advanceTimersByTime(minute + 1);
    expect(await outcomeOf(one)).toBe('UNAVAILABLE');
    await recover();
    jest.advanceTimersByTime(2_001);
    expect(await outcomeOf(one)).toBe('ada');
  });
});

describe('an issuer that hangs', () => {
  const never = () => undefined;

  it('delays one request by a second while there are keys, and the others not at all', async () => {
    await outcomeOf(one);
    server.faults.set(keysPath, never);
    jest.advanceTimersByTime(10 * minute + 1);
    const started = process.hrtime.bigint();
    const elapsed = () => Number(process.hrtime.bigint() - started) / 1e6;
    // whichever of the two is verified first starts the refresh, and waits for it
    const timed = async () => ({ outcome: await outcomeOf(one), after: elapsed() });
    const [quick, slow] = (await Promise.all([timed(), timed()])).sort((a, b) => a.after - b.after);
    expect([quick.outcome, slow.outcome]).toEqual(['ada', 'ada']);
    expect(quick.after).toBeLessThan(500);
    expect(slow.after).toBeGreaterThan(900);
    expect(slow.after).toBeLessThan(2_000);
  });

  it('is given up after 5 s, be it silent or dripping', async () => {
    const silent = await startKeyServer(one.publicJwk);
    const dripping = await startKeyServer(one.publicJwk);
    silent.faults.set(discoveryPath, never);
    const drops: NodeJS.Timeout[] = [];
    dripping.faults.set(keysPath, (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      drops.push(setInterval(() => response.write(' '), 100));
    });
    try {
      const started = process.hrtime.bigint();
      const failures = await Promise.all(
        [silent, dripping].map(async ({ issuer }) => {
          return failureOf(createIdentify(issuer, null)(await one.tokenOf(issuer)));
        }),
      );
      const elapsed = Number(process.hrtime.bigint() - started) / 1e6;
      expect(failures.map(({ code }) => code)).toEqual(['UNAVAILABLE', 'UNAVAILABLE']);
      expect(elapsed).toBeGreaterThan(4_500);
      expect(elapsed).toBeLessThan(7_000);
    } finally {
      drops.forEach(clearInterval);
      await Promise.all([silent.stop(), dripping.stop()]);
    }
  });
});
