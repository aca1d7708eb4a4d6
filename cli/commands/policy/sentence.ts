import type { Command } from 'commander';
import {
  readingLanguages,
  sentencesIn,
  tableRows,
  type Sentences,
} from '../../../policies/office/sentences/row-sentences.ts';
import type { TableRow } from '../../../policies/office/sentences/row-sentence.ts';
import { output } from '../../output.ts';
import { withPolicyOptions } from './policy-options.ts';
import { readPolicy, type PolicyOptions } from './read-policy.ts';

interface SentenceOptions extends PolicyOptions {
  readonly language?: string;
}

interface Told {
  readonly id: string;
  readonly table: TableRow['table'];
  readonly file: string;
  readonly line: number;
  /** By language: the authoritative one first. */
  readonly sentences: Sentences;
}

async function sentence(folder: string, options: SentenceOptions): Promise<void> {
  const policy = await readPolicy(folder, options);
  const official = policy.compared.head.language;
  const languages = options.language === undefined ? readingLanguages(policy.country) : [options.language];
  const inEach = sentencesIn(languages, policy.catalogue);
  const told = tableRows(policy.country).map(({ at, ...row }): Told => {
    return { id: row.row.id, table: row.table, file: at.file, line: at.line, sentences: inEach(row) };
  });
  if (options.json) output.json({ authoritative: official, rows: told });
  else {
    for (const { sentences } of told)
      output.result(languages.map((language) => sentences[language] ?? '').join('\n  '));
    output.remark(`the text in \`${official}\` is authoritative`);
  }
}

/** Adds `comity policy sentence`. */
export function addSentence(policy: Command): void {
  withPolicyOptions(
    policy
      .command('sentence')
      .description(
        "each row as a plain sentence: the text that is signed, in the country's language, English beside it",
      )
      .argument('<policy>', "a country's folder or code")
      .option('--language <code>', 'one language alone, as `et`'),
  ).action(sentence);
}
