import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createVault } from '../../src/api-key/index.ts';

const secret = randomBytes(32);
const vault = createVault(secret);

describe('a sealed text', () => {
  it('is opened with the same secret at the same place only', () => {
    const sealed = vault.seal('the secret', 'place');
    expect(sealed).not.toContain('the secret');
    expect(createVault(secret).open(sealed, 'place')).toBe('the secret');
    expect(() => vault.open(sealed, 'another place')).toThrow();
    expect(() => createVault(randomBytes(32)).open(sealed, 'place')).toThrow();
  });

  it('is never the same twice, while its fingerprint is', () => {
    expect(vault.seal('x', 'place')).not.toBe(vault.seal('x', 'place'));
    expect(vault.fingerprint('x')).toBe(createVault(secret).fingerprint('x'));
    expect(vault.fingerprint('x')).not.toBe(vault.fingerprint('y'));
    expect(vault.fingerprint('x')).not.toBe(createVault(randomBytes(32)).fingerprint('x'));
  });

  it('that was touched or cut is refused', () => {
    const sealed = vault.seal('the secret', 'place');
    const last = sealed.at(-2) === 'A' ? 'B' : 'A';
    expect(() => vault.open(`${sealed.slice(0, -2)}${last}${sealed.slice(-1)}`, 'place')).toThrow();
    expect(() => vault.open(sealed.slice(0, 20), 'place')).toThrow();
    expect(() => vault.open(sealed.slice(3), 'place')).toThrow('not sealed here');
  });
});
