import { blankRow } from '../../adapters/blank-row.ts';
import { mappableFields } from '../canonical-types.ts';
import type { MappedRecord, NationalKey } from '../mapped-system.ts';
import type { Entry, Mapping } from '../mapping.ts';
import { formatKey } from '../national-key.ts';
import { compileConditions } from './condition.ts';
import { compileField, type CompiledField } from './compile-field.ts';
import { compileKey, type CompiledKey, type Occurrences } from './compile-key.ts';
import { compileLink, type CompiledLink } from './compile-link.ts';
import { fillValues, type PlannedValue } from './fill-values.ts';
import type { Frame, LoadedRow } from './frame.ts';
import { EVERYTHING, type FieldChoice } from './planned-field.ts';
import { unreadConsequence } from './policy-read.ts';
import { eachReader, resolveColumn, resolveEach, type CompileScope, type ResolvedColumn } from './scope.ts';
import { sourceNode, type Need, type SourceNode } from './source-node.ts';
import type { UnreadTally } from './tally.ts';

/** Who is told what became of rows. */
export interface RecordTally extends UnreadTally {
  /** A row, or an element of it, that the entry's conditions leave out. */
  leftOut(): void;
  /** One that should have become a record and could not. */
  rejected(reason: string): void;
  made(): void;
}

/** An entry as one plan reads it. */
export interface PlannedEntry {
  /** What must be read of the source, and nothing else. */
  readonly needs: readonly Need[];
  /** The records of a row. */
  records(row: LoadedRow, tally: RecordTally): readonly MappedRecord[];
}

/** An entry compiled. */
export interface CompiledEntry {
  readonly entry: Entry;
  readonly root: SourceNode;
  readonly key: CompiledKey;
  readonly links: ReadonlyMap<string, CompiledLink>;
  /** What the entry reads under a plan; `forced` is a link that is read whether the plan has it or not. */
  plan(plan: FieldChoice, forced?: string): PlannedEntry;
}

/** What every record of a mapping has without saying so, as far as a plan asks for it. */
function systemValues(mapping: Mapping, entry: Entry, plan: FieldChoice): Readonly<Record<string, unknown>> {
  const all = {
    jurisdiction: mapping.member,
    source: mapping.title,
    ownerAuthority: mapping.authority,
    contact: mapping.contact,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => plan.has(`${entry.type}.${name}`) && !entry.fields.has(name)),
  );
}

function plannedValues(fields: ReadonlyMap<string, CompiledField>, entry: Entry, plan: FieldChoice) {
  return [...fields].flatMap(([name, field]): readonly PlannedValue[] => {
    const qualified = `${entry.type}.${name}`;
    if (!plan.has(qualified)) return [];
    const onUnread = unreadConsequence(entry.type, name);
    return [{ name, qualified, onUnread, required: entry.required.includes(name), field: field.plan(plan) }];
  });
}

/** Compiles an entry of a mapping. */
export function compileEntry(entry: Entry, mapping: Mapping): CompiledEntry {
  const root = sourceNode(entry.from, entry.joins);
  const rowScope: CompileScope = { node: root, prefix: '', outer: null };
  const each = entry.each === null ? null : resolveEach(entry.each, rowScope);
  const scope = each?.scope ?? rowScope;
  const conditions = compileConditions(entry.where, scope);
  const fields = new Map([...entry.fields].map(([name, field]) => [name, compileField(field, scope)]));
  const links = new Map([...entry.links].map(([name, link]) => [name, compileLink(link, scope)]));
  const content = [
    ...conditions.needs,
    ...[...fields.values()].flatMap((field) => field.plan(EVERYTHING).needs),
    ...[...links.values()].flatMap((link) => link.needs),
  ];
  const key = compileKey(entry, scope, elementColumns(content, scope));
  const elements = each === null ? null : eachReader(each);

  const planEntry = (plan: FieldChoice, forced?: string): PlannedEntry => {
    const planned = plannedValues(fields, entry, plan);
    const system = systemValues(mapping, entry, plan);
    const read = [...links].filter(([name]) => name === forced || plan.has(`${entry.type}.${name}`));
    const names = [...Object.keys(system), ...unfilled(entry, plan), ...planned.map(({ name }) => name)];
    const blank: Readonly<Record<string, unknown>> = Object.assign({ ...blankRow(names) }, system);
    const one = (frame: Frame, seen: Occurrences, tally: RecordTally): MappedRecord | null => {
      const keyValues = key.read(frame, seen);
      if (!conditions.holds(frame) || !key.hasContent(frame)) {
        tally.leftOut();
        return null;
      }
      if (!keyValues) {
        tally.rejected('no key');
        return null;
      }
      const own = formatKey(entry.part, keyValues);
      const values: Record<string, unknown> = { ...blank };
      const filled = fillValues(values, planned, frame, own, tally);
      if (filled.kind === 'rejected') {
        tally.rejected(filled.reason);
        return null;
      }
      tally.made();
      const found: Record<string, NationalKey | null> = {};
      for (const [name, link] of read) found[name] = link.read(frame);
      const record = { type: entry.type, system: mapping.system, key: own, values, links: found };
      return filled.unread === null ? record : { ...record, unread: filled.unread };
    };
    return {
      needs: [
        ...key.needs,
        ...conditions.needs,
        ...planned.flatMap(({ field }) => field.needs),
        ...read.flatMap(([, link]) => link.needs),
      ],
      records(row, tally) {
        const frame: Frame = { row: row.row, joins: row.joins, outer: null };
        const seen: Occurrences = new Map();
        if (elements) return elements(frame).flatMap((element) => one(element, seen, tally) ?? []);
        const record = one(frame, seen, tally);
        return record ? [record] : [];
      },
    };
  };
  return { entry, root, key, links, plan: planEntry };
}

/** The fields that a plan asks for and the mapping cannot fill: they are null. */
function unfilled(entry: Entry, plan: FieldChoice): readonly string[] {
  return mappableFields(entry.type)
    .map((field) => field.name)
    .filter((name) => plan.has(`${entry.type}.${name}`) && !entry.fields.has(name) && name !== 'ownerAuthority');
}

/** The element's own columns among some needs: what its content is. */
function elementColumns(needs: readonly Need[], scope: CompileScope): readonly ResolvedColumn[] {
  const inside = needs.filter((need) => need.node === scope.node && need.column.startsWith(scope.prefix));
  const columns = new Set(inside.map((need) => need.column.slice(scope.prefix.length)));
  return scope.prefix === '' ? [] : [...columns].map((column) => resolveColumn(column, scope));
}
