import { startTestGateway, type TestGateway } from '../../support/gateway.ts';
import type { Session } from '../../support/session.ts';
import { send, type Answer, type Call } from './door.ts';
import { createSubjects, given, type Subjects } from './subjects.ts';
import type { Subject } from './write.ts';

export interface Setting {
  readonly gateway: TestGateway;
  readonly admin: Session;
  readonly make: Subjects;
  readonly rest: (call: Call, ifMatch?: string) => Promise<Answer>;
  readonly versionOf: (subject: Subject) => Promise<number>;
  /** How many entries the audit trail has of it. */
  readonly entriesOf: (subject: Subject) => Promise<number>;
}

export async function createSetting(variables: Record<string, string> = {}): Promise<Setting> {
  const gateway = await startTestGateway(variables);
  const admin = await gateway.as('admin');
  const { db } = gateway.database;
  return {
    gateway,
    admin,
    make: createSubjects(gateway, admin),
    rest: (call, ifMatch) => send(gateway.url, admin, call, ifMatch),
    async versionOf({ collection, id }) {
      const stored = await db.collection<{ _id: string; version: number }>(collection).findOne({ _id: id });
      return given(stored).version;
    },
    entriesOf: ({ kind, id }) => db.collection('auditEntries').countDocuments({ aggregate: `${kind}:${id}` }),
  };
}
