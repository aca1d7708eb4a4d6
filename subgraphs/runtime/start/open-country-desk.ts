import { readMemberKeys } from '../../../policies/declarations/read-member-keys.ts';
import { ComityError } from '../../../schema/errors.ts';
import { openAuthorisations, type OpenAuthorisations } from '../../authorisations/open-authorisations.ts';
import type { MemberSchema } from '../../../schema/canonical.ts';
import type { DeskModule } from '../../desk/desk.ts';
import { openPolicyOffice } from '../../desk/policy-office/policy-office.ts';
import { openLinks } from '../../links/open-links.ts';
import { openEmergencies, type OpenEmergencies } from '../../emergency/open-emergencies.ts';
import type { Register } from '../../register/register.ts';
import type { Country } from '../country/country.ts';
import { readSecret } from './connection-config.ts';
import type { CountryPolicy } from './open-country-policy.ts';
import type { SubgraphLog } from './start-subgraph.ts';
import type { SubgraphConfig } from './subgraph-config.ts';

/** What a country authorises, what it disclosed in emergencies, what its officers decide of links, and the office of its policy. */
export interface CountryDesk {
  /** The parts of the desk that is served. */
  readonly modules: readonly DeskModule[];
  readonly authorisations: OpenAuthorisations;
  readonly emergencies: OpenEmergencies;
  /** What the country's officers must see to, for the health page. */
  reminders(): readonly string[];
  close(): Promise<void>;
}

/** What a country's desk needs of the process that opens it. */
export interface CountryDeskOptions {
  readonly country: Country;
  /** The schema that the country serves. */
  readonly served: MemberSchema;
  readonly governed: Pick<CountryPolicy, 'policy' | 'store' | 'common' | 'ring'>;
  readonly register: Pick<Register, 'append' | 'pages'>;
  readonly log: Pick<SubgraphLog, 'fault' | 'warn'>;
}

/** Opens them in the folders that the configuration names. Throws `AUDIT_UNAVAILABLE` where they cannot be read. */
export async function openCountryDesk(
  config: SubgraphConfig,
  { country, served, governed, register, log }: CountryDeskOptions,
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
    ring: governed.ring,
    ringFile: policy.officersFile,
    memberKeys: () => readMemberKeys({ demoKeys: allowDemo }),
    register,
    now: () => country.now(),
    fault: (reason) => log.fault({ code: 'POLICY_INVALID', error: new ComityError('POLICY_INVALID', reason) }),
  });
  const links = await openLinks({
    member: country.member,
    ...config.links,
    register,
    now: () => country.now(),
  });
  const office = openPolicyOffice({ served, ...governed, register });
  return {
    modules: [authorisations.desk, emergencies.desk, links.desk, office.module],
    authorisations,
    emergencies,
    reminders: () => [...authorisations.faults(), ...emergencies.faults()],
    async close() {
      await office.close();
      links.close();
      await authorisations.close();
      await emergencies.close();
    },
  };
}
