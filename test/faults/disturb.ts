import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultyGateway } from '../support/faults/fault-world.ts';
import { commandFaults, type Disturbance } from './random-plan.ts';

type Trouble = (gateway: FaultyGateway, size: number) => Promise<void>;

const troubles: Readonly<Record<Disturbance['kind'], Trouble>> = {
  kill: async (gateway, size) => {
    await gateway.kill();
    await sleep(size * 500);
    await gateway.start();
  },
  cut: (gateway) => {
    gateway.line.cut();
    return Promise.resolve();
  },
  refuse: async (gateway, size) => {
    await gateway.line.refuse();
    await sleep(200 + size * 1_300);
    await gateway.line.pass();
  },
  stall: async (gateway, size) => {
    gateway.line.stall();
    await sleep(200 + size * 1_300);
    await gateway.line.pass();
  },
  slow: async (gateway, size) => {
    gateway.line.slow(5 + size * 50);
    await sleep(1_000);
    await gateway.line.pass();
  },
  'at-command': async (gateway, size) => {
    loseOne(gateway, size);
    await sleep(300);
  },
  fail: async (gateway, size) => {
    const fault = commandFaults[Math.floor(size * commandFaults.length)];
    if (fault !== undefined) await gateway.fail(1 + (Math.floor(size * 997) % 6), fault);
    await sleep(200);
  },
};

const writes = ['insert', 'update', 'findAndModify', 'commitTransaction'];

/** One of the next commands of one kind meets a line that breaks or loses it, before the server or after it. */
function loseOne({ line }: FaultyGateway, size: number): void {
  const name = writes[Math.floor(size * writes.length)];
  const within = Math.floor(size * 9_973);
  let left = 1 + (within % 8);
  line.intercept((command) => {
    if (command.name !== name) return undefined;
    left -= 1;
    if (left !== 0) return undefined;
    line.intercept(null);
    return { moment: within % 2 === 0 ? 'before' : 'after', effect: within % 3 === 0 ? 'lose' : 'cut' };
  });
}

/** Resolves when it is over. */
export async function disturb(gateways: readonly FaultyGateway[], { kind, gateway, size }: Disturbance): Promise<void> {
  const victim = gateways[gateway];
  if (victim !== undefined) await troubles[kind](victim, size);
}
