import { codeList } from '../../schema/codes.ts';
import type { Justification } from '../../schema/requester.ts';
import type { Cells, Groups, Row } from '../language/rows.ts';
import { RECIPROCITY_BASIS } from './binding.ts';
import { tiesOf, type Between } from './compile-ties.ts';
import { isWithinDays } from './days.ts';

/** Who asks, why and when, of whom; and whether what is decided is a category that the partner gives the owner. */
export interface Question extends Between {
  readonly reciprocal: boolean;
}

/** Whether a question fits. */
export type RequesterTest = (question: Question) => boolean;

const CLEARANCES = [...codeList('ConfidentialityCode').codes.keys()];

function among(words: readonly string[] | undefined, read: (question: Question) => string): RequesterTest | null {
  return words ? (question) => words.includes(read(question)) : null;
}

function equal(wanted: boolean | undefined, read: (question: Question) => boolean): RequesterTest | null {
  return wanted === undefined ? null : (question) => read(question) === wanted;
}

/** The members that a row's `member` and `group` cells name together, or null where it has neither. */
export function membersOf(
  member: readonly string[] | undefined,
  group: readonly string[] | undefined,
  groups: Groups,
): ReadonlySet<string> | null {
  if (!member && !group) return null;
  return new Set([...(member ?? []), ...(group ?? []).flatMap((name) => [...(groups.groups.get(name) ?? [])])]);
}

/** Whether a text gives the necessity of a request. */
export function givesNecessity({ necessity }: Justification): boolean {
  return necessity !== null && necessity.trim() !== '';
}

function originTest(cells: Cells, groups: Groups): RequesterTest | null {
  const members = membersOf(cells.member, cells.group, groups);
  return members && (({ requester }) => members.has(requester.member));
}

function clearanceTest(clearance: string | undefined, unknownIs: boolean): RequesterTest | null {
  if (clearance === undefined) return null;
  const least = CLEARANCES.indexOf(clearance);
  return ({ requester }) => {
    const held = CLEARANCES.indexOf(requester.clearance);
    return held === -1 ? unknownIs : held >= least;
  };
}

function offenceTest(offences: readonly string[] | undefined, unknownIs: boolean): RequesterTest | null {
  if (!offences) return null;
  return ({ justification: { offence } }) => (offence === null ? unknownIs : offences.includes(offence.slice(0, 2)));
}

function penaltyTest(months: number | undefined, unknownIs: boolean): RequesterTest | null {
  if (months === undefined) return null;
  return ({ justification: { penalty } }) => (penalty === null ? unknownIs : penalty >= months);
}

/** A basis that a permission names must bind both members; one that a restriction names closes even if it does not. */
function basisTest(bases: readonly string[] | undefined, groups: Groups, unknownIs: boolean): RequesterTest | null {
  if (!bases) return null;
  const { binds } = tiesOf(groups);
  return (question) => {
    const { basis } = question.justification;
    if (!bases.includes(basis)) return false;
    return unknownIs || (basis === RECIPROCITY_BASIS ? question.reciprocal : binds(question));
  };
}

function assignedTest(assigned: boolean | undefined, unknownIs: boolean): RequesterTest | null {
  if (assigned === undefined) return null;
  return ({ requester: { assignedCases }, justification }) =>
    assignedCases === undefined ? unknownIs : assignedCases.includes(justification.case) === assigned;
}

function transferTest(words: readonly string[] | undefined, groups: Groups): RequesterTest | null {
  if (!words) return null;
  const { grounds } = tiesOf(groups);
  return (question) => [...grounds(question)].some((ground) => words.includes(ground));
}

/** Whether a request says that a threat to life is imminent. */
export function isEmergency({ emergency }: Justification): boolean {
  return emergency === true;
}

/**
 * The tests of all cells of a row about who asks and why; all must hold. `unknownIs` is what a question counts as that
 * does not state what a cell asks.
 */
export function requesterTests(cells: Cells, groups: Groups, unknownIs: boolean): readonly RequesterTest[] {
  const tests = [
    originTest(cells, groups),
    among(cells.agency, ({ requester }) => requester.agency),
    among(cells.role, ({ requester }) => requester.role),
    clearanceTest(cells.clearance, unknownIs),
    equal(cells.automated, ({ requester }) => requester.automated),
    among(cells.purpose, ({ justification }) => justification.purpose),
    basisTest(cells.basis, groups, unknownIs),
    offenceTest(cells.offence, unknownIs),
    penaltyTest(cells.minimumPenalty, unknownIs),
    equal(cells.case, ({ justification }) => justification.case.trim() !== ''),
    assignedTest(cells.assigned, unknownIs),
    equal(cells.necessity, ({ justification }) => givesNecessity(justification)),
    equal(cells.emergency, ({ justification }) => isEmergency(justification)),
    equal(cells.reciprocal, ({ reciprocal }) => reciprocal),
    transferTest(cells.transfer, groups),
    equal(cells.jointTeam, tiesOf(groups).isOfJointTeam),
  ];
  return tests.filter((test) => test !== null);
}

/** Whether an instant lies within a row's days, both included, in UTC. */
export function isInForce(row: Pick<Row, 'from' | 'until'>, now: Date): boolean {
  return isWithinDays(row, now);
}
