import type { CatalogueEntity } from './catalogue.ts';
import { boundPart } from './key-kinds.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { ScanPosition } from './scan-position.ts';
import type { Statement } from './statement.ts';
import { StatementWriter } from './statement.ts';

/** Reads the rows of an entity whose `by` columns equal one of the keys. */
export function readStatement(
  dialect: Dialect,
  schema: string | undefined,
  entity: CatalogueEntity,
  columns: readonly string[],
  by: readonly string[],
  keys: readonly (readonly string[])[],
): Statement {
  const writer = new StatementWriter(dialect.syntax);
  const keyed = by.flatMap((name) => entity.columns.get(name) ?? []);
  return writer.statement(
    `select ${writer.names(columns)} from ${writer.table(schema, entity.name)} where ${dialect.matching(writer, keyed, keys)}`,
  );
}

/** A page of an entity: where it begins, and, unless `since` is null, from which value of a column on rows count. */
export interface PageRequest {
  readonly columns: readonly string[];
  readonly position: ScanPosition;
  readonly since: { readonly column: string; readonly value: string } | null;
  readonly limit: number;
}

/** Reads one page of an entity in the order of its key, or of the columns asked where it has none. */
export function scanStatement(
  dialect: Dialect,
  schema: string | undefined,
  entity: CatalogueEntity,
  { columns, position, since, limit }: PageRequest,
): Statement {
  const writer = new StatementWriter(dialect.syntax);
  const select = `select ${selected(writer, entity, columns)} from ${writer.table(schema, entity.name)}`;
  const bound = (value: string, column: string) => writer.value(boundPart(entity.columns.get(column), value));
  const recent = since === null ? [] : [`${writer.names([since.column])} >= ${bound(since.value, since.column)}`];
  if (position.kind === 'offset') {
    return writer.statement(
      `${select}${whereAll(recent)} order by ${writer.names(columns)} ${dialect.page(limit, position.offset)}`,
    );
  }
  const after = position.after === null ? [] : [`(${afterKey(writer, entity, position.key, position.after)})`];
  const where = whereAll([...recent, ...after]);
  return writer.statement(`${select}${where} order by ${writer.names(position.key)} ${dialect.page(limit, 0)}`);
}

function whereAll(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
}

/** Reads the highest value of a column, under its name. */
export function latestStatement(
  dialect: Dialect,
  schema: string | undefined,
  entity: CatalogueEntity,
  column: string,
): Statement {
  const writer = new StatementWriter(dialect.syntax);
  const name = writer.names([column]);
  return writer.statement(`select max(${name}) as ${name} from ${writer.table(schema, entity.name)}`);
}

/** A product's own row identifier comes out under names of its choice, and is given its own back. */
function selected(writer: StatementWriter, entity: CatalogueEntity, columns: readonly string[]): string {
  return columns
    .map((column) => {
      const name = writer.names([column]);
      return entity.columns.has(column) ? name : `${name} as ${name}`;
    })
    .join(', ');
}

/**
 * `a > ? or (a = ? and b > ?)`: the rows after a key, in a form that every product can answer from an index, where a
 * comparison of rows would not be.
 */
function afterKey(
  writer: StatementWriter,
  entity: CatalogueEntity,
  key: readonly string[],
  after: readonly unknown[],
): string {
  const compare = (name: string, index: number, last: number): string => {
    const place = writer.value(boundPart(entity.columns.get(name), after[index]));
    return `${writer.names([name])} ${index === last ? '>' : '='} ${place}`;
  };
  const terms = key.map((_, last) =>
    key
      .slice(0, last + 1)
      .map((name, index) => compare(name, index, last))
      .join(' and '),
  );
  return terms.map((term) => `(${term})`).join(' or ');
}
