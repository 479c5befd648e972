import { payloadOf } from '../shared/graphql/index.ts';
import { Policy } from './policy.type.ts';

export const CreatePolicyPayload = payloadOf(Policy, 'CreatePolicyPayload', 'policy');
export const UpdatePolicyPayload = payloadOf(Policy, 'UpdatePolicyPayload', 'policy');
export const ClonePolicyPayload = payloadOf(Policy, 'ClonePolicyPayload', 'policy');
export const PublishPolicyPayload = payloadOf(Policy, 'PublishPolicyPayload', 'policy');
export const DeactivatePolicyPayload = payloadOf(Policy, 'DeactivatePolicyPayload', 'policy');
