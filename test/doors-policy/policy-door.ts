import type { TestGateway } from '../support/gateway.ts';

export interface PolicyAnswer {
  readonly status: number;
  readonly body: {
    readonly id: string | null;
    readonly version: string | null;
    readonly response: unknown;
    readonly errors: readonly { readonly errorCode: string; readonly message: string }[];
  };
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';
export type PolicyDoor = (method: Method, path: string, body?: unknown) => Promise<PolicyAnswer>;

/** Somebody with a token (or without) at the REST door of policy management. */
export function policyDoor({ url }: Pick<TestGateway, 'url'>, token: string | null): PolicyDoor {
  return async (method, path, body) => {
    const answer = await fetch(`${url}/v1/policymanager/policies${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as PolicyAnswer['body'] };
  };
}

/** The wrapper as the portal sends it. */
export function wrapped(request: unknown): object {
  return { id: '', version: '1.0', requesttime: new Date().toISOString(), request };
}

/** The wrapper of the two calls that are held to the letter. */
export function wrappedV2(id: string, request: unknown = { status: 'De-Activate' }): object {
  return { id, version: '1.0', requestTime: new Date().toISOString(), request };
}

export const deactivatePolicyApi = 'mosip.pms.deactivate.policy.patch';
export const deactivateGroupApi = 'mosip.pms.deactivate.policy.group.patch';
