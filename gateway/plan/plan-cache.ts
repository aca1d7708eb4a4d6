import type { QueryPlan } from '@apollo/query-planner';

const PLANS_KEPT = 1000;

/** Keeps the plans used last, by key; one that is being made is shared by all who ask for it. */
export function planCache(make: (query: string, operationName: string | null) => Promise<QueryPlan>) {
  const plans = new Map<string, Promise<QueryPlan>>();
  return (key: string, query: string, operationName: string | null): Promise<QueryPlan> => {
    const full = `${key} ${operationName ?? ''}`;
    const plan = plans.get(full) ?? make(query, operationName);
    plans.delete(full);
    plans.set(full, plan);
    plan.catch(() => plans.delete(full));
    const oldest = plans.size > PLANS_KEPT ? plans.keys().next() : null;
    if (oldest?.done === false) plans.delete(oldest.value);
    return plan;
  };
}
