/** One row of a file: values by the header of their column; null is an empty value. */
export type Row = Readonly<Record<string, string | number | null>>;

/** What stands in the first value of the last record of a file, which counts the rows. */
export const TRAILER = 'إجمالي';

const DIGITS = '٠١٢٣٤٥٦٧٨٩';

/** The text with Arabic-Indic digits. */
export function arabicDigits(text: string): string {
  return text.replace(/\d/gu, (digit) => DIGITS.charAt(Number(digit)));
}

function quoted(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /[;"\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text of a file: a line of headers, the rows, and a record that counts them. */
export function csv(headers: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) =>
    headers.map((header) => {
      const value = row[header];
      if (value === undefined) throw new Error(`a row has no value for the column \`${header}\``);
      return quoted(value);
    }),
  );
  const trailer = [TRAILER, String(rows.length), ...headers.slice(2).map(() => '')];
  return [headers, ...lines, trailer].map((values) => `${values.join(';')}\r\n`).join('');
}
