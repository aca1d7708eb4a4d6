import { comparedRecord, type ComparedRecord } from '../../../gateway/hub/clusters/compared-record.ts';
import { COMPARED } from '../../../gateway/hub/clusters/compared-selection.ts';
import { idOf } from '../federation/records.ts';

/** What a member tells of a person, where it tells it; a name may be its full text alone. */
export interface ToldPerson {
  readonly names?: readonly (
    string | { readonly full: string; readonly given?: string | null; readonly kind?: string }
  )[];
  readonly birthDate?: string | null;
  readonly sex?: string | null;
  readonly nationalities?: readonly string[] | null;
  readonly nationalId?: string | null;
  readonly interpolId?: string | null;
  readonly documents?: readonly {
    readonly number: string;
    readonly type?: string | null;
    readonly issuer?: string | null;
    readonly withheld?: readonly string[];
  }[];
  /** Fields that are withheld or masked, as `Type.field`. */
  readonly withheld?: readonly string[];
}

function withheldOf(fields: readonly string[] = []) {
  return fields.map((field) => ({ [COMPARED.field]: field }));
}

/** A record as the hub reads it of a member's answer. */
export function toldRecord(member: string, key: string, told: ToldPerson): ComparedRecord {
  const record = comparedRecord({
    [COMPARED.id]: idOf(member, key),
    [COMPARED.withheld]: withheldOf(told.withheld),
    [COMPARED.names]: (told.names ?? []).map((name) => {
      const { full, given = null, kind = 'primary' } = typeof name === 'string' ? { full: name } : name;
      return { [COMPARED.full]: full, [COMPARED.given]: given, [COMPARED.kind]: kind };
    }),
    [COMPARED.birthDate]: told.birthDate ?? null,
    [COMPARED.sex]: told.sex ?? null,
    [COMPARED.nationalities]: told.nationalities ?? null,
    [COMPARED.nationalId]: told.nationalId ?? null,
    [COMPARED.interpolId]: told.interpolId ?? null,
    [COMPARED.documents]: (told.documents ?? []).map(({ number, type = null, issuer = null, withheld }) => ({
      [COMPARED.withheld]: withheldOf(withheld),
      [COMPARED.number]: number,
      [COMPARED.type]: type,
      [COMPARED.issuer]: issuer,
    })),
  });
  if (record === null) throw new Error(`\`${key}\` makes no record`);
  return record;
}
