/** Entry of a process that the supervisor starts: `child-process.js KIND CONFIG`. It ends when the supervisor does. */
const RUNS: Readonly<Record<string, () => Promise<(configFile: string) => Promise<void>>>> = {
  gateway: async () => (await import('./processes/gateway.ts')).runGateway,
  subgraph: async () => (await import('./processes/subgraph.ts')).runSubgraph,
  'demo-systems': async () => (await import('./processes/demo-systems.ts')).runDemoSystems,
};

const [kind = '', configFile = ''] = process.argv.slice(2);
const run = RUNS[kind];
if (!run) throw new Error(`there is no process of kind ${kind}`);
process.once('disconnect', () => process.exit(0));
// The supervisor may have ended before anybody listened.
if (!process.connected) process.exit(0);
await (
  await run()
)(configFile);

export {};
