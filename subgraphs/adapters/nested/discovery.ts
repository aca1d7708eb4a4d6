import type { NodeView } from './node-view.ts';

/** Gathers the column paths that the nodes of a source really have, whichever of them are declared. */
export class Discovery {
  /** By path without marks: for each step whether it was seen to repeat. */
  private readonly seen = new Map<string, boolean[]>();

  add<N>(view: NodeView<N>, node: N): void {
    this.walk(view, node, [], []);
  }

  /** The paths with their `[]`, those of elements that were only ever empty included. */
  paths(): readonly string[] {
    const inner = new Set<string>();
    for (const path of this.seen.keys()) {
      for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1))
        inner.add(path.slice(0, dot));
    }
    const repeated = new Map<string, boolean>();
    for (const [path, marks] of this.seen) {
      const steps = path.split('.');
      marks.forEach((mark, index) => {
        const prefix = steps.slice(0, index + 1).join('.');
        repeated.set(prefix, (repeated.get(prefix) ?? false) || mark);
      });
    }
    return [...this.seen.keys()]
      .filter((path) => !inner.has(path))
      .map((path) => {
        const steps = path.split('.');
        return steps
          .map((step, index) => step + (repeated.get(steps.slice(0, index + 1).join('.')) === true ? '[]' : ''))
          .join('.');
      });
  }

  private walk<N>(view: NodeView<N>, node: N, path: readonly string[], marks: readonly boolean[]): void {
    const names = view.names(node);
    if (path.length > 0 && names.every((name) => name.startsWith('@'))) this.note(path, marks);
    for (const name of names) {
      const children = view.children(node, name);
      for (const child of children) this.walk(view, child, [...path, name], [...marks, children.length > 1]);
    }
  }

  private note(path: readonly string[], marks: readonly boolean[]): void {
    const key = path.join('.');
    const before = this.seen.get(key);
    this.seen.set(
      key,
      before === undefined ? [...marks] : marks.map((mark, index) => mark || (before[index] ?? false)),
    );
  }
}

/** The declared columns with their types, and after them those that were discovered and not declared, as text. */
export function declaredAndFound(
  declared: Readonly<Record<string, string>>,
  found: readonly string[],
): readonly { readonly name: string; readonly type: string }[] {
  const plain = new Set(Object.keys(declared).map((path) => path.replaceAll('[]', '')));
  return [
    ...Object.entries(declared).map(([name, type]) => ({ name, type })),
    ...found.filter((path) => !plain.has(path.replaceAll('[]', ''))).map((name) => ({ name, type: 'text' })),
  ];
}
