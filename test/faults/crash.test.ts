import { beforeAll, describe, expect, it } from '@jest/globals';
import { ensureBuilt } from '../support/process.ts';
import type { DialectName } from '../support/esignet/dialects.ts';
import type { Door } from '../support/faults/calls.ts';
import { runLane, type LaneReport, type Operation } from './crash-lane.ts';
import type { Effect } from './crash-points.ts';

type LaneSettings = readonly [Operation, Door, DialectName, Effect];

/** A create that eSignet may be at work on is given time to end: with `java-1` more than a minute, each time. */
const lanes: readonly LaneSettings[] = [
  ['create', 'graphql', 'go-2', 'kill'],
  ['create', 'rest', 'java-1', 'cut'],
  ['update', 'rest', 'go-2', 'cut'],
  ['update', 'graphql', 'java-1', 'kill'],
  ['deactivate', 'rest', 'java-1', 'kill'],
  ['deactivate', 'graphql', 'go-2', 'cut'],
  ['create', 'graphql', 'go-2', 'lose'],
  ['update', 'rest', 'java-1', 'lose'],
];

const limitMs = 240_000;
let reports: LaneReport[] = [];

beforeAll(async () => {
  await ensureBuilt();
  reports = await Promise.all(lanes.map((lane) => runLane(...lane)));
  for (const [index, { points, faults, slowestMs }] of reports.entries()) {
    const name = lanes[index]?.join(', ') ?? '';
    process.stdout.write(`${name}: ${points.length} steps, ${faults} faults, slowest answer ${slowestMs} ms\n`);
  }
}, limitMs);

describe.each(lanes.map((lane, index) => [...lane, index] as const))(
  '%s over %s (%s) with a %s at each of its steps in turn',
  (_operation, _door, _dialect, _effect, index) => {
    it('is done once or not at all, said truly, and works again', () => {
      expect(reports[index]?.complaints).toEqual([]);
    });

    it('was disturbed at every step', () => {
      const { points = [], faults = 0 } = reports[index] ?? {};
      expect(points).toEqual(
        expect.arrayContaining([
          'insert auditEntries 1',
          'commitTransaction 1',
          'findAndModify deliveries 1',
          'eSignet 1',
        ]),
      );
      expect(faults).toBeGreaterThan(points.length);
    });
  },
);
