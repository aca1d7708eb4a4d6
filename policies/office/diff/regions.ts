import { changeOf, type Node, type Pair } from './diagram.ts';

/** A set of combinations: the classes of each level that take part, null for all; and how many combinations it is. */
export interface Region {
  /** What it changes; of several pairs that change alike, one. */
  readonly pair: Pair;
  readonly sets: readonly (ReadonlySet<number> | null)[];
  readonly cases: number;
  /** Whether every combination of the classes named is a case; else `cases` of them are. */
  readonly whole: boolean;
}

/** Paths of a lane beyond which its regions are given by their bounds, with the exact number of cases within. */
const MOST_PATHS = 400;

interface Edge {
  readonly child: Node;
  readonly classes: readonly number[];
}

function edgesOf(node: Extract<Node, { kind: 'fork' }>): readonly Edge[] {
  const byChild = new Map<Node, number[]>();
  node.children.forEach((child, index) => {
    if (child.kind === 'end' && child.pair === null) return;
    const classes = byChild.get(child);
    if (classes) classes.push(index);
    else byChild.set(child, [index]);
  });
  return [...byChild].map(([child, classes]) => ({ child, classes }));
}

function levelOf(node: Node, depth: number): number {
  return node.kind === 'fork' ? node.level : depth;
}

function between(sizes: readonly number[], from: number, to: number): bigint {
  return sizes.slice(from, to).reduce((product, size) => product * BigInt(size), 1n);
}

function countPaths(node: Node, known: Map<Node, number>): number {
  if (node.kind === 'end') return node.pair ? 1 : 0;
  const before = known.get(node);
  if (before !== undefined) return before;
  const found = edgesOf(node).reduce((sum, { child }) => sum + countPaths(child, known), 0);
  known.set(node, found);
  return found;
}

type Sets = readonly (readonly number[] | null)[];

function boxes(node: Node, sets: Sets, found: { readonly pair: Pair; readonly sets: Sets }[]): void {
  if (node.kind === 'end') {
    if (node.pair) found.push({ pair: node.pair, sets });
    return;
  }
  for (const { child, classes } of edgesOf(node)) {
    boxes(child, sets.with(node.level, classes.length === node.children.length ? null : classes), found);
  }
}

/** Unites boxes of one end that differ in one level alone, again and again. */
function united(all: readonly Sets[], sizes: readonly number[]): readonly Sets[] {
  let current = all;
  for (let before = -1; before !== current.length;) {
    before = current.length;
    for (let level = sizes.length - 1; level >= 0; level -= 1) current = unitedOn(level, current, sizes[level] ?? 0);
  }
  return current;
}

function unitedOn(level: number, all: readonly Sets[], size: number): readonly Sets[] {
  const byRest = new Map<string, { readonly sets: Sets; readonly classes: (readonly number[] | null)[] }>();
  for (const sets of all) {
    const key = JSON.stringify(sets.with(level, null));
    const same = byRest.get(key);
    if (same) same.classes.push(sets[level] ?? null);
    else byRest.set(key, { sets, classes: [sets[level] ?? null] });
  }
  return [...byRest.values()].map(({ sets, classes }) => {
    if (classes.length === 1 || classes.includes(null))
      return sets.with(level, classes.includes(null) ? null : (classes[0] ?? null));
    const union = [...new Set(classes.flatMap((each) => each ?? []))].toSorted((left, right) => left - right);
    return sets.with(level, union.length === size ? null : union);
  });
}

function sizeOf(sets: Sets, sizes: readonly number[]): bigint {
  return sizes.reduce((product, size, level) => product * BigInt(sets[level]?.length ?? size), 1n);
}

interface Bounds {
  readonly pair: Pair;
  readonly cases: bigint;
  /** A bit for each class that takes part, level after level; see `offsets`. */
  readonly bits: Uint32Array;
}

/** Where each level's classes begin among the bits of bounds. */
function offsets(sizes: readonly number[]): readonly number[] {
  let next = 0;
  return [...sizes, 0].map((size) => {
    const own = next;
    next += size;
    return own;
  });
}

