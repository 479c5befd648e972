import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { hasCode, propertyOf, textOf } from './error.ts';

const run = promisify(execFile);

interface ToolOptions {
  readonly timeoutMs: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** What the tool printed; its own words in the error when it is missing, fails, or takes longer than it may. */
export async function runTool(command: string, args: readonly string[], options: ToolOptions): Promise<string> {
  try {
    const { stdout } = await run(command, args, {
      timeout: options.timeoutMs,
      killSignal: 'SIGKILL',
      env: options.env ?? process.env,
      maxBuffer: 16 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    throw new Error(explain(error, options.timeoutMs), { cause: error });
  }
}

function explain(error: unknown, timeoutMs: number): string {
  if (hasCode(error, 'ENOENT')) return 'there is no such file';
  if (hasCode(error, 'EACCES')) return 'it is not an executable file';
  if (propertyOf(error, 'killed') === true) {
    return `it took longer than ${Math.round(timeoutMs / 1000)} s`;
  }
  const words = lastWords(textOf(error, 'stderr') ?? '');
  return words === '' ? 'it does not run' : words;
}

function lastWords(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  return (lines.findLast((line) => /\berror\b/i.test(line)) ?? lines.at(-1) ?? '').trim().slice(0, 300);
}

type Command = readonly [string, ...string[]];

/** The first of several spellings of a tool that is there and is what it should be. */
export async function findTool(spellings: readonly Command[], isRight: RegExp): Promise<Command | null> {
  for (const [command, ...args] of spellings) {
    const version = await runTool(command, [...args, '--version'], { timeoutMs: 20_000 }).catch(() => '');
    if (isRight.test(version)) return [command, ...args];
  }
  return null;
}
