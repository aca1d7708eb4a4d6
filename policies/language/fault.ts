import type { Position } from './rows.ts';

/** What is wrong, or worth a look, at one place of a file. `help` says what to do, and is null where that is plain. */
export interface Fault extends Position {
  readonly message: string;
  readonly help: string | null;
}

/** A fault at a place. */
export function faultAt({ file, line, column }: Position, message: string, help: string | null = null): Fault {
  return { file, line, column, message, help };
}

/** Faults in the order of their places: by file, line, column, and then by message. */
export function sortFaults<Found extends Fault>(faults: readonly Found[]): readonly Found[] {
  const order = new Intl.Collator('en', { numeric: true });
  return faults.toSorted(
    (left, right) =>
      order.compare(left.file, right.file) ||
      left.line - right.line ||
      left.column - right.column ||
      order.compare(left.message, right.message),
  );
}

/** A fault in one line: `file:line:column: message: help`. */
export function formatFault({ file, line, column, message, help }: Fault): string {
  return `${file}:${line}:${column}: ${message}${help === null ? '' : `: ${help}`}`;
}
