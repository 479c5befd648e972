import { pino, type Logger } from 'pino';

export interface LogBuffer {
  readonly logger: Logger;
  /** Everything that was logged, at any level. */
  text(): string;
  /** The lines of one request. */
  linesOf(correlationId: string): Readonly<Record<string, unknown>>[];
}

export function createLogBuffer(): LogBuffer {
  const lines: string[] = [];
  return {
    logger: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }),
    text: () => lines.join(''),
    linesOf: (correlationId) =>
      lines
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter((line) => line.correlationId === correlationId),
  };
}
