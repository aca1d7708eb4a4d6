import { parsePartialDate } from '../../../../schema/partial-date.ts';
import type { SyntheticProvenance } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { ALPHA_3 } from '../platform/iso-countries.ts';
import type { TableRow } from '../sql/table-rows.ts';
import { EESMARK, KAITSETASE, KASITLUS, VAIDELIIK } from './koodid.ts';

/** Keys of the register by position in the population: each table counts from a number of its own. */
const key = (start: number) => (index: number) => start + index * 7;
export const isikId = key(200_017);
export const jurId = key(900_004);
export const toimikId = key(40_003);

/** The key of a person, or null where there is none. */
export const isikIdOrNull = (index: number | null): number | null => (index === null ? null : isikId(index));
/** The key of an organisation, or null where there is none. */
export const jurIdOrNull = (index: number | null): number | null => (index === null ? null : jurId(index));

/** A country in the register: ISO 3166-1 alpha-3. */
export const riik = (code: string): string => nationalCode(ALPHA_3, code);

/** J or E. */
export const jahEi = (value: boolean): string => (value ? 'J' : 'E');

/** A whole date goes into a column of type date, the rest as a clerk types it: `03.1979`, `1979`, `ca 1979`. */
export function synniaeg(text: string | null): {
  readonly synniaeg: string | null;
  readonly synniaeg_tekst: string | null;
} {
  const date = text === null ? null : parsePartialDate(text);
  if (!date) return { synniaeg: null, synniaeg_tekst: null };
  const { year, month, day, circa } = date;
  if (month !== null && day !== null && !circa) return { synniaeg: text, synniaeg_tekst: null };
  const known = month === null ? String(year) : `${String(month).padStart(2, '0')}.${year}`;
  return { synniaeg: null, synniaeg_tekst: circa ? `ca ${year}` : known };
}

/** A date as the older modules keep it, in text: `14.03.1979`. */
export function kuupaev(text: string | null): string | null {
  return text === null ? null : text.split('-').reverse().join('.');
}

/** What a record says of itself. */
export function paritolu(record: SyntheticProvenance): TableRow {
  return {
    kasitlus: record.handling.map((code) => nationalCode(KASITLUS, code)).join(','),
    kaitsetase: nationalCode(KAITSETASE, record.confidentiality),
    allika_hinnang: record.sourceEvaluation,
    teabe_hinnang: record.informationEvaluation,
    vaide_liik: nationalCode(VAIDELIIK, record.assertion),
    eesmark: nationalCode(EESMARK, record.purposeCollected),
    sisestatud: `${record.recordedAt} 00:00:00+00`,
    kontrollitud: record.lastVerifiedAt,
    sailitus_kuni: record.expiresAt,
    vaidlustatud: jahEi(record.restricted),
    embargo_kuni: record.embargoUntil,
    lubatud_riigid: record.releasableTo ? record.releasableTo.map(riik).join(';') : null,
    keelatud_riigid: record.notReleasableTo.length > 0 ? record.notReleasableTo.map(riik).join(';') : null,
  };
}
