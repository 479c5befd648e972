import { parseArgs } from 'node:util';
import { createDevelopmentIssuer, personas } from '../../identity/index.ts';
import { readSettings } from '../config/settings.ts';

/** `npm run -s token -- --as admin`: a development token on standard output, nothing else. */
const names = personas.map(({ name }) => name);
const { values } = parseArgs({ options: { as: { type: 'string' } }, strict: false });
const persona = personas.find(({ name }) => name === values.as);
const settings = readSettings(process.env);

if (persona === undefined) {
  refuse(`Say who you want to be: npm run -s token -- --as ${names.join(' | ')}`);
} else if (settings.auth !== null) {
  refuse('AUTH_ISSUER is set: tokens come from there, the development issuer is off.');
} else {
  const issuer = await createDevelopmentIssuer({ dataDir: settings.dataDir });
  process.stdout.write(`${await issuer.token(persona)}\n`);
}

function refuse(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
