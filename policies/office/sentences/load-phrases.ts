import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { ComityError } from '../../../schema/errors.ts';
import { fromRoot } from '../../../schema/paths.ts';
import { SECTIONS, type Phrases } from './phrases.ts';

const FOLDER = fromRoot('policies', 'office', 'sentences');

/** The languages that sentences are shipped in, sorted. */
export function sentenceLanguages(): readonly string[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  return files.map((name) => name.slice(0, -'.yaml'.length)).toSorted();
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A flag's answers lie one deeper, and are named by both words: `minor.true`. */
function entries(value: Readonly<Record<string, unknown>>, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, text]): readonly (readonly [string, string])[] => {
    if (isMap(text)) return entries(text, `${before}${key}.`);
    return typeof text === 'string' ? [[`${before}${key}`, text]] : [];
  });
}

function sectionOf(file: string, value: unknown): ReadonlyMap<string, string> {
  if (!isMap(value)) throw new ComityError('CONFIGURATION_INVALID', `\`${file}\` holds no map of phrases`);
  return new Map(entries(value));
}

const known = new Map<string, Phrases>();

/**
 * The phrases of a language (ISO 639-1): `<language>.yaml`, with the names of members from `members/<language>.yaml`.
 * Throws `USAGE` where the language is not shipped.
 */
export function loadPhrases(language: string): Phrases {
  const before = known.get(language);
  if (before) return before;
  const languages = sentenceLanguages();
  if (!languages.includes(language)) {
    throw new ComityError(
      'USAGE',
      `there are no sentences in \`${language}\`: use one of ${languages.map((each) => `\`${each}\``).join(', ')}`,
    );
  }
  const read = (file: string): unknown => parse(readFileSync(path.join(FOLDER, file), 'utf8'));
  const content = read(`${language}.yaml`);
  const sections = SECTIONS.filter((name) => name !== 'members').map(
    (name) => [name, sectionOf(`${language}.yaml`, isMap(content) ? content[name] : null)] as const,
  );
  const members = sectionOf(`members/${language}.yaml`, read(path.join('members', `${language}.yaml`)));
  const phrases: Phrases = { language, sections: new Map([...sections, ['members', members]]) };
  known.set(language, phrases);
  return phrases;
}
