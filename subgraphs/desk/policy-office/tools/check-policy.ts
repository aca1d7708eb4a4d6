import { casesOfText, testCountry } from '../../../../policies/cases.ts';
import { checkCountry } from '../../../../policies/check.ts';
import type { LoadOptions } from '../../../../policies/load.ts';
import { statedGiven } from '../../../../policies/office/diff/stated-given.ts';
import { signedSentences } from '../../../../policies/office/sentences/signed-sentences.ts';
import type { SignedSentence } from '../../../../policies/versions/act.ts';
import { givenCountry, readGiven, type GivenPolicy } from '../thread/given-policy.ts';
import { fileName, toldFault, toldWarning } from '../told-fault.ts';
import { isUnanswered, MOST_FAULTS, unanswered, type Unanswered } from '../unanswered.ts';

const CASES = 'cases.yaml';
/** Cases that are told at once. */
const MOST_CASES = 1_000;

/** All faults and warnings of a policy: `PolicyCheckResult`. */
export async function checkPolicy({ policy }: { readonly policy: GivenPolicy }, options: LoadOptions): Promise<object> {
  const country = await givenCountry(policy, options);
  const { faults, warnings } = checkCountry(country, casesOfText(country, policy.content.files[CASES] ?? null));
  return {
    __typename: 'PolicyCheck',
    faults: faults.slice(0, MOST_FAULTS).map((fault) => toldFault(fault, country.folder)),
    warnings: warnings.slice(0, MOST_FAULTS).map((warning) => toldWarning(warning, country.folder)),
    further: Math.max(0, faults.length - MOST_FAULTS) + Math.max(0, warnings.length - MOST_FAULTS),
  };
}

/** Runs a policy's cases: `PolicyTestResult`. */
export async function testPolicy({ policy }: { readonly policy: GivenPolicy }, options: LoadOptions): Promise<object> {
  const country = await givenCountry(policy, options);
  const read = casesOfText(country, policy.content.files[CASES] ?? null);
  const { faults, passed, results, rows, fields } = testCountry(country, read);
  if (faults.length > 0)
    return unanswered('FAULTY', 'the policy or its cases have faults: mend them first', faults, country.folder);
  const cases = read.cases.map(({ row, at }, index) => {
    const { failures = [], rows: taking = new Set<string>() } = results[index] ?? {};
    return {
      id: row.id,
      file: fileName(at.file, country.folder),
      line: at.line,
      passed: failures.length === 0,
      failures,
      rows: [...taking].toSorted(),
      given: statedGiven(row.given),
    };
  });
  const ordered =
    cases.length > MOST_CASES ? cases.toSorted((left, right) => Number(left.passed) - Number(right.passed)) : cases;
  return {
    __typename: 'PolicyTest',
    passed,
    cases: ordered.slice(0, MOST_CASES),
    further: Math.max(0, cases.length - MOST_CASES),
    rows,
    fields,
  };
}

/** What a policy comes to that may be proposed: its official language, and the sentences that are signed. */
export interface Proposable {
  readonly kind: 'proposable';
  readonly language: string;
  readonly sentences: readonly SignedSentence[];
  /** The ids of the cases that fail, and whether there is none at all. */
  readonly failing: readonly string[];
  readonly hasCases: boolean;
}

/** Reads a policy for proposing it, where it and its cases have no faults. */
export async function proposablePolicy(
  { policy }: { readonly policy: GivenPolicy },
  options: LoadOptions,
): Promise<Proposable | Unanswered> {
  const read = await readGiven(policy, options);
  if (isUnanswered(read)) return read;
  const { country } = read;
  const cases = casesOfText(country, policy.content.files[CASES] ?? null);
  if (cases.faults.length > 0)
    return unanswered('FAULTY', 'the cases have faults: mend them first', cases.faults, country.folder);
  const { results } = testCountry(country, cases);
  return {
    kind: 'proposable',
    language: country.head.language,
    sentences: signedSentences(country),
    failing: results.filter(({ failures }) => failures.length > 0).map(({ id }) => id),
    hasCases: results.length > 0,
  };
}
