import type { DecisionContext } from '../../policies/engine/contract.ts';
import { verdictsOf, type Rules } from './verdicts.ts';
import { visibleText } from './visible.ts';
import type { World } from './world.ts';
import { changed, singly, type Change } from './worlds.ts';

/** Two worlds that a requester must not be able to tell apart. */
export interface Twins {
  readonly left: World;
  readonly right: World;
  /** How many of the changes between them were kept: those of which he may know nothing. */
  readonly hidden: number;
}

/** The twin of a world: all changes of it that leave what the requester may know as it is. */
export function twinsOf(world: World, changes: readonly Change[], rules: Rules, asked: DecisionContext): Twins {
  const verdicts = verdictsOf(rules, asked);
  const visible = (of: World): string => visibleText(of, verdicts, asked.now);
  const before = visible(world);
  let right = world;
  let hidden = 0;
  const keep = (some: readonly Change[]): void => {
    const next = changed(right, some);
    if (next === right || visible(next) === before) {
      right = next;
      hidden += some.length;
      return;
    }
    if (some.length < 2) return;
    const half = Math.ceil(some.length / 2);
    keep(some.slice(0, half));
    keep(some.slice(half));
  };
  keep(changes.flatMap(singly));
  return { left: world, right, hidden };
}
