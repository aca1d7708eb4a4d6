import type { Command } from 'commander';
import { rename, writeFile } from 'node:fs/promises';
import { EXIT } from '../exit-code.ts';
import { output } from '../output.ts';

interface FrequenciesOptions {
  readonly config: string;
  readonly out: string;
  readonly json?: boolean;
}

/** Makes a country's table of frequencies from its own systems, and writes it for its officers to look at and to set. */
async function releaseFrequencies({ config: configFile, out, json }: FrequenciesOptions): Promise<void> {
  const { readSubgraphConfig } = await import('../../subgraphs/runtime/start/subgraph-config.ts');
  const { countFrequencies } = await import('../../subgraphs/runtime/start/count-frequencies.ts');
  const { tableVersion, writeFrequencyTable } = await import('../../subgraphs/matching/frequencies/frequency-table.ts');
  const { FEWEST_PEOPLE } = await import('../../subgraphs/matching/frequencies/count-words.ts');
  const config = await readSubgraphConfig(configFile);
  const madeOn = new Date().toISOString().slice(0, 10);
  const table = await countFrequencies(config, madeOn);
  if (table === null) {
    output.remark(`${config.member} has records of fewer than ${FEWEST_PEOPLE} people: too few to release anything of`);
    process.exitCode = EXIT.no;
    return;
  }
  const unfinished = `${out}.${process.pid}`;
  await writeFile(unfinished, writeFrequencyTable(table));
  await rename(unfinished, out);
  const released = { member: config.member, version: tableVersion(table), madeOn, people: table.people };
  if (json) output.json({ ...released, words: table.words.length, file: out });
  else
    output.result(`${out}: ${table.words.length} words, of about ${table.people} people, version ${released.version}`);
  output.remark(
    'to compare names by it, name it as `nameFrequencies` in the configuration and start the subgraph anew',
  );
}

/** Adds `comity subgraph`. */
export function addSubgraph(program: Command): void {
  const subgraph = program
    .command('subgraph')
    .description("run one country's subgraph; its settings stand in docs/operator.md")
    .requiredOption('--config <file>', 'configuration, JSON')
    .action(async (options: { readonly config: string }) => {
      const { runSubgraph } = await import('../processes/subgraph.ts');
      await runSubgraph(options.config);
    });
  subgraph
    .command('frequencies')
    .description(
      "make the country's own table of how common names are, from its systems, to be released when it chooses",
    )
    .requiredOption('--out <file>', 'where to write the table')
    .option('--json', 'print JSON')
    .action((_options: unknown, command: Command) => releaseFrequencies(command.optsWithGlobals<FrequenciesOptions>()));
}
