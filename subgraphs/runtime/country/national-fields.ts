import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ComityError } from '../../../schema/errors.ts';

/**
 * The fields of `XX_Jurisdiction` that are a country's own: their SDL, and what they say. They are public facts about the
 * country (how to reach it, which languages it reads), the same for everybody; fields about records are the mapping's.
 */
export interface NationalFields {
  /** SDL that extends `XX_Jurisdiction`, or an empty text. */
  readonly extension: string;
  readonly facts: Readonly<Record<string, string | readonly string[]>>;
}

function isFact(value: unknown): value is string | readonly string[] {
  return typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
}

function invalid(file: string, what: string): ComityError {
  return new ComityError('CONFIGURATION_INVALID', `\`${file}\`: ${what}`);
}

/** Reads the national fields in a YAML file; a country without one has none. Throws `CONFIGURATION_INVALID`. */
export function readNationalFields(file: string | null): NationalFields {
  if (file === null) return { extension: '', facts: {} };
  const content: unknown = parse(readFileSync(file, 'utf8'));
  if (typeof content !== 'object' || content === null || !('extension' in content) || !('facts' in content)) {
    throw invalid(file, 'give `extension` and `facts`');
  }
  const { extension, facts } = content;
  if (typeof extension !== 'string') throw invalid(file, '`extension` is SDL');
  if (typeof facts !== 'object' || facts === null) throw invalid(file, '`facts` names a value for each field');
  const entries: readonly [string, unknown][] = Object.entries(facts);
  const wrong = entries.find(([, value]) => !isFact(value));
  if (wrong) throw invalid(file, `the fact \`${wrong[0]}\` is neither a text nor a list of texts`);
  return {
    extension,
    facts: Object.fromEntries(entries.filter((entry): entry is [string, string] => isFact(entry[1]))),
  };
}
