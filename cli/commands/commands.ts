import type { Command } from 'commander';

type Add = (program: Command) => void;

/** Every verb with the module that adds it, in the order in which the help lists them. */
const VERBS: Readonly<Record<string, () => Promise<Add>>> = {
  start: async () => (await import('./start.ts')).addStart,
  search: async () => (await import('./search.ts')).addSearch,
  token: async () => (await import('./token.ts')).addToken,
  policy: async () => (await import('./policy.ts')).addPolicy,
  authorisation: async () => (await import('./authorisation.ts')).addAuthorisation,
  link: async () => (await import('./link.ts')).addLink,
  emergency: async () => (await import('./emergency.ts')).addEmergency,
  country: async () => (await import('./country.ts')).addCountry,
  match: async () => (await import('./match.ts')).addMatch,
  member: async () => (await import('./member.ts')).addMember,
  keys: async () => (await import('./keys.ts')).addKeys,
  compose: async () => (await import('./compose.ts')).addCompose,
  audit: async () => (await import('./audit.ts')).addAudit,
  population: async () => (await import('./population.ts')).addPopulation,
  processes: async () => (await import('./processes.ts')).addProcesses,
  gateway: async () => (await import('./gateway.ts')).addGateway,
  subgraph: async () => (await import('./subgraph.ts')).addSubgraph,
  identity: async () => (await import('./identity.ts')).addIdentity,
  'demo-systems': async () => (await import('./demo-systems.ts')).addDemoSystems,
};

/** Adds the verb that a command line names, and no other: what it needs is all that is loaded. Adds all where it names none. */
export async function addCommands(program: Command, verb: string | undefined): Promise<void> {
  const named = verb === undefined ? undefined : VERBS[verb];
  const loads = named ? [named] : Object.values(VERBS);
  for (const add of await Promise.all(loads.map((load) => load()))) add(program);
}
