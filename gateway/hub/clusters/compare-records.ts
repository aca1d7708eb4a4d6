import { compareBestBirthDates } from '../../../subgraphs/matching/compare-birth-dates.ts';
import { scoreNames } from '../../../subgraphs/matching/score-names.ts';
import {
  comparePersons,
  scorePersons,
  type ComparedPerson,
  type Feature,
} from '../../../subgraphs/matching/compare-persons.ts';
import type { NormalisedName } from '../../../subgraphs/matching/normalise.ts';
import type { ComparedDocument, ComparedRecord } from './compared-record.ts';
import { CONFLICTING_BIRTH, SAME_DAY, UNLIKE_NAME } from './link-rules.ts';

/** How two records compare, by what both tell and nothing else. */
export interface RecordComparison {
  /** What both records tell. */
  readonly features: ReadonlySet<Feature>;
  /** Features that speak against one person. */
  readonly conflicts: ReadonlySet<Feature>;
  /** Whether an identifier is equal that one person alone has. */
  readonly identified: boolean;
  /** Similarity of the two names that are most alike; null where a record tells none. */
  readonly name: number | null;
  /** The same of the given names, as a share of the similarity of one of them to itself: a single word never says all. */
  readonly givenName: number | null;
  /** Whether both tell one whole day of birth, and no 1 January, which often stands for an unknown day. */
  readonly sameDay: boolean;
  /** Whether birth dates were compared. */
  readonly birthCompared: boolean;
}

/** How a feature compared; `score` is null where it was not compared. */
export interface ComparedFeature {
  readonly feature: Feature;
  readonly score: number | null;
  readonly explanation: string;
}

/** Similarities of names within one page: many records of a page have one and the same name. */
export type NameSimilarity = (left: NormalisedName, right: NormalisedName) => number;

/** Remembers similarities of names, which are the same both ways. */
export function rememberedSimilarity(): NameSimilarity {
  const known = new Map<NormalisedName, Map<NormalisedName, number>>();
  return (left, right) => {
    const own = known.get(left) ?? new Map<NormalisedName, number>();
    known.set(left, own);
    const found = own.get(right) ?? scoreNames(left, right);
    own.set(right, found);
    return found;
  };
}

/** Similarities as shares of the most that two names can reach. */
function relativeTo(similarity: NameSimilarity): NameSimilarity {
  return (left, right) => {
    const most = Math.min(similarity(left, left), similarity(right, right));
    return most > 0 ? similarity(left, right) / most : 0;
  };
}

const SEXES: ReadonlySet<string> = new Set(['male', 'female']);

/** Whether two documents may be one: of a number alone nobody knows which country's it is. */
function isOneDocument(left: ComparedDocument, right: ComparedDocument): boolean {
  const agree = (one: string | null, other: string | null) => one === null || other === null || one === other;
  return left.number === right.number && agree(left.issuer, right.issuer) && agree(left.type, right.type);
}

function sharedDocuments(left: ComparedRecord, right: ComparedRecord): readonly ComparedDocument[] {
  return left.documents.filter((own) => right.documents.some((other) => isOneDocument(own, other)));
}

/**
 * What both records tell. A person has a document of each kind and a national number of each country: numbers that differ
 * say nothing, but for two national numbers of one country's register.
 */
function comparableFeatures(
  left: ComparedRecord,
  right: ComparedRecord,
  documents: readonly ComparedDocument[],
): ReadonlySet<Feature> {
  const both: readonly (readonly [Feature, boolean])[] = [
    ['name', left.names.length > 0 && right.names.length > 0],
    ['birthDate', left.birthDates.length > 0 && right.birthDates.length > 0],
    ['nationality', left.nationalities.length > 0 && right.nationalities.length > 0],
    ['sex', SEXES.has(left.sex ?? '') && SEXES.has(right.sex ?? '')],
    ['document', documents.length > 0],
    [
      'nationalId',
      left.nationalId !== null &&
        right.nationalId !== null &&
        (left.nationalId === right.nationalId || left.member === right.member),
    ],
    ['interpolId', left.interpolId !== null && left.interpolId === right.interpolId],
  ];
  return new Set(both.filter(([, isTold]) => isTold).map(([feature]) => feature));
}

function best(
  lefts: readonly (NormalisedName | null)[],
  rights: readonly (NormalisedName | null)[],
  similarity: NameSimilarity,
): number | null {
  let found: number | null = null;
  for (const left of lefts) {
    for (const right of rights) {
      if (left === null || right === null) continue;
      const score = similarity(left, right);
      if (found === null || score > found) found = score;
    }
  }
  return found;
}

