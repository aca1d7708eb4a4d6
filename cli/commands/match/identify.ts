import type { Command } from 'commander';
import { isCode } from '../../../schema/codes.ts';
import { ComityError } from '../../../schema/errors.ts';
import type { Reading } from '../../../subgraphs/matching/identifiers/reading.ts';
import type { Recognised } from '../../../subgraphs/matching/identifiers/recognise.ts';
import { output, table } from '../../output.ts';
import { batchItems } from './batch-items.ts';
import { pastedLines } from './pasted-file.ts';

/** Longest pasted text that is shown in a line of a table, in UTF-16 units. */
const LONGEST_SHOWN = 44;
/** Countries of a reading, and further readings, that are shown in a line; `--json` has them all. */
const MOST_SHOWN = 5;

function few(words: readonly string[]): string {
  const more = words.length - MOST_SHOWN;
  return words.slice(0, MOST_SHOWN).join(', ') + (more > 0 ? `, +${more}` : '');
}

/** The country that `--country` names; throws `USAGE`. */
export function countryCode(value: string): string {
  const code = value.toUpperCase();
  if (isCode('CountryCode', code)) return code;
  throw new ComityError('USAGE', `\`${value}\` is no country: give a code such as EE`);
}

function checksText({ checks }: Reading): string {
  const named = (isHolding: boolean) =>
    checks
      .filter(({ holds }) => holds === isHolding)
      .map(({ name, note }) => name + (note === null ? '' : ` (${note})`))
      .join(', ');
  const [holding, failing] = [named(true), named(false)];
  return [holding && `holds: ${holding}`, failing && `fails: ${failing}`].filter((text) => text !== '').join('; ');
}

function personText({ document }: Reading): string {
  if (!document) return '';
  const { surname, givenNames, birthDate, nationality, sex, expiresOn } = document;
  const name = [surname, givenNames].filter((part) => part !== null).join(', ');
  const facts = [name, birthDate && `born ${birthDate}`, nationality?.code, sex, expiresOn && `valid to ${expiresOn}`];
  return facts.filter((fact) => fact).join('; ');
}

function otherwise(others: readonly Reading[], kinds: readonly string[]): string {
  const words = others.map(({ kind, value, countries }) => [kind, value, ...countries.slice(0, 1)].join(' '));
  const all = [...words, ...(words.length === 0 ? kinds : [])];
  return all.length === 0 ? '' : `or ${few(all)}`;
}

/** The line of a table that tells of one entry. */
function row({ line, pasted, readings, otherKinds, remark }: Recognised): readonly string[] {
  const shown = pasted.replaceAll('\n', ' ').slice(0, LONGEST_SHOWN);
  const [first, ...others] = readings;
  if (!first) {
    const kinds = otherKinds.length > 0 ? `of the shape of: ${few(otherKinds)}` : '';
    return [String(line), shown, '-', '', '', 'not recognised', remark ?? kinds];
  }
  const said = [checksText(first), personText(first), ...first.remarks, otherwise(others, otherKinds)];
  const { kind, value, countries, confidence } = first;
  return [String(line), shown, kind, value, few(countries), confidence, said.filter((text) => text !== '').join('; ')];
}

interface IdentifyOptions {
  readonly json?: boolean;
  readonly items?: boolean;
  readonly country?: string;
}

async function identify(file: string, options: IdentifyOptions): Promise<void> {
  const lines = await pastedLines(file);
  // What it needs is loaded for this verb alone.
  const { entriesOf, recognise } = await import('../../../subgraphs/matching/identifiers/recognise.ts');
  const reading = { country: options.country ?? null, today: new Date() };
  const all = entriesOf(lines).map((entry) => recognise(entry, reading));
  if (options.items) {
    output.json({ items: batchItems(all) });
    return;
  }
  if (options.json) {
    for (const recognised of all) output.result(JSON.stringify(recognised));
    return;
  }
  if (all.length > 0)
    output.result(table([['line', 'pasted', 'kind', 'value', 'country', 'sure', 'why'], ...all.map(row)]));
  const count = all.filter(({ readings }) => readings.length > 0).length;
  output.remark(`${count} of ${all.length} recognised`);
}

/** Adds `comity match identify`. */
export function addIdentify(match: Command): void {
  match
    .command('identify')
    .description(
      'recognise a pasted list of plates, VINs, passports and their machine readable zones, telephones, IBANs, IMEIs, national numbers, …: ' +
        'a line for each, with its one written form, its country, what its check digits say, and what else it may be',
    )
    .argument('<file>', 'a text as it was pasted; - reads standard input')
    .option('--country <code>', 'country that the list is likely of: its readings come first', countryCode)
    .option('--items', 'print the variables of `searchBatch` that search for what was recognised, as JSON')
    .option('--json', 'print a JSON line for each, with every reading')
    .action(identify);
}
