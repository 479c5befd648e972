import { problem, type Problem } from '../shared/errors/index.ts';
import { isBlank } from '../shared/text.ts';
import { isRemark, readUri, webRemarks, type UriRules } from './uri.rules.ts';

const widestColumn = 2048;

/** A logo is shown by browsers beside the login form and never fetched here, so its path and query are its own affair. */
export function judgeLogoUri(uri: string | null, path: readonly string[], rules: UriRules): Problem[] {
  if (uri === null || isBlank(uri)) return [problem('REQUIRED', path)];
  const longestUri = rules.longestUri ?? widestColumn;
  if (uri.length > longestUri) {
    return [problem('TOO_LONG', path, { help: `Use at most ${longestUri} characters.` })];
  }
  const read = readUri(uri);
  const remarks = isRemark(read) ? [read] : webRemarks(read, rules);
  return remarks.map((remark) => problem('INVALID_LOGO_URI', path, remark));
}
