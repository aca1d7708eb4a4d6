import { readMemberKeys } from '../../../policies/declarations/read-member-keys.ts';
import { ComityError } from '../../../schema/errors.ts';
import { openAuthorisations, type OpenAuthorisations } from '../../authorisations/open-authorisations.ts';
import { openEmergencies, type OpenEmergencies } from '../../emergency/open-emergencies.ts';
import { readOfficers } from '../../policy/open-policy.ts';
import type { Register } from '../../register/register.ts';
import type { Country } from '../country/country.ts';
import { readSecret } from './connection-config.ts';
import type { SubgraphLog } from './start-subgraph.ts';
import type { SubgraphConfig } from './subgraph-config.ts';

/** What a country authorises, and what it disclosed in emergencies. */
export interface CountryDesk {
  readonly authorisations: OpenAuthorisations;
  readonly emergencies: OpenEmergencies;
  /** What the country's officers must see to, for the health page. */
  reminders(): readonly string[];
  close(): Promise<void>;
}

/** What a country's desk needs of the process that opens it. */
export interface CountryDeskOptions {
  readonly country: Country;
  readonly register: Pick<Register, 'append'>;
  readonly log: Pick<SubgraphLog, 'fault' | 'warn'>;
}

/** Opens both in the folders that the configuration names. Throws `AUDIT_UNAVAILABLE` where they cannot be read. */
export async function openCountryDesk(
  config: SubgraphConfig,
  { country, register, log }: CountryDeskOptions,
): Promise<CountryDesk> {
  const { member, policy, allowDemo, emergency } = config;
  const token = emergency.noticeTokenFile === null ? null : await readSecret(emergency.noticeTokenFile);
  const emergencies = await openEmergencies({
    member,
    folder: emergency.folder,
    dutyDesk: emergency.noticeUrl === null ? null : { url: emergency.noticeUrl, token },
    reviewHours: emergency.reviewHours,
    register,
    now: () => country.now(),
    warn: (warning) => log.warn(warning),
  });
  const authorisations = await openAuthorisations({
    member: country.member,
    ...config.authorisations,
    catalogue: country.catalogue,
    ids: country.ids,
    ring: () => readOfficers(policy.officersFile, { member, allowDemo }),
    ringFile: policy.officersFile,
    memberKeys: () => readMemberKeys({ demoKeys: allowDemo }),
    register,
    now: () => country.now(),
    fault: (reason) => log.fault({ code: 'POLICY_INVALID', error: new ComityError('POLICY_INVALID', reason) }),
  });
  return {
    authorisations,
    emergencies,
    reminders: () => [...authorisations.faults(), ...emergencies.faults()],
    async close() {
      await authorisations.close();
      await emergencies.close();
    },
  };
}
