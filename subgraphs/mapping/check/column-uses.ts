import { resolveColumn, resolveEach, type CompileScope } from '../compile/scope.ts';
import { sourceNode, type SourceNode } from '../compile/source-node.ts';
import type { CanonicalField } from '../canonical-types.ts';
import type { Position } from '../fault.ts';
import type { Column, Condition, Entry, Expression, FieldMapping, Join, Treatment } from '../mapping.ts';

/** One use of a column of an entity. */
export interface ColumnUse {
  readonly entity: string;
  readonly column: string;
  readonly at: Position;
  /** What the value is read as; null for keys, links and conditions. */
  readonly as: { readonly field: CanonicalField; readonly treatments: readonly Treatment[] } | null;
}

/** Collects uses while an entry is walked. */
interface Walk {
  readonly uses: ColumnUse[];
}

function addUse(walk: Walk, column: Column, scope: CompileScope, as: ColumnUse['as']): void {
  const { need } = resolveColumn(column.text, scope);
  walk.uses.push({ entity: need.node.entity, column: need.column, at: column.at, as });
}

function walkConditions(walk: Walk, conditions: readonly Condition[], scope: CompileScope): void {
  for (const condition of conditions) addUse(walk, condition.column, scope, null);
}

function walkExpression(
  walk: Walk,
  expression: Expression,
  field: CanonicalField,
  scope: CompileScope,
  outer: readonly Treatment[],
): void {
  const { source } = expression;
  const treatments = [...expression.treatments, ...outer];
  const inside = (inner: Expression, within = scope) => walkExpression(walk, inner, field, within, treatments);
  for (const treatment of expression.treatments) {
    if (treatment.kind === 'circa') walkConditions(walk, treatment.conditions, scope);
  }
  switch (source.kind) {
    case 'column':
      addUse(walk, source.column, scope, { field, treatments });
      break;
    case 'concat':
      for (const part of source.parts) walkPart(walk, part, scope);
      break;
    case 'first':
      for (const choice of source.choices) inside(choice);
      break;
    case 'list':
      for (const member of source.members) inside(member);
      break;
    case 'each': {
      const element = resolveEach(source.each.text, scope).scope;
      walkConditions(walk, expression.where, element);
      inside(source.value, element);
      return;
    }
    case 'date-parts':
      for (const part of [source.year, source.month, source.day]) if (part) walkPart(walk, part, scope);
      break;
    case 'constant':
      break;
  }
  walkConditions(walk, expression.where, scope);
}

/** A part of a longer text, whatever the text is for. */
function walkPart(walk: Walk, expression: Expression, scope: CompileScope): void {
  const text: CanonicalField = { type: '', name: '', valueType: 'String', list: false, kind: 'scalar' };
  walkExpression(walk, expression, text, scope, []);
}

function walkField(walk: Walk, mapping: FieldMapping, scope: CompileScope): void {
  if (mapping.kind === 'value') {
    walkExpression(walk, mapping.value, mapping.field, scope, []);
    return;
  }
  for (const group of mapping.groups) {
    const inner = group.each === null ? scope : resolveEach(group.each, scope).scope;
    walkConditions(walk, group.where, inner);
    for (const { field, value } of group.fields.values()) walkExpression(walk, value, field, inner, []);
    for (const link of group.links.values()) {
      for (const column of link.columns) addUse(walk, column, inner, null);
      walkConditions(walk, link.where, inner);
    }
  }
}

function walkJoins(walk: Walk, joins: readonly Join[], parent: SourceNode): void {
  const outer: CompileScope = { node: parent, prefix: '', outer: null };
  for (const join of joins) {
    const node = parent.joins.get(join.name);
    if (!node) continue;
    const own: CompileScope = { node, prefix: '', outer: null };
    for (const { theirs, ours } of join.on) {
      addUse(walk, theirs, own, null);
      addUse(walk, ours, outer, null);
    }
    walkConditions(walk, join.where, own);
    for (const column of join.order) addUse(walk, column, own, null);
    walkJoins(walk, join.joins, node);
  }
}

/** Every use of a column that an entry makes. */
export function columnUses(entry: Entry): readonly ColumnUse[] {
  const walk: Walk = { uses: [] };
  const root = sourceNode(entry.from, entry.joins);
  const row: CompileScope = { node: root, prefix: '', outer: null };
  const scope = entry.each === null ? row : resolveEach(entry.each, row).scope;
  const isMade = (column: Column) => entry.each !== null && /^\$(hash|occurrence)$/.test(column.text);
  for (const column of entry.key) if (!isMade(column)) addUse(walk, column, scope, null);
  walkConditions(walk, entry.where, scope);
  walkJoins(walk, entry.joins, root);
  for (const mapping of entry.fields.values()) walkField(walk, mapping, scope);
  for (const link of entry.links.values()) {
    for (const column of link.columns) addUse(walk, column, scope, null);
    walkConditions(walk, link.where, scope);
  }
  for (const { from, key, time } of entry.changes) {
    const changed: CompileScope = { node: sourceNode(from, []), prefix: '', outer: null };
    for (const column of [...key, time]) addUse(walk, column, changed, null);
  }
  return walk.uses;
}

/** Every entity that an entry reads, with the place where it says so. */
export function entityUses(entry: Entry): readonly { readonly entity: string; readonly at: Position }[] {
  const ofJoins = (joins: readonly Join[]): readonly { readonly entity: string; readonly at: Position }[] =>
    joins.flatMap((join) => [{ entity: join.from, at: join.at }, ...ofJoins(join.joins)]);
  const ofChanges = entry.changes.map(({ from, at }) => ({ entity: from, at }));
  return [{ entity: entry.from, at: entry.at }, ...ofJoins(entry.joins), ...ofChanges];
}
