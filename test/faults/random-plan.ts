import type { Fault } from '../support/esignet/fake.ts';
import { unknownError, type DialectName } from '../support/esignet/dialects.ts';
import type { HubFault } from '../support/hub/hub.ts';
import type { Door } from '../support/faults/calls.ts';
import type { CommandFault } from '../support/faults/failpoint.ts';
import { createRandom } from '../process/random.ts';

/** Everything that chance decides in a run, drawn before it begins: the same seed is the same run, step for step. */
export interface Plan {
  /** For each writer what it does one after the other. */
  readonly writers: readonly (readonly Step[])[];
  readonly disturbances: readonly Disturbance[];
  /** What befalls the calls of eSignet, in the order of their arrival and from the start again. */
  readonly esignet: readonly (Fault | undefined)[];
  /** What befalls the calls of the hub, likewise. */
  readonly hub: readonly (HubFault | undefined)[];
}

export interface Step {
  readonly number: number;
  readonly kind: (typeof kinds)[number];
  readonly door: Door;
  readonly gateway: number;
  /** From 0 to 1: which of the clients that there are. */
  readonly pick: number;
  /** With content that eSignet will not take. */
  readonly isRefused: boolean;
}

export interface Disturbance {
  /** It begins with this operation of the run. */
  readonly at: number;
  readonly kind: (typeof troubles)[number];
  readonly gateway: number;
  /** From 0 to 1: how long, how many, which. */
  readonly size: number;
}

const kinds = [
  'create',
  'create',
  'create-same',
  'update',
  'update',
  'update',
  'race',
  'deactivate',
  'activate',
] as const;
const troubles = ['kill', 'cut', 'refuse', 'stall', 'slow', 'at-command', 'at-command', 'fail', 'fail'] as const;
const operationsPerDisturbance = 40;
const shareOfRefused = 0.06;
const esignetCalls = 997;
const shareOfEsignetFaults = 0.3;
const hubCalls = 499;
const shareOfHubFaults = 0.06;

const interrupted = { errorLabels: ['TransientTransactionError'] };
const uncertain = { errorLabels: ['UnknownTransactionCommitResult'] };
export const commandFaults: readonly CommandFault[] = [
  { failCommands: ['insert'], closeConnection: true },
  { failCommands: ['update'], closeConnection: true },
  { failCommands: ['find'], closeConnection: true },
  { failCommands: ['commitTransaction'], closeConnection: true },
  { failCommands: ['findAndModify'], closeConnection: true },
  { failCommands: ['insert', 'update'], errorCode: 112, ...interrupted },
  { failCommands: ['insert'], errorCode: 10_107, ...interrupted },
  { failCommands: ['commitTransaction'], errorCode: 91, ...uncertain },
  { failCommands: ['commitTransaction'], errorCode: 11_602, ...uncertain },
  { failCommands: ['commitTransaction'], errorCode: 251, ...interrupted },
  { failCommands: ['commitTransaction'], blockConnection: true, blockTimeMS: 400 },
  { failCommands: ['find', 'insert'], blockConnection: true, blockTimeMS: 200 },
  { failCommands: ['insert'], errorCode: 14_031 },
];

const badAnswers = (dialect: DialectName): readonly Fault[] => [
  { reset: true, reply: { status: 500 } },
  { reset: true, afterWork: true },
  { reply: { status: 500 } },
  { reply: { status: 500 }, afterWork: true },
  { reply: { status: 503 } },
  { reply: unknownError },
  { reply: unknownError, afterWork: true },
  { reply: { status: 200, raw: 'garbage' }, afterWork: true },
  {
    reply: { status: 200, body: { response: { clientId: 'another', status: 'ACTIVE' }, errors: [] } },
    afterWork: true,
  },
  { reply: { status: 401 } },
  { reply: { status: 429 } },
  { delayMs: 300 },
  { hang: true, delayMs: 1 },
  ...(dialect === 'java-1' ? [{ reply: duplicate }] : []),
];
/** As if somebody else had it. */
const duplicate = {
  status: 200,
  body: { response: null, errors: [{ errorCode: 'duplicate_client_id', errorMessage: 'duplicate_client_id' }] },
};

const badHubAnswers: readonly HubFault[] = [
  { status: 500 },
  { status: 503, afterWork: true },
  { reset: true },
  { reset: true, afterWork: true },
  { delayMs: 800, reset: true },
  { delayMs: 300 },
  { status: 200, body: 'hub.mode=denied&hub.reason=no' },
];

export function drawPlan(
  seed: number,
  operations: number,
  writers: number,
  gateways: number,
  dialect: DialectName,
): Plan {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  const perWriter = Math.ceil(operations / writers);
  const steps = (writer: number): Step[] =>
    Array.from({ length: perWriter }, (_, index) => ({
      number: index * writers + writer,
      kind: oneOf(kinds),
      door: oneOf(['graphql', 'rest'] as const),
      gateway: below(gateways),
      pick: random(),
      isRefused: random() < shareOfRefused,
    }));
  return {
    writers: Array.from({ length: writers }, (_, writer) => steps(writer)),
    disturbances: Array.from({ length: Math.floor(operations / operationsPerDisturbance) }, (_, index) => ({
      at: (index + 1) * operationsPerDisturbance,
      kind: oneOf(troubles),
      gateway: below(gateways),
      size: random(),
    })),
    esignet: Array.from({ length: esignetCalls }, () =>
      random() < shareOfEsignetFaults ? oneOf(badAnswers(dialect)) : undefined,
    ),
    hub: Array.from({ length: hubCalls }, () => (random() < shareOfHubFaults ? oneOf(badHubAnswers) : undefined)),
  };
}
