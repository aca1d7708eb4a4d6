import type { Command } from 'commander';
import { birthDateFault } from '../../schema/birth-date.ts';
import { ComityError } from '../../schema/errors.ts';
import { isMemberCode } from '../../schema/ids.ts';
import { ask, refusal } from '../client/ask.ts';
import { REASONS } from '../client/hit-reasons.ts';
import { obligationsAt } from '../client/obligation-legend.ts';
import { printedCluster, type AnsweredCluster } from '../client/search-clusters.ts';
import { printedHit, SEARCH_KINDS, type Edge, type SearchKind } from '../client/search-kinds.ts';
import { searchRemarks } from '../client/search-remarks.ts';
import { searchJson, searchText, type SearchOutcome } from '../client/search-report.ts';
import { target, type TargetOptions } from '../client/target.ts';
import { output } from '../output.ts';

interface SearchOptions extends TargetOptions {
  readonly json?: boolean;
  readonly in?: readonly string[];
  readonly first: number;
  readonly clusters?: boolean;
  readonly explain?: boolean;
}

/** One search: what is sought, and the options of which at least one must say something. */
interface Sought {
  readonly kind: SearchKind;
  readonly criteria: Readonly<Record<string, string | number | undefined>>;
  readonly oneOf: Readonly<Record<string, string | undefined>>;
}

const MOST_HITS = 100;

function assertSought({ oneOf }: Sought): void {
  if (Object.values(oneOf).some((value) => value !== undefined && value.trim() !== '')) return;
  const options = Object.keys(oneOf).map((option) => `\`${option}\``);
  throw new ComityError('USAGE', `say what to search for: ${options.join(' or ')}`);
}

async function search(sought: Sought, options: SearchOptions): Promise<void> {
  assertSought(sought);
  const { kind, criteria } = sought;
  const given = Object.fromEntries(Object.entries(criteria).filter(([, value]) => value !== undefined));
  const to = await target(options, 'ee-analyst');
  const ofPage = options.clusters === false ? '' : (kind.ofPage ?? '');
  const reasons = options.explain ? REASONS : '';
  const query = `query Search($search: ${kind.input}!, $in: [MemberCode!], $first: Int) {
  ${kind.field}(search: $search, in: $in, first: $first) { edges { score ${reasons} node { id jurisdiction ${kind.selection} } } ${ofPage} }
}`;
  const variables = { search: given, in: options.in ?? null, first: options.first };
  const { data, errors, jurisdictions, obligations, ranking } = await ask<
    Record<string, { readonly edges: readonly Edge[]; readonly clusters?: readonly AnsweredCluster[] } | null>
  >(to, query, variables);
  const connection = data?.[kind.field];
  if (!connection) throw refusal(errors);
  const hits = connection.edges
    .map((edge, index) => printedHit(kind, edge, obligationsAt(obligations, `${kind.field}.edges.${index}`)))
    .filter((hit) => hit !== null);
  const clusters = connection.clusters?.map((cluster, index) =>
    printedCluster(cluster, obligationsAt(obligations, `${kind.field}.clusters.${index}`)),
  );
  const outcome: SearchOutcome = { hits, ...(clusters ? { clusters } : {}), jurisdictions, errors, ranking };
  for (const remark of searchRemarks(jurisdictions, ranking)) output.remark(remark);
  if (options.json) output.json(searchJson(outcome));
  else output.result(searchText(outcome));
}

function memberCodes(value: string): readonly string[] {
  const codes = value
    .toUpperCase()
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
  const wrong = codes.find((code) => !isMemberCode(code));
  if (wrong === undefined && codes.length > 0) return codes;
  throw new ComityError('USAGE', `\`${wrong ?? value}\` is no member: give codes such as EE,DE`);
}

function count(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= MOST_HITS) return number;
  throw new ComityError('USAGE', `\`${value}\` is no number of hits: give 1 to ${MOST_HITS}`);
}

