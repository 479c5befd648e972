import { deactivateGroupApi, deactivatePolicyApi, wrapped, wrappedV2 } from '../doors-policy/policy-door.ts';
import { goodPolicy } from '../policy/policy-input.ts';
import type { RestCall } from './rest-door.ts';
import type { Setting } from './setting.ts';

type Calls = Record<string, RestCall>;

const wholeTable = { filters: [], sort: [], pagination: {} };
const names = { filters: [{ columnName: 'name', type: 'all', text: '' }] };

/** For each route a call that does no harm: it repeats what is so already, or meets the rule that is named. */
export function restCalls(setting: Setting): Calls {
  return {
    ...under('partnermanager', clientCalls(setting)),
    ...under('partnermanager/partners', partnerCalls(setting)),
    ...under('partnermanager', keyCalls(setting)),
    ...under('partnermanager', listCalls(setting)),
    ...under('partnermanager', sessionCalls),
    ...under('policymanager/policies', policyCalls(setting)),
  };
}

function under(base: string, calls: Calls): Calls {
  return Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name.replace(/ \/?/, (gap) => ` ${base}${gap.trim()}`),
      { ...call, path: `${base}${call.path}` },
    ]),
  );
}

function clientCalls({ client: { names, partnerId, ...same }, ids }: Setting): Calls {
  const clientNameLangMap = Object.fromEntries((names ?? []).map(({ language, value }) => [language, value]));
  const create = wrapped({ ...same, authPartnerId: partnerId, clientNameLangMap });
  const update = wrapped({ ...same, clientName: same.name, clientNameLangMap, status: 'ACTIVE' });
  const ofFamily = (family: string): Calls => ({
    [`POST /${family}/client`]: { path: `/${family}/client`, body: create, refusal: 'PMS_ESI_001' },
    [`PUT /${family}/client/:client_id`]: {
      path: `/${family}/client/${ids.inactiveClient}`,
      body: update,
      refusal: 'PMS_ESI_008',
    },
    [`GET /${family}/client/:client_id`]: { path: `/${family}/client/${ids.client}` },
  });
  return { ...ofFamily('oidc'), ...ofFamily('oauth') };
}

function partnerCalls({ bank, group, policy, certificate, authorities, ids }: Setting): Calls {
  const { address, contactNumber } = bank;
  const register = wrapped({
    partnerId: bank.id,
    organizationName: bank.name,
    address,
    contactNumber,
    emailId: 'bank@example.org',
    partnerType: 'Auth_Partner',
    policyGroup: group.name,
  });
  const mapping = wrapped({ policyName: policy.name, useCaseDescription: 'Log in' });
  const upload = { partnerId: bank.id, partnerDomain: 'AUTH', certificateData: certificate.certificate };
  const caUpload = { partnerDomain: 'AUTH', certificateData: authorities.certificates };
  const at = `/${bank.id}`;
  return {
    'POST ': { path: '', body: register, refusal: 'PMS_PRT_051' },
    'POST /v2': { path: '/v2', body: register, refusal: 'PMS_PRT_051' },
    'PUT /email/verify': { path: '/email/verify', body: wrapped({ emailId: 'bank@example.org' }) },
    'GET /:partnerId': { path: at },
    'PUT /:partnerId': { path: at, body: wrapped({ address, contactNumber }) },
    'PUT /v2/:partnerId': { path: `/v2${at}`, body: wrapped({ address, contactNumber }) },
    'PATCH /:partnerId': { path: at, body: wrapped({ status: 'Perhaps' }), refusal: 'PMS_PM_058' },
    'PUT /:partnerId/policygroup/:policygroupName': {
      path: `${at}/policygroup/${encodeURIComponent(group.name)}`,
      body: wrapped({}),
      refusal: 'PMS_PRT_050',
    },
    'POST /:partnerId/policy/map': { path: `${at}/policy/map`, body: mapping, refusal: 'PMS_PRT_060' },
    'PUT /policy/:mappingkey': {
      path: `/policy/${ids.approved}`,
      body: wrapped({ status: 'Approved' }),
      refusal: 'PMS_PM_034',
    },
    'POST /certificate/ca/upload': {
      path: '/certificate/ca/upload',
      body: wrapped(caUpload),
      refusal: 'KER-PCM-003',
    },
    'POST /certificate/upload': { path: '/certificate/upload', body: wrapped(upload) },
    'POST /partnertype/search': { path: '/partnertype/search', body: wrapped(wholeTable) },
    'GET /:partnerId/certificate': { path: `${at}/certificate` },
    'GET /:partnerId/certificate-data': { path: `${at}/certificate-data` },
  };
}

