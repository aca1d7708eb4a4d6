/** Where the command line writes: the result alone on stdout, everything else on stderr. */
export const output = {
  /** A line of the result. */
  result(text: string): void {
    process.stdout.write(`${text}\n`);
  },
  /** The result as one JSON document. */
  json(value: unknown): void {
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  },
  /** A remark that is no part of the result. */
  remark(text: string): void {
    process.stderr.write(`${text}\n`);
  },
};

/** A text without what could steer the terminal: it may come from a national system. */
function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}

/**
 * A table of texts with aligned columns; display width is that of the terminal, where wide characters take two cells.
 * Control characters are replaced.
 */
export function table(written: readonly (readonly string[])[]): string {
  const rows = written.map((row) => row.map(shown));
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell))));
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : /\p{Mn}/u.test(character) ? 0 : 1;
  return width;
}
