import { DmnModdle } from 'dmn-moddle';
import { stringify } from 'yaml';
import { TABLE_FILES, type TableFile, type TableTexts } from '../../language/country-tables.ts';
import { readHead, readRule, type RuleText } from './table-rows.ts';

/** What a DMN file comes to: the files of a country's folder, or what is wrong with it, all at once. */
export type ImportedDmn =
  | { readonly kind: 'imported'; readonly texts: TableTexts }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/** Larger files are not read: a hundred thousand rows stay well below. */
const MOST_CHARACTERS = 256 * 1_024 * 1_024;

type Element = Readonly<Record<string, unknown>>;

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null;
}

/** A property of an element of the reader, which has them on its prototype too. */
function property(element: unknown, name: string): unknown {
  return isElement(element) ? element[name] : undefined;
}

function elements(element: unknown, name: string): readonly unknown[] {
  const value = property(element, name);
  return Array.isArray(value) ? value : [];
}

function textOf(element: unknown, name = 'text'): string {
  const text = property(element, name);
  return typeof text === 'string' ? text.trim() : '';
}

function rulesOf(decision: unknown): readonly RuleText[] {
  const table = property(decision, 'decisionLogic');
  const columns = elements(table, 'input').map((input) => textOf(property(input, 'inputExpression')));
  const notes = elements(table, 'annotation').map((note) => textOf(note, 'name'));
  const byName = (names: readonly string[], entries: readonly unknown[]): Readonly<Record<string, string>> =>
    Object.fromEntries(names.map((name, at) => [name, textOf(entries[at])]));
  return elements(table, 'rule').map((rule) => ({
    tests: byName(columns, elements(rule, 'inputEntry')),
    outcome: textOf(elements(rule, 'outputEntry')[0]),
    notes: byName(notes, elements(rule, 'annotationEntry')),
  }));
}

async function definitionsOf(xml: string): Promise<{ readonly root: unknown; readonly fault: string | null }> {
  if (xml.length > MOST_CHARACTERS) return { root: null, fault: 'the file is too large: divide it' };
  try {
    const { rootElement } = await new DmnModdle().fromXML(xml);
    return { root: rootElement, fault: null };
  } catch {
    return { root: null, fault: 'the file is not DMN 1.3: export it so from your editor' };
  }
}

/** Reads a policy from DMN as `exportDmn` writes it, into the texts of a country's files; words are not yet judged. */
export async function importDmn(xml: string): Promise<ImportedDmn> {
  const { root, fault } = await definitionsOf(xml);
  if (fault !== null) return { kind: 'faulty', faults: [fault] };
  const decisions = new Map(elements(root, 'drgElement').map((decision) => [textOf(decision, 'id'), decision]));
  const faults: string[] = [];
  const rows = (table: 'permissions' | 'restrictions' | 'release'): readonly Element[] => {
    const decision = decisions.get(table);
    if (decision === undefined) faults.push(`there is no decision \`${table}\`: name one so, though it has no rules`);
    return rulesOf(decision).flatMap((rule, at) => {
      const read = readRule(table, rule);
      if (read.kind === 'row') return [read.row];
      faults.push(`${table}, rule ${at + 1}${rule.notes['id'] ? ` (\`${rule.notes['id']}\`)` : ''}: ${read.message}`);
      return [];
    });
  };
  const [headRule] = rulesOf(decisions.get('policy'));
  const head = headRule === undefined ? null : readHead(headRule);
  if (head === null)
    faults.push('there is no decision `policy` with the head of the policy: keep the one that was exported');
  const content: Readonly<Record<TableFile, unknown>> = {
    'policy.yaml': head,
    'permissions.yaml': rows('permissions'),
    'restrictions.yaml': rows('restrictions'),
    'release.yaml': rows('release'),
  };
  if (faults.length > 0) return { kind: 'faulty', faults };
  const [policy, permissions, restrictions, release] = TABLE_FILES.map((name) =>
    stringify(content[name], { aliasDuplicateObjects: false }),
  );
  return {
    kind: 'imported',
    texts: {
      'policy.yaml': policy ?? null,
      'permissions.yaml': permissions ?? null,
      'restrictions.yaml': restrictions ?? null,
      'release.yaml': release ?? null,
    },
  };
}
