import { parsePartialDate } from '../../../../schema/partial-date.ts';
import type { SyntheticProvenance } from '../../population/population.ts';
import { nationalCode, type CodeTable } from '../platform/code-table.ts';
import { ALPHA_3 } from '../platform/iso-countries.ts';
import { HANDL, TATS_WERT, VS_GRAD, ZWECK } from './schluessel.ts';
import type { TableRow } from '../sql/table-rows.ts';

const number = (prefix: string) => (index: number) => `${prefix}${String(index * 11 + 1_000_003).padStart(10, '0')}`;
/** The numbers of persons, firms and proceedings by their position in the population. */
export const persNr = number('P-');
export const firmaNr = number('F-');
export const verfNr = number('V-');

/** The number of a person, or null where there is none. */
export const persNrOrNull = (index: number | null): string | null => (index === null ? null : persNr(index));
/** The number of a firm, or null where there is none. */
export const firmaNrOrNull = (index: number | null): string | null => (index === null ? null : firmaNr(index));

/** A key of the manual, as a number. */
export const schluessel = (table: CodeTable, code: string): number => Number(nationalCode(table, code));

/** A country: ISO 3166-1 alpha-3, but Germany is `D`, as on plates and in passports. */
export const staat = (code: string): string => (code === 'DE' ? 'D' : nationalCode(ALPHA_3, code));

/** 1 or 0. */
export const jaNein = (value: boolean): number => (value ? 1 : 0);

const two = (part: number | null): string => String(part ?? 0).padStart(2, '0');

/** A date as `14.03.1979`, with zeros for what is not known: `00.03.1979`, `00.00.1979`. */
export function datum(text: string | null): string | null {
  const date = text === null ? null : parsePartialDate(text);
  return date ? `${two(date.day)}.${two(date.month)}.${date.year}` : null;
}

/** What a record says of itself: a row of its own, beside the record. */
export function datenpflege(kind: 'P' | 'F' | 'V', key: string, record: SyntheticProvenance): TableRow {
  return {
    OBJ_ART: kind,
    OBJ_NR: key,
    HANDL: record.handling.map((code) => nationalCode(HANDL, code)).join('/'),
    VS_GRAD: schluessel(VS_GRAD, record.confidentiality),
    QUELLE: record.sourceEvaluation,
    BEWERT: Number(record.informationEvaluation),
    TATS_WERT: schluessel(TATS_WERT, record.assertion),
    ZWECK: schluessel(ZWECK, record.purposeCollected),
    ANL_DAT: datum(record.recordedAt),
    PRUEF_DAT: datum(record.lastVerifiedAt),
    AUSS_DAT: datum(record.expiresAt),
    EINGESCHR: jaNein(record.restricted),
    SPERR_BIS: datum(record.embargoUntil),
    NUR_AN: record.releasableTo ? record.releasableTo.map(staat).join(' ') : null,
    NICHT_AN: record.notReleasableTo.length > 0 ? record.notReleasableTo.map(staat).join(' ') : null,
  };
}
