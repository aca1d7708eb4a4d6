import type { Groups } from '../language/rows.ts';
import { ALL } from '../language/rows.ts';
import { isWithinDays } from './days.ts';
import type { Declaration, DeclarationClause } from './ties.ts';

/** What members give one another. */
export interface Reciprocity {
  /** Whether one member gives another a category of data. */
  readonly gives: (from: string, to: string, category: string) => boolean;
  /** Whether one member gives another anything. */
  readonly givesAny: (from: string, to: string) => boolean;
}

type Given = Map<string, Map<string, Set<string>>>;

function inForce(declarations: readonly Declaration[], now: Date): readonly Declaration[] {
  const standing = new Map<string, Declaration>();
  for (const declaration of declarations) {
    const known = standing.get(declaration.member);
    if (isWithinDays(declaration, now) && (!known || known.number < declaration.number)) {
      standing.set(declaration.member, declaration);
    }
  }
  return [...standing.values()];
}

function recipients({ toMember, toGroup }: DeclarationClause, groups: Groups): ReadonlySet<string> {
  return new Set([...toMember, ...toGroup.flatMap((group) => [...(groups.groups.get(group) ?? [])])]);
}

function holds(given: Given, from: string, to: string, category: string): boolean {
  const categories = given.get(from)?.get(to);
  return categories !== undefined && (categories.has(category) || categories.has(ALL));
}

function add(given: Given, from: string, to: string, categories: readonly string[]): boolean {
  const by = given.get(from) ?? new Map<string, Set<string>>();
  given.set(from, by);
  const known = by.get(to) ?? new Set<string>();
  by.set(to, known);
  const before = known.size;
  for (const category of categories) known.add(category);
  return known.size > before;
}

/**
 * The least fixed point over the declarations in force at an instant: nothing is given to begin with, and a clause gives
 * once all that it asks in return is given. Gifts that only wait for one another are not given.
 */
export function reciprocity(declarations: readonly Declaration[], groups: Groups, now: Date): Reciprocity {
  const given: Given = new Map();
  const pending = inForce(declarations, now).flatMap(({ member, clauses }) =>
    clauses.flatMap((clause) =>
      [...recipients(clause, groups)].filter((to) => to !== member).map((to) => ({ from: member, to, clause })),
    ),
  );
  for (let grew = true; grew;) {
    grew = false;
    for (const { from, to, clause } of pending) {
      if (!clause.inReturnFor.every((category) => holds(given, to, from, category))) continue;
      if (add(given, from, to, clause.give)) grew = true;
    }
  }
  return {
    gives: (from, to, category) => holds(given, from, to, category),
    givesAny: (from, to) => (given.get(from)?.get(to)?.size ?? 0) > 0,
  };
}
