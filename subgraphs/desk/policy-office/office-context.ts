import type { CommonOptions } from '../../../policies/load-common.ts';
import type { OfficerRing } from '../../../policies/versions/officer-ring.ts';
import type { VersionStore, WritableVersionStore } from '../../../policies/versions/version-store.ts';
import type { MemberSchema } from '../../../schema/canonical.ts';
import type { OpenPolicy } from '../../policy/open-policy.ts';
import type { Register } from '../../register/register.ts';
import type { JobLimits } from './thread/job-thread.ts';
import type { OfficeWorker } from './thread/office-worker.ts';

/** What the office of a member's policy is opened with. */
export interface PolicyOfficeOptions {
  /** The schema that the member serves, from which the fields follow that its policy controls. */
  readonly served: MemberSchema;
  /** What all policies are read against. */
  readonly common: CommonOptions;
  /** Where versions are kept; where it is of another process of the country, acts are made there. */
  readonly store: VersionStore | WritableVersionStore;
  /** The officers, read anew whenever they are needed. */
  readonly ring: () => Promise<OfficerRing>;
  /** The policy of the running process. */
  readonly policy: Pick<OpenPolicy, 'current' | 'version' | 'faults' | 'clock' | 'look'>;
  readonly register: Pick<Register, 'append' | 'pages'>;
  /** What a tool may take; 45 seconds and half a gigabyte where absent. */
  readonly limits?: Partial<JobLimits>;
}

/** What the office works with. */
export interface OfficeContext extends PolicyOfficeOptions {
  readonly member: string;
  readonly worker: OfficeWorker;
}

/** Whether officers can write to a store: one of another process is only read. */
export function isWritable(store: VersionStore | WritableVersionStore): store is WritableVersionStore {
  return 'append' in store;
}
