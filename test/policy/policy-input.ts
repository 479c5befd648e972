import { demoIds } from '../../src/app/demo-data.ts';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import type { CreatePolicyInput } from '../support/operations.generated.ts';

let count = 0;

/** A policy that everything is right with, under a name of its own. */
export function goodPolicy(changes: Partial<CreatePolicyInput> = {}): CreatePolicyInput {
  count += 1;
  return {
    groupId: demoIds.group,
    type: 'AUTH',
    name: `Good policy ${count}`,
    description: 'Log in and share',
    documentVersion: '1.1',
    definition: samplePolicy,
    ...changes,
  };
}

export const goodDefinitions = {
  AUTH: samplePolicy,
  DATA_SHARE: {
    dataSharePolicies: {
      typeOfShare: 'Data Share',
      encryptionType: 'Partner Based',
      validForInMinutes: '30',
      transactionsAllowed: '2',
      shareDomain: 'datashare.example.org',
      source: 'ID Repository',
    },
    shareableAttributes: [
      {
        attributeName: 'biometrics',
        group: 'CBEFF',
        format: 'extraction',
        encrypted: true,
        source: [{ attribute: 'individualBiometrics', filter: [{ type: 'Iris', subType: ['Left', 'Right'] }] }],
      },
      { attributeName: 'fullName', encrypted: false, source: [{ attribute: 'fullName' }] },
    ],
  },
  MISP: {
    allowAuthRequestDelegation: true,
    allowKycRequestDelegation: true,
    allowKeyBindingDelegation: false,
  },
} as const;
