import { ComityError } from '../../../schema/errors.ts';
import type { RestRead, RestSource } from '../source.ts';

/** Fills the `{…}` of a path; values come encoded. MAPPING_INVALID where the template names what there is not. */
export function fillPath(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new ComityError('MAPPING_INVALID', `\`${place}\` means nothing in \`${template}\``);
    return value;
  });
}

/** `{fields}`: the asked columns as the service names them. */
export function fieldsValue(source: RestSource, columns: readonly string[]): string {
  const names = columns.map((column) => {
    const path = column.replaceAll('[]', '');
    return encodeURIComponent(source.fields === 'top' ? path.split('.', 1).join('') : path);
  });
  return [...new Set(names)].join(',');
}

/** `{keys}`: keys and their parts between their separators; only the parts are encoded. */
export function keysValue(way: RestRead, keys: readonly (readonly string[])[]): string {
  const separator = way.separator ?? ',';
  const partSeparator = way.partSeparator ?? '~';
  // A key that holds a separator would be taken for two. A source that separates keys so has none such.
  const whole = keys.filter((key) =>
    key.every((part) => !part.includes(separator) && !(key.length > 1 && part.includes(partSeparator))),
  );
  return whole.map((key) => key.map(encodeURIComponent).join(partSeparator)).join(separator);
}
