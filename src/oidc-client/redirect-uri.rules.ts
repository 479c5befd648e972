import { problem, warning, type Problem } from '../shared/errors/index.ts';
import { isBlank } from '../shared/text.ts';
import {
  caution,
  domainRemark,
  isHostLabel,
  isRemark,
  readUri,
  refusal,
  webRemarks,
  type RawUri,
  type Remark,
  type UriRules,
} from './uri.rules.ts';

export type { UriRules } from './uri.rules.ts';

const mostUris = 5;
const widestColumn = 2048;
/** eSignet keeps the whole list as one JSON text in a column of this width. */
const longestList = 2048;

/** URIs in `unchanged` stand in the record already and are not judged again, but count for the list as a whole. */
export function judgeRedirectUris(
  uris: readonly (string | null)[],
  path: readonly string[],
  rules: UriRules,
  unchanged: ReadonlySet<string> = new Set(),
): Problem[] {
  if (uris.length === 0) return [problem('REQUIRED', path, { help: 'Give at least one redirect URI.' })];
  // Only as many as may stand there are looked at: a list of any length costs the same.
  const considered = uris.slice(0, mostUris);
  const tooMany = uris.length > mostUris ? [problem('TOO_MANY', path, { help: `Give at most ${mostUris}.` })] : [];
  const each = considered.flatMap((uri, index) => {
    const place = [...path, String(index)];
    if (uri !== null && considered.indexOf(uri) < index && !isBlank(uri)) {
      return [problem('DUPLICATE_VALUE', place, { help: 'Remove it.' })];
    }
    return uri !== null && unchanged.has(uri) ? [] : judgeRedirectUri(uri, place, rules);
  });
  // a list that has only lost some may stay too long: it must not keep a client from being switched off
  const isNew = considered.some((uri) => uri === null || !unchanged.has(uri));
  return [...tooMany, ...each, ...(isNew ? judgeTotalLength(considered, path, rules) : [])];
}

function judgeRedirectUri(uri: string | null, path: readonly string[], rules: UriRules): Problem[] {
  if (uri === null || isBlank(uri)) return [problem('REQUIRED', path)];
  const longestUri = rules.longestUri ?? widestColumn;
  if (uri.length > longestUri) {
    return [problem('TOO_LONG', path, { help: `Use at most ${longestUri} characters.` })];
  }
  return remarksOn(uri, rules).map(({ severity, ...texts }) =>
    severity === 'ERROR' ? problem('INVALID_REDIRECT_URI', path, texts) : warning('UNWISE_REDIRECT_URI', path, texts),
  );
}

function judgeTotalLength(
  uris: readonly (string | null)[],
  path: readonly string[],
  { escapesSlashes = false }: UriRules,
): Problem[] {
  if (uris.some((uri) => uri !== null && uri.length > widestColumn)) return [];
  const written = (list: typeof uris): string => {
    const json = JSON.stringify(list);
    return escapesSlashes ? json.replaceAll('/', String.raw`\/`) : json;
  };
  const crossing = uris.findIndex((_, index) => written(uris.slice(0, index + 1)).length > longestList);
  const countedTwice = escapesSlashes ? ', each slash counted twice' : '';
  if (crossing === -1) return [];
  return [
    problem('TOO_LONG', [...path, String(crossing)], {
      message: 'The redirect URIs are too long together.',
      help: `Written as one JSON list they may have ${longestList} characters${countedTwice}. Shorten them or give fewer.`,
    }),
  ];
}

/** The first thing that forbids the URI, or else everything that is unwise about it. */
function remarksOn(text: string, rules: UriRules): Remark[] {
  const uri = readUri(text);
  if (isRemark(uri)) return [uri];
  const remarks = [
    ...wildcardRemarks(uri, rules),
    ...pathRemarks(uri.path),
    ...(isWeb(uri) ? webRemarks(uri, rules) : privateUseRemarks(uri, rules)),
    ...queryRemarks(uri.query ?? ''),
  ];
  const forbidding = remarks.find(({ severity }) => severity === 'ERROR');
  return forbidding ? [forbidding] : remarks;
}

function isWeb({ scheme }: RawUri): boolean {
  return scheme === 'https' || scheme === 'http';
}

