import type { Country } from './country.ts';

/** What the health page says of a country's policy: nothing while one is in force. */
export function policyFaults(country: Pick<Country, 'now' | 'policy'>): readonly string[] {
  return country.policy().opensAt(country.now()) ? [] : ['no valid policy is in force: everything is denied'];
}
