/** A statement with its parameters apart: values never stand in the text. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** How a dialect writes names and places for parameters. */
export interface Syntax {
  /** A name in quotes, with quotes inside doubled. */
  name(name: string): string;
  /** The place of the parameter at `position`, counted from 1. */
  place(position: number): string;
}

/**
 * Collects the parameters of one statement while its text is put together from left to right: `?` places take them in
 * that order.
 */
export class StatementWriter {
  readonly parameters: unknown[] = [];
  private readonly syntax: Syntax;

  constructor(syntax: Syntax) {
    this.syntax = syntax;
  }

  /** Names, each in quotes, between commas. */
  names(names: readonly string[]): string {
    return names.map((name) => this.syntax.name(name)).join(', ');
  }

  /** A table, within its schema where that is given. */
  table(schema: string | undefined, table: string): string {
    return schema === undefined ? this.syntax.name(table) : `${this.syntax.name(schema)}.${this.syntax.name(table)}`;
  }

  /** Binds a value and gives its place. */
  value(value: unknown): string {
    return this.syntax.place(this.parameters.push(value));
  }

  /** The statement, once its text is whole. */
  statement(text: string): Statement {
    return { text, parameters: this.parameters };
  }
}
