import { ComityError } from '../../../schema/errors.ts';

/** Columns to take out of a nested element, by the key that their value has in the row. */
export type Projection = readonly ProjectedColumn[];

/** One key of a row: a plain value, an array of plain values (`many`, no `inner`) or an array of rows (`many`, `inner`). */
export interface ProjectedColumn {
  readonly key: string;
  /** The element names that lead to it. */
  readonly steps: readonly string[];
  readonly many: boolean;
  readonly inner: Projection | null;
}

/** The projection of column paths, as `source.ts` explains them; MAPPING_INVALID where two do not go together. */
export function projectionOf(columns: readonly string[]): Projection {
  const inner = new Map<string, string[]>();
  const plain = new Set<string>();
  for (const column of new Set(columns)) {
    const mark = column.indexOf('[]');
    if (mark < 0 || mark === column.length - 2) plain.add(column);
    else {
      const key = column.slice(0, mark);
      inner.set(key, [...(inner.get(key) ?? []), column.slice(mark + 3)]);
    }
  }
  return [
    ...[...plain].map((column) => {
      const many = column.endsWith('[]');
      return projected(many ? column.slice(0, -2) : column, many, null);
    }),
    ...[...inner].map(([key, rest]) => {
      if (plain.has(key) || plain.has(`${key}[]`)) {
        throw new ComityError('MAPPING_INVALID', `\`${key}\` is declared as a value and as rows`);
      }
      return projected(key, true, projectionOf(rest));
    }),
  ];
}

function projected(key: string, many: boolean, inner: Projection | null): ProjectedColumn {
  return { key, steps: stepsOf(key), many, inner };
}

/** The element names of a path. */
export function stepsOf(path: string): readonly string[] {
  return path === '' ? [] : path.split('.');
}
