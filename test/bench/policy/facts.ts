import { tiesOf } from '../../../policies/engine/compile-ties.ts';
import type { DecisionContext, RecordAttributes } from '../../../policies/engine/contract.ts';
import type { Groups } from '../../../policies/language/rows.ts';
import { codeList } from '../../../schema/codes.ts';

const LEVELS = [...codeList('ConfidentialityCode').codes.keys()];

/** A situation as one flat object: what the other engines decide on. What is not known is left out. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** The rank of a level of confidentiality. */
export function rankOf(level: string): number {
  return LEVELS.indexOf(level);
}

/** The flat form of a request: once a request. */
export function requestFacts({ owner, requester, justification, now }: DecisionContext, groups: Groups): Facts {
  const { member, role, clearance, automated } = requester;
  const { purpose, basis, offence, penalty } = justification;
  const between = { owner, partner: member, requester, justification, now };
  return {
    member,
    role,
    clearance: rankOf(clearance),
    automated,
    purpose,
    basis,
    binds: tiesOf(groups).binds(between),
    case: justification.case !== '',
    ...(offence === null ? {} : { offence: offence.slice(0, 2) }),
    ...(penalty === null ? {} : { penalty }),
  };
}

/** The flat form of a record: once a class. */
export function recordFacts(record: RecordAttributes): Facts {
  const known = {
    dataSubjectCategory: record.dataSubjectCategory,
    minor: record.minorNow,
    minorThen: record.minorThen,
    confidentiality: record.confidentiality,
    sourceEvaluation: record.sourceEvaluation,
    informationEvaluation: record.informationEvaluation,
  };
  const stated = Object.entries(known).filter((entry): entry is [string, string | boolean] => entry[1] !== null);
  return { ...Object.fromEntries(stated), handling: record.handling, restricted: record.restricted };
}
