import type { Country } from '../country/country.ts';
import type { RequestPlan } from '../read/read-plan.ts';

/** The share of the fields asked for that mapping and policy can fill for this requester: a function of neither data nor time. */
export function coverageOf(country: Country, plan: RequestPlan): number {
  if (plan.asked.length === 0) return 1;
  const closed = new Set(plan.closed);
  const filled = plan.asked.filter((name) => {
    const [type = '', field = ''] = name.split('.');
    return !closed.has(name) && country.systems.some((system) => system.fills(type, field));
  });
  return Math.round((filled.length / plan.asked.length) * 1000) / 1000;
}
