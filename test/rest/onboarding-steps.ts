import { expect } from '@jest/globals';
import { organization, type FlowSettings, type Papers } from './onboarding-settings.ts';

/** A run of the collection: what was set for it, and the variables that its tests store. */
export interface Run {
  readonly url: string;
  readonly token: string;
  readonly flow: FlowSettings;
  readonly papers: Papers;
  readonly partnerStatus: string;
  readonly stored: Map<string, string>;
}

interface Sent {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body?: object;
  /** Besides the cookie. */
  readonly bearer?: boolean;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly response: Readonly<Record<string, unknown>> | null;
  readonly codes: readonly string[];
}

interface Step {
  readonly sends: (run: Run) => Sent;
  /** The assertions of the collection; some calls have none. */
  readonly tests?: (answer: Answer, run: Run) => void;
}

const time = () => new Date().toISOString();
const groupName = ({ flow }: Run) => `mpolicygroup-default-${flow.title}`;
const policyName = ({ flow }: Run) => `mpolicy-default-${flow.title}`;
const variable = ({ stored }: Run, name: string) => stored.get(name) ?? `{{${name}}}`;
const wrapped = (request: object, wrapper: object = {}) => ({
  ...{ id: 'string', metadata: {}, request, requesttime: time(), version: 'string' },
  ...wrapper,
});

function store(run: Run, name: string, value: unknown): void {
  expect(value).toEqual(expect.stringMatching(/./));
  run.stored.set(name, String(value));
}

const uploadCa = (certificate: 'ca' | 'intermediate'): Step => ({
  sends: ({ flow, papers }) => ({
    method: 'POST',
    path: 'partnermanager/partners/certificate/ca/upload',
    body: wrapped({ certificateData: papers[certificate], partnerDomain: flow.domain }),
  }),
  tests: ({ text }) => {
    expect(text).toMatch(/Upload Success\.|Certificate already exists in store/);
  },
});

