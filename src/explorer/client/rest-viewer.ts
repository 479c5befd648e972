import SwaggerUI, { type SwaggerRequest } from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import { askGateway, gateway } from './gateway.ts';
import type { TokenSource } from './tokens.ts';

type Notify = (notice: string | null) => void;

/** Shows the description and runs its calls with a token of the source that there is then; `notify` hears what went wrong. */
export async function showDescription(place: HTMLElement, tokens: () => TokenSource, notify: Notify): Promise<void> {
  const answer = await askGateway('v1/openapi.json');
  const description = (await answer.json()) as object;
  SwaggerUI({
    domNode: place,
    spec: { ...description, servers: [{ url: gateway.href.replace(/\/$/, '') }] },
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: -1,
    filter: true,
    tryItOutEnabled: true,
    displayRequestDuration: true,
    // it would send the description to a service on the internet
    validatorUrl: null,
    plugins: [withoutSignIn],
    requestInterceptor: (request) => authorized(request, tokens(), notify),
    responseInterceptor: (response) => {
      if (response.status === 401) {
        tokens().discard();
        notify(tokens().refused);
      }
      return response;
    },
  });
}

async function authorized(request: SwaggerRequest, tokens: TokenSource, notify: Notify): Promise<SwaggerRequest> {
  try {
    const authorization = `Bearer ${await tokens.get()}`;
    notify(null);
    // who one is says the token alone, as everywhere on these pages
    return { ...request, headers: { ...request.headers, authorization }, credentials: 'omit' };
  } catch (error) {
    notify(error instanceof Error ? error.message : String(error));
    throw error;
  }
}

/** One signs in at the top of the page. */
function withoutSignIn() {
  const nothing = () => () => null;
  return { wrapComponents: { authorizeBtn: nothing, authorizeOperationBtn: nothing } };
}
