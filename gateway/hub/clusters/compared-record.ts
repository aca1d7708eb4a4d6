import { isRecordId, memberOfRecord } from '../../../schema/ids.ts';
import { parsePartialDate } from '../../../schema/partial-date.ts';
import { normaliseIdentifier } from '../../../subgraphs/matching/identifiers/identifier-kinds.ts';
import { normaliseName, type NormalisedName } from '../../../subgraphs/matching/normalise.ts';
import { COMPARED } from './compared-selection.ts';
import { DOCUMENTS_COMPARED, NAMES_COMPARED, NATIONALITIES_COMPARED, SHORTEST_IDENTIFIER } from './link-rules.ts';

/** A name that may be compared: no mask lies on it. */
export interface ComparedName {
  readonly full: string;
  readonly normalised: NormalisedName;
  /** The given names, where the record tells them apart. */
  readonly given: NormalisedName | null;
}

/** A document with its number in the form in which numbers compare. */
export interface ComparedDocument {
  readonly number: string;
  readonly type: string | null;
  readonly issuer: string | null;
}

/** What a requester was given of a record that says whose it may be: withheld and unknown alike are empty or null. */
export interface ComparedRecord {
  readonly id: string;
  readonly member: string;
  readonly names: readonly ComparedName[];
  /** `PartialDate` texts: of a masked date what the mask leaves. */
  readonly birthDates: readonly string[];
  readonly sex: string | null;
  readonly nationalities: readonly string[];
  /** In the form in which they compare. */
  readonly nationalId: string | null;
  readonly interpolId: string | null;
  readonly documents: readonly ComparedDocument[];
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The fields of a record that are under a mask, or withheld, as `Type.field`. */
function closedFields(record: Fields): ReadonlySet<string> {
  return new Set(
    listOf(record[COMPARED.withheld]).flatMap((entry) => (isFields(entry) ? [String(entry[COMPARED.field])] : [])),
  );
}

/** Nothing but single letters, as a mask or a clerk leaves them: evidence of nobody. What stands between them matches in one way. */
const INITIALS = /^\p{L}\p{M}*(?:[\s.-]+\p{L}\p{M}*)*\.?$/u;

function comparedNames(record: Fields, closed: ReadonlySet<string>): readonly ComparedName[] {
  if (closed.has('PersonName.full')) return [];
  const told = listOf(record[COMPARED.names]).flatMap((name) => {
    const full = isFields(name) && name[COMPARED.kind] !== 'weak-alias' ? textOf(name[COMPARED.full]) : null;
    return !isFields(name) || full === null || INITIALS.test(full) ? [] : [{ name, full }];
  });
  return told.slice(0, NAMES_COMPARED).flatMap(({ name, full }): readonly ComparedName[] => {
    const normalised = normaliseName(full);
    if (normalised.tokens.length === 0) return [];
    const given = closed.has('PersonName.given') ? null : textOf(name[COMPARED.given]);
    return [{ full, normalised, given: given === null || INITIALS.test(given) ? null : normaliseName(given) }];
  });
}

const ONE_CHARACTER = /^(.)\1*$/u;

/** An identifier in the form in which it compares; null where it is none that could tell people apart. */
function identifier(kind: string, value: unknown, isClosed: boolean): string | null {
  const text = isClosed ? null : textOf(value);
  const written = text === null ? null : normaliseIdentifier(kind, text);
  if (written === null || written.length < SHORTEST_IDENTIFIER || ONE_CHARACTER.test(written)) return null;
  return written;
}

function comparedDocuments(record: Fields): readonly ComparedDocument[] {
  return listOf(record[COMPARED.documents])
    .slice(0, DOCUMENTS_COMPARED)
    .flatMap((document): readonly ComparedDocument[] => {
      if (!isFields(document)) return [];
      const isClosed = closedFields(document).has('IdentityDocument.number');
      const number = identifier('document', document[COMPARED.number], isClosed);
      if (number === null) return [];
      return [{ number, type: textOf(document[COMPARED.type]), issuer: textOf(document[COMPARED.issuer]) }];
    });
}

/** Reads what was asked for comparing (`compared-selection.ts`); null where no record may be told. */
export function comparedRecord(node: unknown): ComparedRecord | null {
  const id = isFields(node) ? node[COMPARED.id] : null;
  if (!isFields(node) || !isRecordId(id)) return null;
  const closed = closedFields(node);
  const birthDate = textOf(node[COMPARED.birthDate]);
  return {
    id,
    member: memberOfRecord(id),
    names: comparedNames(node, closed),
    birthDates: birthDate !== null && parsePartialDate(birthDate) !== null ? [birthDate] : [],
    sex: textOf(node[COMPARED.sex]),
    nationalities: listOf(node[COMPARED.nationalities])
      .slice(0, NATIONALITIES_COMPARED)
      .flatMap((code) => textOf(code) ?? []),
    nationalId: identifier('national-id', node[COMPARED.nationalId], closed.has('Person.nationalId')),
    interpolId: identifier('interpol-id', node[COMPARED.interpolId], closed.has('Person.interpolId')),
    documents: comparedDocuments(node),
  };
}
