import { actId, type Act, type ActSignature, type SignedAct, type SigningRole } from './act.ts';
import type { OfficerRing } from './officer-ring.ts';
import { isSignedBy } from './signature.ts';

/** Whether an act may stand in the chain; the reason is for the member's officers and operators. */
export type Judgement =
  | { readonly kind: 'accepted'; readonly id: string }
  | { readonly kind: 'refused'; readonly because: RefusalKind; readonly reason: string };

/** Why an act is refused. */
export type RefusalKind = 'wrong-member' | 'not-next' | 'unsigned' | 'wrongly-signed' | 'one-person' | 'not-yet';

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

/** How far ahead of this machine's clock a signature may be dated, in milliseconds. */
const CLOCK_LEEWAY_MS = 60_000;

const NEEDED: Readonly<Record<Act['kind'], readonly SigningRole[]>> = {
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

/** What is wrong with one signature on an act; null where it holds. */
export function signatureFault(
  act: Act,
  signature: ActSignature,
  { ring, now }: Pick<JudgingContext, 'ring' | 'now'>,
): Judgement | null {
  const { role, person, at } = signature;
  const officer = ring.officers.get(person);
  if (!officer) return refused('wrongly-signed', `\`${person}\` is no officer of \`${ring.member}\``);
  if (!officer.may.has(role)) return refused('wrongly-signed', `\`${person}\` may not sign as \`${role}\``);
  const key = officer.keys.get(signature.key);
  if (!key) return refused('wrongly-signed', `\`${signature.key}\` is no key of \`${person}\``);
  if (key.withdrawn) return refused('wrongly-signed', `the key \`${key.id}\` of \`${person}\` was withdrawn`);
  if (at < key.from || (key.until !== null && at >= key.until))
    return refused('wrongly-signed', `the key \`${key.id}\` of \`${person}\` did not hold at ${at}`);
  if (Date.parse(at) > now.getTime() + CLOCK_LEEWAY_MS)
    return refused('not-yet', `the signature of \`${person}\` is dated ${at}, which lies ahead`);
  if (isSignedBy(act, signature, key.publicKey)) return null;
  return refused('wrongly-signed', `the signature of \`${person}\` as \`${role}\` does not fit the act`);
}

/**
 * Judges whether an act may follow in the chain: it is the next one, every signature on it holds, none needed is missing,
 * and no person signed it in two capacities.
 */
export function judgeAct({ act, signatures }: SignedAct, context: JudgingContext): Judgement {
  const fault = chainFault(act, context);
  if (fault) return fault;
  for (const signature of signatures) {
    const wrong = signatureFault(act, signature, context);
    if (wrong) return wrong;
  }
  const needed = NEEDED[act.kind];
  const missing = needed.find((role) => !signatures.some((signature) => signature.role === role));
  if (missing !== undefined) return refused('unsigned', `the signature of the \`${missing}\` is missing`);
  if (new Set(signatures.map(({ person }) => person)).size < signatures.length)
    return refused('one-person', 'nobody may sign an act in two capacities');
  return { kind: 'accepted', id: actId(act) };
}
