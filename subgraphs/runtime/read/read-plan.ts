import type { RequesterPolicy } from '../../../policies/engine/contract.ts';
import type { ControlledField, FieldCatalogue } from '../../../schema/fields.ts';
import type { ReadPlan } from '../../mapping/mapped-system.ts';
import { isComparedInRecord } from '../search/searched-fields.ts';
import { POLICY_READ_FIELDS } from './record-attributes.ts';
import { PERSON_LINK_FIELDS } from './subjects.ts';

/** What a request reads of the national systems, and what it asks for that no record class could open. */
export interface RequestPlan {
  /** Fields to read: asked and openable, and those that policy itself reads. */
  readonly read: ReadPlan;
  /** Controlled fields asked for, as `Type.field`. */
  readonly asked: readonly string[];
  /** Controlled fields asked for that stay closed whatever the record, by policy alone. */
  readonly closed: readonly string[];
}

/** Names that are compared in the index, where they are romanised; told of they are as their source writes them. */
const TOLD_AS_WRITTEN = [
  ['Person.names', 'PersonName.full'],
  ['Organisation.names', 'OrganisationName.full'],
] as const;

/**
 * Weighs an operation's fields against a requester's policy: a column that no record class could open to him, and that
 * neither a decision nor matching (`compared`) needs, is never asked of the source.
 */
export function planReads(
  fields: ReadonlySet<string>,
  compared: readonly string[],
  recordTypes: readonly string[],
  catalogue: FieldCatalogue,
  policy: RequesterPolicy,
): RequestPlan {
  const find = (name: string): ControlledField | null => {
    const [type = '', field = ''] = name.split('.');
    return catalogue.find(type, field);
  };
  const controlled = [...fields].flatMap((name) => {
    const found = find(name);
    return found ? [{ name, found }] : [];
  });
  // The plan outlives the request: it holds what could be opened, and not the requester's policy.
  const openable = new Set(catalogue.fields.filter((field) => policy.mayRead(field)));
  const mayRead = (name: string): boolean => {
    const found = find(name);
    return found !== null && openable.has(found);
  };
  const open = controlled.filter(({ found }) => openable.has(found));
  const comparable = compared.filter((name) => {
    const found = find(name);
    return found !== null && policy.maySearchBy(found);
  });
  // A mask that leaves the surname needs it.
  const surname = open.some(({ found }) => found.mask === 'name') && mayRead('PersonName.surname');
  const written = fields.has('FeatureComparison.explanation')
    ? TOLD_AS_WRITTEN.filter(([, full]) => compared.includes(full)).filter((names) => names.every(mayRead))
    : [];
  const decision = recordTypes.flatMap((type) => POLICY_READ_FIELDS.map((field) => `${type}.${field}`));
  const read = new Set([
    ...open.map(({ name }) => name),
    ...comparable.filter(isComparedInRecord),
    ...(surname ? ['PersonName.surname'] : []),
    ...written.flat(),
    ...decision,
    ...PERSON_LINK_FIELDS,
    'Person.birthDate',
    'Person.protectedPerson',
    'Person.fearedStates',
    'Person.dataSubjectCategories',
    'CaseRole.category',
    'CaseRole.person',
  ]);
  return {
    read: Object.assign(read, { mayRead }),
    asked: controlled.map(({ name }) => name),
    closed: controlled.filter(({ found }) => !openable.has(found)).map(({ name }) => name),
  };
}
