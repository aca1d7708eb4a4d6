import type { Command } from 'commander';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { ComityError } from '../../schema/errors.ts';
import { evaluateFile, kindOfPairFile, matchNames, matchPersons } from '../../subgraphs/matching/match-files.ts';
import { output, table } from '../output.ts';
import { addIdentify } from './match/identify.ts';

interface MatchOptions {
  readonly explain?: boolean;
}

async function opened(file: string) {
  const handle = await open(file).catch((cause: unknown) => {
    throw new ComityError('USAGE', `\`${file}\` cannot be read`, { cause });
  });
  await handle.close();
  return createReadStream(file);
}

async function beginning(file: string): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of createReadStream(file, { encoding: 'utf8', end: 1_023 })) chunks.push(String(chunk));
  return chunks.join('');
}

function percent(share: number): string {
  return share.toFixed(3);
}

async function evaluate(file: string, options: { readonly json?: boolean }): Promise<void> {
  const input = await opened(file);
  const found = await evaluateFile(input, kindOfPairFile(await beginning(file)));
  if (options.json) {
    output.json(found);
    return;
  }
  const header = ['', 'pairs', 'precision', 'recall', 'F1', 'recall at P≥.95'];
  const row = (name: string, each: (typeof found.byCategory)[string]) => [
    name,
    String(each.pairs),
    percent(each.precision),
    percent(each.recall),
    percent(each.f1),
    percent(each.recallAtP95),
  ];
  const categories = Object.entries(found.byCategory)
    .filter(([name]) => name !== 'all')
    .sort(([left], [right]) => left.localeCompare(right));
  output.result(table([header, row('all', found), ...categories.map(([name, each]) => row(name, each))]));
  output.remark(`matcher ${found.matcherVersion}, threshold ${found.threshold}`);
}

/** Adds `comity match …`: scores of pairs in a file, how good they are where it is labelled, and identifiers of a pasted list. */
export function addMatch(program: Command): void {
  const match = program
    .command('match')
    .description('compare names or persons, or recognise identifiers, without a running federation');
  match
    .command('names')
    .description('a CSV file with columns id, name1, name2: a JSON line for each pair')
    .argument('<file>')
    .option('--explain', 'add what was compared')
    .action(async (file: string, options: MatchOptions) => {
      for await (const result of matchNames(await opened(file), { explain: options.explain ?? false })) {
        output.result(JSON.stringify(result));
      }
    });
  match
    .command('persons')
    .description('a JSONL file with id, left, right: a JSON line for each pair')
    .argument('<file>')
    .option('--explain', 'add what was compared')
    .action(async (file: string, options: MatchOptions) => {
      for await (const result of matchPersons(await opened(file), { explain: options.explain ?? false })) {
        output.result(JSON.stringify(result));
      }
    });
  match
    .command('evaluate')
    .description('precision, recall and F1 over a labelled file of either kind, by category')
    .argument('<file>')
    .option('--json', 'print JSON')
    .action(evaluate);
  addIdentify(match);
}
