import { authority, issue } from '../certificate/chain.ts';
import { text, type Portal, type Row } from './portal-page.ts';

const groupSearch = (value: string, isActive = 'true') => ({
  filters: [
    { value, columnName: 'name', type: 'contains' },
    { value: isActive, columnName: 'isActive', type: 'equals' },
  ],
  sort: [{ sortField: 'crDtimes', sortType: 'desc' }],
  pagination: { pageStart: 0, pageFetch: 8 },
});

/** The table of policy groups. */
export async function searchGroups(portal: Portal, name: string, isActive?: string) {
  const found = await portal.send('POST', 'policymanager/policies/group/search', groupSearch(name, isActive));
  return found as { totalRecord: number; data: Row[] | null };
}

/** What the page says where a group cannot be deactivated. */
export async function countsIn(portal: Portal, path: string): Promise<{ active: number; drafts: number }> {
  const { policies } = (await portal.read(path)) as { policies: Row[] };
  return {
    active: policies.filter((each) => each.is_Active && each.schema).length,
    drafts: policies.filter((each) => !each.is_Active && !each.schema).length,
  };
}

/** What an organisation uploads: the certificate of its authority, and its own. */
export async function papersOf(organization: string): Promise<{ readonly root: string; readonly own: string }> {
  const root = await authority(`O=${organization}, CN=Root`, { key: 'RSA-2048' });
  const own = await issue({ name: `C=IN, O=${organization}, CN=Partner`, by: root, key: 'RSA-2048' });
  return { root: root.pem, own: own.pem };
}

const addressOf = (row: Row): string => `partnermanager/oauth/client/${text(row, 'clientId')}`;

export const clientDetails = (portal: Portal, row: Row): Promise<Row> => portal.read(addressOf(row));

/** The whole of a client goes back as it was read, with what the form changes. */
export async function changeClient(portal: Portal, row: Row, changes: object): Promise<Row> {
  const { logoUri, redirectUris, status, grantTypes, clientAuthMethods } = await clientDetails(portal, row);
  const names = JSON.parse(text(row, 'clientName')) as Record<string, string>;
  const { '@none': clientName, ...clientNameLangMap } = names;
  const same = { logoUri, redirectUris, status, grantTypes, clientAuthMethods, clientName, clientNameLangMap };
  return (await portal.send('PUT', addressOf(row), { ...same, ...changes })) as Row;
}
