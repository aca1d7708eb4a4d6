import type { LoadOptions } from '../../../../policies/load.ts';
import { checkPolicy, proposablePolicy, testPolicy } from '../tools/check-policy.ts';
import { comparePolicies, policyMatrix, policyReach } from '../tools/compare.ts';
import { editDraft } from '../tools/edit-draft.ts';
import { policyAsDmn, policyOfDmn } from '../tools/exchange-dmn.ts';
import { explainRequest } from '../tools/explain-request.ts';
import { replayRegister, type EntryPages } from '../tools/replay-register.ts';
import { tellRows, tellSentences } from '../tools/tell-rows.ts';
import { tellVocabulary } from '../tools/tell-vocabulary.ts';

/**
 * What the thread of the office does, by name: from what can be sent to a thread to what can be sent back, which for most is
 * the desk's own answer. A `USAGE` or a `POLICY_INVALID` that one throws is an answer too.
 */
export const OFFICE_JOBS = {
  check: checkPolicy,
  diff: comparePolicies,
  edit: editDraft,
  explain: explainRequest,
  exportDmn: policyAsDmn,
  importDmn: policyOfDmn,
  matrix: policyMatrix,
  proposable: proposablePolicy,
  reach: policyReach,
  replay: replayRegister,
  rows: tellRows,
  sentences: tellSentences,
  test: testPolicy,
  vocabulary: tellVocabulary,
} as const satisfies Record<string, (input: never, options: LoadOptions, pages: EntryPages) => unknown>;

/** The jobs, by name. */
export type OfficeJobs = typeof OFFICE_JOBS;
/** The name of a job. */
export type OfficeJobName = keyof OfficeJobs;
/** What a job takes. */
export type OfficeJobInput<Name extends OfficeJobName> = Parameters<OfficeJobs[Name]>[0];
/** What a job gives. */
export type OfficeJobResult<Name extends OfficeJobName> = Awaited<ReturnType<OfficeJobs[Name]>>;
