const PLANS_KEPT = 1000;

/** Keeps what was planned and used last, by key; what is being made is shared by all who ask for it. */
export function planCache<Planned>(): (key: string, make: () => Promise<Planned>) => Promise<Planned> {
  const plans = new Map<string, Promise<Planned>>();
  return (key, make) => {
    const plan = plans.get(key) ?? make();
    plans.delete(key);
    plans.set(key, plan);
    plan.catch(() => plans.delete(key));
    const oldest = plans.size > PLANS_KEPT ? plans.keys().next() : null;
    if (oldest?.done === false) plans.delete(oldest.value);
    return plan;
  };
}
