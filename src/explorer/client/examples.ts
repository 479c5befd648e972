import auditEntries from '../../../schema/operations/audit-entries.graphql';
import auditEntriesVariables from '../../../schema/operations/audit-entries.variables.json';
import checkOidcClient from '../../../schema/operations/check-oidc-client.graphql';
import createOidcClient from '../../../schema/operations/create-oidc-client.graphql';
import createOidcClientVariables from '../../../schema/operations/create-oidc-client.variables.json';
import oidcClient from '../../../schema/operations/oidc-client.graphql';
import oidcClientVariables from '../../../schema/operations/oidc-client.variables.json';
import oidcClients from '../../../schema/operations/oidc-clients.graphql';
import oidcClientsVariables from '../../../schema/operations/oidc-clients.variables.json';
import policies from '../../../schema/operations/policies.graphql';
import updateOidcClient from '../../../schema/operations/update-oidc-client.graphql';
import updateOidcClientVariables from '../../../schema/operations/update-oidc-client.variables.json';
import whoAmI from '../../../schema/operations/who-am-i.graphql';

/** The tabs of somebody who comes for the first time, in the order of a first walk through. */
export const examples = [
  tab(whoAmI),
  tab(policies),
  tab(checkOidcClient),
  tab(createOidcClient, createOidcClientVariables),
  tab(oidcClients, oidcClientsVariables),
  tab(oidcClient, oidcClientVariables),
  tab(updateOidcClient, updateOidcClientVariables),
  tab(auditEntries, auditEntriesVariables),
];

function tab(query: string, variables?: object): { query: string; variables?: string } {
  return variables === undefined ? { query } : { query, variables: JSON.stringify(variables, null, 2) };
}
