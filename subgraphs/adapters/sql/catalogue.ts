import { ComityError } from '../../../schema/errors.ts';
import type { RawRow } from '../adapter.ts';
import { plainText } from '../plain-text.ts';

/** A column as the database's own catalogue tells. */
export interface CatalogueColumn {
  readonly name: string;
  readonly type: string;
}

/** A table or view that the account may read. */
export interface CatalogueEntity {
  readonly name: string;
  readonly columns: ReadonlyMap<string, CatalogueColumn>;
  /** The columns of its primary key in their order, or the product's own row identifier; empty where it has neither. */
  readonly key: readonly string[];
}

/** The entities of a database by name. */
export type Catalogue = ReadonlyMap<string, CatalogueEntity>;

/** Puts the rows of a dialect's catalogue statement together. */
export function parseCatalogue(rows: readonly RawRow[]): Catalogue {
  const entities = new Map<
    string,
    { columns: Map<string, CatalogueColumn>; key: [position: number, column: string][] }
  >();
  for (const row of rows) {
    const name = plainText(row['entity']);
    const column = plainText(row['column']);
    const entity = entities.get(name) ?? { columns: new Map<string, CatalogueColumn>(), key: [] };
    entities.set(name, entity);
    if (row['hidden'] !== 1) entity.columns.set(column, { name: column, type: plainText(row['type']).toLowerCase() });
    if (row['key'] !== null) entity.key.push([Number(row['key']), column]);
  }
  return new Map(
    [...entities].map(([name, { columns, key }]) => [
      name,
      { name, columns, key: key.sort(([a], [b]) => a - b).map(([, column]) => column) },
    ]),
  );
}

/** The entity of that name; SOURCE_MALFORMED where the database has none, or not these columns. */
export function entityOf(catalogue: Catalogue, name: string, columns: readonly string[]): CatalogueEntity {
  const entity = catalogue.get(name);
  if (entity === undefined) {
    throw new ComityError('SOURCE_MALFORMED', `the database has no \`${name}\` that the account may read`);
  }
  const missing = columns.filter((column) => !entity.columns.has(column));
  if (missing.length > 0) {
    throw new ComityError('SOURCE_MALFORMED', `\`${name}\` has no column \`${missing.join('`, `')}\``);
  }
  return entity;
}