/** The calls of the collection, as they go over the wire. */
const steps = {
  'create-policy-group': {
    sends: (run) => ({
      method: 'POST',
      path: 'policymanager/policies/group/new',
      body: wrapped({ desc: 'PolicyGroup', name: groupName(run) }, { id: '', version: 'LTS' }),
    }),
    tests: ({ response }, run) => {
      store(run, 'policy-group-id', response?.id);
    },
  },
  'create-policy': {
    sends: (run) => ({
      method: 'POST',
      path: 'policymanager/policies',
      body: wrapped(
        {
          name: policyName(run),
          desc: `${policyName(run)} Policy`,
          policies: run.flow.policies,
          policyGroupName: groupName(run),
          policyType: run.flow.policyType,
          version: '1.1',
        },
        { id: '', metadata: null, version: '1.0' },
      ),
    }),
    tests: ({ response }, run) => {
      store(run, 'policy-id', response?.id);
      expect(response?.name).toBe(policyName(run));
    },
  },
  'publish-policy': {
    sends: (run) => ({
      method: 'POST',
      path: `policymanager/policies/${variable(run, 'policy-id')}/group/${variable(run, 'policy-group-id')}/publish`,
    }),
  },
  register: {
    sends: (run) => ({
      method: 'POST',
      path: 'partnermanager/partners',
      body: wrapped(
        {
          address: 'Bangalore',
          contactNumber: '653-568-8623',
          emailId: `${run.flow.title}.1732464000@example.org`,
          organizationName: organization,
          partnerId: run.flow.partnerId,
          partnerType: run.flow.partnerType,
          policyGroup: groupName(run),
        },
        { version: 'LTS' },
      ),
    }),
  },
  'upload-ca': uploadCa('ca'),
  'upload-intermediate': uploadCa('intermediate'),
  'upload-leaf': {
    sends: ({ flow, papers }) => ({
      method: 'POST',
      path: 'partnermanager/partners/certificate/upload',
      body: wrapped({ certificateData: papers.leaf, partnerDomain: flow.domain, partnerId: flow.partnerId }),
    }),
    tests: ({ text, response }, run) => {
      store(run, 'signed-leaf-certificate', response?.signedCertificateData);
      expect(text).toContain('BEGIN CERTIFICATE');
    },
  },
  activate: {
    sends: ({ flow, partnerStatus }) => ({
      method: 'PATCH',
      path: `partnermanager/partners/${flow.partnerId}`,
      body: wrapped({ status: partnerStatus }, { metadata: null }),
    }),
  },
  'map-policy': {
    sends: (run) => ({
      method: 'POST',
      path: `partnermanager/partners/${run.flow.partnerId}/policy/map`,
      body: wrapped({ policyName: policyName(run), useCaseDescription: 'mapping partner to policy name' }),
    }),
    tests: ({ response }, run) => {
      store(run, 'partner-mapping-key', response?.mappingkey);
    },
  },
  'approve-mapping': {
    sends: (run) => ({
      method: 'PUT',
      path: `partnermanager/partners/policy/${variable(run, 'partner-mapping-key')}`,
      body: wrapped({ status: 'Approved' }),
    }),
  },
  'create-misp-license': {
    sends: ({ flow }) => ({
      method: 'POST',
      path: 'partnermanager/misps',
      body: wrapped({ providerId: flow.partnerId }),
    }),
    tests: ({ response }, run) => {
      store(run, 'misp-license-key', response?.licenseKey);
    },
  },
  'create-api-key': {
    sends: (run) => ({
      method: 'PATCH',
      path: `partnermanager/partners/${run.flow.partnerId}/generate/apikey`,
      body: wrapped({ policyName: policyName(run), label: '0b8f6f0e-5d0c-4a52-9f0a-1c6f3a9d7e10' }),
    }),
    tests: ({ response }, run) => {
      store(run, 'apikey', response?.apiKey);
    },
  },
  'create-oidc-client': {
    sends: (run) => ({
      method: 'POST',
      path: 'partnermanager/oidc/client',
      bearer: true,
      body: {
        requestTime: time(),
        request: {
          name: `${run.flow.title} client`,
          publicKey: run.papers.publicKey,
          policyId: variable(run, 'policy-id'),
          authPartnerId: run.flow.partnerId,
          logoUri: 'https://resident.example.org/assets/MOSIP%20Vertical%20Black.png',
          redirectUris: run.flow.redirectUris,
          grantTypes: ['authorization_code'],
          clientAuthMethods: ['private_key_jwt'],
        },
      },
    }),
    tests: ({ text, response }, run) => {
      expect(text).toContain('clientId');
      expect(text).toContain('ACTIVE');
      store(run, 'client-id', response?.clientId);
    },
  },
} as const satisfies Record<string, Step>;

export type StepName = keyof typeof steps;

/** The cookie twice: once from the collection, once from the jar. */
async function send({ url, token }: Run, { method, path, body, bearer = false }: Sent): Promise<Answer> {
  const answer = await fetch(`${url}/v1/${path}`, {
    method,
    headers: {
      cookie: `Authorization=${token}; Authorization=${token}`,
      ...(bearer ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const envelope = JSON.parse(text) as { response: Answer['response']; errors: { errorCode: string }[] };
  return {
    status: answer.status,
    text,
    response: envelope.response,
    codes: envelope.errors.map((each) => each.errorCode),
  };
}

/** Goes through the steps up to the first that is refused; null where none is. */
export async function runSteps(run: Run, names: readonly StepName[]): Promise<{ step: StepName; code: string } | null> {
  for (const step of names) {
    const { sends, tests }: Step = steps[step];
    const answer = await send(run, sends(run));
    expect([step, answer.status]).toEqual([step, 200]);
    const [code] = answer.codes;
    if (code !== undefined && !answer.text.includes('Certificate already exists in store')) return { step, code };
    tests?.(answer, run);
  }
  return null;
}
