/** Characters that steer a terminal, and those that make it show a text in another order than it is read by a machine. */
const STEERING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const REPLACED = '\ufffd';

/** A text of one line without what could steer the terminal: it may come from a national system, or from whoever asks. */
export function shown(text: string): string {
  return text.replace(STEERING, REPLACED);
}

/** The same of a text of several lines. */
function shownLines(text: string): string {
  return text.replace(STEERING, (found) => (found === '\n' || found === '\t' ? found : REPLACED));
}

/** Where the command line writes: the result alone on stdout, everything else on stderr. */
export const output = {
  /** A line of the result, byte for byte: programs read it. */
  result(text: string): void {
    process.stdout.write(`${text}\n`);
  },
  /** The result as one JSON document. */
  json(value: unknown): void {
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  },
  /** A remark that is no part of the result, for people. */
  remark(text: string): void {
    process.stderr.write(`${shownLines(text)}\n`);
  },
};

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
