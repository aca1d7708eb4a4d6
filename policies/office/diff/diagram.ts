import { ALLOW, DENY } from '../../engine/outcome.ts';

/** The side of a comparison on which a row stands, as bits: the first policy, the second, or both. */
export type Sides = 1 | 2 | 3;
/** The first policy. */
export const BEFORE = 1;
/** The second policy. */
export const AFTER = 2;
/** Both. */
export const BOTH = 3;

/** A row as it rules one lane: over numbered dimensions and classes. `boxes[0]` is its condition, the others lift it. */
export interface LaneRow {
  readonly sides: Sides;
  readonly kind: 'opens' | 'closes';
  readonly code: number;
  readonly obligations: number;
  readonly boxes: readonly (readonly (Uint8Array | null)[])[];
}

/**
 * What a lane comes to on both sides. Obligations are those of rows: zero where the outcome is deny, and without what the
 * record's own codes bring anyway where both sides disclose.
 */
export interface Pair {
  readonly before: { readonly code: number; readonly obligations: number };
  readonly after: { readonly code: number; readonly obligations: number };
}

/** A decision diagram: at `level`, one child for each class of that dimension; or an end. */
export type Node =
  | { readonly kind: 'end'; readonly id: number; readonly pair: Pair | null }
  | { readonly kind: 'fork'; readonly id: number; readonly level: number; readonly children: readonly Node[] };

interface Side {
  readonly opened: number;
  readonly closed: number;
  readonly obligations: number;
}

const DEAD: Side = { opened: DENY, closed: DENY, obligations: 0 };

/** A box of a row that is not yet decided: `row` by position, `box` by position in it. */
interface Pending {
  readonly row: number;
  readonly box: number;
}

interface State {
  readonly sides: readonly [Side, Side];
  /** Rows that are not decided, by position, with the alternatives of `unless` that may still lift them. */
  readonly rows: ReadonlyMap<number, readonly number[]>;
  /** Obligations of the record's own codes. */
  readonly own: number;
}

const SAME: Node = { kind: 'end', id: 0, pair: null };

/** Obligations that no row brings: the record's own, which both sides bear, and those of each side. */
export interface OwnObligations {
  readonly record: number;
  readonly sides: readonly [number, number];
}

/** What a lane's rows are laid over: how many classes each dimension has, and obligations that a class itself bears. */
export interface Ground {
  readonly sizes: readonly number[];
  /** By level and class: the obligations that it brings by itself, whichever row decides. */
  readonly own: (level: number, index: number) => OwnObligations;
}

/**
 * Compares two sets of rows over every combination of classes at once: an end without a pair is where both come to the
 * same. Rows of both sides that decide alike drop out together, so that only what differs is walked.
 */
export function compareRows(rows: readonly LaneRow[], ground: Ground): Node {
  const builder = new Builder(rows, ground);
  return builder.build();
}

class Builder {
  readonly #rows: readonly LaneRow[];
  readonly #ground: Ground;
  readonly #last: readonly (readonly number[])[];
  readonly #known: Map<string, Node>[];
  readonly #nodes = new Map<string, Node>();
  /** The first level from which on no class brings one side more than the other. */
  readonly #even: number;

  constructor(rows: readonly LaneRow[], ground: Ground) {
    this.#rows = rows;
    this.#ground = ground;
    this.#last = rows.map(({ boxes }) => boxes.map((box) => box.findLastIndex((accepts) => accepts !== null)));
    this.#known = ground.sizes.map(() => new Map<string, Node>());
    const isUneven = (size: number, level: number): boolean =>
      Array.from({ length: size }, (_, index) => ground.own(level, index)).some(
        ({ sides: [before, after] }) => before !== after,
      );
    this.#even = ground.sizes.map(isUneven).lastIndexOf(true) + 1;
  }

  build(): Node {
    const open: Side = { opened: DENY, closed: ALLOW, obligations: 0 };
    const rows = new Map(this.#rows.map((row, index) => [index, row.boxes.slice(1).map((_, at) => at + 1)]));
    return this.#from(0, this.#settle(-1, { sides: [open, open], rows, own: 0 }));
  }

  #from(level: number, state: State): Node {
    const isDead = state.sides[0] === DEAD && state.sides[1] === DEAD;
    const same = isDead || (level >= this.#even && this.#sameSides(state.sides));
    if (same && [...state.rows.keys()].every((row) => this.#rows[row]?.sides === BOTH)) return SAME;
    if (level === this.#ground.sizes.length) return this.#end(state);
    const key = this.#keyOf(state);
    const known = this.#known[level];
    const found = known?.get(key);
    if (found) return found;
    const made = this.#fork(level, state);
    known?.set(key, made);
    return made;
  }

  #sameSides([before, after]: State['sides']): boolean {
    return before.opened === after.opened && before.closed === after.closed && before.obligations === after.obligations;
  }

  #keyOf({ sides, rows, own }: State): string {
    let key = `${own};`;
    for (const { opened, closed, obligations } of sides) key += `${opened},${closed},${obligations};`;
    for (const [row, lifting] of rows) key += lifting.length === 0 ? `${row} ` : `${row}:${lifting.join(',')} `;
    return key;
  }

  #fork(level: number, state: State): Node {
    const size = this.#ground.sizes[level] ?? 1;
    const bySignature = new Map<string, Node>();
    const asking: Uint8Array[] = [];
    for (const pending of this.#pending(state)) {
      const accepts = this.#rows[pending.row]?.boxes[pending.box]?.[level];
      if (accepts) asking.push(accepts);
    }
    const children: Node[] = [];
    for (let index = 0; index < size; index += 1) {
      const own = this.#ground.own(level, index);
      let signature = `${own.record},${own.sides.join()} `;
      for (const accepts of asking) signature += accepts[index] === 1 ? '1' : '0';
      let child = bySignature.get(signature);
      if (!child) {
        child = this.#from(level + 1, this.#settle(level, this.#step(level, index, own, state)));
        bySignature.set(signature, child);
      }
      children.push(child);
    }
    return this.#reduced(level, children);
  }

  #pending({ rows }: State): readonly Pending[] {
    return [...rows].flatMap(([row, lifting]) => [{ row, box: 0 }, ...lifting.map((box) => ({ row, box }))]);
  }

