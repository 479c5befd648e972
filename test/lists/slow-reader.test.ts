import type { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { answerList } from '../../src/rest/list-answer.ts';

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});

afterEach(() => {
  jest.useRealTimers();
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('a reader who takes a list for ever is left after five minutes, and its cursor with it', async () => {
  let isGivenBack = false;
  const endless = async function* (): AsyncGenerator<string> {
    try {
      for (;;) yield await Promise.resolve('row');
    } finally {
      isGivenBack = true;
    }
  };
  let body: Readable | undefined;
  const reply = {
    type: () => reply,
    send: (sent: Readable) => {
      body = sent;
      return reply;
    },
  };
  const found = { total: null, rows: endless() };
  const answer = { api: 'an.api', page: null, found, view: (row: string) => row, now: new Date() };
  await answerList(reply as unknown as FastifyReply, answer);
  const ended = new Promise((resolve) => body?.once('error', resolve));
  body?.read();

  jest.advanceTimersByTime(5 * 60_000 - 1);
  await turn();
  expect([body?.destroyed, isGivenBack]).toEqual([false, false]);

  jest.advanceTimersByTime(1);
  expect(await ended).toMatchObject({ message: 'the reader of a list is too slow' });
  await turn();
  expect([body?.destroyed, isGivenBack]).toEqual([true, true]);
});
