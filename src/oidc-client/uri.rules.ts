import { domainToASCII, domainToUnicode } from 'node:url';
import ipaddr from 'ipaddr.js';
import { parse as parseDomain } from 'tldts';
import type { Severity } from '../shared/errors/index.ts';

export interface UriRules {
  /** `esignet`: what eSignet takes, less what is dangerous. `strict`: RFC 9700. */
  readonly profile: 'esignet' | 'strict';
  /** Private hosts allowed besides public ones: `.internal` for all below it, `intranet` for that host too. */
  readonly allowedHostSuffixes: readonly string[];
  /** Characters that each URI may have, where eSignet takes fewer than its columns hold. */
  readonly longestUri?: number;
  /** In the JSON text that eSignet keeps of redirect URIs each slash takes two characters. */
  readonly escapesSlashes?: boolean;
}

/** What is to be said about a URI; the rule that asks gives it its code and place. Holds nothing of the URI itself. */
export interface Remark {
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
}

export function refusal(message: string, help: string): Remark {
  return { severity: 'ERROR', message, help };
}

export function caution(message: string, help: string): Remark {
  return { severity: 'WARNING', message, help };
}

/** The parts of a URI exactly as written, but for the scheme, which is in lower case. */
export interface RawUri {
  readonly scheme: string;
  readonly host: string;
  readonly port: string | null;
  readonly path: string;
  readonly query: string | null;
}

interface TextRule {
  readonly isBroken: (text: string) => boolean;
  readonly remark: Remark;
}

