import { randomUUID } from 'node:crypto';
import { goodClient } from '../../support/client-input.ts';
import type { Call } from './door.ts';
import type { VersionedWrite } from './versioned-write.ts';
import type { Mutation } from './write.ts';

/** Every change of clients and partners, at each door that has it. */
export const clientWrites: readonly VersionedWrite[] = [
  ...(['oidc', 'oauth'] as const).map((family): VersionedWrite => ({
    title: `client: change (${family})`,
    isRepeatable: true,
    async begin(make) {
      const subject = await make.client();
      const { id } = subject;
      return { ...subject, rest: (n) => putClient(family, id, n), graphql: (n) => updateClient(id, { name: `G${n}` }) };
    },
  })),
  {
    title: 'client: deactivate',
    isRepeatable: false,
    async begin(make) {
      const subject = await make.client();
      const { id } = subject;
      return {
        ...subject,
        rest: (n) => putClient('oidc', id, n, 'INACTIVE'),
        graphql: () => updateClient(id, { status: 'INACTIVE' }),
      };
    },
  },
  {
    title: 'client: reactivate',
    onlyAt: 'graphql',
    isRepeatable: false,
    async begin(make) {
      const subject = await make.client('INACTIVE');
      return { ...subject, graphql: () => updateClient(subject.id, { status: 'ACTIVE' }) };
    },
  },
];

export function putClient(family: 'oidc' | 'oauth', id: string, n: number, status = 'ACTIVE'): Call {
  const { logoUri, redirectUris, grantTypes, clientAuthMethods } = goodClient();
  const names = family === 'oauth' ? { clientNameLangMap: { eng: `R${n}` } } : {};
  const request = { clientName: `R${n}`, ...names, logoUri, redirectUris, grantTypes, clientAuthMethods, status };
  return { method: 'PUT', path: `partnermanager/${family}/client/${id}`, request };
}

const updateClient = (id: string, values: object): Mutation => ({
  name: 'updateOidcClient',
  input: 'UpdateOidcClientInput',
  node: 'oidcClient',
  values: { id, ...values },
});

export const partnerWrites: readonly VersionedWrite[] = [
  ...['', 'v2/'].map((edition): VersionedWrite => ({
    title: `partner: change (${edition === '' ? 'older call' : 'newer call'})`,
    isRepeatable: true,
    async begin(make) {
      const subject = await make.partner();
      const { id } = subject;
      return {
        ...subject,
        rest: (n) => put(`${edition}${id}`, { address: `R${n}`, contactNumber: '555' }),
        graphql: (n) => mutation('updatePartner', 'UpdatePartnerInput', { id, address: `G${n}` }),
      };
    },
  })),
  ...(['deactivate', 'activate'] as const).map((verb): VersionedWrite => ({
    title: `partner: ${verb}`,
    isRepeatable: false,
    async begin(make) {
      const subject = await make.partner(verb === 'activate' ? { status: 'INACTIVE', certificateId: 'one' } : {});
      const { id } = subject;
      const request = { status: verb === 'activate' ? 'Active' : 'De-Active' };
      return {
        ...subject,
        rest: () => ({ method: 'PATCH', path: `partnermanager/partners/${id}`, request }),
        graphql: () => mutation(`${verb}Partner`, 'ChangePartnerStatusInput', { id }),
      };
    },
  })),
  {
    title: 'partner: map to a group',
    isRepeatable: false,
    async begin(make) {
      const subject = await make.partner({ status: 'REGISTERED', policyGroupId: null });
      const { id } = subject;
      const name = `Group-${randomUUID()}`;
      const group = await make.group({ name });
      return {
        ...subject,
        rest: () => put(`${id}/policygroup/${name}`, {}),
        graphql: () => mutation('mapPartnerPolicyGroup', 'MapPartnerPolicyGroupInput', { id, policyGroupId: group.id }),
      };
    },
  },
  {
    title: 'partner: certificate',
    onlyAt: 'rest',
    isRepeatable: false,
    async begin(make) {
      const name = `Partner ${randomUUID()}`;
      const subject = await make.partner({ status: 'REGISTERED', name });
      const certificateData = await make.certificate(name);
      const request = { partnerId: subject.id, partnerDomain: 'AUTH', certificateData };
      return {
        ...subject,
        rest: () => ({ method: 'POST', path: 'partnermanager/partners/certificate/upload', request }),
      };
    },
  },
  {
    title: 'partner: assign owners',
    onlyAt: 'graphql',
    isRepeatable: true,
    async begin(make) {
      const subject = await make.partner();
      const values = (n: number) => ({ id: subject.id, owners: [`owner-${n}`] });
      return {
        ...subject,
        graphql: (n) => mutation('assignPartnerOwners', 'AssignPartnerOwnersInput', values(n)),
      };
    },
  },
  {
    title: 'partner: set contacts',
    onlyAt: 'graphql',
    isRepeatable: true,
    async begin(make) {
      const subject = await make.partner();
      const values = (n: number) => ({ id: subject.id, contacts: [{ name: 'Someone', email: `n${n}@example.org` }] });
      return { ...subject, graphql: (n) => mutation('setPartnerContacts', 'SetPartnerContactsInput', values(n)) };
    },
  },
];

const put = (path: string, request: object): Call => ({
  method: 'PUT',
  path: `partnermanager/partners/${path}`,
  request,
});

const mutation = (name: string, input: string, values: Mutation['values']): Mutation => ({
  name,
  input,
  values,
  node: 'partner',
});
