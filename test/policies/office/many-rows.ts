import type { Cells, Groups, PermissionRow, RestrictionRow } from '../../../policies/language/rows.ts';
import { CANONICAL_FIELDS } from '../../../schema/fields.ts';
import { vocabulary } from '../../../policies/language/vocabulary.ts';
import { QUALITY } from '../../../policies/engine/lanes.ts';
import type { Comparison } from '../../../policies/office/diff/compare-policies.ts';
import type { ComparedPolicy } from '../../../policies/office/diff/compared-policy.ts';
import { HEAD, permission, restriction } from '../sample.ts';

/** A sequence of numbers from 0 to 1 that is the same each time. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Many {
  readonly rows: number;
  readonly countries: number;
  /** Which share of the rows differs between the two policies. */
  readonly changed: number;
}

/** Two large policies with a realistic mix of cells: groups of a hundred countries, roles, purposes, bases, records. */
export function manyRows({ rows, countries, changed }: Many): Comparison {
  const { cells: words } = vocabulary(CANONICAL_FIELDS, { groups: new Map(), organisations: new Set() });
  const members = (words.member ?? []).slice(0, countries);
  const random = sequence(7);
  const some = (all: readonly string[], most: number): readonly string[] => {
    const count = 1 + Math.floor(random() * most);
    return [...new Set(Array.from({ length: count }, () => all[Math.floor(random() * all.length)] ?? ''))].toSorted();
  };
  const groups: Groups = {
    organisations: new Set(),
    groups: new Map(
      Array.from({ length: Math.max(4, countries / 4) }, (_, at) => [`G${at}`, new Set(some(members, countries / 3))]),
    ),
  };
  const categories = [...CANONICAL_FIELDS.categories].filter((category) => category !== QUALITY);
  const maybe = (share: number, cells: Cells): Cells => (random() < share ? cells : {});
  const cells = (): Cells => ({
    group: some([...groups.groups.keys()], 3),
    role: some(words.role ?? [], 2),
    ...maybe(0.4, { purpose: some(words.purpose ?? [], 3) }),
    ...maybe(0.3, { basis: some(words.basis ?? [], 3) }),
    ...maybe(0.3, { case: true }),
    ...maybe(0.2, { clearance: some(words.clearance ?? [], 1)[0] ?? '' }),
    ...maybe(0.2, { minimumPenalty: 12 * Math.floor(1 + random() * 4) }),
    ...maybe(0.15, { dataSubjectCategory: some(words['data-subject-category'] ?? [], 3) }),
    ...maybe(0.15, { handling: some(words.handling ?? [], 2) }),
    ...maybe(0.1, { confidentiality: some(words.confidentiality ?? [], 2) }),
    ...maybe(0.1, { minor: true }),
  });
  const opening = (id: string): PermissionRow =>
    permission({
      id,
      cells: cells(),
      read: some(categories, 5),
      search: some(categories, 2),
      then: { kind: random() < 0.8 ? 'allow' : 'hit-only' },
    });
  const closing = (id: string): RestrictionRow =>
    restriction({
      id,
      cells: cells(),
      unless: random() < 0.3 ? [cells()] : [],
      read: some(categories, 4),
      then: { kind: random() < 0.5 ? 'deny' : 'hit-only' },
    });
  const opened = Array.from({ length: Math.round(rows * 0.75) }, (_, at) => opening(`p${at}`));
  const closed = Array.from({ length: rows - opened.length }, (_, at) => closing(`r${at}`));
  const side = (permissions: readonly PermissionRow[], restrictions: readonly RestrictionRow[]): ComparedPolicy => ({
    head: HEAD,
    permissions,
    restrictions,
    release: [],
    groups,
  });
  return {
    before: side(opened, closed),
    after: side(
      opened.map((row) => (random() < changed ? opening(row.id) : row)),
      closed.map((row) => (random() < changed ? closing(row.id) : row)),
    ),
    vocabulary: vocabulary(CANONICAL_FIELDS, groups),
    catalogue: CANONICAL_FIELDS,
  };
}
