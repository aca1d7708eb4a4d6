import { readFile } from 'node:fs/promises';
import { compileVersion } from '../../policies/compile-version.ts';
import type { CompiledPolicy } from '../../policies/engine/contract.ts';
import { DENY_ALL } from '../../policies/engine/deny-all.ts';
import { examineVersion } from '../../policies/examine-version.ts';
import type { LoadOptions } from '../../policies/load.ts';
import { followVersions, type VersionInForce } from '../../policies/versions/follow-versions.ts';
import type { HighWaterStore } from '../../policies/versions/high-water.ts';
import { watchCommon } from '../../policies/watch-common.ts';
import { parseOfficerRing, type OfficerRing } from '../../policies/versions/officer-ring.ts';
import type { SteadyClock } from '../../policies/versions/steady-clock.ts';
import type { VersionStore } from '../../policies/versions/version-store.ts';
import type { FieldCatalogue } from '../../schema/fields.ts';
import { ComityError } from '../../schema/errors.ts';

/** What a country's policy is opened with. */
export interface PolicyOptions {
  readonly member: string;
  readonly store: VersionStore;
  /** The country's officers and their public keys (`policies/versions/officer-ring.ts`); read anew whenever it is needed. */
  readonly officersFile: string;
  /** Whether keys of a demonstration may sign: never in production. */
  readonly allowDemo: boolean;
  /** What was accepted last, before a restart too. */
  readonly mark: HighWaterStore;
  readonly catalogue: FieldCatalogue;
  readonly common: Omit<LoadOptions, 'catalogue' | 'catalogueOf'>;
  readonly now: () => Date;
  /** A version has come into force, or none is: for the register and the log. */
  readonly inForce: (version: VersionInForce | null, policy: CompiledPolicy) => void;
  /** A version was not accepted, or the store could not be read: for the log. */
  readonly refused: (reason: string) => void;
}

/** The policy of a running country. */
export interface OpenPolicy {
  /** What is enforced now: everything is denied where no version is in force. */
  readonly current: () => CompiledPolicy;
  /** The version in force; null where there is none. */
  version(): VersionInForce | null;
  /** The time that policy goes by: it never runs backwards. */
  readonly clock: SteadyClock;
  /** Why the newest version is not in force, for the health page; empty where it is. */
  faults(): readonly string[];
  /** Looks at the store now; resolves when what was found is in force. */
  look(): Promise<void>;
  close(): void;
}

/** The ring in a file; throws `CONFIGURATION_INVALID` for another member's, and for demo keys where they are not allowed. */
export async function readOfficers(
  file: string,
  { member, allowDemo }: Pick<PolicyOptions, 'member' | 'allowDemo'>,
): Promise<OfficerRing> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ComityError('CONFIGURATION_INVALID', `the ring of officers \`${file}\` cannot be read`, { cause });
  });
  const ring = parseOfficerRing(text);
  if (ring.member !== member)
    throw new ComityError(
      'CONFIGURATION_INVALID',
      `\`${file}\` is the ring of \`${ring.member}\`, not of \`${member}\``,
    );
  if (ring.demo && !allowDemo)
    throw new ComityError(
      'CONFIGURATION_INVALID',
      `\`${file}\` holds keys of a demonstration: production refuses them`,
    );
  return ring;
}

/**
 * Opens the policy of a country and follows its store. Throws `CONFIGURATION_INVALID` for a ring that cannot be used, and
 * `POLICY_INVALID` for a damaged mark; without a valid version it opens, and denies everything.
 */
export async function openPolicy(options: PolicyOptions): Promise<OpenPolicy> {
  const { member, store, officersFile, catalogue, common, now } = options;
  await readOfficers(officersFile, options);
  let current: CompiledPolicy = DENY_ALL(member, catalogue).policy;
  let version: VersionInForce | null = null;
  let fault: string | null = null;
  const following = await followVersions({
    store,
    ring: () => readOfficers(officersFile, options),
    mark: options.mark,
    now,
    async prepare(next) {
      const { policy } =
        next === null ? DENY_ALL(member, catalogue) : await compileVersion(next, { ...common, catalogue });
      return () => {
        current = policy;
        version = next;
        options.inForce(next, policy);
      };
    },
    examine: (found) => examineVersion(found, { ...common, catalogue }, 'by-word'),
    fault(reason) {
      if (reason !== null && reason !== fault) options.refused(reason);
      fault = reason;
    },
  });
  const unwatch = watchCommon(common, () => void following.renew());
  return {
    current: () => current,
    version: () => version,
    clock: following.clock,
    faults: () => (fault === null ? [] : [`the newest version of the policy is not in force: ${fault}`]),
    look: () => following.look(),
    close() {
      unwatch();
      following.stop();
    },
  };
}
