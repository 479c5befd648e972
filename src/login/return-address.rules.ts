/** A page's own address, twice encoded on its way through the issuer, has to fit into what issuers take. */
const longestAddress = 2_000;
/** Both alphabets: browsers write the one (`btoa`), the documented service also took the other. */
const base64 = /^[A-Za-z0-9+/_-]+={0,2}$/;
/** What `location.href` can hold. No blank, no control character, and no backslash, which browsers read as a slash. */
const addressText = /^[!-[\]-~]+$/;
const endOfOrigin = /^(?:$|[/?#])/;

/** Where the browser is to go in the end; null where it must not be sent there. */
export function findReturnAddress(encoded: string, origins: readonly string[]): string | null {
  if (!base64.test(encoded)) return null;
  const address = Buffer.from(encoded, 'base64').toString('latin1');
  return isAddressText(address) && origins.some((origin) => isOfOrigin(address, origin)) ? address : null;
}

function isAddressText(address: string): boolean {
  return address.length <= longestAddress && addressText.test(address);
}

/** To the letter and as a browser reads it: where the two disagree, somebody is up to something. */
function isOfOrigin(address: string, origin: string): boolean {
  if (!address.startsWith(origin) || !endOfOrigin.test(address.slice(origin.length))) return false;
  return URL.canParse(address) && new URL(address).origin === origin;
}
