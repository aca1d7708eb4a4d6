/** A name in SQL. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The tables of one build. */
export interface BuildTables {
  readonly segments: string;
  readonly entries: string;
  readonly postings: string;
  readonly removed: string;
}

/** The tables of a build by its number, in a schema. */
export function tablesOf(schema: string, build: number): BuildTables {
  const table = (name: string) => `${quoted(schema)}.${name}_${build}`;
  return {
    segments: table('segments'),
    entries: table('entries'),
    postings: table('postings'),
    removed: table('removed'),
  };
}

/** The table whose one row says which build serves. */
export function servingTable(schema: string): string {
  return `${quoted(schema)}.serving`;
}

/** Makes the schema, where it is missing. */
export function schemaStatement(schema: string): string {
  return `
    CREATE SCHEMA IF NOT EXISTS ${quoted(schema)};
    CREATE TABLE IF NOT EXISTS ${servingTable(schema)} (
      id int PRIMARY KEY CHECK (id = 1), build int NOT NULL, revision int NOT NULL, facts text NOT NULL
    );
    CREATE SEQUENCE IF NOT EXISTS ${quoted(schema)}.builds AS int`;
}

/** Gives the number of a new build. */
export function nextBuildStatement(schema: string): string {
  return `SELECT nextval('${quoted(schema).replaceAll("'", "''")}.builds')::int`;
}

/** Makes the tables of a build, without what finds rows in them. */
export function createStatement({ segments, entries, postings, removed }: BuildTables): string {
  return `
    CREATE TABLE ${segments} (segment int PRIMARY KEY, first int NOT NULL, count int NOT NULL, summary bytea NOT NULL);
    CREATE TABLE ${entries} (number int NOT NULL, record bytea NOT NULL, sealed bytea NOT NULL);
    CREATE TABLE ${postings} (key bytea NOT NULL, segment int NOT NULL, list bytea NOT NULL);
    CREATE TABLE ${removed} (number int PRIMARY KEY);
    ALTER TABLE ${segments} ALTER summary SET STORAGE EXTERNAL;
    ALTER TABLE ${entries} ALTER sealed SET STORAGE EXTERNAL;
    ALTER TABLE ${postings} ALTER list SET STORAGE EXTERNAL`;
}

/** Makes what finds rows, when they are all there. */
export function indexStatement({ entries, postings }: BuildTables): string {
  return `
    ALTER TABLE ${entries} ADD PRIMARY KEY (number);
    CREATE INDEX ON ${entries} (record);
    ALTER TABLE ${postings} ADD PRIMARY KEY (key, segment);
    ANALYZE ${entries};
    ANALYZE ${postings}`;
}

/** Removes the tables of a build. */
export function dropStatement(tables: BuildTables): string {
  return `DROP TABLE IF EXISTS ${Object.values(tables).join(', ')}`;
}
