import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { acrMappingFile, builtInTables, claimsMappingFile, type MappingTables } from '../../policy/index.ts';
import { SettingsError, type Settings } from './settings.ts';

/** The built-in tables, with the halves replaced that a file was named for. */
export function readMappingTables(settings: Pick<Settings, 'claimsMappingFile' | 'acrMappingFile'>): MappingTables {
  const problems: string[] = [];
  const read = <T>(setting: string, path: string | null, shape: z.ZodType<T>, builtIn: T): T => {
    if (path === null) return builtIn;
    try {
      const parsed = shape.safeParse(JSON.parse(readFileSync(path, 'utf8')));
      if (parsed.success) return parsed.data;
      problems.push(`${setting}: the file is not a mapping table (see docs/configuration.md)`);
    } catch (error) {
      problems.push(`${setting}: the file cannot be read as JSON (${error instanceof Error ? error.name : 'error'})`);
    }
    return builtIn;
  };
  const tables: MappingTables = {
    claims: read<MappingTables['claims']>('CLAIMS_MAPPING_FILE', settings.claimsMappingFile, claimsMappingFile, builtInTables.claims),
    acrValues: read<MappingTables['acrValues']>('ACR_MAPPING_FILE', settings.acrMappingFile, acrMappingFile, builtInTables.acrValues),
  };
  if (problems.length > 0) throw new SettingsError(problems);
  return tables;
}
