import type { FaultList, Position } from '../fault.ts';
import type { Entry, Mapping } from '../mapping.ts';
import type { EntrySummary, MappingSummary } from './scan-summary.ts';

/** From this share on, values that cannot be read are the mapping's fault, not the data's. */
const MAPPING_AT_FAULT = 0.5;
/** Up to this share, characters that could not be decoded are the source's own slips. */
const STRAY = 0.01;
/** How many different unknown codes one message names. */
const NAMED = 10;

/** The place of a field, `Type.field`, that an entry fills. */
function placeOf(entry: Entry, name: string): Position {
  const [type = '', field = ''] = name.split('.');
  for (const [top, mapping] of entry.fields) {
    if (type === entry.type && top === field) return mapping.kind === 'value' ? mapping.value.at : entry.at;
    if (mapping.kind !== 'groups' || mapping.field.valueType !== type) continue;
    const found = mapping.groups.flatMap((group) => group.fields.get(field)?.value.at ?? [])[0];
    if (found) return found;
  }
  return entry.at;
}

function judgeValues(entry: Entry, summary: EntrySummary, faults: FaultList): void {
  for (const [name, raw] of Object.entries(summary.unknownCodes)) {
    const total = Object.values(raw).reduce((sum, count) => sum + count, 0);
    const most = Object.entries(raw).sort((a, b) => b[1] - a[1]);
    const shown = most.slice(0, NAMED).map(([code, count]) => `\`${code}\` (${count})`);
    const more = most.length > NAMED ? ` and ${most.length - NAMED} more` : '';
    const message = `${total} values of \`${name}\` could not be read: ${shown.join(', ')}${more}`;
    const filled = summary.records - (summary.emptyFields[name] ?? 0);
    const wrong = name.startsWith(`${entry.type}.`) && total > 10 && total / (total + filled) >= MAPPING_AT_FAULT;
    if (wrong) faults.error(placeOf(entry, name), message);
    else faults.warn(placeOf(entry, name), message);
  }
}

function judgeEntry(entry: Entry, summary: EntrySummary, faults: FaultList): void {
  judgeValues(entry, summary, faults);
  for (const [reason, count] of Object.entries(summary.rejected)) {
    faults.warn(entry.at, `${count} rows of \`${entry.from}\` are rejected: ${reason}`);
  }
  if (summary.rows > 0 && summary.records === 0) {
    faults.error(entry.at, `no row of \`${entry.from}\` becomes a ${entry.type}`);
  }
  if (summary.duplicates > 0 && summary.keyedByContent === 0) {
    faults.warn(entry.at, `${summary.duplicates} records have a key that came before: they cannot be told apart`);
  }
  if (summary.undecoded > 0) {
    const message = `${summary.undecoded} values hold a character that could not be decoded: check the charset`;
    if (summary.undecoded > summary.records * STRAY) faults.error(entry.at, message);
    else faults.warn(entry.at, message);
  }
  judgeYears(entry, summary, faults);
  const foreign = Object.entries(summary.foreignScripts).filter(([, count]) => count > summary.records / 2);
  for (const [script, count] of foreign) {
    faults.error(placeOf(entry, 'PersonName.script'), `${count} names declared ${script}: check charset and script`);
  }
}

/** Dates of birth of another calendar: an error where most are, else a slip of some clerks. */
function judgeYears(entry: Entry, summary: EntrySummary, faults: FaultList): void {
  const dated = summary.records - (summary.emptyFields[`${entry.type}.birthDate`] ?? 0);
  const [likeliest] = Object.entries(summary.foreignYears).sort((a, b) => b[1] - a[1]);
  if (likeliest === undefined) return;
  const [calendar, count] = likeliest;
  const place = placeOf(entry, `${entry.type}.birthDate`);
  const message = `${count} dates of birth look like years of another calendar: is it \`calendar: ${calendar}\``;
  if (count > dated * MAPPING_AT_FAULT) faults.error(place, message);
  else faults.warn(place, message);
}

/** Turns what a scan counted into faults, each at the line of its field. */
export function judgeSummary(mapping: Mapping, summary: MappingSummary, faults: FaultList): void {
  for (const [index, entry] of mapping.entries.entries()) {
    const counted = summary.entries[index];
    if (counted) judgeEntry(entry, counted, faults);
  }
}
