import type { MappedSystem } from '../../mapping/mapped-system.ts';
import type { Country } from '../country/country.ts';
import type { RequestPlan } from '../read/read-plan.ts';

const known = new WeakMap<Country['systems'], WeakMap<RequestPlan, number>>();

function computed(systems: readonly MappedSystem[], plan: RequestPlan): number {
  if (plan.asked.length === 0) return 1;
  const closed = new Set(plan.closed);
  const filled = plan.asked.filter((name) => {
    const [type = '', field = ''] = name.split('.');
    return !closed.has(name) && systems.some((system) => system.fills(type, field));
  });
  return Math.round((filled.length / plan.asked.length) * 1000) / 1000;
}

/**
 * The share of the fields asked for that mapping and policy can fill for this requester: a function of neither data nor time, and
 * so computed once for each plan.
 */
export function coverageOf({ systems }: Pick<Country, 'systems'>, plan: RequestPlan): number {
  const plans = known.get(systems) ?? new WeakMap<RequestPlan, number>();
  known.set(systems, plans);
  const coverage = plans.get(plan) ?? computed(systems, plan);
  plans.set(plan, coverage);
  return coverage;
}
