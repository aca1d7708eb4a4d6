import type { Command } from 'commander';
import { ComityError } from '../../schema/errors.ts';
import { parsePartialDate } from '../../schema/partial-date.ts';
import { STATUS_CATALOGUE, type JurisdictionReport } from '../../schema/statuses.ts';
import { ask } from '../client/ask.ts';
import { target, type TargetOptions } from '../client/target.ts';
import { output, table } from '../output.ts';

interface SearchOptions extends TargetOptions {
  readonly json?: boolean;
  readonly in?: string;
  readonly first: string;
}

/** A hit as the command prints it. */
interface PrintedHit {
  readonly jurisdiction: string;
  readonly id: string;
  readonly score: number;
  readonly name: string | null;
  readonly birthDate: string | null;
}

type Edge = {
  readonly score: number;
  readonly node: ({ readonly id: string; readonly jurisdiction: string } & Readonly<Record<string, unknown>>) | null;
};

/** How one kind of record is sought: the root field, its input, the selection, and how a hit is named. */
interface Kind {
  readonly field: string;
  readonly input: string;
  readonly selection: string;
  readonly nameOf: (node: Readonly<Record<string, unknown>>) => string | null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function primaryName(node: Readonly<Record<string, unknown>>): string | null {
  const names = node['names'];
  if (!Array.isArray(names)) return null;
  const primary = (names as { readonly kind?: unknown; readonly full?: unknown }[]).find(
    (name) => name.kind === 'primary',
  );
  return text(primary?.full ?? (names[0] as { readonly full?: unknown } | undefined)?.full);
}

function words(...fields: readonly string[]) {
  return (node: Readonly<Record<string, unknown>>): string | null =>
    text(
      fields
        .map((field) => text(node[field]))
        .filter(Boolean)
        .join(' '),
    );
}

const KINDS = {
  person: {
    field: 'searchPersons',
    input: 'PersonSearch',
    selection: 'names { kind full } birthDate',
    nameOf: primaryName,
  },
  organisation: {
    field: 'searchOrganisations',
    input: 'OrganisationSearch',
    selection: 'names { kind full }',
    nameOf: primaryName,
  },
  vehicle: {
    field: 'searchVehicles',
    input: 'VehicleSearch',
    selection: 'plate make model status',
    nameOf: words('plate', 'make', 'model', 'status'),
  },
  document: {
    field: 'searchDocuments',
    input: 'DocumentSearch',
    selection: 'number type issuer status',
    nameOf: words('number', 'type', 'issuer', 'status'),
  },
} as const satisfies Record<string, Kind>;

function printed(kind: Kind, edge: Edge): PrintedHit | null {
  if (!edge.node) return null;
  return {
    jurisdiction: edge.node.jurisdiction,
    id: edge.node.id,
    score: edge.score,
    name: kind.nameOf(edge.node),
    birthDate: text(edge.node['birthDate']),
  };
}

function describeMember(member: string, report: JurisdictionReport, hits: number): readonly string[] {
  const told =
    report.status !== 'ANSWERED'
      ? STATUS_CATALOGUE[report.status].label
      : hits === 0
        ? 'nothing that may be told'
        : `${hits} hit${hits === 1 ? '' : 's'}`;
  return [
    member,
    told,
    report.asOf === null ? '' : `as of ${report.asOf.slice(0, 16).replace('T', ' ')}`,
    `${Math.round(report.ms)} ms`,
  ];
}

function print(hits: readonly PrintedHit[], reports: Readonly<Record<string, JurisdictionReport>>): void {
  const rows = hits.map((hit, position) => [
    String(position + 1),
    hit.score.toFixed(2),
    hit.jurisdiction,
    hit.name ?? '(withheld)',
    hit.birthDate ?? '',
  ]);
  if (rows.length > 0) output.result(table([['', 'score', '', 'name', 'born'], ...rows]));
  const members = Object.entries(reports)
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([member, report]) =>
      describeMember(member, report, hits.filter((hit) => hit.jurisdiction === member).length),
    );
  output.result(`${rows.length > 0 ? '\n' : ''}${table(members)}`);
}

