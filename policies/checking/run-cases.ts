import { isCode } from '../../schema/codes.ts';
import type { FieldCatalogue } from '../../schema/fields.ts';
import { memberCode } from '../../schema/ids.ts';
import type { Requester, Role } from '../../schema/requester.ts';
import type { TracedPolicy } from '../engine/compile.ts';
import type { DecisionContext } from '../engine/contract.ts';
import { obligationsOf, type Obligation } from '../engine/obligation.ts';
import { DENY, outcomeName, readOutcome } from '../engine/outcome.ts';
import type { TracedRelease } from '../engine/release.ts';
import type { TracedRequesterPolicy } from '../engine/requester-policy.ts';
import type { Given, PolicyCase } from '../language/policy-case.ts';
import type { PolicyHead, Row } from '../language/rows.ts';

/** What cases are run against. */
export interface CaseSubject {
  readonly head: PolicyHead;
  readonly policy: TracedPolicy;
  readonly release: TracedRelease;
  readonly catalogue: FieldCatalogue;
}

/** How a case ended: what differed from what it expects, and the ids of the rows that took part. */
export interface CaseResult {
  readonly id: string;
  readonly failures: readonly string[];
  readonly rows: ReadonlySet<string>;
}

function isRole(value: unknown): value is Role {
  return isCode('RoleCode', value);
}

function requesterOf(given: Given, member: string): Requester {
  return {
    subject: 'case',
    member: memberCode(member),
    agency: given.agency,
    role: isRole(given.role) ? given.role : 'application',
    clearance: given.clearance,
    automated: given.automated,
    actingOfficer: null,
    issuer: 'case',
    tokenId: 'case',
    expires: 0,
    ...(given.assigned == null ? {} : { assignedCases: given.assigned ? [given.case] : [] }),
  };
}

/** Who asks, why and when, as a case or an officer supposes it, of the country whose policy has this head. */
export function contextOf({ head }: Pick<CaseSubject, 'head'>, given: Given): DecisionContext {
  const { purpose, basis, offence, penalty, necessity } = given;
  return {
    owner: head.member,
    requester: requesterOf(given, given.member ?? head.member),
    justification: {
      purpose,
      case: given.case,
      basis,
      offence,
      penalty,
      necessity,
      ...(given.emergency === true ? { emergency: true } : {}),
    },
    now: new Date(given.on ?? head.from),
  };
}

interface Findings {
  readonly failures: string[];
  readonly rows: Set<string>;
}

function note(findings: Findings, rows: readonly Pick<Row, 'id'>[]): void {
  for (const { id } of rows) findings.rows.add(id);
}

function expectEqual(findings: Findings, what: string, expected: string, actual: string, why = ''): void {
  if (expected === actual) return;
  findings.failures.push(`${what}: expected \`${expected}\`, got \`${actual}\`${why === '' ? '' : ` (${why})`}`);
}

function controlled(catalogue: FieldCatalogue, name: string) {
  const [type = '', field = ''] = name.split('.');
  return catalogue.find(type, field);
}

function listed(obligations: readonly Obligation[]): string {
  return obligations.length === 0 ? 'none' : obligations.toSorted().join(', ');
}

function checkReading(
  { given, expect }: PolicyCase,
  subject: CaseSubject,
  policy: TracedRequesterPolicy,
  found: Findings,
) {
  if (given.record === null) return;
  const vector = policy.vector(given.record);
  let borne = 0;
  for (const [name, expected] of Object.entries(expect.read)) {
    const field = controlled(subject.catalogue, name);
    if (!field) continue;
    const { permissions, restrictions } = policy.rowsFor(given.record, field);
    note(found, [...permissions, ...restrictions]);
    const actual = outcomeName(readOutcome(vector, field.index));
    expectEqual(found, name, expected, actual, actual === 'allow' ? '' : vector.reason(field));
    if (vector.outcomes[field.index] !== DENY) borne |= vector.obligations[field.index] ?? 0;
  }
  if (expect.known !== null) expectEqual(found, 'known', String(expect.known), String(vector.knowable));
  if (expect.obligations !== null) {
    expectEqual(found, 'obligations', listed(expect.obligations), listed(obligationsOf(borne)));
  }
}

function checkSearching({ expect }: PolicyCase, subject: CaseSubject, policy: TracedRequesterPolicy, found: Findings) {
  for (const [name, expected] of Object.entries(expect.search)) {
    const field = controlled(subject.catalogue, name);
    if (!field) continue;
    const { permissions, restrictions } = policy.rowsForSearch(field);
    note(found, [...permissions, ...restrictions]);
    expectEqual(found, `search by ${name}`, String(expected), String(policy.maySearchBy(field)));
  }
}

function checkRelease({ given, expect }: PolicyCase, subject: CaseSubject, found: Findings): void {
  if (expect.sent === null || given.to === null) return;
  const { justification, now } = contextOf(subject, given);
  const requester = requesterOf(given, subject.head.member);
  const question = { requester, justification, now, to: given.to, searchFields: given.searchFields };
  note(found, subject.release.rowsFor(question));
  const refusal = subject.release.refusal(question);
  expectEqual(found, 'sent', String(expect.sent), String(refusal === null), refusal ?? '');
}

/** Runs one case against a country's policy. */
export function runCase(policyCase: PolicyCase, subject: CaseSubject): CaseResult {
  const found: Findings = { failures: [], rows: new Set() };
  if (policyCase.given.member !== null) {
    const policy = subject.policy.forRequester(contextOf(subject, policyCase.given));
    checkReading(policyCase, subject, policy, found);
    checkSearching(policyCase, subject, policy, found);
  }
  checkRelease(policyCase, subject, found);
  return { id: policyCase.id, ...found };
}
