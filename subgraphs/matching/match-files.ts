import { ComityError } from '../../schema/errors.ts';
import { compareNames } from './compare-names.ts';
import { scoreNames } from './score-names.ts';
import { comparePersons, type Feature } from './compare-persons.ts';
import { evaluate, type Evaluation, type LabelledScore } from './evaluation.ts';
import { DEFAULT_THRESHOLD, MATCHER_VERSION, NAME_THRESHOLD } from './matcher.ts';
import { normaliseName } from './normalise.ts';
import { readNamePairs, readPersonPairs, type FileInput, type NamePair, type PersonPair } from './pair-files.ts';

/** The result for one pair of a file; `reasons` are there where they were asked for. */
export interface PairResult {
  readonly id: string;
  readonly score: number;
  readonly match: boolean;
  readonly reasons?: readonly { readonly feature: string; readonly score: number; readonly explanation: string }[];
}

/** The evaluation of a labelled file. */
export interface FileEvaluation extends Evaluation {
  readonly matcherVersion: string;
  readonly threshold: number;
}

const FILE_FEATURES: ReadonlySet<Feature> = new Set<Feature>(['name', 'birthDate', 'birthPlace']);
const RIGHTS = { features: FILE_FEATURES, readable: FILE_FEATURES };

function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}

function namesResult(pair: NamePair, explain: boolean): PairResult {
  const [left, right] = [normaliseName(pair.name1), normaliseName(pair.name2)];
  const score = scoreNames(left, right);
  const result = { id: pair.id, score: rounded(score), match: score >= NAME_THRESHOLD };
  return explain ? { ...result, reasons: [{ feature: 'name', ...compareNames(left, right) }] } : result;
}

function personsResult(pair: PersonPair, explain: boolean): PairResult {
  const { score, comparisons } = comparePersons(pair.left, pair.right, RIGHTS);
  const result = { id: pair.id, score: rounded(score), match: score >= DEFAULT_THRESHOLD };
  return explain ? { ...result, reasons: comparisons } : result;
}

/** Compares the names of a CSV file (`id`, `name1`, `name2`), a result for each record; throws `BAD_USER_INPUT`. */
export async function* matchNames(
  input: FileInput,
  options: { readonly explain: boolean },
): AsyncGenerator<PairResult> {
  for await (const pair of readNamePairs(input)) yield namesResult(pair, options.explain);
}

/** Compares the persons of a JSONL file (`id`, `left`, `right`), a result for each line; throws `BAD_USER_INPUT`. */
export async function* matchPersons(
  input: FileInput,
  options: { readonly explain: boolean },
): AsyncGenerator<PairResult> {
  for await (const pair of readPersonPairs(input)) yield personsResult(pair, options.explain);
}

function labelled(pair: NamePair | PersonPair, score: number): LabelledScore {
  if (pair.isMatch === null) throw new ComityError('BAD_USER_INPUT', 'a record has no label: add `is_match`');
  return { score, isMatch: pair.isMatch, category: pair.category };
}

/** Scores a labelled file, `names` as for `matchNames` or `persons` as for `matchPersons`, against its labels. */
export async function evaluateFile(input: FileInput, kind: 'names' | 'persons'): Promise<FileEvaluation> {
  const scores: LabelledScore[] = [];
  if (kind === 'names') {
    for await (const pair of readNamePairs(input)) scores.push(labelled(pair, namesResult(pair, false).score));
  } else {
    for await (const pair of readPersonPairs(input)) scores.push(labelled(pair, personsResult(pair, false).score));
  }
  const threshold = kind === 'names' ? NAME_THRESHOLD : DEFAULT_THRESHOLD;
  return { matcherVersion: MATCHER_VERSION, threshold, ...evaluate(scores, threshold) };
}

/** The kind of a file of pairs, by its first character: JSONL holds persons, CSV names. */
export function kindOfPairFile(start: string): 'names' | 'persons' {
  return start
    .replace(/^\ufeff/u, '')
    .trimStart()
    .startsWith('{')
    ? 'persons'
    : 'names';
}
