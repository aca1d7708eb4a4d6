import type { Country } from '../country/country.ts';
import type { Gauge } from './subgraph-metrics.ts';

/** What is measured of a country's process at present. */
export function gaugesOf(
  country: Pick<Country, 'index' | 'now' | 'policy'>,
  faults: readonly string[],
): readonly Gauge[] {
  const now = country.now();
  const asOf = country.index.asOf();
  const age = asOf === null ? [] : [Math.max(0, (now.getTime() - asOf.getTime()) / 1000)];
  return [
    {
      name: 'comity_subgraph_policy_in_force',
      help: '1 where a policy is in force, 0 where everything is denied for want of one.',
      value: country.policy().opensAt(now) ? 1 : 0,
    },
    { name: 'comity_subgraph_faults', help: 'Faults that the health page tells.', value: faults.length },
    ...age.map((value) => ({ name: 'comity_subgraph_index_age_seconds', help: 'How old the match index is.', value })),
  ];
}
