import type { ApiKeyStore, createVault, MispLicenseStore } from '../api-key/index.ts';
import type { PartnerCertificateStore } from '../certificate/index.ts';
import { UnreadableValue, type EventSources, type OpenedCredential } from '../delivery/index.ts';
import type { PartnerStore } from '../partner/index.ts';
import type { PolicyStore } from '../policy/index.ts';
import { PointReader } from '../shared/loader.ts';

interface Stores {
  readonly partners: PartnerStore;
  readonly partnerCertificates: PartnerCertificateStore;
  readonly policies: PolicyStore;
  readonly apiKeys: ApiKeyStore;
  readonly mispLicenses: MispLicenseStore;
}

type Vault = ReturnType<typeof createVault>;
type Sealed = OpenedCredential['credential'] & { readonly id: string; readonly sealed: string };

/** What events say of the features below them. */
export function eventSources(stores: Stores, vault: Vault): EventSources {
  const partners = new PointReader(stores.partners);
  const certificates = new PointReader(stores.partnerCertificates);
  const policies = new PointReader(stores.policies);
  const apiKeys = new PointReader(stores.apiKeys);
  const licenses = new PointReader(stores.mispLicenses);
  return {
    partner: async (id) => {
      const partner = await partners.find(id);
      if (partner === null) return null;
      const { certificateId } = partner;
      const certificate = certificateId === null ? null : await certificates.find(certificateId);
      return { partner, certificate: certificate?.signedPem ?? null };
    },
    policy: (id) => policies.find(id),
    apiKey: async (id) => opened(vault, await apiKeys.find(id)),
    mispLicense: async (id) => opened(vault, await licenses.find(id)),
  };
}

function opened(vault: Vault, credential: Sealed | null): OpenedCredential | null {
  if (credential === null) return null;
  try {
    return { credential, value: vault.open(credential.sealed, credential.id) };
  } catch (error) {
    throw new UnreadableValue('a value cannot be decrypted', { cause: error });
  }
}
