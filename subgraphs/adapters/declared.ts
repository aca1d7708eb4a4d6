import { ComityError } from '../../schema/errors.ts';

/** The declaration of an entity, for sources whose mapping declares them; MAPPING_INVALID where there is none. */
export function declaredEntity<E>(entities: Readonly<Record<string, E>>, name: string): E {
  const entity = Object.hasOwn(entities, name) ? entities[name] : undefined;
  if (entity === undefined) throw new ComityError('MAPPING_INVALID', `the source declares no entity \`${name}\``);
  return entity;
}

/** Refuses columns that are not declared; MAPPING_INVALID. */
export function checkDeclared(
  entity: string,
  declared: Readonly<Record<string, unknown>>,
  columns: readonly string[],
): void {
  const missing = columns.filter((column) => !Object.hasOwn(declared, column));
  if (missing.length > 0) {
    throw new ComityError('MAPPING_INVALID', `\`${entity}\` declares no column \`${missing.join('`, `')}\``);
  }
}
