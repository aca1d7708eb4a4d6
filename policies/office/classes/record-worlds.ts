import { codeList } from '../../../schema/codes.ts';
import type { ControlledField, FieldCatalogue } from '../../../schema/fields.ts';

/** Types that concern one person by themselves, as in the engine: only on them does what is unknown of a person count. */
const ABOUT_A_PERSON: ReadonlySet<string> = new Set(['Person', 'CaseRole']);

/** Types of record for which cells about a person mean the same. */
export interface RecordWorld {
  /** Whether they concern one person; null where no row asks about persons, so that it makes no difference. */
  readonly person: boolean | null;
  readonly types: readonly string[];
}

/** The worlds that rows tell apart. */
export function recordWorlds(catalogue: FieldCatalogue, asksAboutPerson: boolean): readonly RecordWorld[] {
  const types = [...new Set(catalogue.fields.map(({ type }) => type))];
  if (!asksAboutPerson) return [{ person: null, types }];
  return [
    { person: true, types: types.filter((type) => ABOUT_A_PERSON.has(type)) },
    { person: false, types: types.filter((type) => !ABOUT_A_PERSON.has(type)) },
  ];
}

const RECORD_TYPES = codeList('RecordTypeCode').codes;

/** Whether a field is of a value that records of several types show, such as a name. */
export function isNested({ type }: Pick<ControlledField, 'type'>): boolean {
  return !RECORD_TYPES.has(type);
}

/** Whether some record of a world shows a field. */
export function isShownIn(field: ControlledField, { types }: RecordWorld): boolean {
  return isNested(field) || types.includes(field.type);
}

/** A type of a world whose records show a field: the field's own, else one that is a record by itself. */
export function typeShowing(field: ControlledField, { types }: RecordWorld): string {
  if (types.includes(field.type)) return field.type;
  return types.find((type) => RECORD_TYPES.has(type)) ?? types[0] ?? field.type;
}
