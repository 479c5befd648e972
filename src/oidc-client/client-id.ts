import { createHash, createPublicKey } from 'node:crypto';

/** The members of a JWK that make up the key itself; whatever else it carries has no say in the id. */
type KeyMaterial =
  | { readonly kty: 'RSA'; readonly n: string; readonly e: string }
  | { readonly kty: 'EC'; readonly crv: string; readonly x: string; readonly y: string }
  | { readonly kty: 'OKP'; readonly x: string };

/**
 * The clientId that partner management has always given to this key. The hash runs over the Base64 text of the key,
 * not over its bytes: an accident of the first implementation that every registered id depends on.
 * Expects a key that was judged usable; throws on any other.
 */
export function deriveClientId(jwk: KeyMaterial): string {
  return createHash('sha256').update(keyBytes(jwk).toString('base64'), 'ascii').digest('base64url');
}

function keyBytes(jwk: KeyMaterial): Buffer {
  if (jwk.kty === 'OKP') return Buffer.from(jwk.x, 'base64url');
  const { kty } = jwk;
  const material = kty === 'RSA' ? { kty, n: jwk.n, e: jwk.e } : { kty, crv: jwk.crv, x: jwk.x, y: jwk.y };
  return createPublicKey({ key: material, format: 'jwk' }).export({ type: 'spki', format: 'der' });
}
