/** A field of a line: digits are filled up with zeros from the left, text with blanks to the right. */
export interface Campo {
  readonly name: string;
  readonly length: number;
  readonly digits: boolean;
}

/** The fields of one kind of line, in their order; the kind itself is the first byte. */
export interface Layout {
  readonly kind: string;
  readonly fields: readonly Campo[];
}

/** Values of one line by the name of their field; null is blanks, or zeros in a field of digits. */
export type Registro = Readonly<Record<string, string | number | null>>;

/**
 * A layout in the notation `NAME length`, fields separated by commas; `9` before the length marks a field of digits:
 * `ID 9:9, NOME 60`.
 */
export function layout(kind: string, notation: string): Layout {
  const fields = notation.split(',').map((entry) => {
    const [name = '', size = ''] = entry.trim().split(/\s+/u);
    const digits = size.startsWith('9:');
    return { name, length: Number(digits ? size.slice(2) : size), digits };
  });
  return { kind, fields };
}

function value({ name, length, digits }: Campo, given: string | number | null | undefined): string {
  if (given === undefined) throw new Error(`the line has no value for the field \`${name}\``);
  const text = given === null ? '' : String(given);
  if (text.length > length) throw new Error(`a value is longer than the ${length} bytes of the field \`${name}\``);
  return digits ? text.padStart(length, '0') : text.padEnd(length, ' ');
}

/** One line without its end. */
export function line({ kind, fields }: Layout, registro: Registro): string {
  return kind + fields.map((field) => value(field, registro[field.name])).join('');
}

/** Where each field of a layout stands: the first byte of a line is 1. */
export function positions({ fields }: Layout): readonly (Campo & { readonly start: number })[] {
  let start = 2;
  return fields.map((field) => {
    const placed = { ...field, start };
    start += field.length;
    return placed;
  });
}
