import type { DecisionContext, RecordAttributes } from '../../policies/engine/contract.ts';
import { OBLIGATIONS, type Obligation } from '../../policies/engine/obligation.ts';
import type { Cells, DecidingRow, PermissionRow, RestrictionRow, Row } from '../../policies/language/rows.ts';
import type { ControlledField } from '../../schema/fields.ts';
import { MASKS } from '../../schema/masks.ts';
import { GROUPS, TIES } from './sample.ts';

/**
 * The meaning of the language, written down a second time and as plainly as can be, row by row and field by field, for
 * the compiled engine to be held to.
 */
type Truth = 'yes' | 'no' | 'unknown';

const LEVELS = ['official-use-only', 'restricted', 'confidential'];
const HANDLING = ['H0', 'H1', 'H2', 'H3'];

function truth(value: boolean): Truth {
  return value ? 'yes' : 'no';
}

function word(words: readonly string[], value: string | null): Truth {
  if (value === null) return words.includes('unknown') ? 'yes' : 'unknown';
  return truth(words.includes(value));
}

function aboutPerson<Value>(
  record: RecordAttributes,
  value: Value | null,
  known: (value: Value) => Truth,
  ifUnknown: Truth,
): Truth {
  if (value !== null) return known(value);
  const isOfPerson = record.type === 'Person' || record.type === 'CaseRole' || record.ofPerson === true;
  return isOfPerson ? ifUnknown : 'no';
}

function handlingCell(words: readonly string[], borne: readonly string[]): Truth {
  if (borne.some((code) => !HANDLING.includes(code))) return 'unknown';
  return truth(borne.some((code) => words.includes(code)));
}

function listState(record: RecordAttributes, member: string): string {
  if (record.notReleasableTo.includes(member)) return 'off';
  if (record.releasableTo === null) return 'none';
  return record.releasableTo.includes(member) ? 'on' : 'off';
}

/** Whether the requester's member gives Estonia a category, as the sample's declarations plainly say. */
function givesBack(member: string, category: string): boolean {
  return TIES.declarations.some(
    (declaration) => declaration.member === member && declaration.clauses.some(({ give }) => give.includes(category)),
  );
}

function isAuthorised(record: RecordAttributes, field: ControlledField): boolean {
  const held = record.authorised ?? [];
  return ['all', field.category, `${field.type}.${field.field}`].some((name) => held.includes(name));
}

function groundOf(member: string, caseNumber: string): string {
  if (member === 'EE' || member === 'DE' || member === 'FR') return 'internal';
  return member === 'BR' && caseNumber === 'EE-2026-0117' ? 'derogation' : 'none';
}

/** What a row asks that a restriction's own cell and a permission's answer differently: whether the basis binds. */
type Side = 'opens' | 'closes';

function cellTruths(
  cells: Cells,
  { requester, justification, owner }: DecisionContext,
  record: RecordAttributes,
  field: ControlledField,
  side: Side,
): Truth[] {
  const truths: Truth[] = [];
  const { offence, penalty, necessity } = justification;
  const { member } = requester;
  const when = <Value>(value: Value | undefined, test: (value: Value) => Truth): void => {
    if (value !== undefined) truths.push(test(value));
  };
  if (cells.member || cells.group) {
    const inGroup = (cells.group ?? []).some((group) => GROUPS.groups.get(group)?.has(requester.member));
    truths.push(truth((cells.member ?? []).includes(requester.member) || inGroup));
  }
  when(cells.agency, (words) => word(words, requester.agency));
  when(cells.role, (words) => word(words, requester.role));
  when(cells.clearance, (level) => truth(LEVELS.indexOf(requester.clearance) >= LEVELS.indexOf(level)));
  when(cells.automated, (value) => truth(requester.automated === value));
  when(cells.purpose, (words) => word(words, justification.purpose));
  when(cells.basis, (words) => {
    if (!words.includes(justification.basis)) return 'no';
    const parties = TIES.instruments[0]?.parties.map((party) => party.member) ?? [];
    if (side === 'closes') return 'yes';
    if (justification.basis === 'RECIPROCITY') return truth(givesBack(member, field.category));
    return truth(justification.basis === 'UNTOC-18' && parties.includes(member));
  });
  when(cells.assigned, (value) =>
    requester.assignedCases === undefined
      ? 'unknown'
      : truth(requester.assignedCases.includes(justification.case) === value),
  );
  when(cells.emergency, (value) => truth((justification.emergency ?? false) === value));
  when(cells.reciprocal, (value) => truth(givesBack(member, field.category) === value));
  when(cells.transfer, (words) => truth(words.includes(groundOf(member, justification.case))));
  when(cells.jointTeam, (value) => {
    const isOfTeam = ['DE', 'BR'].includes(member) && requester.agency === 'BKA';
    return truth((isOfTeam && justification.case === 'EE-2026-0117') === value);
  });
  when(cells.offence, (words) => (offence === null ? 'unknown' : truth(words.includes(offence.slice(0, 2)))));
  when(cells.minimumPenalty, (months) => (penalty === null ? 'unknown' : truth(penalty >= months)));
  when(cells.case, (value) => truth((justification.case !== '') === value));
  when(cells.necessity, (value) => truth((necessity !== null && necessity !== '') === value));
  when(cells.dataSubjectCategory, (words) =>
    aboutPerson(record, record.dataSubjectCategory, (value) => word(words, value), word(words, null)),
  );
  const minority = (wanted: boolean | 'unknown', actual: boolean | null): Truth =>
    aboutPerson(record, actual, (value) => truth(value === wanted), wanted === 'unknown' ? 'yes' : 'unknown');
  when(cells.minor, (value) => minority(value, record.minorNow));
  when(cells.minorThen, (value) => minority(value, record.minorThen));
  const flagged = (wanted: boolean | 'unknown', actual: boolean | null): Truth =>
    actual === null ? (wanted === 'unknown' ? 'yes' : 'unknown') : truth(actual === wanted);
  when(cells.protectedPerson, (value) => minority(value, record.protectedPerson ?? null));
  when(cells.fearedState, (value) => minority(value, record.fearedStates?.includes(member) ?? null));
  when(cells.authorised, (value) => truth(isAuthorised(record, field) === value));
  when(cells.purposeCompatible, (value) => {
    const collected = record.purposeCollected;
    const isEqual = collected === justification.purpose;
    const isListed = collected === 'investigation' && justification.purpose === 'identify';
    return flagged(value, collected === null ? null : isEqual || isListed);
  });
  when(cells.originatorConsent, (value) => {
    const from = record.originator;
    return flagged(value, from === null ? null : from === owner || record.originatorAuthorised === true);
  });
  when(cells.handling, (words) => handlingCell(words, record.handling));
  when(cells.confidentiality, (words) => word(words, record.confidentiality));
  when(cells.sourceEvaluation, (words) => word(words, record.sourceEvaluation));
  when(cells.informationEvaluation, (words) => word(words, record.informationEvaluation));
  when(cells.collectedFor, (words) => word(words, record.purposeCollected));
  when(cells.expired, (value) => truth(record.expired === value));
  when(cells.restricted, (value) => truth(record.restricted === value));
  when(cells.embargoed, (value) => truth(record.embargoed === value));
  when(cells.originator, (words) => word(words, record.originator));
  when(cells.recipientList, (words) => truth(words.includes(listState(record, requester.member))));
  return truths;
}

