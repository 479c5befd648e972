import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { pino } from 'pino';
import { composeOn } from '../support/composition.ts';
import { startTestGateway } from '../support/gateway.ts';
import { startFakeHub } from '../support/hub/hub.ts';
import { administrator, newClientInput, outboxOf, untilSent } from './events-setting.ts';
import { until } from './setting.ts';

const times = { firstPauseMs: 10, longestPauseMs: 60, pollMs: 25, firstProbeMs: 25, longestProbeMs: 60 };

it('a hub that knows its topics and takes nothing costs no message its tries, whoever sends them', async () => {
  const [hub, gateway] = await Promise.all([startFakeHub(), startTestGateway()]);
  const start = () => {
    const inside = composeOn(gateway.database.uri, {
      events: { hubUrl: hub.url, log: pino({ level: 'silent' }), times: { ...times, leaseMs: 6_000 } },
    });
    const begin = () => inside.events?.start();
    return { ...inside, begin, stop: () => Promise.resolve(inside.events?.stop()).then(() => inside.close()) };
  };
  hub.misbehave(({ mode }) => (mode === 'publish' ? { status: 500 } : undefined));
  try {
    const first = start();
    for (let made = 1; made <= 8; made += 1) {
      await first.rest.clients.create(administrator, newClientInput(`Client ${made}`));
    }
    // all at once: one that fails alone, while the hub answers, has itself to blame
    first.begin();
    await until(async () => (await outboxOf(gateway).countDocuments({ attempts: { $gt: 0 } })) >= 4);
    await first.stop();
    const second = start();
    second.begin();
    try {
      const before = hub.calls.length;
      await until(() => hub.calls.length > before + 20);
      await sleep(1_000);
      expect(await outboxOf(gateway).countDocuments({ state: 'PARKED' })).toBe(0);
      // the first that failed, of each
      expect(await outboxOf(gateway).countDocuments({ strikes: { $gt: 0 } })).toBeLessThanOrEqual(2);
      hub.misbehave(null);
      await untilSent(gateway);
    } finally {
      await second.stop();
    }
  } finally {
    await gateway.stop();
    await hub.stop();
  }
}, 60_000);