  #reduced(level: number, children: readonly Node[]): Node {
    const [first] = children;
    if (first && children.every((child) => child === first)) return first;
    const key = `${level} ${children.map(({ id }) => id).join(' ')}`;
    const known = this.#nodes.get(key);
    if (known) return known;
    const node: Node = { kind: 'fork', id: this.#nodes.size + 1, level, children };
    this.#nodes.set(key, node);
    return node;
  }

  #end({ sides: [before, after], own }: State): Node {
    const pair = paired(ended(before), ended(after), own);
    if (pair.before.code === pair.after.code && pair.before.obligations === pair.after.obligations) return SAME;
    const key = `end ${pair.before.code} ${pair.before.obligations} ${pair.after.code} ${pair.after.obligations}`;
    const known = this.#nodes.get(key);
    if (known) return known;
    const node: Node = { kind: 'end', id: this.#nodes.size + 1, pair };
    this.#nodes.set(key, node);
    return node;
  }

  /** The rows that a class of a dimension leaves. */
  #step(level: number, index: number, owned: OwnObligations, { sides, rows, own }: State): State {
    const left = new Map<number, readonly number[]>();
    for (const [row, lifting] of rows) {
      const boxes = this.#rows[row]?.boxes ?? [];
      const fits = (box: number): boolean => boxes[box]?.[level]?.[index] !== 0;
      if (fits(0)) left.set(row, lifting.filter(fits));
    }
    const [before, after] = owned.sides;
    const borne = own | owned.record;
    if (before === 0 && after === 0) return { sides, rows: left, own: borne };
    const bearing = (side: Side, own: number): Side => ({ ...side, obligations: side.obligations | own });
    return { sides: [bearing(sides[0], before), bearing(sides[1], after)], rows: left, own: borne };
  }

  /** Decides the rows that ask nothing past a level, and drops those that can no longer matter. */
  #settle(level: number, { sides, rows, own }: State): State {
    const left = new Map<number, readonly number[]>();
    let [before, after] = sides;
    for (const [row, lifting] of rows) {
      const { kind, sides: of, code, obligations } = this.#row(row);
      const settled = (box: number): boolean => (this.#last[row]?.[box] ?? -1) <= level;
      if (lifting.some(settled)) continue;
      if (!settled(0) || lifting.length > 0) {
        left.set(row, lifting);
        continue;
      }
      const apply = (side: Side): Side => ({
        opened: kind === 'opens' ? Math.max(side.opened, code) : side.opened,
        closed: kind === 'closes' ? Math.min(side.closed, code) : side.closed,
        obligations: side.obligations | obligations,
      });
      if ((of & BEFORE) !== 0) before = apply(before);
      if ((of & AFTER) !== 0) after = apply(after);
    }
    return this.#pruned([before, after], left, own);
  }

  #row(index: number): LaneRow {
    const row = this.#rows[index];
    if (!row) throw new RangeError(`there is no row ${index}`);
    return row;
  }

  #pruned(sides: State['sides'], rows: State['rows'], own: number): State {
    const most = [sides[0].opened, sides[1].opened];
    for (const row of rows.keys()) {
      const { kind, sides: of, code } = this.#row(row);
      if (kind !== 'opens') continue;
      if ((of & BEFORE) !== 0) most[0] = Math.max(most[0] ?? DENY, code);
      if ((of & AFTER) !== 0) most[1] = Math.max(most[1] ?? DENY, code);
    }
    const live = sides.map(({ closed }, side) => closed !== DENY && most[side] !== DENY);
    const kept = [...rows].filter(([row]) => {
      const { kind, sides: of, code, obligations } = this.#row(row);
      return sides.some((side, at) => {
        if (!live[at] || (of & (at === 0 ? BEFORE : AFTER)) === 0) return false;
        if ((obligations & ~side.obligations) !== 0) return true;
        return kind === 'opens' ? code > side.opened : code < side.closed && code < (most[at] ?? DENY);
      });
    });
    const anyLive = live.includes(true);
    return {
      sides: [live[0] ? sides[0] : DEAD, live[1] ? sides[1] : DEAD],
      rows: new Map(kept),
      own: anyLive ? own : 0,
    };
  }
}

function ended({ opened, closed, obligations }: Side): Pair['before'] {
  const code = Math.min(opened, closed);
  return { code, obligations: code === DENY ? 0 : obligations };
}

function paired(before: Pair['before'], after: Pair['after'], own: number): Pair {
  if (before.code === DENY || after.code === DENY) return { before, after };
  const beyond = ({ code, obligations }: Pair['before']): Pair['before'] => ({ code, obligations: obligations & ~own });
  return { before: beyond(before), after: beyond(after) };
}

/** What a pair changes, as a text: equal for pairs that differ in what neither side changes. */
export function changeOf({ before, after }: Pair): string {
  const disclosed = before.code !== DENY && after.code !== DENY;
  const added = after.obligations & ~before.obligations;
  const removed = disclosed ? before.obligations & ~after.obligations : 0;
  const codes = before.code === after.code ? '' : `${before.code}>${after.code}`;
  return `${codes} +${added} -${removed}`;
}
