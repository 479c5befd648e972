import type { FastifyInstance } from 'fastify';

export interface ExplorerOptions {
  /** Offer the personas of the development issuer. */
  readonly personas: boolean;
}

export function explorerPage(_options: ExplorerOptions): (app: FastifyInstance) => void {
  return (app) => {
    app.get('/', () => 'soon');
  };
}