function keyCalls({ bank, misp, policy, label, keyValue, ids }: Setting): Calls {
  const at = `/partners/${bank.id}`;
  return {
    'GET /partners/:partnerId/apikey/request': { path: `${at}/apikey/request` },
    'GET /partners/apikey/:mappingkey': { path: `/partners/apikey/${ids.approved}` },
    'POST /partners/:partnerId/credentialtype/:credentialType/policies/:policyName': {
      path: `${at}/credentialtype/vercred/policies/${encodeURIComponent(policy.name)}`,
      refusal: 'PMS_PRT_070',
    },
    'POST /partners/:partnerId/bioextractors/:policyId': {
      path: `${at}/bioextractors/${policy.id}`,
      body: wrapped({ extractors: [] }),
      refusal: 'PMS_PRT_062',
    },
    'PATCH /partners/:partnerId/generate/apikey': {
      path: `${at}/generate/apikey`,
      body: wrapped({ policyName: policy.name, label }),
      refusal: 'PMS_PRT_110',
    },
    'PATCH /partners/:partnerId/policy/:policyId/apiKey/status': {
      path: `${at}/policy/${policy.id}/apiKey/status`,
      body: wrapped({ label, status: 'Active' }),
    },
    'GET /partners/:partnerId/apikey/:apikey': { path: `${at}/apikey/${keyValue}` },
    'POST /misps': { path: '/misps', body: wrapped({ providerId: misp.id }), refusal: 'PMS_MSP_416' },
  };
}

const plainLists = [
  ...['/oauth/client', '/partner-policy-requests', '/partner-api-keys', '/admin-partners'],
  ...['/partners/partner-certificates-details', '/securebiometricinterface', '/devicedetail', '/ftpchipdetail/v2'],
];

function listCalls({ bank }: Setting): Calls {
  return {
    ...Object.fromEntries(plainLists.map((path) => [`GET ${path}`, { path }])),
    'GET /partners/v3': { path: '/partners/v3?status=approved' },
    'GET /admin-partners/:partnerId': { path: `/admin-partners/${bank.id}` },
  };
}
const notSetUp = { refusal: 'PMS_COR_002', status: 404 };

/** Consent was given before: it is given once. */
const sessionCalls: Calls = {
  'GET /system-config': { path: '/system-config' },
  'GET /authorize/admin/validateToken': { path: '/authorize/admin/validateToken' },
  'GET /login/*': { path: '/login/AAAA?state=12345678', ...notSetUp },
  'GET /login-redirect/*': { path: '/login-redirect/AAAA', ...notSetUp },
  'GET /logout/user': { path: '/logout/user?redirecturi=AAAA', ...notSetUp },
  'GET /users/user-consent': { path: '/users/user-consent' },
  'POST /users/user-consent': { path: '/users/user-consent' },
};

function policyCalls({ group, draft, policy, bank }: Setting): Calls {
  const { name, description: desc, documentVersion: version, definition: policies } = goodPolicy();
  const content = { policyGroupName: group.name, desc, version, policies };
  const sameGroup = { name: group.name, desc: group.description, isActive: true };
  const inGroup = `/group/${group.id}`;
  return {
    'POST /group/new': { path: '/group/new', body: wrapped(sameGroup), refusal: 'PMS_POL_014' },
    'PUT /group/:id': { path: inGroup, body: wrapped(sameGroup) },
    'PATCH /group/:id': { path: inGroup, body: wrappedV2(deactivateGroupApi), refusal: 'PMS_POL_069' },
    'GET /group/:id': { path: inGroup },
    'GET /policy-groups': { path: '/policy-groups' },
    'GET /active/group/*': { path: `/active/group/${encodeURIComponent(group.name)}` },
    'POST ': {
      path: '',
      body: wrapped({ ...content, name: policy.name, policyType: 'Auth' }),
      refusal: 'PMS_POL_009',
    },
    'PUT /:id': { path: `/${policy.id}`, body: wrapped({ ...content, name }), refusal: 'PMS_POL_055' },
    'POST /:id/group/:groupId/publish': { path: `/${policy.id}${inGroup}/publish`, refusal: 'PMS_POL_020' },
    'PATCH /:id/group/:groupId': { path: `/${draft.id}${inGroup}`, body: wrapped({ status: 'De-Active' }) },
    'PATCH /:id': { path: `/${draft.id}`, body: wrappedV2(deactivatePolicyApi), refusal: 'PMS_POL_072' },
    'GET /:id': { path: `/${policy.id}` },
    'POST /group/search': { path: '/group/search', body: wrapped(wholeTable) },
    'GET /group/all': { path: '/group/all' },
    'POST /group/filtervalues': { path: '/group/filtervalues', body: wrapped(names) },
    'POST /search': { path: '/search', body: wrapped({ ...wholeTable, policyType: 'all' }) },
    'POST /filtervalues': { path: '/filtervalues', body: wrapped({ ...names, policyType: 'all' }) },
    'GET ': { path: '' },
    'GET /config/:key': { path: '/config/pmp.allowed.policy.types' },
    'GET /v2': { path: '/v2' },
    'GET /:id/partner/:partnerId': { path: `/${policy.id}/partner/${bank.id}` },
  };
}
