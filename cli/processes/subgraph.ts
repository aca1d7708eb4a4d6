import { startSubgraph } from '../../subgraphs/runtime/start/start-subgraph.ts';
import { readSubgraphConfig } from '../../subgraphs/runtime/start/subgraph-config.ts';
import { output } from '../output.ts';
import { loggableFault, openLog } from './log.ts';
import { onStop, report } from './report.ts';
import { reportFailure } from './report-failure.ts';

/** Runs one country until it is told to stop. */
export async function runSubgraph(configFile: string): Promise<void> {
  await reportFailure(async () => {
    const config = await readSubgraphConfig(configFile);
    const log = openLog(`subgraph-${config.member}`);
    const running = await startSubgraph(config, {
      progress: (text) => report({ kind: 'progress', text }),
      fault: ({ code, error }) => log.error({ code, ...loggableFault(error) }, 'fault'),
      warn: ({ text, ...ids }) => log.warn(ids, text),
    });
    onStop(() => running.close());
    report({ kind: 'ready', port: running.port, detail: { holds: running.holds, extension: running.extension } });
    if (!process.send) output.remark(`${config.member} answers on http://${config.host}:${running.port}/graphql`);
  });
}
