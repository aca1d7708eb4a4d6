import { parsePartialDate } from '../../../../schema/partial-date.ts';
import type { SyntheticProvenance } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { NUMERIC } from '../platform/iso-countries.ts';
import type { TableRow } from '../sql/table-rows.ts';
import { 事実区分, 取扱, 収集目的, 秘密区分 } from './kodo.ts';

const number = (letter: string, digits: number) => (index: number) => letter + String(index + 1).padStart(digits, '0');
/** The numbers of persons, organisations and cases by their position in the population. */
export const personNumber = number('J', 7);
export const organisationNumber = number('H', 6);
export const caseNumber = number('K', 6);

/** The number of a person, or null where there is none. */
export const personNumberOrNull = (index: number | null): string | null =>
  index === null ? null : personNumber(index);
/** The number of an organisation, or null where there is none. */
export const organisationNumberOrNull = (index: number | null): string | null =>
  index === null ? null : organisationNumber(index);

/** A country: ISO 3166-1 numeric. */
export const country = (code: string): string => nationalCode(NUMERIC, code);
const countries = (list: readonly string[]): string | null => (list.length > 0 ? list.map(country).join('、') : null);

/** First days of the eras, the latest first (Reiwa, Heisei, Showa, Taisho, Meiji). */
const ERAS = [
  ['R', '2019-05-01'],
  ['H', '1989-01-08'],
  ['S', '1926-12-25'],
  ['T', '1912-07-30'],
  ['M', '1868-01-25'],
] as const;

/** A date in the Japanese era: `S54.03.14`, with zeros for what is not known: `S54.00.00`. */
export function eraDate(text: string | null): string | null {
  const date = text === null ? null : parsePartialDate(text);
  if (!date) return null;
  const two = (part: number | null) => String(part ?? 0).padStart(2, '0');
  // A date without its day counts as the last of its year or month: the new era's year, not the old one's, is written.
  const last = `${date.year}-${two(date.month ?? 12)}-${two(date.day ?? 31)}`;
  const era = ERAS.find(([, start]) => last >= start);
  if (!era) throw new Error(`\`${date.year}\` is before the eras that the system knows`);
  const year = date.year - Number(era[1].slice(0, 4)) + 1;
  return `${era[0]}${two(year)}.${two(date.month)}.${two(date.day)}`;
}

/** A date as the newer tables keep it: `20240314`. */
export function compactDate(text: string | null): string | null {
  return text === null ? null : text.replaceAll('-', '');
}

/** What a record says of itself. */
export function provenanceColumns(record: SyntheticProvenance): TableRow {
  return {
    取扱: record.handling.map((code) => nationalCode(取扱, code)).join('、'),
    秘密区分: nationalCode(秘密区分, record.confidentiality),
    情報源: record.sourceEvaluation,
    確度: record.informationEvaluation,
    事実区分: nationalCode(事実区分, record.assertion),
    収集目的: nationalCode(収集目的, record.purposeCollected),
    登録日: compactDate(record.recordedAt),
    確認日: compactDate(record.lastVerifiedAt),
    保存期限: compactDate(record.expiresAt),
    利用停止: record.restricted ? '1' : '0',
    開示禁止期限: compactDate(record.embargoUntil),
    提供可: record.releasableTo ? countries(record.releasableTo) : null,
    提供不可: countries(record.notReleasableTo),
  };
}