function partialDate(value: string): string {
  const fault = birthDateFault(value);
  if (fault === null) return value;
  throw new ComityError('USAGE', fault);
}

function matchScore(value: string): number {
  const score = Number(value);
  if (value.trim() !== '' && score >= 0 && score <= 1) return score;
  throw new ComityError('USAGE', `\`${value}\` is no match score: give 0 to 1`);
}

interface PersonOptions extends SearchOptions {
  readonly name?: string;
  readonly born?: string;
  readonly bornIn?: string;
  readonly nationality?: string;
  readonly sex?: string;
  readonly document?: string;
  readonly nationalId?: string;
  readonly minScore?: number;
}

function searchPerson(options: PersonOptions): Promise<void> {
  const { name, born: birthDate, bornIn: birthPlace, nationality, sex, minScore } = options;
  const { document: documentNumber, nationalId } = options;
  const oneOf = { '--name': name, '--document': documentNumber, '--national-id': nationalId };
  const criteria = { name, birthDate, birthPlace, nationality, sex, documentNumber, nationalId, minScore };
  return search({ kind: SEARCH_KINDS.person, criteria, oneOf }, options);
}

function withTarget(command: Command): Command {
  return command
    .option('--in <codes>', 'members to ask, by code, separated by commas; all when absent', memberCodes)
    .option('--first <count>', `hits at most, 1 to ${MOST_HITS}`, count, MOST_HITS)
    .option('--as <person>', 'demo person to ask as, such as `fr-investigator`')
    .option('--purpose <code>', 'purpose of the request')
    .option('--case <reference>', 'case reference')
    .option('--basis <code>', 'legal basis')
    .option('--json', 'print JSON');
}

/** Adds `comity search …`. */
export function addSearch(program: Command): void {
  const command = program.command('search').description('ask every member one question and rank what they may tell');
  withTarget(
    command.command('person').description('search persons by name, with or without a birth date, or by number'),
  )
    .option('--name <name>', 'a name in any script and spelling')
    .option('--born <date>', 'birth date: 1979-03-14, 1979-03, 1979 or 1979~', partialDate)
    .option('--born-in <place>', 'place of birth: a town, in any spelling')
    .option('--nationality <code>', 'nationality, such as EE')
    .option('--sex <code>', 'male, female or other')
    .option('--document <number>', 'number of an identity document')
    .option('--national-id <number>', 'national identity number')
    .option('--min-score <score>', 'leave out hits below this match score, 0 to 1', matchScore)
    .option('--explain', 'say of each hit what was compared, and how')
    .option('--no-clusters', 'do not ask for what tells which hits may be one person')
    .action(searchPerson);
  withTarget(command.command('vehicle').description('search vehicles by plate or VIN'))
    .option('--plate <plate>', 'registration plate, however written')
    .option('--vin <vin>', 'vehicle identification number')
    .action((options: SearchOptions & { plate?: string; vin?: string }) => {
      const { plate, vin } = options;
      return search(
        { kind: SEARCH_KINDS.vehicle, criteria: { plate, vin }, oneOf: { '--plate': plate, '--vin': vin } },
        options,
      );
    });
  withTarget(command.command('document').description('search identity documents by number'))
    .requiredOption('--number <number>', 'number of the document')
    .action((options: SearchOptions & { number: string }) => {
      const { number } = options;
      return search({ kind: SEARCH_KINDS.document, criteria: { number }, oneOf: { '--number': number } }, options);
    });
  withTarget(command.command('organisation').description('search organisations by name or register number'))
    .option('--name <name>', 'a name in any script and spelling')
    .option('--registration <number>', 'number in the register of its seat')
    .action((options: SearchOptions & { name?: string; registration?: string }) => {
      const { name, registration: registrationNumber } = options;
      const oneOf = { '--name': name, '--registration': registrationNumber };
      return search({ kind: SEARCH_KINDS.organisation, criteria: { name, registrationNumber }, oneOf }, options);
    });
}
