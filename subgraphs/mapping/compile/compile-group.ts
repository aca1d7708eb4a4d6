import type { CanonicalField } from '../canonical-types.ts';
import type { MappedValue, NationalKey } from '../mapped-system.ts';
import type { Group } from '../mapping.ts';
import { compileLink } from './compile-link.ts';
import { compileScalar } from './compile-scalar.ts';
import { compileConditions } from './condition.ts';
import type { Frame } from './frame.ts';
import type { FieldChoice } from './planned-field.ts';
import { unreadConsequence } from './policy-read.ts';
import { eachReader, resolveEach, type CompileScope } from './scope.ts';
import type { Need, SourceNode } from './source-node.ts';
import { watched, type UnreadTally } from './tally.ts';

/** A group of nested values as one plan reads it. */
export interface PlannedGroup {
  readonly needs: readonly Need[];
  read(frame: Frame, tally: UnreadTally, own: NationalKey): readonly MappedValue[];
}

/** The links of nested values that lead back to the record that holds them: `CaseRole.person` within a person. */
export function ownLinks(nestedType: string, recordType: string): readonly string[] {
  if (nestedType !== 'CaseRole') return [];
  return recordType === 'Person' ? ['person'] : ['case'];
}

/** What a group compiles to, apart from any plan. */
function compileParts(group: Group, type: string, scope: CompileScope) {
  const fields = [...group.fields.values()].map(({ field, value }) => ({
    name: field.name,
    key: `${type}.${field.name}`,
    tells: unreadConsequence(type, field.name) === 'tells',
    value: compileScalar(field, value, scope),
  }));
  const links = [...group.links].map(([name, link]) => ({
    name,
    key: `${type}.${name}`,
    link: compileLink(link, scope),
  }));
  return { fields, links, conditions: compileConditions(group.where, scope) };
}

type Parts = ReturnType<typeof compileParts>;

/** What is read of a value, besides what is asked, to know that it is there. */
interface Witness extends Pick<Parts, 'fields' | 'links'> {
  /** Where there is a row to read, or nothing that could be empty, the value is there. */
  readonly always: boolean;
  readonly needs: readonly Need[];
}

const NONE: Witness = { always: false, needs: [], fields: [], links: [] };

/** The columns by which a joined row is found: they are read of it in any case. */
function joinColumns(node: SourceNode): readonly Need[] {
  return (node.join?.on ?? []).map(({ theirs }) => ({ node, column: theirs.text }));
}

/**
 * Whether a value is there must be known also where only constants of it are asked. A joined row tells it by itself;
 * elsewhere a column tells it that policy could open to whoever asks, and where there is none the value is left out.
 * INVARIANT: a role that policy decides by is there whatever a plan asks of it.
 */
function witnessOf(parts: Parts, plan: FieldChoice, joined: SourceNode | null, decides: boolean): Witness {
  const { fields, links } = parts;
  const telling = fields.filter(({ value }) => !value.constant);
  const isTold = [...telling, ...links].some(({ key }) => plan.has(key));
  if (isTold && !decides) return NONE;
  if (joined !== null) return { ...NONE, always: true, needs: joinColumns(joined) };
  const ownFields = telling.filter(({ key }) => decides || plan.mayRead?.(key) === true);
  const ownLinks = decides ? links : [];
  return {
    always: decides && telling.length === 0 && links.length === 0,
    fields: ownFields,
    links: ownLinks,
    needs: [...ownFields.map(({ value }) => value), ...ownLinks.map(({ link }) => link)].flatMap(({ needs }) => needs),
  };
}

/** A group of nested values of a record's field. */
export function compileGroup(
  group: Group,
  field: CanonicalField,
  scope: CompileScope,
): (plan: FieldChoice) => PlannedGroup {
  const each = group.each === null ? null : resolveEach(group.each, scope);
  const inner = each?.scope ?? scope;
  const parts = compileParts(group, field.valueType, inner);
  const frames = each === null ? (frame: Frame) => [frame] : eachReader(each);
  const joined = each !== null && inner.prefix === '' ? inner.node : null;
  const back = ownLinks(field.valueType, field.type);
  const decides = field.valueType === 'CaseRole';
  return (plan) => {
    const fields = parts.fields.filter(({ key }) => plan.has(key));
    const links = parts.links.filter(({ key }) => plan.has(key));
    const witness = witnessOf(parts, plan, joined, decides);
    const isThere = (frame: Frame, tally: UnreadTally) =>
      witness.always ||
      witness.fields.some(({ value }) => value.read(frame, tally) !== null) ||
      witness.links.some(({ link }) => link.read(frame) !== null);
    const readOne = (frame: Frame, tally: UnreadTally, own: NationalKey): MappedValue | null => {
      if (!parts.conditions.holds(frame)) return null;
      let filled = false;
      let unread: Set<string> | null = null;
      const values: Record<string, unknown> = {};
      for (const { name, value, tells } of fields) {
        const watch = tells ? watched(tally) : null;
        const found = value.read(frame, watch ?? tally);
        values[name] = found;
        filled ||= !value.constant && found !== null;
        if (found === null && watch?.take() === true) unread = (unread ?? new Set()).add(name);
      }
      const found: Record<string, NationalKey | null> = {};
      for (const { name, link } of links) {
        found[name] = link.read(frame);
        filled ||= found[name] !== null;
      }
      for (const name of back) found[name] ??= own;
      if (unread) return { values, links: found, unread };
      return filled || isThere(frame, tally) ? { values, links: found } : null;
    };
    return {
      needs: [
        ...parts.conditions.needs,
        ...fields.flatMap(({ value }) => value.needs),
        ...links.flatMap(({ link }) => link.needs),
        ...witness.needs,
      ],
      read: (frame, tally, own) => frames(frame).flatMap((element) => readOne(element, tally, own) ?? []),
    };
  };
}
