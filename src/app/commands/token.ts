import { parseArgs } from 'node:util';
import { createDevelopmentIssuer, personas } from '../../identity/index.ts';
import { OperatorError } from '../../shared/errors/index.ts';
import { readSettings } from '../config/settings.ts';

/** `npm run -s token -- --as admin`: a development token on standard output, nothing else. */
try {
  process.stdout.write(`${await developmentToken()}\n`);
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function developmentToken(): Promise<string> {
  const { values } = parseArgs({ options: { as: { type: 'string' } }, strict: false });
  const persona = personas.find(({ name }) => name === values.as);
  if (persona === undefined) {
    const names = personas.map(({ name }) => name);
    throw new OperatorError(`Say who you want to be: npm run -s token -- --as ${names.join(' | ')}`);
  }
  const { auth, dataDir } = readSettings(process.env);
  if (auth !== null)
    throw new OperatorError('AUTH_ISSUER is set: tokens come from there, the development issuer is off.');
  const issuer = await createDevelopmentIssuer({ dataDir });
  return issuer.token(persona);
}
