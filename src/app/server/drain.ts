import type { Socket } from 'node:net';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

/** Whoever has connected and not said a word for so long has nothing to lose. */
const silenceMs = 500;
/** Longer than any answer takes, and shorter than what a process is given to stop. */
const graceMs = 8_000;

/**
 * For a server that does not listen yet: what listens no more and answers what has begun, within bounds. Node counts a
 * connection on which nothing was ever sent as busy, so that somebody else has to know them.
 */
export function createDrain(app: FastifyInstance, log: FastifyBaseLogger): () => Promise<void> {
  const open = new Set<Socket>();
  app.server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return async () => {
    const sweep = setInterval(() => {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
      app.server.closeIdleConnections();
    }, silenceMs);
    const grace = setTimeout(() => {
      log.warn({ connections: open.size }, 'what has not been answered by now is broken off');
      app.server.closeAllConnections();
    }, graceMs);
    try {
      await app.close();
    } finally {
      clearInterval(sweep);
      clearTimeout(grace);
    }
  };
}