function setBit(bits: Uint32Array, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

function hasBit(bits: Uint32Array, at: number): boolean {
  return ((bits[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;
}

/** The bounds of each end of a comparison: the classes that take part in it anywhere, and how many combinations do. */
function boundsOf(root: Node, sizes: readonly number[]): readonly Bounds[] {
  const known = new Map<Node, ReadonlyMap<string, Bounds>>();
  const starts = offsets(sizes);
  const width = ((starts.at(-1) ?? 0) >>> 5) + 1;
  const setAll = (bits: Uint32Array, from: number, to: number): void => {
    for (let at = starts[from] ?? 0; at < (starts[to] ?? 0); at += 1) setBit(bits, at);
  };
  const visit = (node: Node): ReadonlyMap<string, Bounds> => {
    const before = known.get(node);
    if (before) return before;
    const found = new Map<string, { pair: Pair; cases: bigint; bits: Uint32Array }>();
    known.set(node, found);
    if (node.kind === 'end') {
      if (node.pair) found.set(changeOf(node.pair), { pair: node.pair, cases: 1n, bits: new Uint32Array(width) });
      return found;
    }
    for (const { child, classes } of edgesOf(node)) {
      const to = levelOf(child, sizes.length);
      const times = between(sizes, node.level + 1, to) * BigInt(classes.length);
      for (const [change, below] of visit(child)) {
        const own = found.get(change) ?? { pair: below.pair, cases: 0n, bits: new Uint32Array(width) };
        found.set(change, own);
        own.cases += below.cases * times;
        for (let word = 0; word < width; word += 1) own.bits[word] = (own.bits[word] ?? 0) | (below.bits[word] ?? 0);
        for (const index of classes) setBit(own.bits, (starts[node.level] ?? 0) + index);
        setAll(own.bits, node.level + 1, to);
      }
    }
    return found;
  };
  const above = levelOf(root, sizes.length);
  return [...visit(root).values()].map(({ pair, cases, bits }) => {
    const whole = bits.slice();
    setAll(whole, 0, above);
    return { pair, cases: cases * between(sizes, 0, above), bits: whole };
  });
}

function bounded(root: Node, sizes: readonly number[]): readonly Region[] {
  const starts = offsets(sizes);
  return boundsOf(root, sizes).map(({ pair, cases, bits }) => {
    const sets = sizes.map((size, level) => {
      const classes = Array.from({ length: size }, (_, index) => index);
      return new Set(classes.filter((index) => hasBit(bits, (starts[level] ?? 0) + index)));
    });
    const volume = sets.reduce((product, set) => product * BigInt(set.size), 1n);
    const limits = sets.map((set, level) => (set.size === sizes[level] ? null : set));
    return { pair, cases: Number(cases), sets: limits, whole: volume === cases };
  });
}

/**
 * Where a comparison differs, as few regions as simply can be, each with the number of its combinations (exact to
 * 2^53). Where a lane falls into too many, each end has one region that bounds it, with the exact number.
 */
export function regionsOf(root: Node, sizes: readonly number[]): readonly Region[] {
  if (countPaths(root, new Map()) > MOST_PATHS) return bounded(root, sizes);
  const found: { readonly pair: Pair; readonly sets: Sets }[] = [];
  boxes(
    root,
    sizes.map(() => null),
    found,
  );
  const byChange = new Map<string, { readonly pair: Pair; readonly all: Sets[] }>();
  for (const { pair, sets } of found) {
    const same = byChange.get(changeOf(pair));
    if (same) same.all.push(sets);
    else byChange.set(changeOf(pair), { pair, all: [sets] });
  }
  return [...byChange.values()].flatMap(({ pair, all }) =>
    united(all, sizes).map((sets) => ({
      pair,
      sets: sets.map((set) => (set ? new Set(set) : null)),
      cases: Number(sizeOf(sets, sizes)),
      whole: true,
    })),
  );
}

/** One combination that changes as a pair does, for an example: a class for each level, within a region. */
export function pathTo(
  root: Node,
  pair: Pair,
  sizes: readonly number[],
  within: Region['sets'],
): readonly number[] | null {
  const failed = new Set<Node>();
  const classes = sizes.map((_, level) => firstOf(within[level] ?? null));
  const visit = (node: Node): boolean => {
    if (node.kind === 'end') return node.pair !== null && changeOf(node.pair) === changeOf(pair);
    if (failed.has(node)) return false;
    for (const [index, child] of node.children.entries()) {
      const set = within[node.level];
      if (set && !set.has(index)) continue;
      classes[node.level] = index;
      if (visit(child)) return true;
    }
    failed.add(node);
    return false;
  };
  return visit(root) ? classes : null;
}

function firstOf(set: ReadonlySet<number> | null): number {
  return set?.values().next().value ?? 0;
}
