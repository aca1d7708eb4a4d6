import { stateAt } from '../../../policies/versions/in-force.ts';
import { readChain } from '../../../policies/versions/read-chain.ts';
import { optionalInput, optionalText, optionalTexts, text, type Arguments } from '../desk-arguments.ts';
import type { DeskCall } from '../desk.ts';
import { countOf } from './office-arguments.ts';
import type { OfficeContext } from './office-context.ts';
import { waitingProposals } from './open-desk.ts';
import { policySource } from './policy-source.ts';
import { replayField } from './replay/replay-field.ts';
import { rowEdits } from './row-edits.ts';
import type { GivenPolicy } from './thread/given-policy.ts';
import { toldAct, toldOfficers, toldProposals, toldVersion } from './told-acts.ts';
import { toldFiles } from './told-files.ts';
import { isUnanswered } from './unanswered.ts';

/** What is in force: `PolicyInForce`. */
function toldInForce({ policy, store }: OfficeContext): object | null {
  const version = policy.version();
  if (!version) return null;
  const { activation, withdrawn } = version;
  return {
    version: toldVersion(activation, store),
    withdrawn: withdrawn === null ? [] : [...withdrawn].toSorted(),
    isWithdrawn: withdrawn === null,
    policyVersion: policy.current().version,
    nextChange: async () => stateAt(await readChain(store, 0), policy.clock.now()).nextChange,
  };
}

async function toldHistory({ store }: OfficeContext, args: Arguments): Promise<object> {
  const first = countOf(args, 'first', 100, 50);
  const chain = await readChain(store, 0);
  const before = countOf(args, 'before', Number.MAX_SAFE_INTEGER, chain.length + 1);
  const acts = chain.filter(({ act }) => act.number < before).slice(-first);
  const [earliest] = acts;
  return {
    acts: acts.toReversed().map((signed) => toldAct(signed, store)),
    total: chain.length,
    endCursor: earliest && earliest.act.number > 1 ? earliest.act.number : null,
  };
}

/** The fields that the office's thread answers. */
function toolFields(context: OfficeContext): Readonly<Record<string, (args: Arguments) => Promise<object>>> {
  const { worker, member } = context;
  const over =
    (use: (policy: GivenPolicy, args: Arguments) => Promise<object>) =>
    async (args: Arguments): Promise<object> => {
      const policy = await policySource(context, args);
      return isUnanswered(policy) ? policy : use(policy, args);
    };
  return {
    files: over(({ content }) => Promise.resolve({ __typename: 'PolicyFiles', files: toldFiles(content.files) })),
    rows: over((policy, args) => {
      const first = countOf(args, 'first', 500, 100);
      return worker.run('rows', { policy, first, after: optionalText(args, 'after') });
    }),
    sentences: over((policy, args) => worker.run('sentences', { policy, language: optionalText(args, 'language') })),
    edited: over(async (policy, args) => {
      const edits = rowEdits(args);
      return isUnanswered(edits) ? edits : worker.run('edit', { policy, edits });
    }),
    check: over((policy) => worker.run('check', { policy })),
    matrix: over((policy, args) => worker.run('matrix', { policy, role: optionalText(args, 'role') })),
    whoCan: over((policy, args) => worker.run('reach', { policy, field: text(args, 'field') })),
    explain: over((policy, args) => {
      const given = optionalInput(args, 'given') ?? {};
      return worker.run('explain', { policy, given: plain(given), fields: optionalTexts(args, 'fields') ?? [] });
    }),
    test: over((policy) => worker.run('test', { policy })),
    exportDmn: over((policy) => worker.run('exportDmn', { policy })),
    importDmn: (args) => worker.run('importDmn', { dmn: text(args, 'dmn'), member }),
    vocabulary: (args) => worker.run('vocabulary', { language: optionalText(args, 'language') ?? 'en' }),
    async diff(args) {
      const [from, to] = [await policySource(context, args, 'from'), await policySource(context, args, 'to')];
      if (isUnanswered(from)) return from;
      return isUnanswered(to) ? to : worker.run('diff', { from, to });
    },
  };
}

/** An input object as one that can be sent to a thread. */
function plain(given: Arguments): Arguments {
  const record = optionalInput(given, 'record');
  return { ...given, ...(record ? { record: { ...record } } : {}) };
}

/** The office of a member's policy: `PolicyOffice`. */
export function officeFields(context: OfficeContext): object {
  const { member, policy, store, ring } = context;
  return {
    ...toolFields(context),
    member,
    inForce: () => toldInForce(context),
    faults: () => policy.faults(),
    officers: async () => toldOfficers(await ring()),
    proposals: async () => toldProposals(await waitingProposals(store), store),
    history: (args: Arguments) => toldHistory(context, args),
    replay: (args: Arguments, call: DeskCall) => replayField(context, args, call),
  };
}
