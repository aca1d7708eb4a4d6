/** A country's subgraph as production runs it (`cli/processes/subgraph.ts`), and what it asks of its system when told. */
import { loggableFault, openLog } from '../../../cli/processes/log.ts';
import { startSubgraph } from '../../../subgraphs/runtime/start/start-subgraph.ts';
import { readSubgraphConfig } from '../../../subgraphs/runtime/start/subgraph-config.ts';
import { serveBench } from '../process/serve-bench.ts';
import { recordStatements } from './statement-recorder.ts';

serveBench(async (config) => {
  const recorder = recordStatements();
  const log = openLog('subgraph');
  const running = await startSubgraph(await readSubgraphConfig(String(config)), {
    progress: () => undefined,
    fault: ({ code, error }) => log.error({ code, ...loggableFault(error) }, 'fault'),
    warn: ({ text, ...ids }) => log.warn(ids, text),
  });
  return {
    ready: { port: running.port },
    answers: { record: () => recorder.start(), recorded: () => recorder.stop() },
  };
});
