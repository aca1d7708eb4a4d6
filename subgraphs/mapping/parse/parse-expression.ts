import { CODE_LISTS } from '../../../schema/codes.ts';
import type { CanonicalField } from '../canonical-types.ts';
import type { Expression, ExpressionSource } from '../mapping.ts';
import { checkConstant } from './check-constant.ts';
import { eachScope, parseColumn, parseConditions, type ParseContext, type Scope } from './context.ts';
import { parseCalendar, parseTreatments } from './parse-treatments.ts';
import { child, itemsOf, numberOf, textOf, textsOf, type YamlTree } from './yaml-tree.ts';

const SOURCES = ['column', 'constant', 'concat', 'first', 'list', 'each', 'year'] as const;

/** Words that only mean something beside another. */
const COMPANIONS: readonly (readonly [word: string, beside: readonly string[]])[] = [
  ['with', ['concat']],
  ['value', ['each']],
  ['month', ['year']],
  ['day', ['year']],
  ['pivot', ['year', 'date', 'dateTime']],
  ['calendar', ['year', 'date']],
  ['zone', ['dateTime']],
];

function checkWords(tree: YamlTree, context: ParseContext): void {
  const sources = SOURCES.filter((word) => child(tree, word));
  if (sources.length !== 1) {
    const found = sources.map((word) => `\`${word}\``).join(' and ');
    const all = SOURCES.map((word) => `\`${word}\``).join(', ');
    context.faults.error(
      tree.at,
      `a value comes from exactly one of ${all}${found === '' ? '' : `, not from ${found}`}`,
    );
  }
  for (const [word, beside] of COMPANIONS) {
    if (child(tree, word) && !beside.some((other) => child(tree, other))) {
      const others = beside.map((other) => `\`${other}\``).join(' or ');
      context.faults.error(tree.at, `\`${word}\` means nothing without ${others}`);
    }
  }
  if (child(tree, 'each') && !child(tree, 'value')) context.faults.error(tree.at, '`each` needs a `value`');
  if (child(tree, 'day') && !child(tree, 'month')) context.faults.error(tree.at, '`day` needs a `month`');
}

type ParseOne = (tree: YamlTree | null, scope: Scope, field: CanonicalField | null) => Expression | null;

function parseSource(
  tree: YamlTree,
  scope: Scope,
  field: CanonicalField | null,
  context: ParseContext,
  parse: ParseOne,
): ExpressionSource | null {
  const all = (word: string, of: CanonicalField | null) =>
    itemsOf(child(tree, word)).flatMap((item) => parse(item, scope, of) ?? []);
  const constant = child(tree, 'constant');
  const each = child(tree, 'each');
  if (constant) {
    if (field && !child(tree, 'codes')) checkConstant(constant, field, context.faults);
    return { kind: 'constant', values: textsOf(constant) };
  }
  if (child(tree, 'concat')) {
    return { kind: 'concat', parts: all('concat', null), separator: textOf(child(tree, 'with')) ?? ' ' };
  }
  if (child(tree, 'first')) return { kind: 'first', choices: all('first', field) };
  if (child(tree, 'list')) return { kind: 'list', members: all('list', field) };
  if (each) {
    const column = { at: each.at, text: textOf(each) ?? '' };
    const value = parse(child(tree, 'value'), eachScope(each, scope, context), field);
    return value && { kind: 'each', each: column, value };
  }
  const year = parse(child(tree, 'year'), scope, null);
  if (year) {
    const month = parse(child(tree, 'month'), scope, null);
    const day = parse(child(tree, 'day'), scope, null);
    const calendar = parseCalendar(tree, context);
    return { kind: 'date-parts', year, month, day, pivot: numberOf(child(tree, 'pivot')), calendar };
  }
  const column = parseColumn(child(tree, 'column'), scope, context);
  return column && { kind: 'column', column };
}

function needsCodes(field: CanonicalField | null): string | null {
  return field?.kind === 'code' && CODE_LISTS.has(field.valueType) ? field.valueType : null;
}

/**
 * The expression that a tree holds, for a canonical field, or for none within `concat`; null where it is none, and
 * then a fault says why.
 */
export function parseExpression(
  tree: YamlTree | null,
  scope: Scope,
  field: CanonicalField | null,
  context: ParseContext,
): Expression | null {
  if (tree === null || tree.kind === 'list') return null;
  if (tree.kind === 'scalar') {
    const column = parseColumn(tree, scope, context);
    return column && { at: tree.at, source: { kind: 'column', column }, where: [], treatments: [] };
  }
  checkWords(tree, context);
  const parse: ParseOne = (inner, within, of) => parseExpression(inner, within, of, context);
  const through = child(tree, 'codes') || child(tree, 'detect') ? null : field;
  const source = parseSource(tree, scope, through, context, parse);
  if (!source) return null;
  const inner = source.kind === 'each' ? eachScope(child(tree, 'each'), scope, context) : scope;
  return {
    at: tree.at,
    source,
    where: parseConditions(child(tree, 'where'), inner, context),
    treatments: parseTreatments(tree, scope, field, needsCodes(field), context),
  };
}
