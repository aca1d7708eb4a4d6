import { parseDocument } from 'yaml';
import type { Fault } from '../../language/fault.ts';
import { parseCases } from '../../language/parse-cases.ts';
import type { Given } from '../../language/policy-case.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';

/** The lines before what is given, and the columns that it is moved by, where it is read as a case. */
const BEFORE = ['- id: asked', '  expect: { known: true }', '  given:'];
const INDENT = '    ';
const SENDING = '  expect: { sent: true }';

/**
 * A requester, a justification and a record in the form of a case's `given`, as YAML; what is wrong is reported with
 * its place in the text. Null where there is a fault.
 */
export function parseGiven(
  file: string,
  text: string,
  vocabulary: Vocabulary,
): { readonly given: Given | null; readonly faults: readonly Fault[] } {
  const keys: unknown = parseDocument(text).toJS();
  const states = (key: string): boolean => typeof keys === 'object' && keys !== null && key in keys;
  const head = states('to') && !states('record') ? BEFORE.with(1, SENDING) : BEFORE;
  const found: Fault[] = [];
  const source = [...head, ...text.split('\n').map((line) => (line.trim() === '' ? line : `${INDENT}${line}`))].join(
    '\n',
  );
  const [parsed] = parseCases(file, source, vocabulary, found);
  const faults = found.map((fault) => ({
    ...fault,
    line: Math.max(1, fault.line - head.length),
    column: Math.max(1, fault.column - INDENT.length),
  }));
  return { given: faults.length === 0 ? (parsed?.row.given ?? null) : null, faults };
}
