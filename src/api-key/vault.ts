import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps secrets that must be read again: encrypted, with a fingerprint to find them by. */
export interface Vault {
  /** `place` says where the text is kept; elsewhere it cannot be opened. */
  seal(plain: string, place: string): string;
  open(sealed: string, place: string): string;
  fingerprint(plain: string): string;
}

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
/** Stands before each sealed text, so that another way of sealing can be told apart one day. */
const version = 'v1.';

export function createVault(secret: Buffer): Vault {
  const sealingKey = derivedKey(secret, 'seal');
  const fingerprintKey = derivedKey(secret, 'fingerprint');
  return {
    seal(plain, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, sealingKey, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return version + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(sealed, place) {
      if (!sealed.startsWith(version)) throw new Error('this text was not sealed here');
      const bytes = Buffer.from(sealed.slice(version.length), 'base64url');
      const decipher = createDecipheriv(algorithm, sealingKey, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const plain = [decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()];
      return Buffer.concat(plain).toString('utf8');
    },
    fingerprint: (plain) => createHmac('sha256', fingerprintKey).update(plain).digest('base64url'),
  };
}

/** One secret of the operator, one key for each purpose. */
function derivedKey(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `partner-gateway ${purpose}`, keyBytes));
}
