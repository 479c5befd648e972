import type { Server, Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

/** Whoever has connected and not said a word for so long has nothing to lose. */
const silenceMs = 500;
/** Longer than any answer takes, and shorter than what a process is given to stop. */
const graceMs = 8_000;
/** A turn of the event loop with hardly anything to do. */
const quickTurnMs = 1;
/** How long callers who come faster than they are let in can put off the end. */
const lettingInMs = 1_000;

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
    await stopListening(app.server);
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

/**
 * The operating system connects callers before they are let in here, and breaks off those who still wait when nobody
 * listens any more. One is let in at each turn of the event loop: nobody waits right after a quick turn that let nobody
 * in. What the last ones ask is read when that is done, so that the turns are quick.
 */
async function stopListening(server: Server): Promise<void> {
  const last: Socket[] = [];
  const hold = (socket: Socket): void => {
    last.push(socket);
    // the server is about to begin to read
    process.nextTick(() => socket.pause());
  };
  server.on('connection', hold);
  const until = performance.now() + lettingInMs;
  for (;;) {
    const [before, known] = [performance.now(), last.length];
    await turn();
    const now = performance.now();
    if (now > until || (last.length === known && now - before < quickTurnMs)) break;
  }
  server.off('connection', hold);
  server.close();
  for (const socket of last) socket.resume();
}
