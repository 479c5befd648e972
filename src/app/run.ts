import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { bannerOf } from './banner.ts';
import { readSettings, SettingsError, type Settings } from './config/settings.ts';
import { DatabaseError } from './database.ts';
import { startGateway } from './gateway.ts';

const graceMs = 15_000;

/** The process from start to end. */
export async function run(): Promise<void> {
  try {
    const settings = readSettings(process.env);
    const logger = createLogger(settings);
    const gateway = await startGateway(settings, logger);
    closeWithGrace({ delay: graceMs, logger }, async ({ err, signal }) => {
      if (err !== undefined) logger.fatal({ err }, 'stopping after an unexpected error');
      else logger.info({ signal }, 'stopping');
      await gateway.stop();
      logger.info('stopped');
    });
    logger.info({ url: gateway.url }, 'ready');
    const banner = bannerOf(gateway.url, settings);
    if (banner !== null) process.stdout.write(banner);
  } catch (error) {
    process.stderr.write(`${explanationOf(error)}\n`);
    process.exitCode = 1;
  }
}

function createLogger({ logLevel }: Settings) {
  return pino({
    level: logLevel,
    redact: ['req.headers.authorization', 'req.headers.cookie'],
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}

/** Errors made for the operator explain themselves; others need their stack. */
function explanationOf(error: unknown): string {
  if (error instanceof SettingsError || error instanceof DatabaseError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'EmbeddedMongodError') return error.message;
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return 'PORT: the address is in use by another program. Stop it, or set PORT to another one.';
  }
  return error.stack ?? error.message;
}
