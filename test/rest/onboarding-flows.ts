import { generateKeyPairSync, X509Certificate, type JsonWebKey } from 'node:crypto';
import { KeyUsageFlags } from '../../src/certificate/x509.ts';
import { authority, issue, type Issued } from '../certificate/chain.ts';
import { organization, type FlowSettings, type Papers } from './onboarding-settings.ts';
import type { StepName } from './onboarding-steps.ts';

/** A run of the collection, and which of its requests are sent. */
export interface Flow extends FlowSettings {
  readonly steps: readonly StepName[];
}

const authTypes = [
  'otp',
  'otp-request',
  'kyc',
  'demo',
  'kycauth',
  'kycexchange',
  'keybinding',
  'kbt',
  'wla',
  'vciexchange',
];
const attributes = [
  'fullName',
  'gender',
  'phone',
  'email',
  'dateOfBirth',
  'city',
  'face',
  'addressLine1',
  'individual_id',
];
const authPolicy = (authTokenType: 'policy' | 'partner') => ({
  authTokenType,
  allowedKycAttributes: attributes.map((attributeName) => ({ attributeName })),
  allowedAuthTypes: [
    ...['IRIS', 'FINGER', 'FACE'].map((authSubType) => ({ authSubType, authType: 'bio', mandatory: false })),
    ...authTypes.map((authType) => ({ authSubType: '', authType, mandatory: false })),
  ],
});
const mispPolicy = {
  allowAuthRequestDelegation: true,
  allowKycRequestDelegation: true,
  trustBindedAuthVerificationToken: true,
  allowKeyBindingDelegation: true,
};

const publishing = ['create-policy-group', 'create-policy', 'publish-policy', 'register'] as const;
const mapping = ['map-policy', 'approve-mapping'] as const;
const auth = { partnerType: 'Auth_Partner', policyType: 'Auth', policies: authPolicy('policy') };

export const flows: readonly Flow[] = [
  {
    ...auth,
    title: 'demo-oidc',
    partnerId: 'mpartner-default-demo-oidc',
    user: 'mpartner-default-demo-oidc',
    domain: 'AUTH',
    redirectUris: ['https://healthservices.example.org/userprofile'],
    steps: [...publishing, 'upload-ca', 'upload-leaf', 'activate', ...mapping, 'create-oidc-client'],
  },
  {
    ...auth,
    title: 'mimoto-oidc',
    partnerId: 'mpartner-default-mimotooidc',
    user: 'mpartner-default-mimotooidc',
    domain: 'Auth',
    redirectUris: ['io.mosip.residentapp.inji://oauthredirect'],
    steps: [...publishing, 'upload-ca', 'upload-leaf', ...mapping, 'create-oidc-client'],
  },
  {
    ...auth,
    title: 'resident-oidc',
    partnerId: 'mpartner-default-resident-oidc',
    user: 'residentoidc-kc-mockusername',
    domain: 'Auth',
    policies: authPolicy('partner'),
    redirectUris: ['https://api-internal.example.org/resident/v1/login-redirect/**'],
    steps: [...publishing, 'upload-ca', 'upload-intermediate', 'upload-leaf', ...mapping, 'create-oidc-client'],
  },
  {
    title: 'esignet',
    partnerId: 'mpartner-default-esignet',
    user: 'esignet-kc-mockusername',
    partnerType: 'Misp_Partner',
    domain: 'MISP',
    policyType: 'MISP',
    policies: mispPolicy,
    redirectUris: [],
    steps: [
      ...publishing,
      'upload-ca',
      'upload-intermediate',
      'upload-leaf',
      'activate',
      ...mapping,
      'create-misp-license',
    ],
  },
  {
    ...auth,
    title: 'mimoto-keybinding',
    partnerId: 'mpartner-default-mimotokeybinding',
    user: 'mpartner-default-mimotokeybinding',
    domain: 'Auth',
    redirectUris: [],
    steps: [...publishing, 'upload-ca', 'upload-leaf', ...mapping, 'create-api-key'],
  },
];

/** From the scripts of the onboarding: 4096 bits, and a root whose key usage leaves out signing certificates. */
async function papersFromScripts(): Promise<Omit<Papers, 'publicKey'>> {
  const usages = KeyUsageFlags.digitalSignature;
  const root = await authority(`O=${organization}, CN=Partner-Root`, { key: 'RSA-4096', usages });
  return pemsOf(root, root, await issue({ ...leafOf(root), key: 'RSA-4096' }));
}

/** From a key manager: a root, the authority of a module, and a certificate of that. */
async function papersFromKeyManager(): Promise<Omit<Papers, 'publicKey'>> {
  const root = await authority(`O=${organization}, OU=ROOT`, { key: 'RSA-2048' });
  const module = await authority(`O=${organization}, OU=MODULE`, { key: 'RSA-2048', by: root });
  return pemsOf(root, module, await issue({ ...leafOf(module), key: 'RSA-2048' }));
}

const leafOf = (by: Issued) => ({ name: `C=IN, ST=KAR, L=BLR, O=${organization}, CN=Partner-Client`, by });
const pemsOf = (root: Issued, module: Issued, leaf: Issued) => ({
  ca: root.pem,
  intermediate: module.pem,
  leaf: leaf.pem,
});

const jwkOf = (key: JsonWebKey, kid: string): JsonWebKey => ({
  ...{ kty: 'RSA', e: 'AQAB', use: 'sig', kid, alg: 'RS256' },
  ...(key.n === undefined ? {} : { n: key.n }),
});

/** Two sets of certificates serve all flows, since nothing on them names the partner; every client has a key of its own. */
export async function makePapers(): Promise<(title: string) => Papers> {
  const [scripts, keyManager] = await Promise.all([papersFromScripts(), papersFromKeyManager()]);
  return (title) => {
    const papers = title === 'resident-oidc' || title === 'esignet' ? keyManager : scripts;
    return {
      ...papers,
      publicKey: title === 'mimoto-oidc' ? jwkOf(keyOf(papers.leaf), '') : jwkOf(newKey(), 'Vy1bZ3Rr'),
    };
  };
}

const keyOf = (pem: string) => new X509Certificate(pem).publicKey.export({ format: 'jwk' });
const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
