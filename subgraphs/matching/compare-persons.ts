import { compareBestBirthDates } from './compare-birth-dates.ts';
import { compareNames } from './compare-names.ts';
import { scoreNames } from './score-names.ts';
import { normaliseIdentifier } from './identifiers/identifier-kinds.ts';
import type { NormalisedName } from './normalise.ts';

/** What of a person is compared; `document`, `nationalId` and `interpolId` compare identifiers of these kinds. */
export type Feature =
  'name' | 'birthDate' | 'birthPlace' | 'nationality' | 'sex' | 'document' | 'nationalId' | 'interpolId';

/** A person as far as matching looks: the one sought, or a record. Empty lists and null are unknown. */
export interface ComparedPerson {
  readonly names: readonly NormalisedName[];
  /** `PartialDate` texts. */
  readonly birthDates: readonly string[];
  /** Places of birth, normalised as names are; absent for unknown. */
  readonly birthPlaces?: readonly NormalisedName[];
  readonly nationalities: readonly string[];
  readonly sex: string | null;
  /** Identifiers by the kinds of `IdentifierKindCode`, as written. */
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
}

/** Which features the requester may search by, and which of those they may read. */
export interface ComparisonRights {
  readonly features: ReadonlySet<Feature>;
  readonly readable: ReadonlySet<Feature>;
}

/** How one feature compared. */
export interface FeatureComparison {
  readonly feature: Feature;
  readonly score: number;
  readonly explanation: string;
}

/** How two persons compared: a match score from 0 to 1, which is no probability of identity, and each feature's part. */
export interface PersonComparison {
  readonly score: number;
  readonly comparisons: readonly FeatureComparison[];
}

/** A feature's comparison, and what it adds to or takes from the odds (as a logarithm). */
interface Weighed {
  readonly score: number;
  readonly odds: number;
  readonly explain: () => string;
}

/** The similarity of the best pair of names that says neither yes nor no. */
const NAME_EVEN = 0.6;
const NAME_STEEPNESS = 10;
const BIRTH_DATE_FOR = 1.6;
const BIRTH_DATE_AGAINST = 6;
/** Similarity from which two places of birth are one, and below which they are two: between lie a town and its province. */
const SAME_PLACE = 0.6;
const OTHER_PLACE = 0.3;
const BIRTH_PLACE_FOR = 0.8;
const BIRTH_PLACE_AGAINST = 0.5;
const IDENTIFIER_FOR = 6;
const IDENTIFIER_AGAINST = 2;
const NOT_RECORDED: Weighed = { score: 0, odds: 0, explain: () => 'not recorded' };
const equal = () => 'equal';
const different = () => 'different';
const NOT_SHOWN = 'compared, not shown';

/** The names of two persons that compare best. */
interface BestNames {
  readonly score: number;
  readonly left: NormalisedName;
  readonly right: NormalisedName;
}

function bestNames(lefts: readonly NormalisedName[], rights: readonly NormalisedName[]): BestNames | null {
  let best: BestNames | null = null;
  for (const left of lefts) {
    for (const right of rights) {
      const score = scoreNames(left, right);
      if (score > (best?.score ?? -1)) best = { score, left, right };
    }
  }
  return best;
}

function nameOdds(similarity: number): number {
  return NAME_STEEPNESS * (similarity - NAME_EVEN);
}

function weighNames(query: ComparedPerson, record: ComparedPerson): Weighed {
  const best = bestNames(query.names, record.names);
  if (!best) return { ...NOT_RECORDED, odds: -1 };
  const { score, left, right } = best;
  return { score, odds: nameOdds(score), explain: () => compareNames(left, right).explanation };
}

function weighBirthDates(query: ComparedPerson, record: ComparedPerson): Weighed {
  const best = compareBestBirthDates(query.birthDates, record.birthDates);
  if (!best) return NOT_RECORDED;
  const weight = best.score > 0.5 ? BIRTH_DATE_FOR : BIRTH_DATE_AGAINST;
  return { score: best.score, odds: 2 * (best.score - 0.5) * weight, explain: () => best.explanation };
}

function weighBirthPlaces(query: ComparedPerson, record: ComparedPerson): Weighed {
  const best = bestNames(query.birthPlaces ?? [], record.birthPlaces ?? []);
  if (!best) return NOT_RECORDED;
  const { score } = best;
  if (score >= SAME_PLACE) return { score, odds: BIRTH_PLACE_FOR, explain: () => 'the same place' };
  if (score >= OTHER_PLACE) return { score, odds: 0, explain: () => 'places that have something in common' };
  return { score, odds: -BIRTH_PLACE_AGAINST, explain: different };
}

