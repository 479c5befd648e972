import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { bannerOf } from './banner.ts';
import { readSettings, type Settings } from './config/settings.ts';
import { OperatorError } from '../shared/errors/index.ts';
import { startGateway, type Gateway } from './gateway.ts';

const graceMs = 15_000;

/** The process from start to end. */
export async function run(): Promise<void> {
  let settings: Settings | null = null;
  let gateway: Gateway | null = null;
  try {
    settings = readSettings(process.env);
    const logger = createLogger(settings);
    // before the start: one that is interrupted must leave by `process.exit`, which takes the embedded MongoDB along
    closeWithGrace({ delay: graceMs, logger, skip: ['beforeExit'] }, async ({ err, signal }) => {
      if (err !== undefined) logger.fatal({ err }, 'stopping after an unexpected error');
      else logger.info({ signal }, 'stopping');
      await gateway?.stop();
      logger.info('stopped');
    });
    gateway = await startGateway(settings, logger);
    logger.info({ url: gateway.url }, 'ready');
    const banner = bannerOf(gateway.url, settings);
    if (banner !== null) process.stdout.write(banner);
  } catch (error) {
    process.stderr.write(`${explanationOf(error, settings)}\n`);
    process.exitCode = 1;
  }
}

/** Of lines that could not be written yet. */
const mostUnwrittenBytes = 1024 * 1024;

function createLogger({ logLevel }: Settings) {
  const output = pino.destination({ fd: process.stdout.fd, sync: true, maxLength: mostUnwrittenBytes });
  // a disk that is full or a reader that has gone is no reason to serve nobody
  output.on('error', () => undefined);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const redact = ['req.headers.authorization', 'req.headers.cookie'];
  return pino({ level: logLevel, redact, timestamp: pino.stdTimeFunctions.isoTime }, output);
}

/** What the system says when it refuses a file, an address or a name, as the setting to change. */
const systemRefusals: readonly (readonly [syscall: string, code: string, text: string])[] = [
  ['listen', 'EADDRINUSE', 'PORT: the address is in use by another program. Stop it, or set PORT to another one.'],
  ['listen', 'EACCES', 'PORT: this user may not listen on it. Set PORT to one above 1023.'],
  ['listen', 'EADDRNOTAVAIL', 'HOST: is not an address of this machine.'],
  ['getaddrinfo', 'ENOTFOUND', 'HOST: there is no address for this name.'],
  ['getaddrinfo', 'EAI_AGAIN', 'HOST: there is no address for this name.'],
];

/** Errors made for the operator explain themselves; others need their stack. */
function explanationOf(error: unknown, settings: Settings | null): string {
  if (error instanceof OperatorError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { syscall, code, path }: NodeJS.ErrnoException = error;
  const refusal = systemRefusals.find((known) => known[0] === syscall && known[1] === code);
  if (refusal !== undefined) return refusal[2];
  if (settings !== null && path?.startsWith(settings.dataDir)) return `DATA_DIR: cannot be used (${error.message})`;
  return error.stack ?? error.message;
}
