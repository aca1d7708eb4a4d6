/** National codes by the canonical code that they stand for. */
export type CodeTable = Readonly<Record<string, string>>;

/** The national code for a canonical one; a canonical code that the table lacks is a fault of the demonstration. */
export function nationalCode(table: CodeTable, code: string): string {
  const found = table[code];
  if (found === undefined) throw new Error(`the code table has no national code for \`${code}\``);
  return found;
}

/** The national code for a canonical one, or null where there is none to write. */
export function nationalCodeOrNull(table: CodeTable, code: string | null): string | null {
  return code === null ? null : nationalCode(table, code);
}
