/** What the bundler (../bundle.mjs) makes of files that are no code. */

declare module '*.graphql' {
  const text: string;
  export default text;
}

declare module '*.css';

/** File names of the workers beside this bundle; put in by the bundler. */
declare const workerFiles: Readonly<Record<'editor' | 'json' | 'graphql', string>>;

/** As much of the viewer as is used here; it comes without types. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  export interface SwaggerRequest {
    headers: Record<string, string>;
    credentials?: RequestCredentials;
  }
  interface SwaggerOptions {
    domNode: HTMLElement;
    spec: object;
    deepLinking: boolean;
    docExpansion: 'list';
    defaultModelsExpandDepth: number;
    filter: boolean;
    tryItOutEnabled: boolean;
    displayRequestDuration: boolean;
    validatorUrl: null;
    plugins: (() => object)[];
    requestInterceptor: (request: SwaggerRequest) => Promise<SwaggerRequest>;
    responseInterceptor: <R extends { status: number }>(response: R) => R;
  }
  export default function SwaggerUI(options: SwaggerOptions): void;
}
