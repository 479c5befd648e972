import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { assetsFolder, readManifest } from './manifest.ts';
import { contentSecurityPolicy, renderPage } from './page.ts';

export interface ExplorerOptions {
  /** Offer the personas of the development issuer. */
  readonly personas: boolean;
}

export function explorerPage({ personas }: ExplorerOptions): (app: FastifyInstance) => void {
  const page = renderPage(readManifest(), personas ? 'persona' : 'token');
  return (app) => {
    app.get('/', (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', contentSecurityPolicy)
        .header('cache-control', 'no-cache')
        .send(page),
    );
    void app.register(fastifyStatic, {
      root: assetsFolder,
      prefix: '/explorer/',
      decorateReply: false,
      index: false,
      // a route for each file and none besides: what else is asked for is unknown, not forbidden
      wildcard: false,
      globIgnore: ['*.gz'],
      preCompressed: true,
      setHeaders: (response) => {
        response.setHeader('vary', 'accept-encoding');
      },
      // a name is a hash of the content
      immutable: true,
      maxAge: '1y',
    });
  };
}
