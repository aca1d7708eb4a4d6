import type { CompiledPolicy } from '../../policies/engine/contract.ts';
import type { VersionInForce } from '../../policies/versions/follow-versions.ts';
import type { RegisterEntry } from '../register/register-entry.ts';

/** The entry of the register by which a version of the policy, or none, is known to have come into force in a process. */
export function activationEntry(version: VersionInForce | null, policy: CompiledPolicy, at: Date): RegisterEntry {
  const about = { requestId: null, recipient: null, justification: null, disclosed: [], refusal: null };
  if (version === null) return { event: 'policy.ended', at: at.toISOString(), policyVersion: null, ...about };
  const { activation, head } = version;
  return {
    event: 'policy.activated',
    at: at.toISOString(),
    policyVersion: policy.version,
    ...about,
    act: { content: activation.content, ...head },
  };
}
