import { rememberedSimilarity } from '../matching/align-tokens.ts';
import { compareBirthDates } from '../matching/compare-birth-dates.ts';
import { scoreNames } from '../matching/score-names.ts';
import { IDENTIFIER_KINDS } from '../matching/identifiers/identifier-kinds.ts';
import type { NameFrequencies } from '../matching/frequencies/name-frequencies.ts';
import { normaliseUnder, type NormalisedName } from '../matching/normalise.ts';
import type { NormalisedReader } from '../matching/normalised-text.ts';
import { identifierKeyOf, yearOf, type ReadEntry } from './entry-form.ts';
import type { Candidate, NamedCandidate, NameHint } from './match-index.ts';
import type { OpenIndex } from './open-index.ts';
import { readPostings } from './posting-list.ts';
import { queryForms } from './query-form.ts';

/** What an equal birth date adds to the similarity of names when candidates are ranked. */
const BIRTH_DATE_BONUS = 0.5;

/** Each record once, however often the source gave it: the first. */
function eachOnce<Found extends Candidate>(candidates: readonly Found[]): readonly Found[] {
  const seen = new Map<string, Found>();
  for (const candidate of candidates) {
    const id = `${candidate.system}\n${candidate.type}\n${candidate.key}`;
    if (!seen.has(id)) seen.set(id, candidate);
  }
  return [...seen.values()];
}

/** The similarity of one name to others, each text compared once. */
function similarityTo(query: NormalisedName, read: NormalisedReader): (text: string) => number {
  const compare = rememberedSimilarity();
  const known = new Map<string, number>();
  return (text) => {
    let similarity = known.get(text);
    if (similarity === undefined) known.set(text, (similarity = scoreNames(query, read(text), compare)));
    return similarity;
  };
}

function birthDateBonus(hint: NameHint | undefined, birthDates: readonly string[]): number {
  if (!hint) return 0;
  const scores = birthDates.map((date) => compareBirthDates(hint.birthDate, date)?.score ?? 0);
  return BIRTH_DATE_BONUS * Math.max(0, ...scores);
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

interface Ranked {
  readonly entry: ReadEntry;
  readonly similarity: number;
  readonly rank: number;
}

/** Best first, and equal ranks in an order that depends on the two records alone. */
function inOrder({ entry: left, rank }: Ranked, { entry: right, rank: rankOfRight }: Ranked): number {
  return rankOfRight - rank || compareTexts(left.key, right.key) || compareTexts(left.system, right.system);
}

function alike(
  entries: readonly ReadEntry[],
  query: NormalisedName,
  { floor, hint, read }: NameQuestion,
): readonly Ranked[] {
  const similarityOf = similarityTo(query, read);
  return entries.flatMap((entry): readonly Ranked[] => {
    let similarity = 0;
    for (const text of entry.names) similarity = Math.max(similarity, similarityOf(text));
    if (similarity < floor) return [];
    return [{ entry, similarity, rank: similarity + birthDateBonus(hint, entry.birthDates) }];
  });
}

/** What is asked of an index by name. */
export interface NameQuestion {
  readonly type: string;
  readonly name: string;
  readonly limit: number;
  readonly hint: NameHint | undefined;
  /** Similarity of names below which a record is no candidate. */
  readonly floor: number;
  /** How common words are: what is kept has no weights of its own. */
  readonly frequencies: NameFrequencies;
  /** Reads names under the same table. */
  readonly read: NormalisedReader;
}

/** `MatchIndex.byName`. */
export async function findByName(index: OpenIndex, question: NameQuestion): Promise<readonly NamedCandidate[]> {
  const { type, name, limit, hint, frequencies, read } = question;
  const query = normaliseUnder(name, frequencies);
  const forms = queryForms(type, query);
  if (forms.length === 0 || limit <= 0) return [];
  const lists = await index.lists([...new Set(forms.flatMap(({ keys }) => keys.map(({ key }) => key)))]);
  const asked = { limit, birthYear: hint ? yearOf(hint.birthDate) : 0 };
  const numbers = new Set(forms.flatMap((form) => index.choose(form, lists, asked)));
  const ranked = alike(await index.entries([...numbers]), query, question);
  const found = eachOnce([...ranked].sort(inOrder).map(({ entry, similarity }) => ({ ...entry, similarity })));
  return found.slice(0, limit).map(({ names, ...entry }) => ({ ...entry, names: names.map(read) }));
}

/** `MatchIndex.byIdentifier`. */
export async function findByIdentifier(
  index: OpenIndex,
  { type, kind, value, limit }: { type: string | null; kind: string | null; value: string; limit: number },
): Promise<readonly Candidate[]> {
  const kinds = kind === null ? IDENTIFIER_KINDS : [kind];
  const keys = kinds.flatMap((known) => identifierKeyOf(known, value) ?? []);
  if (keys.length === 0 || limit <= 0) return [];
  const lists = [...(await index.lists(keys)).values()].flat();
  const numbers = lists.flatMap((list) => {
    const read = new Uint32Array(list.length);
    return [...read.subarray(0, readPostings(list, read))];
  });
  const first = [...new Set(numbers)].sort((one, two) => one - two).slice(0, limit);
  const entries = await index.entries(first);
  const found = entries.filter((entry) => type === null || entry.type === type);
  return eachOnce(found.map(({ system, type: of, key }) => ({ system, type: of, key })));
}
