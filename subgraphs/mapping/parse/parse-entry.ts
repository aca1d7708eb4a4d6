import { RECORD_TYPES, canonicalFields, linksOf, mappableFields, type CanonicalField } from '../canonical-types.ts';
import type { Position } from '../fault.ts';
import type { ChangeMapping, Entry, Expression, FieldMapping, Group, Join, LinkMapping } from '../mapping.ts';
import { suggest } from '../suggest.ts';
import { eachScope, parseColumn, parseConditions, type ParseContext, type Scope } from './context.ts';
import { parseExpression } from './parse-expression.ts';
import { child, entriesOf, itemsOf, textOf, textsOf, type YamlTree } from './yaml-tree.ts';

/** The constants of `defaults`, by field: parsed once, and good for every entry. */
export type Defaults = ReadonlyMap<string, Expression>;

function parseJoins(tree: YamlTree | null, scope: Scope, context: ParseContext): readonly Join[] {
  return entriesOf(tree).map((entry) => {
    const joins = parseJoins(child(entry.value, 'joins'), { joins: [], outer: null }, context);
    const own: Scope = { joins, outer: null };
    const on = entriesOf(child(entry.value, 'on')).flatMap((pair) => {
      const ours = parseColumn(pair.value, scope, context);
      return ours ? [{ theirs: { at: pair.at, text: pair.key }, ours }] : [];
    });
    const order = itemsOf(child(entry.value, 'order')).flatMap((item) => parseColumn(item, own, context) ?? []);
    if (!/^[A-Za-z_][\w-]*$/.test(entry.key)) {
      context.faults.error(entry.at, `\`${entry.key}\` is no name of a join: use letters, digits and _`);
    }
    return {
      at: entry.at,
      name: entry.key,
      from: textOf(child(entry.value, 'from')) ?? '',
      on,
      where: parseConditions(child(entry.value, 'where'), own, context),
      order,
      joins,
    };
  });
}

function parseLinks(tree: YamlTree | null, type: string, scope: Scope, context: ParseContext) {
  const links = new Map<string, LinkMapping>();
  for (const entry of entriesOf(tree)) {
    const target = linksOf(type).get(entry.key);
    if (target === undefined) continue;
    const columns = entry.value.kind === 'scalar' ? [entry.value] : itemsOf(child(entry.value, 'columns'));
    links.set(entry.key, {
      at: entry.at,
      target,
      part: textOf(child(entry.value, 'part')),
      columns: columns.flatMap((column) => parseColumn(column, scope, context) ?? []),
      where: parseConditions(child(entry.value, 'where'), scope, context),
    });
  }
  return links;
}

function parseGroup(tree: YamlTree, type: string, scope: Scope, context: ParseContext): Group {
  const each = child(tree, 'each');
  const own = each ? eachScope(each, scope, context) : scope;
  const fields = new Map<string, { field: CanonicalField; value: Expression }>();
  for (const entry of entriesOf(child(tree, 'fields'))) {
    const field = canonicalFields(type).get(entry.key);
    const value = field ? parseExpression(entry.value, own, field, context) : null;
    if (field && value) fields.set(entry.key, { field, value });
  }
  return {
    at: tree.at,
    each: textOf(each),
    where: parseConditions(child(tree, 'where'), own, context),
    fields,
    links: parseLinks(child(tree, 'links'), type, own, context),
  };
}

function parseFields(tree: YamlTree | null, type: string, scope: Scope, defaults: Defaults, context: ParseContext) {
  const fields = new Map<string, FieldMapping>();
  for (const field of mappableFields(type)) {
    const value = defaults.get(field.name);
    if (value) fields.set(field.name, { kind: 'value', field, value });
  }
  for (const entry of entriesOf(tree)) {
    const field = mappableFields(type).find((candidate) => candidate.name === entry.key);
    if (!field) continue;
    if (field.kind === 'nested') {
      const groups = itemsOf(entry.value).map((item) => parseGroup(item, field.valueType, scope, context));
      fields.set(field.name, { kind: 'groups', field, groups });
    } else {
      const value = parseExpression(entry.value, scope, field, context);
      if (value) fields.set(field.name, { kind: 'value', field, value });
    }
  }
  return fields;
}

function parseChanges(tree: YamlTree | null, context: ParseContext): readonly ChangeMapping[] {
  const row: Scope = { joins: [], outer: null };
  return itemsOf(tree).flatMap((item) => {
    const at = child(item, 'at');
    const time = at ? parseColumn(at, row, context) : null;
    if (!time) return [];
    return {
      at: item.at,
      from: textOf(child(item, 'from')) ?? '',
      key: itemsOf(child(item, 'key')).flatMap((column) => parseColumn(column, row, context) ?? []),
      time,
    };
  });
}

function checkRequired(tree: YamlTree | null, entry: Entry, context: ParseContext): void {
  for (const item of itemsOf(tree)) {
    const name = textOf(item) ?? '';
    if (entry.fields.has(name)) continue;
    context.faults.error(item.at, `\`${name}\` is required, but not mapped${suggest(name, entry.fields.keys())}`);
  }
}

/** An entry of `records`; null where its type is unknown. */
export function parseEntry(tree: YamlTree, defaults: Defaults, context: ParseContext): Entry | null {
  const type = textOf(child(tree, 'type'));
  if (type === null || !RECORD_TYPES.has(type)) return null;
  const at: Position = child(tree, 'type')?.at ?? tree.at;
  const each = textOf(child(tree, 'each'));
  const rowScope: Scope = { joins: [], outer: null };
  const row: Scope = { joins: parseJoins(child(tree, 'joins'), rowScope, context), outer: null };
  const scope: Scope = each === null ? row : { joins: [], outer: row };
  const entry: Entry = {
    at,
    type,
    part: textOf(child(tree, 'part')),
    from: textOf(child(tree, 'from')) ?? '',
    each,
    key: itemsOf(child(tree, 'key')).flatMap((item) => parseColumn(item, scope, context) ?? []),
    where: parseConditions(child(tree, 'where'), scope, context),
    joins: row.joins,
    fields: parseFields(child(tree, 'fields'), type, scope, defaults, context),
    links: parseLinks(child(tree, 'links'), type, scope, context),
    required: textsOf(child(tree, 'required')),
    changes: parseChanges(child(tree, 'changes'), context),
  };
  checkRequired(child(tree, 'required'), entry, context);
  return entry;
}
