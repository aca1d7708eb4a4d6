import path from 'node:path';
import type { FieldCatalogue } from '../../schema/fields.ts';
import type { Ties } from '../engine/ties.ts';
import { faultAt, sortFaults, type Fault } from './fault.ts';
import { uniqueById } from './parse-row.ts';
import { parseTeams, parseTransfers } from './parse-ties.ts';
import { parseHead, parsePermissions, parseRelease, parseRestrictions } from './parse-tables.ts';
import type { Groups, PermissionRow, Placed, PolicyHead, ReleaseRow, RestrictionRow, Row } from './rows.ts';
import { vocabulary } from './vocabulary.ts';

/** The files of a country's policy that must be there; a table that rules nothing is written as `[]`. */
export const TABLE_FILES = ['policy.yaml', 'permissions.yaml', 'restrictions.yaml', 'release.yaml'] as const;

/** The name of a file of a country's policy. */
export type TableFile = (typeof TABLE_FILES)[number];

/** The files that may be there besides: on what grounds data are transferred, and joint teams. */
export const OPTIONAL_FILES = ['transfers.yaml', 'teams.yaml'] as const;

/** The name of a file that may be there. */
export type OptionalFile = (typeof OPTIONAL_FILES)[number];

/** The texts of a country's files, null where a file is missing. */
export type TableTexts = Readonly<Record<TableFile, string | null>> &
  Readonly<Partial<Record<OptionalFile, string | null>>>;

/** How the ids of the hub's restrictions begin, and no country's. */
export const HUB_PREFIX = 'hub-';

/** A country's tables as parsed, with every fault found in them. */
export interface CountryTables {
  readonly folder: string;
  readonly head: PolicyHead | null;
  readonly permissions: readonly Placed<PermissionRow>[];
  readonly restrictions: readonly Placed<RestrictionRow>[];
  readonly release: readonly Placed<ReleaseRow>[];
  /** The country's own ties: on what grounds it transfers data, and its joint teams. */
  readonly own?: Pick<Ties, 'transfers' | 'teams'>;
  readonly faults: readonly Fault[];
}

/** Parses the texts of a country's folder; pure. A country's folder is named for its member: `ee` for `EE`. */
export function parseCountry(
  folder: string,
  texts: TableTexts,
  catalogue: FieldCatalogue,
  groups: Groups,
): CountryTables {
  const faults: Fault[] = [];
  const words = vocabulary(catalogue, groups);
  const file = (name: TableFile): string => path.join(folder, name);
  const read = <Parsed>(name: TableFile, none: Parsed, parse: (file: string, text: string) => Parsed): Parsed => {
    const text = texts[name];
    if (text !== null) return parse(file(name), text);
    const help = name === 'policy.yaml' ? null : 'write `[]` where it rules nothing';
    faults.push(faultAt({ file: file(name), line: 1, column: 1 }, 'the file is missing', help));
    return none;
  };
  const head = read<PolicyHead | null>('policy.yaml', null, (name, text) => parseHead(name, text, words, faults));
  const permissions = read<readonly Placed<PermissionRow>[]>('permissions.yaml', [], (name, text) =>
    parsePermissions(name, text, words, faults),
  );
  const restrictions = read<readonly Placed<RestrictionRow>[]>('restrictions.yaml', [], (name, text) =>
    parseRestrictions(name, text, words, faults),
  );
  const release = read<readonly Placed<ReleaseRow>[]>('release.yaml', [], (name, text) =>
    parseRelease(name, text, words, faults),
  );
  uniqueById<Pick<Row, 'id'>>([...permissions, ...restrictions, ...release], faults);
  for (const { row, at } of [...permissions, ...restrictions, ...release]) {
    if (!row.id.startsWith(HUB_PREFIX)) continue;
    const message = `the id \`${row.id}\` begins as those of the hub's restrictions do`;
    faults.push(faultAt(at, message, 'choose another'));
  }
  const name = path.basename(folder);
  if (head !== null && head.member.toLowerCase() !== name.toLowerCase()) {
    const message = `the policy of \`${head.member}\` lies in the folder \`${name}\``;
    faults.push(faultAt({ file: file('policy.yaml'), line: 1, column: 1 }, message, 'name the folder for its member'));
  }
  const optional = (name: OptionalFile): string => texts[name] ?? '';
  const own = {
    transfers: parseTransfers(path.join(folder, 'transfers.yaml'), optional('transfers.yaml'), words, faults),
    teams: parseTeams(path.join(folder, 'teams.yaml'), optional('teams.yaml'), words, faults),
  };
  return { folder, head, permissions, restrictions, release, own, faults: sortFaults(faults) };
}
