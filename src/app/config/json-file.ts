import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A setting that names a JSON file: becomes what the file says. Nothing of the content shows in a problem. */
export function jsonFile<T>(shape: z.ZodType<T>): z.ZodType<T, string> {
  return z.string().transform((path, context) => {
    const parsed = shape.safeParse(contentOf(path, context));
    if (parsed.success) return parsed.data;
    if (context.issues.length === 0) context.addIssue('the file is not a mapping table (see docs/configuration.md)');
    return z.NEVER;
  });
}

function contentOf(path: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    context.addIssue(`the file cannot be read as JSON (${reasonOf(error)})`);
    return z.NEVER;
  }
}

/** What JSON.parse says quotes the text. */
function reasonOf(error: unknown): string {
  return error instanceof SyntaxError ? 'it is not JSON' : ((error as NodeJS.ErrnoException).code ?? 'error');
}
