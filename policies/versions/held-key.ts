import type { OfficerKey, OfficerRing } from './officer-ring.ts';
import type { Signer } from './signature.ts';

/** The key by which a signature holds, or why there is none; the reason is for the member's officers and operators. */
export type HeldKey =
  | { readonly kind: 'held'; readonly key: OfficerKey }
  | { readonly kind: 'refused'; readonly because: 'wrongly-signed' | 'not-yet'; readonly reason: string };

/** How far ahead of this machine's clock a signature may be dated, in milliseconds. */
const CLOCK_LEEWAY_MS = 60_000;

/** The key that a signer names, where the ring lets that person sign in that role with it at that time. */
export function heldKey(
  { role, person, key: keyId, at }: Signer,
  { ring, now }: { readonly ring: OfficerRing; readonly now: Date },
): HeldKey {
  const refused = (reason: string): HeldKey => ({ kind: 'refused', because: 'wrongly-signed', reason });
  const officer = ring.officers.get(person);
  if (!officer) return refused(`\`${person}\` is no officer of \`${ring.member}\``);
  if (!officer.may.has(role)) return refused(`\`${person}\` may not sign as \`${role}\``);
  const key = officer.keys.get(keyId);
  if (!key) return refused(`\`${keyId}\` is no key of \`${person}\``);
  if (key.withdrawn) return refused(`the key \`${key.id}\` of \`${person}\` was withdrawn`);
  if (at < key.from || (key.until !== null && at >= key.until))
    return refused(`the key \`${key.id}\` of \`${person}\` did not hold at ${at}`);
  if (Date.parse(at) > now.getTime() + CLOCK_LEEWAY_MS)
    return {
      kind: 'refused',
      because: 'not-yet',
      reason: `the signature of \`${person}\` is dated ${at}, which lies ahead`,
    };
  return { kind: 'held', key };
}
