import { runTool } from './tool.ts';

/** The oldest one the gateway is tested with. */
const oldestMajor = 6;

/** Throws the reason why this file cannot serve as the gateway's mongod. */
export async function assertRunnable(file: string): Promise<void> {
  const words = await runTool(file, ['--version'], { timeoutMs: 20_000 });
  const [, version, major] = /db version v((\d+)\.\d+\.\d+)/.exec(words) ?? [];
  if (version === undefined) throw new Error('it is not a mongod');
  if (Number(major) < oldestMajor) {
    throw new Error(`it is MongoDB ${version}, but ${oldestMajor}.0 or newer is needed`);
  }
}
