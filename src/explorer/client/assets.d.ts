/** What the bundler (../bundle.mjs) makes of files that are no code. */

declare module '*.graphql' {
  const text: string;
  export default text;
}

declare module '*.css';

/** File names of the workers beside this bundle; put in by the bundler. */
declare const workerFiles: Readonly<Record<'editor' | 'json' | 'graphql', string>>;
