import type { ControlledField, FieldCatalogue } from '../../../schema/fields.ts';
import { fieldName } from '../../engine/lanes.ts';
import { ALLOW, DENY, outcomeName, outcomeOf } from '../../engine/outcome.ts';
import { membersOf } from '../../engine/requester-cells.ts';
import { ALL } from '../../language/rows.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import type { DimensionName } from '../classes/dimension.ts';
import { decidedLanes, type ComparedLane } from '../diff/compare-policies.ts';
import type { ComparedPolicy } from '../diff/compared-policy.ts';
import type { Node } from '../diff/diagram.ts';

/** Requesters whom no row tells apart by member and role. */
export interface RequesterKind {
  readonly members: readonly string[];
  readonly role: string;
}

/** What requesters of one kind may do with a field: at best and at worst over all justifications and records. */
export interface MatrixCell {
  readonly best: string;
  readonly worst: string;
  /** Whether some justification lets them search by it. */
  readonly search: boolean;
  /** Whether some permission names the field and them, whatever else it asks: where none does, no rule was made. */
  readonly ruled: boolean;
}

/** Field × requester: `cells[field][kind]`, in the order of `fields` and `kinds`. */
export interface AccessMatrix {
  readonly member: string;
  readonly kinds: readonly RequesterKind[];
  readonly fields: readonly {
    readonly field: string;
    readonly category: string;
    readonly cells: readonly MatrixCell[];
  }[];
}

/** A policy, and what it is read against. */
export interface MatrixSubject {
  readonly policy: ComparedPolicy;
  readonly vocabulary: Vocabulary;
  readonly catalogue: FieldCatalogue;
}

interface Range {
  readonly best: number;
  readonly worst: number;
}

const CLOSED: Range = { best: DENY, worst: DENY };

/** The widest and the narrowest outcome that a requester of one member and role can meet in a lane; null for none. */
function rangeOf({ lane, root }: ComparedLane, member: string, role: string): Range {
  const words: Partial<Record<DimensionName, string>> = { member, role };
  const known = new Map<Node, Range | null>();
  const visit = (node: Node): Range | null => {
    if (node.kind === 'end') return node.pair && { best: node.pair.after.code, worst: node.pair.after.code };
    const before = known.get(node);
    if (before !== undefined) return before;
    const level = lane.levels[node.level];
    const word = level && words[level.name];
    const asked = word === undefined ? null : (level?.classes.findIndex((each) => each.includes(word)) ?? null);
    const ranges = node.children.filter((_, index) => asked === null || index === asked).map(visit);
    const found = ranges.reduce<Range | null>(
      (all, range) => (range && all ? widest(all, range) : (range ?? all)),
      null,
    );
    known.set(node, found);
    return found;
  };
  return visit(root) ?? CLOSED;
}

function widest(left: Range, right: Range): Range {
  return { best: Math.max(left.best, right.best), worst: Math.min(left.worst, right.worst) };
}

/** Members whom no lane tells apart, in the order of the vocabulary. */
function memberKinds(lanes: readonly ComparedLane[], members: readonly string[]): readonly (readonly string[])[] {
  const levels = new Set(lanes.flatMap(({ lane }) => lane.levels.filter(({ name }) => name === 'member')));
  const places = [...levels].map(
    ({ classes }) => new Map(classes.flatMap((words, at) => words.map((word) => [word, at]))),
  );
  const kinds = new Map<string, string[]>();
  for (const member of members) {
    const key = places.map((place) => place.get(member)).join();
    const kind = kinds.get(key);
    if (kind) kind.push(member);
    else kinds.set(key, [member]);
  }
  return [...kinds.values()];
}

/** For each field, which kinds of requester some permission names with it. */
function ruling(
  { permissions, groups }: ComparedPolicy,
  kinds: readonly RequesterKind[],
): (field: ControlledField) => readonly boolean[] {
  const rows = permissions.map(({ cells, read, search }) => {
    const members = membersOf(cells.member, cells.group, groups);
    // The members of a kind are alike to every row: the first stands for all.
    const named = kinds.map(
      ({ members: [first = ''], role }) => (members?.has(first) ?? true) && (cells.role?.includes(role) ?? true),
    );
    return { names: new Set([...read, ...search]), named };
  });
  return (field) => {
    const own = [ALL, field.category, fieldName(field)];
    const naming = rows.filter(({ names }) => own.some((name) => names.has(name)));
    return kinds.map((_, at) => naming.some(({ named }) => named[at] === true));
  };
}

/**
 * What each kind of requester may read and search by, field by field. Quality goes with the value and is left out; so
 * are combinations that cannot be. It holds on every day on which the policy does.
 */
export function accessMatrix({ policy, vocabulary, catalogue }: MatrixSubject): AccessMatrix {
  const lanes = [...decidedLanes({ policy, vocabulary, catalogue })];
  const roles = vocabulary.cells.role ?? [];
  const kinds = memberKinds(lanes, vocabulary.cells.member ?? []).flatMap((members) =>
    roles.map((role) => ({ members, role })),
  );
  const known = new Map<Node, readonly Range[]>();
  const rangesOf = (lane: ComparedLane): readonly Range[] => {
    const before = known.get(lane.root);
    if (before && lane.root.kind === 'fork') return before;
    const found = kinds.map(({ members: [member = ''], role }) => rangeOf(lane, member, role));
    known.set(lane.root, found);
    return found;
  };
  const byField = new Map<string, { read: Range[] | null; search: readonly Range[] }>();
  for (const lane of lanes) {
    const ranges = rangesOf(lane);
    for (const field of lane.fields) {
      const cells = byField.get(fieldName(field)) ?? { read: null, search: [] };
      byField.set(fieldName(field), cells);
      if (lane.right === 'search') cells.search = ranges;
      else cells.read = ranges.map((range, at) => (cells.read?.[at] ? widest(cells.read[at], range) : range));
    }
  }
  const ruledBy = ruling(policy, kinds);
  return {
    member: policy.head.member,
    kinds,
    fields: catalogue.fields.flatMap((field) => {
      const found = byField.get(fieldName(field));
      if (!found) return [];
      const ruled = ruledBy(field);
      const cells = kinds.map((_, at): MatrixCell => {
        const read = found.read?.[at] ?? CLOSED;
        const name = (code: number): string => outcomeName(outcomeOf(code));
        return {
          best: name(read.best),
          worst: name(read.worst),
          search: found.search[at]?.best === ALLOW,
          ruled: ruled[at] ?? false,
        };
      });
      return [{ field: fieldName(field), category: field.category, cells }];
    }),
  };
}

/** The part of a matrix that is about requesters of one role. */
export function ofRole(matrix: AccessMatrix, role: string): AccessMatrix {
  const kept = matrix.kinds.flatMap((kind, at) => (kind.role === role ? [at] : []));
  const among = <Item>(items: readonly Item[]): readonly Item[] => items.filter((_, at) => kept.includes(at));
  return {
    ...matrix,
    kinds: among(matrix.kinds),
    fields: matrix.fields.map((field) => ({ ...field, cells: among(field.cells) })),
  };
}
