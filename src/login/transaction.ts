import { createHash, hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';

/** What has to be the same when the browser comes back from the issuer. */
const shape = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** Only a hash: with the address itself it could outgrow a cookie. */
  addressHash: z.string(),
});
export type Transaction = z.infer<typeof shape>;

export interface TransactionSeal {
  seal(transaction: Transaction): Promise<string>;
  /** Null where it is not ours, was changed, or is too old. */
  open(sealed: string): Promise<Transaction | null>;
}

/** Long enough to look for one's password. */
export const transactionSeconds = 600;
const algorithms = { alg: 'dir', enc: 'A256GCM' } as const;
const keyBytes = 32;

/**
 * The browser keeps it, so that any gateway can finish what another began. The key is derived: a text sealed for one
 * purpose says nothing for another.
 */
export function createTransactionSeal(secret: Buffer): TransactionSeal {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'login transaction', keyBytes));
  return {
    seal: (transaction) =>
      new EncryptJWT(transaction)
        .setProtectedHeader(algorithms)
        .setIssuedAt()
        .setExpirationTime(`${transactionSeconds}s`)
        .encrypt(key),
    async open(sealed) {
      try {
        const { payload } = await jwtDecrypt(sealed, key, {
          keyManagementAlgorithms: [algorithms.alg],
          contentEncryptionAlgorithms: [algorithms.enc],
          requiredClaims: ['exp'],
        });
        return shape.parse(payload);
      } catch {
        return null;
      }
    },
  };
}

export function addressHashOf(address: string): string {
  return createHash('sha256').update(address).digest('base64url');
}
