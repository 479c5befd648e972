import { expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { startFakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway } from '../support/gateway.ts';
import { TestMappingsDocument, TestRevokeMappingDocument } from '../support/operations.generated.ts';
import { bothSides, created, until } from './setting.ts';

const count = 50;

it.each(['java-1', 'go-2'] as const)(
  'clients of a mapping that is revoked are switched off in eSignet too, %s',
  async (dialect) => {
    const esignet = await startFakeEsignet(dialect);
    const gateway = await startTestGateway(esignet.settings);
    try {
      const admin = await gateway.as('admin');
      const { id: policyId } = await gateway.world.approvedPolicy({ id: demoIds.partner });
      const clients = await Promise.all(Array.from({ length: count }, () => created(admin, { policyId })));
      const other = await created(admin);
      const isOff = (id: string) => esignet.clients.get(id)?.status === 'INACTIVE';
      await until(() => esignet.clients.size === count + 1);
      const { data } = await admin.ask(TestMappingsDocument, { filter: { policyId } });
      const id = data.policyMappings.edges[0]?.node.id ?? '';
      const input = { id, reason: 'Contract ended', confirmClients: count };
      const revoked = (await admin.ask(TestRevokeMappingDocument, { input })).data.revokePolicyMapping;
      expect(revoked).toMatchObject({ problems: [], policyMapping: { status: 'REVOKED' } });
      await until(() => clients.every((client) => isOff(client.id)));
      for (const client of clients) {
        const [ours, theirs] = await bothSides(admin, esignet, client.id);
        expect(theirs).toEqual(ours);
      }
      expect(esignet.clients.get(other.id)).toMatchObject({ status: 'ACTIVE' });
      expect([...esignet.overlapping]).toEqual([]);
    } finally {
      await gateway.stop();
      await esignet.stop();
    }
  },
  60_000,
);