async function search(kind: Kind, criteria: Readonly<Record<string, unknown>>, options: SearchOptions): Promise<void> {
  const given = Object.fromEntries(Object.entries(criteria).filter(([, value]) => value !== undefined));
  const to = await target(options, 'ee-analyst');
  const query = `query Search($search: ${kind.input}!, $in: [MemberCode!], $first: Int) {
  ${kind.field}(search: $search, in: $in, first: $first) { edges { score node { id jurisdiction ${kind.selection} } } }
}`;
  const variables = { search: given, in: options.in?.split(',') ?? null, first: Number(options.first) };
  const answer = await ask<Record<string, { readonly edges: readonly Edge[] }>>(to, query, variables);
  const fault = answer.data ? undefined : answer.errors[0];
  if (fault) throw new ComityError('USAGE', `${fault.message} (${fault.extensions?.code ?? 'no code'})`);
  const hits = (answer.data?.[kind.field]?.edges ?? [])
    .map((edge) => printed(kind, edge))
    .filter((hit) => hit !== null);
  if (!options.json) {
    print(hits, answer.jurisdictions);
    return;
  }
  const reports = Object.entries(answer.jurisdictions).map(([member, { status, ms }]) => [
    member,
    { status, hits: hits.filter((hit) => hit.jurisdiction === member).length, ms },
  ]);
  output.json({ hits, jurisdictions: Object.fromEntries(reports) as Record<string, unknown> });
}

function withTarget(command: Command): Command {
  return command
    .option('--in <codes>', 'members to ask, by code, separated by commas; all when absent')
    .option('--first <count>', 'hits at most, 1 to 100', '100')
    .option('--as <person>', 'demo person to ask as, such as `fr-investigator`')
    .option('--purpose <code>', 'purpose of the request')
    .option('--case <reference>', 'case reference')
    .option('--basis <code>', 'legal basis')
    .option('--json', 'print JSON');
}

function partialDate(value: string): string {
  if (parsePartialDate(value) !== null) return value;
  throw new ComityError('USAGE', `\`${value}\` is no date: give 1979-03-14, 1979-03, 1979 or 1979~`);
}

/** Adds `comity search …`. */
export function addSearch(program: Command): void {
  const command = program.command('search').description('ask every member one question and rank what they may tell');
  withTarget(command.command('person').description('search persons by name, birth date or identifier'))
    .option('--name <name>', 'a name in any script and spelling')
    .option('--born <date>', 'birth date: 1979-03-14, 1979-03, 1979 or 1979~', partialDate)
    .option('--document <number>', 'number of an identity document')
    .option('--national-id <number>', 'national identity number')
    .action((options: SearchOptions & { name?: string; born?: string; document?: string; nationalId?: string }) =>
      search(
        KINDS.person,
        {
          name: options.name,
          birthDate: options.born,
          documentNumber: options.document,
          nationalId: options.nationalId,
        },
        options,
      ),
    );
  withTarget(command.command('vehicle').description('search vehicles by plate or VIN'))
    .option('--plate <plate>', 'registration plate, however written')
    .option('--vin <vin>', 'vehicle identification number')
    .action((options: SearchOptions & { plate?: string; vin?: string }) =>
      search(KINDS.vehicle, { plate: options.plate, vin: options.vin }, options),
    );
  withTarget(command.command('document').description('search identity documents by number'))
    .requiredOption('--number <number>', 'number of the document')
    .action((options: SearchOptions & { number: string }) =>
      search(KINDS.document, { number: options.number }, options),
    );
  withTarget(command.command('organisation').description('search organisations by name or register number'))
    .option('--name <name>', 'a name in any script and spelling')
    .option('--registration <number>', 'number in the register of its seat')
    .action((options: SearchOptions & { name?: string; registration?: string }) =>
      search(KINDS.organisation, { name: options.name, registrationNumber: options.registration }, options),
    );
}
