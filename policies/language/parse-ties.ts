import type { Instrument, JointTeam, Party, Reservation, TransferGround } from '../engine/ties.ts';
import { codeList } from '../../schema/codes.ts';
import type { Fault } from './fault.ts';
import { checkKeys, flagOf, hasKey, mapsUnder, nodeOf, reportMissing, requiredText, validWords } from './keys.ts';
import { parseDay, parseId } from './parse-row.ts';
import { TRANSFER_WORDS } from './rows.ts';
import type { Vocabulary } from './vocabulary.ts';
import { readList, type YamlMap } from './yaml-file.ts';

const LEGAL_BASES = [...codeList('LegalBasisCode').codes.keys()];

/** The keys that each form of tie may have. */
export const TIE_KEYS = {
  instrument: ['id', 'title', 'source', 'bases', 'from', 'until', 'parties', 'reservations'],
  party: ['member', 'group', 'except', 'from', 'until', 'unverified'],
  reservation: ['member', 'text', 'source', 'purpose', 'offence'],
  transfer: ['id', 'ground', 'toMember', 'toGroup', 'case', 'from', 'until', 'because'],
  team: ['id', 'member', 'agency', 'case', 'from', 'until', 'because'],
} as const satisfies Record<string, readonly string[]>;

function words(of: YamlMap, key: string, what: string, valid: readonly string[] | null): readonly string[] {
  return hasKey(of, key) ? validWords(of, key, what, valid) : [];
}

function requiredDay(of: YamlMap, key: string, what: string): string | null {
  if (!hasKey(of, key)) reportMissing(of, key, what);
  return parseDay(of, key);
}

/** A day that stands as `null` where there is none yet: an instrument that is not in force says so. */
function dayOrNull(of: YamlMap, key: string, what: string): string | null {
  const node = nodeOf(of, key);
  const isNull = typeof node === 'object' && node !== null && 'value' in node && node.value === null;
  return hasKey(of, key) && isNull ? null : requiredDay(of, key, what);
}

function parseParties(
  of: YamlMap,
  { cells }: Vocabulary,
  groups: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Party[] {
  const what = 'a party';
  checkKeys(of, TIE_KEYS.party, what);
  if (!hasKey(of, 'member') && !hasKey(of, 'group')) reportMissing(of, 'member` or `group', what);
  const except = new Set(words(of, 'except', 'country or member', cells.member));
  const from = requiredDay(of, 'from', what);
  const until = parseDay(of, 'until');
  // What is no flag is reported, and counts as not verified.
  const unverified = hasKey(of, 'unverified') ? flagOf(of, 'unverified') !== false : false;
  const named = words(of, 'member', 'country or member', cells.member);
  const grouped = words(of, 'group', 'group of members', cells.group).flatMap((name) => [...(groups.get(name) ?? [])]);
  if (from === null) return [];
  const members = [...new Set([...named, ...grouped])].filter((member) => !except.has(member));
  return members.map((member) => ({ member, from, until, unverified }));
}

function parseReservations(of: YamlMap, { cells }: Vocabulary): readonly Reservation[] {
  const what = 'a reservation';
  checkKeys(of, TIE_KEYS.reservation, what);
  if (!hasKey(of, 'member')) reportMissing(of, 'member', what);
  requiredText(of, 'source', what);
  const text = requiredText(of, 'text', what) ?? '';
  const purpose = words(of, 'purpose', 'purpose', cells.purpose);
  const offence = words(of, 'offence', 'category of offence', cells.offence);
  return words(of, 'member', 'country or member', cells.member).map((member) => ({ member, text, purpose, offence }));
}

/** The legal instruments of `instruments.yaml`; what is wrong is added to `faults`. */
export function parseInstruments(
  file: string,
  text: string,
  vocabulary: Vocabulary,
  groups: ReadonlyMap<string, ReadonlySet<string>>,
  faults: Fault[],
): readonly Instrument[] {
  return readList(file, text, faults, 'legal instruments').map((of) => {
    const what = 'a legal instrument';
    checkKeys(of, TIE_KEYS.instrument, what);
    for (const key of ['bases', 'parties']) if (!hasKey(of, key)) reportMissing(of, key, what);
    return {
      id: parseId(of, what),
      title: requiredText(of, 'title', what) ?? '',
      source: requiredText(of, 'source', what) ?? '',
      bases: words(of, 'bases', 'legal basis', LEGAL_BASES),
      from: dayOrNull(of, 'from', what),
      until: parseDay(of, 'until'),
      parties: hasKey(of, 'parties')
        ? mapsUnder(of, 'parties').flatMap((party) => parseParties(party, vocabulary, groups))
        : [],
      reservations: hasKey(of, 'reservations')
        ? mapsUnder(of, 'reservations').flatMap((reservation) => parseReservations(reservation, vocabulary))
        : [],
    };
  });
}

/** The grounds of transfer of `transfers.yaml`; what is wrong is added to `faults`. */
export function parseTransfers(
  file: string,
  text: string,
  { cells }: Vocabulary,
  faults: Fault[],
): readonly TransferGround[] {
  return readList(file, text, faults, 'grounds of transfer').flatMap((of) => {
    const what = 'a ground of transfer';
    checkKeys(of, TIE_KEYS.transfer, what);
    parseId(of, what);
    requiredText(of, 'because', what);
    if (!hasKey(of, 'ground')) reportMissing(of, 'ground', what);
    if (!hasKey(of, 'toMember') && !hasKey(of, 'toGroup')) reportMissing(of, 'toMember` or `toGroup', what);
    const grounds = TRANSFER_WORDS.filter((word) => word !== 'none');
    const written = words(of, 'ground', 'ground of transfer', grounds);
    const cases = words(of, 'case', 'case', null);
    if (written.includes('derogation') && cases.length === 0) {
      of.file.report(of.map, 'a derogation is documented for a case', 'name it under `case`');
    }
    const common = {
      toMember: words(of, 'toMember', 'country or member', cells.member),
      toGroup: words(of, 'toGroup', 'group of members', cells.group),
      case: cases,
      from: parseDay(of, 'from'),
      until: parseDay(of, 'until'),
    };
    return grounds.filter((ground) => written.includes(ground)).map((ground) => ({ ground, ...common }));
  });
}

/** The joint teams of `teams.yaml`; what is wrong is added to `faults`. A team has an end, as its agreement must. */
export function parseTeams(file: string, text: string, { cells }: Vocabulary, faults: Fault[]): readonly JointTeam[] {
  return readList(file, text, faults, 'joint teams').flatMap((of) => {
    const what = 'a joint team';
    checkKeys(of, TIE_KEYS.team, what);
    parseId(of, what);
    requiredText(of, 'because', what);
    for (const key of ['member', 'case']) if (!hasKey(of, key)) reportMissing(of, key, what);
    const from = requiredDay(of, 'from', what);
    const until = requiredDay(of, 'until', what);
    const team = {
      member: words(of, 'member', 'country or member', cells.member),
      agency: words(of, 'agency', 'agency', null),
      case: words(of, 'case', 'case', null),
    };
    return from === null || until === null ? [] : [{ ...team, from, until }];
  });
}
