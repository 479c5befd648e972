import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSetting, type Setting } from './setting.ts';
import { codesOf, conflict, tagOf, type Answer } from './door.ts';
import { given } from './subjects.ts';
import { mutate, type Mutated, type Subject } from './write.ts';
import { allWrites } from './writes.ts';

/** Many who change the same record at the same moment (hostile input, J06 and J07), through both doors at once. */
const many = 64;
const limitMs = 60_000;
let setting: Setting;

beforeAll(async () => {
  setting = await createSetting();
});

afterAll(() => setting.gateway.stop());

type Outcome = { door: 'rest'; answer: Answer } | { door: 'graphql'; answer: Mutated };

/** Half of them through each door, where there are both. */
async function allAtOnce(subject: Subject, version: number): Promise<Outcome[]> {
  return Promise.all(
    Array.from({ length: many }, async (_, n): Promise<Outcome> => {
      const ofRest = subject.rest?.(n);
      const ofGraphql = subject.graphql?.(n);
      if (ofRest !== undefined && (ofGraphql === undefined || n % 2 === 0)) {
        return { door: 'rest', answer: await setting.rest(ofRest, tagOf(version)) };
      }
      if (ofGraphql === undefined) throw new Error('no door has this change');
      return { door: 'graphql', answer: await mutate(setting.admin, ofGraphql, version) };
    }),
  );
}

const won = ({ door, answer }: Outcome): boolean =>
  door === 'rest' ? answer.status === 200 && codesOf(answer).length === 0 : answer.version !== null;

describe.each(allWrites)(`$title: ${many} at once with the same version`, ({ begin }) => {
  it(
    'are one success and as many conflicts as the rest, and one entry of the audit trail',
    async () => {
      const subject = await begin(setting.make);
      const [version, entries] = [await setting.versionOf(subject), await setting.entriesOf(subject)];
      const outcomes = await allAtOnce(subject, version);

      expect(outcomes.filter(won)).toHaveLength(1);
      for (const { door, answer } of outcomes.filter((outcome) => !won(outcome))) {
        expect(answer).toMatchObject(
          door === 'rest'
            ? { ...conflict, etag: tagOf(version + 1) }
            : { status: 200, errors: [], codes: ['VERSION_CONFLICT'], currentVersion: version + 1 },
        );
      }
      expect([await setting.versionOf(subject), await setting.entriesOf(subject)]).toEqual([version + 1, entries + 1]);
    },
    limitMs,
  );
});

/** As clients that know no versions do it. */
const atRest = allWrites.filter(({ onlyAt }) => onlyAt !== 'graphql');

describe.each(atRest)(`$title: ${many} at once without a version`, ({ begin, isRepeatable }) => {
  it(
    'are each done, or refused with a code, and as many entries of the audit trail as versions',
    async () => {
      const subject = await begin(setting.make);
      const rest = given(subject.rest);
      const [version, entries] = [await setting.versionOf(subject), await setting.entriesOf(subject)];
      const answers = await Promise.all(Array.from({ length: many }, (_, n) => setting.rest(rest(n))));

      const done = answers.filter((answer) => answer.status === 200 && codesOf(answer).length === 0);
      expect(done.length).toBeGreaterThan(0);
      for (const answer of answers.filter((each) => !done.includes(each))) {
        expect([200, 409, 412]).toContain(answer.status);
        expect(codesOf(answer)).toEqual([answer.status === 200 ? expect.any(String) : 'PMS_COR_002']);
      }
      const made = (await setting.versionOf(subject)) - version;
      expect((await setting.entriesOf(subject)) - entries).toBe(made);
      if (isRepeatable) expect(made).toBe(done.length);
    },
    limitMs,
  );
});