function weighNationalities(query: ComparedPerson, record: ComparedPerson): Weighed {
  if (record.nationalities.length === 0) return NOT_RECORDED;
  const isShared = query.nationalities.some((code) => record.nationalities.includes(code));
  return isShared ? { score: 1, odds: 0.4, explain: equal } : { score: 0, odds: -0.6, explain: different };
}

function weighSex(query: ComparedPerson, record: ComparedPerson): Weighed {
  if (record.sex === null) return NOT_RECORDED;
  return query.sex === record.sex
    ? { score: 1, odds: 0.1, explain: equal }
    : { score: 0, odds: -2, explain: different };
}

function weighIdentifiers(kind: string): (query: ComparedPerson, record: ComparedPerson) => Weighed {
  const ofKind = (person: ComparedPerson) =>
    person.identifiers
      .filter((identifier) => identifier.kind === kind)
      .map((identifier) => normaliseIdentifier(kind, identifier.value));
  return (query, record) => {
    const recorded = ofKind(record);
    if (recorded.length === 0) return NOT_RECORDED;
    const isEqual = ofKind(query).some((value) => value !== null && recorded.includes(value));
    return isEqual
      ? { score: 1, odds: IDENTIFIER_FOR, explain: equal }
      : { score: 0, odds: -IDENTIFIER_AGAINST, explain: different };
  };
}

interface FeatureRule {
  readonly feature: Feature;
  readonly isAsked: (query: ComparedPerson) => boolean;
  readonly weigh: (query: ComparedPerson, record: ComparedPerson) => Weighed;
}

function identifierRule(feature: Feature, kind: string): FeatureRule {
  const isAsked = (query: ComparedPerson) => query.identifiers.some((identifier) => identifier.kind === kind);
  return { feature, isAsked, weigh: weighIdentifiers(kind) };
}

/** The features in the order in which they are told. */
const RULES: readonly FeatureRule[] = [
  { feature: 'name', isAsked: (query) => query.names.length > 0, weigh: weighNames },
  { feature: 'birthDate', isAsked: (query) => query.birthDates.length > 0, weigh: weighBirthDates },
  { feature: 'birthPlace', isAsked: (query) => (query.birthPlaces ?? []).length > 0, weigh: weighBirthPlaces },
  { feature: 'nationality', isAsked: (query) => query.nationalities.length > 0, weigh: weighNationalities },
  { feature: 'sex', isAsked: (query) => query.sex !== null, weigh: weighSex },
  identifierRule('document', 'document'),
  identifierRule('nationalId', 'national-id'),
  identifierRule('interpolId', 'interpol-id'),
];

function told(feature: Feature, weighed: Weighed, isReadable: boolean): FeatureComparison {
  if (isReadable) return { feature, score: weighed.score, explanation: weighed.explain() };
  return { feature, score: Math.round(weighed.score), explanation: NOT_SHOWN };
}

function rulesOf(query: ComparedPerson, features: ReadonlySet<Feature>): readonly FeatureRule[] {
  return RULES.filter((rule) => features.has(rule.feature) && rule.isAsked(query));
}

/** The match score of some odds, the logarithms of all features together. */
function scoreOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/**
 * The match score of `comparePersons` alone, with the similarity of the two persons' best names known from the index:
 * for the many candidates of which most are no hits.
 */
export function scorePersons(
  query: ComparedPerson,
  record: ComparedPerson,
  features: ReadonlySet<Feature>,
  nameSimilarity: number,
): number {
  const rules = rulesOf(query, features);
  if (rules.length === 0) return 0;
  let odds = 0;
  for (const { feature, weigh } of rules) {
    odds += feature === 'name' ? nameOdds(nameSimilarity) : weigh(query, record).odds;
  }
  return scoreOf(odds);
}

/**
 * Compares the person sought with a record by the features asked for that the requester may search by. A feature that
 * may be searched by but not read counts, and is told as agreeing (1) or not (0) without saying why.
 */
export function comparePersons(
  query: ComparedPerson,
  record: ComparedPerson,
  rights: ComparisonRights,
): PersonComparison {
  const rules = rulesOf(query, rights.features);
  if (rules.length === 0) return { score: 0, comparisons: [] };
  let odds = 0;
  const comparisons = rules.map(({ feature, weigh }) => {
    const weighed = weigh(query, record);
    odds += weighed.odds;
    return told(feature, weighed, rights.readable.has(feature));
  });
  return { score: scoreOf(odds), comparisons };
}