function inForce({ from, until }: Row, now: Date): boolean {
  const day = now.toISOString().slice(0, 10);
  return (from === null || day >= from) && (until === null || day <= until);
}

function surely(cells: Cells, asked: DecisionContext, record: RecordAttributes, field: ControlledField): boolean {
  return cellTruths(cells, asked, record, field, 'opens').every((value) => value === 'yes');
}

function possibly(cells: Cells, asked: DecisionContext, record: RecordAttributes, field: ControlledField): boolean {
  return cellTruths(cells, asked, record, field, 'closes').every((value) => value !== 'no');
}

function names(row: DecidingRow, field: ControlledField): boolean {
  return ['all', field.category, `${field.type}.${field.field}`].some((name) => row.read.includes(name));
}

/** How wide a row's outcome is for a field: 0 deny, 1 hit-only, then the masks of the field's chain, 100 allow. */
function width({ then }: DecidingRow, field: ControlledField): number {
  if (then.kind === 'allow') return 100;
  if (then.kind === 'deny') return 0;
  if (then.kind === 'hit-only') return 1;
  const place = MASKS.findIndex(({ name, chain }) => name === then.mask && chain === field.mask);
  return place === -1 ? 1 : 2 + place;
}

/** The outcome of a field, and its obligations. */
export interface Verdict {
  readonly outcome: string;
  readonly obligations: readonly Obligation[];
}

function nameOf(found: number): string {
  if (found === 0) return 'deny';
  if (found === 1) return 'hit-only';
  return found === 100 ? 'allow' : (MASKS[found - 2]?.name ?? 'deny');
}

function ownObligations({ handling }: RecordAttributes): readonly Obligation[] {
  const of: Readonly<Record<string, Obligation>> = {
    H0: 'crime-only',
    H1: 'judicial-use-with-consent',
    H2: 'no-onward-transfer',
  };
  return handling.map((code) => of[code] ?? 'caveats-apply');
}

/** Decides one field of one record that no built-in restriction closes; not for fields of quality. */
export function referenceVerdict(
  permissions: readonly PermissionRow[],
  restrictions: readonly RestrictionRow[],
  asked: DecisionContext,
  record: RecordAttributes,
  field: ControlledField,
): Verdict {
  const opening = permissions.filter(
    (row) => inForce(row, asked.now) && names(row, field) && surely(row.cells, asked, record, field),
  );
  const closing = restrictions.filter(
    (row) =>
      inForce(row, asked.now) &&
      names(row, field) &&
      possibly(row.cells, asked, record, field) &&
      !row.unless.some((cells) => surely(cells, asked, record, field)),
  );
  const opened = Math.max(0, ...opening.map((row) => width(row, field)));
  const closed = Math.min(100, ...closing.map((row) => width(row, field)));
  const special = field.category === 'special' && (asked.justification.necessity ?? '') === '';
  const optsIn =
    permissions.some((row) => row.cells.emergency === true) ||
    restrictions.some((row) => row.cells.emergency === false || row.unless.some((cells) => cells.emergency === true));
  const urgent: readonly Obligation[] =
    optsIn && asked.justification.emergency === true ? ['notice-to-owner', 'review-afterwards'] : [];
  const bound = new Set([
    ...urgent,
    ...ownObligations(record),
    ...[...opening, ...closing].flatMap((row) => row.obligations),
  ]);
  return {
    outcome: nameOf(special ? 0 : Math.min(opened, closed)),
    obligations: OBLIGATIONS.filter((obligation) => bound.has(obligation)),
  };
}
