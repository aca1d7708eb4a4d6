import { actId, type Act, type ActSignature, type SignedAct, type SigningRole } from './act.ts';
import { heldKey } from './held-key.ts';
import type { OfficerRing } from './officer-ring.ts';
import { isSignedBy } from './signature.ts';

/** Whether an act may stand in the chain; the reason is for the member's officers and operators. */
export type Judgement =
  | { readonly kind: 'accepted'; readonly id: string }
  | { readonly kind: 'refused'; readonly because: RefusalKind; readonly reason: string };

/** Why an act is refused. */
export type RefusalKind =
  'wrong-member' | 'not-next' | 'no-term' | 'unsigned' | 'wrongly-signed' | 'one-person' | 'not-yet';

/** The place in the chain that an act must follow. */
export interface ChainHead {
  readonly number: number;
  readonly id: string;
}

/** What an act is judged against. `now` is injected. */
export interface JudgingContext {
  readonly ring: OfficerRing;
  /** The act before; null at the start of the chain. */
  readonly head: ChainHead | null;
  readonly now: Date;
}

/** The roles in which an act must be signed. */
export const NEEDED_ROLES: Readonly<Record<Act['kind'], readonly SigningRole[]>> = {
  activation: ['proposer', 'opinion', 'approver'],
  withdrawal: ['withdrawer'],
};

function refused(because: RefusalKind, reason: string): Judgement {
  return { kind: 'refused', because, reason };
}

function chainFault({ member, number, predecessor }: Act, { ring, head }: JudgingContext): Judgement | null {
  if (member !== ring.member)
    return refused('wrong-member', `the act is of \`${member}\`, the officers are of \`${ring.member}\``);
  const expected = (head?.number ?? 0) + 1;
  if (number !== expected)
    return refused('not-next', `the act is number ${number}, the chain goes on with ${expected}`);
  if (predecessor === (head?.id ?? null)) return null;
  return refused('not-next', 'another act was put in force meanwhile: propose anew on the one in force');
}

function isInstant(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}

/** What is compared as text must be an instant: of another text nobody could say when it comes. */
function termFault(act: Act): Judgement | null {
  if (act.kind !== 'activation') return null;
  const { from, until } = act;
  if (isInstant(from) && (until === null || (isInstant(until) && from < until))) return null;
  return refused('no-term', `the version must end after it begins: ${from} to ${until ?? 'no end'}`);
}

/** What is wrong with one signature on an act; null where it holds. */
export function signatureFault(
  act: Act,
  signature: ActSignature,
  context: Pick<JudgingContext, 'ring' | 'now'>,
): Judgement | null {
  const { role, person } = signature;
  const held = heldKey(signature, context);
  if (held.kind === 'refused') return held;
  if (isSignedBy(act, signature, held.key.publicKey)) return null;
  return refused('wrongly-signed', `the signature of \`${person}\` as \`${role}\` does not fit the act`);
}

/**
 * Judges whether an act may follow in the chain: it is the next one, it has a time, every signature on it holds, none needed is
 * missing, and no person signed it in two capacities.
 */
export function judgeAct({ act, signatures }: SignedAct, context: JudgingContext): Judgement {
  const fault = chainFault(act, context) ?? termFault(act);
  if (fault) return fault;
  for (const signature of signatures) {
    const wrong = signatureFault(act, signature, context);
    if (wrong) return wrong;
  }
  const needed = NEEDED_ROLES[act.kind];
  const missing = needed.find((role) => !signatures.some((signature) => signature.role === role));
  if (missing !== undefined) return refused('unsigned', `the signature of the \`${missing}\` is missing`);
  if (new Set(signatures.map(({ person }) => person)).size < signatures.length)
    return refused('one-person', 'nobody may sign an act in two capacities');
  return { kind: 'accepted', id: actId(act) };
}
