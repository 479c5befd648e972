import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { assetsFolder, readManifest } from './manifest.ts';
import { contentSecurityPolicy, editorSecurityPolicy, renderPage, type PageParts } from './page.ts';

export interface ExplorerOptions {
  /** Offer the personas of the development issuer. */
  readonly personas: boolean;
}

interface Page {
  readonly address: string;
  readonly policy: string;
  readonly parts: Omit<PageParts, 'icon'>;
}

/** A page for each door. */
export function explorerPage({ personas }: ExplorerOptions): (app: FastifyInstance) => void {
  const { icon, graphql, rest } = readManifest();
  const signIn = personas ? 'persona' : 'token';
  const pages: readonly Page[] = [
    {
      address: '/',
      policy: editorSecurityPolicy,
      parts: { title: 'Partner gateway explorer', gateway: './', document: 'schema/schema.graphql', files: graphql },
    },
    {
      address: '/explorer/rest',
      policy: contentSecurityPolicy,
      parts: { title: 'Partner gateway, REST', gateway: '../', document: 'schema/openapi.yaml', files: rest },
    },
  ];
  return (app) => {
    for (const { address, policy, parts } of pages) {
      const page = renderPage({ ...parts, icon }, signIn);
      app.get(address, (_request, reply) =>
        reply
          .type('text/html; charset=utf-8')
          .header('content-security-policy', policy)
          .header('cache-control', 'no-cache')
          .send(page),
      );
    }
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
