import path from 'node:path';
import type { KeyObject } from 'node:crypto';
import { fileHighWater } from '../../../policies/versions/high-water.ts';
import { openStoreServer, type StoreServer } from '../../../policies/versions/http/serve-store.ts';
import { storeSecret } from '../../../policies/versions/http/store-secret.ts';
import { ComityError } from '../../../schema/errors.ts';
import type { FieldCatalogue } from '../../../schema/fields.ts';
import type { CommonOptions } from '../../../policies/load-common.ts';
import type { OfficerRing } from '../../../policies/versions/officer-ring.ts';
import type { VersionStore, WritableVersionStore } from '../../../policies/versions/version-store.ts';
import { openPolicy, readOfficers, type OpenPolicy } from '../../policy/open-policy.ts';
import { openVersionStore } from '../../policy/open-store.ts';
import { activationEntry } from '../../policy/register-activation.ts';
import type { Register } from '../../register/register.ts';
import type { SubgraphConfig } from './subgraph-config.ts';
import type { SubgraphLog } from './start-subgraph.ts';

/** The policy of a country's process, and its versions as it serves them to the hub and to the country's other processes. */
export interface CountryPolicy {
  readonly policy: OpenPolicy;
  readonly store: VersionStore | WritableVersionStore;
  /** What its versions are read against. */
  readonly common: CommonOptions;
  /** The country's officers, read anew. */
  readonly ring: () => Promise<OfficerRing>;
  readonly versions: StoreServer;
  close(): Promise<void>;
}

/** What a country's policy needs of the process that opens it. */
export interface CountryPolicyOptions {
  readonly catalogue: FieldCatalogue;
  /** The key that hub and country share, from which the secret of the store's readers is derived. */
  readonly callSecret: KeyObject;
  readonly register: Pick<Register, 'append'>;
  readonly log: Pick<SubgraphLog, 'progress' | 'fault'>;
}

/** Opens the store of versions and follows it; where no version is valid, everything is denied and the health page says so. */
export async function openCountryPolicy(
  config: SubgraphConfig,
  { catalogue, callSecret, register, log }: CountryPolicyOptions,
): Promise<CountryPolicy> {
  const { member, policy: written, allowDemo, groupsFile, dataFolder } = config;
  const secret = storeSecret(callSecret);
  const opened = await openVersionStore(written.store, secret);
  const now = () => new Date();
  const common = { demoKeys: allowDemo, ...(groupsFile === null ? {} : { groupsFile }) };
  const policy = await openPolicy({
    member,
    store: opened.store,
    officersFile: written.officersFile,
    allowDemo,
    mark: fileHighWater(path.join(dataFolder, 'policy-mark.json')),
    catalogue,
    common,
    now,
    inForce(version, compiled) {
      log.progress(version === null ? 'no policy is in force' : `policy number ${version.head.number} is in force`);
      register
        .append([activationEntry(version, compiled, now())])
        .catch((error: unknown) => log.fault({ code: 'AUDIT_UNAVAILABLE', error }));
    },
    refused: (reason) => log.fault({ code: 'POLICY_INVALID', error: new ComityError('POLICY_INVALID', reason) }),
  });
  const versions = openStoreServer(opened.store, secret);
  return {
    policy,
    store: opened.store,
    common,
    ring: () => readOfficers(written.officersFile, { member, allowDemo }),
    versions,
    async close() {
      versions.close();
      policy.close();
      await opened.close();
    },
  };
}
