import { problem, type Problem } from '../shared/errors/index.ts';
import { isBlank } from '../shared/text.ts';

const longestKey = 255;

export function judgeKey(key: string): Problem[] {
  const path = ['idempotencyKey'];
  if (isBlank(key)) return [problem('REQUIRED', path, { help: 'Leave it out, or send for instance a UUID.' })];
  return key.length > longestKey ? [problem('TOO_LONG', path, { help: `At most ${longestKey} characters.` })] : [];
}