/** In eSignet a registered `*`, `**` or `?` is a pattern: `?` stands for any character when it begins a query too. */
function wildcardRemarks({ host, path, query }: RawUri, { profile }: UriRules): Remark[] {
  const segments = path.split('/').filter((segment) => segment.includes('*'));
  if (segments.length === 0 && !`${host}${query ?? ''}`.includes('*')) return [];
  const placed = segments.every((segment) => segment === '*' || segment === '**');
  if (profile === 'strict') return [refusal('The URI has a wildcard.', 'List every redirect URI in full.')];
  if (segments.length === 0 || !placed || query !== null || host.includes('*')) {
    return [refusal('The URI has a misplaced wildcard.', 'Use * or ** as a whole path segment, without a query.')];
  }
  return [
    caution('The URI has a wildcard.', 'List every redirect URI in full: a wildcard lets codes reach any page below.'),
  ];
}

function pathRemarks(path: string): Remark[] {
  if (path.includes('//')) return [refusal('The path has an empty segment.', 'Remove the doubled slash.')];
  if (/%(?:25)*(?:2f|5c)/i.test(path)) {
    return [refusal('The path has a percent-encoded slash or backslash.', 'Use plain slashes between segments.')];
  }
  // What follows a semicolon is a parameter that some servers strip before they resolve the dots.
  if (path.split('/').some((segment) => /^(?:\.|%(?:25)*2e){1,2}(?:;.*)?$/i.test(segment))) {
    return [refusal('The path has dot segments.', 'Write the path that it resolves to.')];
  }
  return [];
}

/** What a login appends to its redirect URI (OpenID Connect, RFC 9207, JARM). */
const responseParameters = new Set([
  ...['code', 'state', 'iss', 'response', 'error', 'error_description', 'error_uri'],
  ...['id_token', 'access_token', 'session_state'],
]);

function queryRemarks(query: string): Remark[] {
  const parameters = query.split('&').map((parameter) => {
    const [name = '', ...value] = parameter.split('=').map(decodeURIComponent);
    return { name: name.toLowerCase(), value: value.join('=') };
  });
  const remarks: Remark[] = [];
  if (parameters.some(({ name }) => responseParameters.has(name))) {
    remarks.push(refusal('The query has a parameter that eSignet appends itself.', 'Rename or remove it.'));
  }
  if (parameters.some(({ value }) => isUrl(value))) {
    remarks.push(
      caution('The query holds another URL.', 'Make sure that the page redirects to its own site only, or remove it.'),
    );
  }
  return remarks;
}

function isUrl(value: string): boolean {
  return /^\s*(?:https?:|[a-z][a-z0-9+.-]*:\/\/|[\\/]{2})/i.test(value);
}

/** Schemes with a meaning of their own: they run code, read local data, or hand the login to something unasked. */
const deniedSchemes = new Set([
  ...['javascript', 'x-javascript', 'vbscript', 'livescript', 'mocha', 'data', 'blob', 'file', 'filesystem', 'about'],
  ...['ftp', 'ftps', 'sftp', 'tftp', 'ws', 'wss', 'gopher', 'dict', 'ldap', 'ldaps', 'telnet', 'ssh', 'smb', 'nfs'],
  ...['mailto', 'tel', 'sms', 'smsto', 'mms', 'callto', 'facetime', 'sip', 'sips', 'xmpp', 'skype', 'geo', 'maps'],
  ...['view-source', 'jar', 'res', 'resource', 'mhtml', 'mk', 'hcp', 'shell', 'search-ms', 'wyciwyg', 'feed', 'news'],
  ...['intent', 'android-app', 'content', 'market', 'itms', 'itms-apps', 'itms-services', 'app-settings'],
  ...['urn', 'cid', 'mid', 'magnet', 'edge', 'microsoft-edge', 'opera', 'brave', 'vivaldi'],
]);
const deniedSchemePrefixes = ['ms-', 'chrome', 'moz-', 'safari-'];

function privateUseRemarks({ scheme, host, port }: RawUri, rules: UriRules): Remark[] {
  if (deniedSchemes.has(scheme) || deniedSchemePrefixes.some((prefix) => scheme.startsWith(prefix))) {
    return [refusal('The scheme of the URI is not allowed.', 'Use https, or a scheme that belongs to your app alone.')];
  }
  if (rules.profile === 'strict') return [refusal('The URI is not https.', 'Use https, for apps too.')];
  if (port !== null) return [refusal('The URI of an app has a port.', 'Remove the port.')];
  if (!isHostLabel(host)) {
    const remark = domainRemark(host, rules);
    if (remark) return [{ ...remark, help: 'Write one word after the two slashes, or a public host name.' }];
  }
  return isReverseDomain(scheme)
    ? []
    : [caution('Any app can claim this scheme.', 'Use a reversed domain name that is yours.')];
}

function isReverseDomain(scheme: string): boolean {
  return /^[a-z][a-z0-9+-]*(?:\.[a-z0-9][a-z0-9+-]*)+$/.test(scheme);
}