/** Checked in this order on the text as sent, never on a normalised copy: eSignet compares and browsers repair. */
const textRules: readonly TextRule[] = [
  {
    isBroken: (text) => /[\s\p{Cc}]/u.test(text),
    remark: refusal('The URI has spaces or control characters.', 'Remove them; inside a path a space is written %20.'),
  },
  {
    isBroken: (text) => /\P{ASCII}/u.test(text),
    remark: refusal(
      'The URI has characters outside ASCII.',
      'Write an international host name in punycode (xn--) and percent-encode the rest.',
    ),
  },
  {
    isBroken: (text) => /["<>\\^`{|}]/.test(text),
    remark: refusal('The URI has characters that no URI may have.', 'Remove quotes, <, >, \\, ^, `, {, | and }.'),
  },
  {
    isBroken: (text) => /%(?![0-9a-f]{2})/i.test(text),
    remark: refusal(
      'The URI has a percent sign without two hexadecimal digits.',
      'Write a literal percent sign as %25.',
    ),
  },
  {
    isBroken: hidesUnreadableText,
    remark: refusal(
      'The URI hides control characters or invalid UTF-8 behind percent-encoding.',
      'Percent-encode the UTF-8 bytes of readable characters only.',
    ),
  },
  {
    isBroken: (text) => text.includes('#'),
    remark: refusal('The URI has a fragment.', 'Remove the # and what follows; inside a path it is written %23.'),
  },
];

function hidesUnreadableText(text: string): boolean {
  // A second layer of encoding is peeled off too: some servers decode twice.
  if (/%25(?:25)*(?:[01][0-9a-f]|7f)/i.test(text)) return true;
  try {
    return /\p{Cc}/u.test(decodeURIComponent(text));
  } catch {
    return true;
  }
}

/** Takes the text apart as RFC 3986 does, or says why it cannot be. */
export function readUri(text: string): RawUri | Remark {
  const broken = textRules.find(({ isBroken }) => isBroken(text));
  if (broken) return broken.remark;
  const [whole, scheme = '', authority = '', path = '', query = null] =
    /^([a-z][a-z0-9+.-]*):\/\/([^/?]*)([^?]*)(?:\?(.*))?$/i.exec(text) ?? [];
  if (whole === undefined) {
    return refusal('The URI is not of the form scheme://host/path.', 'Write it in full, beginning with https://.');
  }
  if (authority.includes('@')) {
    return refusal('The URI has user information before the host.', 'Remove everything between // and the @ sign.');
  }
  const [parted, host = '', port = null] = /^(\[[^[\]]*\]|[^[\]:]*)(?::(.*))?$/.exec(authority) ?? [];
  if (parted === undefined || /[[\]]/.test(path + (query ?? ''))) {
    return refusal('The URI has misplaced brackets.', 'Brackets stand around an IPv6 address only.');
  }
  if (host === '') return refusal('The URI has no host.', 'Write the host after the two slashes.');
  if (port !== null && !isPort(port)) {
    return refusal(
      'The URI has an invalid port.',
      'Use a number from 1 to 65535 without leading zeros, or leave it out.',
    );
  }
  return { scheme: scheme.toLowerCase(), host, port, path, query };
}

export function isRemark(result: RawUri | Remark): result is Remark {
  return 'severity' in result;
}

function isPort(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65535;
}

/** What is to be said about scheme and host of a URI that browsers open over the network; nothing when all is well. */
export function webRemarks({ scheme, host }: RawUri, rules: UriRules): Remark[] {
  const loopback = rules.profile === 'esignet' && canonicalLoopback.has(host);
  if (loopback) {
    return [
      caution('The URI reaches nothing but the device it is opened on.', 'Use it for development, not for production.'),
    ];
  }
  if (scheme !== 'https') {
    return [refusal('The URI is not https.', 'Use https; http is for the loopback host in development only.')];
  }
  if (host.startsWith('[') || endsInNumber(host)) return [addressRemark(host, rules)];
  const remark = domainRemark(host, rules);
  return remark ? [remark] : [];
}

/** Only exactly these: every other spelling of a loopback address is a way to hide one. */
const canonicalLoopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What browsers take for an IPv4 address, however odd. */
function endsInNumber(host: string): boolean {
  return /(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/i.test(host);
}

function addressRemark(host: string, rules: UriRules): Remark {
  const address = canonicalAddress(host);
  if (!address) {
    return refusal(
      'The host is not a well-formed IP address.',
      'Use a host name, or write the address in its usual form.',
    );
  }
  if (rules.profile === 'strict') return refusal('The host is an IP address.', 'Use a host name.');
  if (!isPublic(address)) {
    return refusal('The host is an IP address that the public internet does not reach.', 'Use a public host name.');
  }
  return caution('The host is an IP address.', 'Use a host name: addresses change hands.');
}

function canonicalAddress(host: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const text = host.replace(/^\[(.*)\]$/, '$1');
  if (!ipaddr.isValid(text)) return null;
  const address = ipaddr.parse(text);
  const written = address instanceof ipaddr.IPv6 ? `[${address.toRFC5952String()}]` : address.toString();
  return written === host ? address : null;
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false;
  // The rest of the IPv6 space is not allocated to anybody.
  return address instanceof ipaddr.IPv4 || address.match(ipaddr.IPv6.parse('2000::'), 3);
}

/** Why a name cannot stand for a host that everybody reaches; null when it can. */
export function domainRemark(host: string, { allowedHostSuffixes }: UriRules): Remark | null {
  if (!isDomainName(host)) {
    return refusal(
      'The host is not a well-formed domain name.',
      'Use letters, digits and hyphens between single dots.',
    );
  }
  if (allowedHostSuffixes.some((suffix) => isBelow(host, suffix)) || isRegistrable(host)) return null;
  return refusal(
    'The host is not under a public domain.',
    'Use a name registered under a public suffix. Private suffixes work where the operator has allowed them.',
  );
}

function isDomainName(host: string): boolean {
  return host.length <= 253 && host.split('.').every((label) => isHostLabel(label) && !isFalsePunycode(label));
}

export function isHostLabel(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text);
}

/** Stands for no international name, or for one that is written differently: browsers disagree on where it leads. */
function isFalsePunycode(label: string): boolean {
  if (!/^xn--/i.test(label)) return false;
  const name = domainToUnicode(label);
  return !/\P{ASCII}/u.test(name) || domainToASCII(name) !== label.toLowerCase();
}

function isBelow(host: string, suffix: string): boolean {
  const name = suffix.trim().toLowerCase();
  const candidate = host.toLowerCase();
  return candidate === name || candidate.endsWith(`.${name.replace(/^\./, '')}`);
}

/** In the public suffix list, but set apart by RFC 7686 and RFC 3172: nobody registers a web host there. */
const reservedTopLevel = new Set(['onion', 'arpa']);

function isRegistrable(host: string): boolean {
  const { isIcann, domain, publicSuffix } = parseDomain(host, { allowPrivateDomains: false });
  const topLevel = publicSuffix?.split('.').at(-1) ?? '';
  return isIcann === true && domain !== null && !reservedTopLevel.has(topLevel);
}
