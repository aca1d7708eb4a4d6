import type { Command } from 'commander';
import { fieldName } from '../../../policies/engine/lanes.ts';
import type { Placed, Row } from '../../../policies/language/rows.ts';
import { isHubRow } from '../../../policies/load.ts';
import { loadPhrases } from '../../../policies/office/sentences/load-phrases.ts';
import { rowSentence, type CategoryOf, type TableRow } from '../../../policies/office/sentences/row-sentence.ts';
import { output } from '../../output.ts';
import { withPolicyOptions } from './policy-options.ts';
import type { OfficePolicy } from '../../../policies/office/office-policy.ts';
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
  readonly sentences: Readonly<Record<string, string>>;
}

const ENGLISH = 'en';

function rowsOf({ country }: OfficePolicy): readonly (TableRow & { readonly at: Placed<Row>['at'] })[] {
  const own = country.restrictions.filter((placed) => !isHubRow(placed));
  return [
    ...country.permissions.map((placed) => ({ table: 'permissions' as const, ...placed })),
    ...own.map((placed) => ({ table: 'restrictions' as const, ...placed })),
    ...country.release.map((placed) => ({ table: 'release' as const, ...placed })),
  ];
}

async function sentence(folder: string, options: SentenceOptions): Promise<void> {
  const policy = await readPolicy(folder, options);
  const official = policy.compared.head.language;
  const languages = options.language === undefined ? [...new Set([official, ENGLISH])] : [options.language];
  const categories = new Map(policy.catalogue.fields.map((field) => [fieldName(field), field.category]));
  const categoryOf: CategoryOf = (field) => categories.get(field) ?? field;
  const told = rowsOf(policy).map(({ at, ...row }): Told => {
    const sentences = languages.map(
      (language) => [language, rowSentence(row, loadPhrases(language), categoryOf)] as const,
    );
    return { id: row.row.id, table: row.table, file: at.file, line: at.line, sentences: Object.fromEntries(sentences) };
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
