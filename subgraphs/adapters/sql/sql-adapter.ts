import type { BatchRead, ChangeScan, EntityScan, RawRow, SourceAdapter } from '../adapter.ts';
import { limitsOf } from '../connection.ts';
import type { Connection } from '../connection.ts';
import { Gate } from '../gate.ts';
import { keyChunks } from '../key-chunks.ts';
import { plainText } from '../plain-text.ts';
import type { SqlSource } from '../source.ts';
import { Tally } from '../tally.ts';
import type { Catalogue, CatalogueEntity } from './catalogue.ts';
import { entityOf, parseCatalogue } from './catalogue.ts';
import { dialectOf } from './dialects/dialect-of.ts';
import { exactRows, onlyColumns } from './exact-rows.ts';
import { isText, possibleKeys } from './key-kinds.ts';
import { scanNext, scanStart } from './scan-position.ts';
import type { Statement } from './statement.ts';
import { latestStatement, readStatement, scanStatement } from './statements.ts';

const PAGE = 1_000;

/** Opens a relational database, read-only; its dialect is that of the connection's URL. */
export async function openSqlAdapter(source: SqlSource, connection: Connection): Promise<SourceAdapter> {
  const limits = limitsOf(connection);
  const dialect = await dialectOf(connection.url);
  const database = await dialect.open(connection, limits);
  const schema = dialect.schema(source.schema);
  const gate = new Gate(limits);
  const tally = new Tally();
  let catalogue: Promise<Catalogue> | undefined;

  async function run(statement: Statement, signal?: AbortSignal): Promise<readonly RawRow[]> {
    const rows = await gate.run(signal, () => {
      tally.call();
      return database.run(statement, signal);
    });
    tally.received(rows.length);
    return rows;
  }

  /** The catalogue is asked once, and again after a fault: a table may have changed since. */
  function loadCatalogue(): Promise<Catalogue> {
    catalogue ??= run(dialect.catalogue(source.schema)).then(parseCatalogue);
    return catalogue;
  }

  async function entity(name: string, columns: readonly string[]): Promise<CatalogueEntity> {
    try {
      return entityOf(await loadCatalogue(), name, columns);
    } catch (fault) {
      catalogue = undefined;
      throw fault;
    }
  }

  async function read(request: BatchRead, signal?: AbortSignal): Promise<readonly RawRow[]> {
    const table = await entity(request.entity, [...request.columns, ...request.by]);
    const by = request.by.flatMap((name) => table.columns.get(name) ?? []);
    const texts = dialect.exactText ? [] : by.filter(isText).map((column) => column.name);
    const columns = [...new Set([...request.columns, ...texts])];
    const rows: RawRow[] = [];
    const chunks = keyChunks(request);
    // INVARIANT: without a key that can be in the table it is asked all the same, for none: what the database is asked
    // does not tell whether there was something to ask for.
    for (const chunk of chunks.length === 0 ? [[]] : chunks) {
      const keys = possibleKeys(by, chunk);
      const found = await run(readStatement(dialect, schema, table, columns, request.by, keys), signal);
      const exact = exactRows(found, request, texts, keys);
      rows.push(
        ...(columns.length > request.columns.length ? exact.map((row) => onlyColumns(row, request.columns)) : exact),
      );
    }
    return rows;
  }

  async function latest(name: string, column: string): Promise<string | null> {
    const table = await entity(name, [column]);
    const [row] = await run(latestStatement(dialect, schema, table, column));
    const text = plainText(row?.[column]);
    return text === '' ? null : text;
  }

  async function* scan(request: EntityScan | ChangeScan, signal?: AbortSignal): AsyncGenerator<readonly RawRow[]> {
    const key = source.keys?.[request.entity];
    const changed = 'changed' in request && request.since !== null ? [request.changed] : [];
    const since =
      'changed' in request && request.since !== null ? { column: request.changed, value: request.since } : null;
    const table = await entity(request.entity, [...request.columns, ...(key ?? []), ...changed]);
    let position = scanStart(key ?? table.key);
    const columns = position.kind === 'key' ? [...new Set([...request.columns, ...position.key])] : request.columns;
    for (;;) {
      const statement = scanStatement(dialect, schema, table, { columns, position, since, limit: PAGE + 1 });
      const found = await run(statement, signal);
      const page = found.slice(0, PAGE);
      if (page.length > 0) yield page.map((row) => onlyColumns(row, request.columns));
      if (found.length <= PAGE) return;
      position = scanNext(request.entity, position, found, PAGE);
    }
  }

  return {
    selectsColumns: true,
    describe: async () =>
      [...(await loadCatalogue()).values()].map(({ name, columns }) => ({ name, columns: [...columns.values()] })),
    read,
    scan,
    changes: { latest, scan },
    asOf: () => Promise.resolve(new Date()),
    counters: () => tally.read(),
    onChange: () => () => undefined,
    close: () => database.close(),
  };
}