function isFirstOfJanuary(date: string): boolean {
  return date.slice(4) === '-01-01';
}

/** Compares records in the order of their ids, so that which stands first does not matter. */
function inOrder(one: ComparedRecord, other: ComparedRecord): readonly [ComparedRecord, ComparedRecord] {
  return one.id < other.id ? [one, other] : [other, one];
}

/** A record as the matcher takes it; of documents only those that both have. */
function asPerson(record: ComparedRecord, documents: readonly ComparedDocument[]): ComparedPerson {
  const identifiers = [
    ...documents.map(({ number }) => ({ kind: 'document', value: number })),
    ...(record.nationalId === null ? [] : [{ kind: 'national-id', value: record.nationalId }]),
    ...(record.interpolId === null ? [] : [{ kind: 'interpol-id', value: record.interpolId }]),
  ];
  const { birthDates, nationalities, sex } = record;
  return { names: record.names.map(({ normalised }) => normalised), birthDates, nationalities, sex, identifiers };
}

/**
 * Compares two records. Where nothing but names could tell, and their birth dates conflict, names are not looked at: two
 * such records are two persons of one name, of which there are many.
 */
export function compareRecords(
  one: ComparedRecord,
  other: ComparedRecord,
  similarity: NameSimilarity,
): RecordComparison {
  const [left, right] = inOrder(one, other);
  const features = comparableFeatures(left, right, sharedDocuments(left, right));
  const birth = features.has('birthDate') ? compareBestBirthDates(left.birthDates, right.birthDates) : null;
  const isOtherNumber = features.has('nationalId') && left.nationalId !== right.nationalId;
  const identified =
    features.has('document') || features.has('interpolId') || (features.has('nationalId') && !isOtherNumber);
  const isOtherBirth = birth !== null && birth.score < CONFLICTING_BIRTH;
  const looksAtNames = features.has('name') && (identified || !isOtherBirth);
  const names = (record: ComparedRecord) => record.names.map(({ normalised }) => normalised);
  const given = (record: ComparedRecord) => record.names.map((name) => name.given);
  const name = looksAtNames ? best(names(left), names(right), similarity) : null;
  const conflicts: readonly (readonly [Feature, boolean])[] = [
    ['birthDate', isOtherBirth],
    ['nationalId', isOtherNumber],
    ['sex', features.has('sex') && left.sex !== right.sex],
    [
      'nationality',
      features.has('nationality') && !left.nationalities.some((code) => right.nationalities.includes(code)),
    ],
    ['name', name !== null && name < UNLIKE_NAME],
  ];
  return {
    features,
    conflicts: new Set(conflicts.filter(([, isOther]) => isOther).map(([feature]) => feature)),
    identified,
    name,
    givenName: name === null ? null : best(given(left), given(right), relativeTo(similarity)),
    sameDay: birth?.score === SAME_DAY && !left.birthDates.every(isFirstOfJanuary),
    birthCompared: birth !== null,
  };
}

const FEATURES: readonly Feature[] = [
  'name',
  'birthDate',
  'nationality',
  'sex',
  'document',
  'nationalId',
  'interpolId',
];

const NOT_BOTH: Readonly<Partial<Record<Feature, string>>> = {
  document: 'no number in common that may be told: one person has several documents',
  nationalId: 'no number of one register told on both sides',
  interpolId: 'none in common that may be told',
};

/** The matcher's score of two records by all that both tell, 0 to 1. */
export function scoreRecords(one: ComparedRecord, other: ComparedRecord, comparison: RecordComparison): number {
  const [left, right] = inOrder(one, other);
  const documents = sharedDocuments(left, right);
  return scorePersons(asPerson(left, documents), asPerson(right, documents), comparison.features, comparison.name ?? 0);
}

/** Every feature with how it compared, or that it was not: for whoever reads the link. */
export function explainComparison(one: ComparedRecord, other: ComparedRecord): readonly ComparedFeature[] {
  const [left, right] = inOrder(one, other);
  const documents = sharedDocuments(left, right);
  const features = comparableFeatures(left, right, documents);
  const { comparisons } = comparePersons(asPerson(left, documents), asPerson(right, documents), {
    features,
    readable: features,
  });
  return FEATURES.map((feature) => {
    const compared = comparisons.find((comparison) => comparison.feature === feature);
    if (compared !== undefined) return compared;
    return { feature, score: null, explanation: NOT_BOTH[feature] ?? 'not told on both sides: not compared' };
  });
}
