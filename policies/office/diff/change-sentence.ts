import type { FieldCatalogue } from '../../../schema/fields.ts';
import { fieldName, QUALITY } from '../../engine/lanes.ts';
import { UNKNOWN } from '../../language/rows.ts';
import { NO_HANDLING, wordsWithin, type DimensionName } from '../classes/dimension.ts';
import type { ChangeCondition, PolicyChange } from './policy-change.ts';
import { statedGiven } from './stated-given.ts';

type Told = Omit<PolicyChange, 'sentence'>;

const COUNT = new Intl.NumberFormat('en');

function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** How each dimension is told, with its words; what is not here is told as `dimension: words`. */
const TOLD: Partial<Record<DimensionName, (words: string) => string>> = {
  role: (words) => `to ${words}`,
  member: (words) => `of ${words}`,
  agency: (words) => `of the agency ${words}`,
  clearance: (words) => `cleared for ${words}`,
  purpose: (words) => `for ${words}`,
  basis: (words) => `on ${words}`,
  offence: (words) => `for offences of category ${words}`,
  dataSubjectCategory: (words) => `about a person who is ${words}`,
  handling: (words) => `for ${words} records`,
  confidentiality: (words) => `of confidentiality ${words}`,
  sourceEvaluation: (words) => `from a source evaluated ${words}`,
  informationEvaluation: (words) => `with information evaluated ${words}`,
  collectedFor: (words) => `collected for ${words}`,
  originator: (words) => `from ${words}`,
  recipientList: (words) => `with the recipient list: ${words}`,
  transfer: (words) => `with the ground of transfer: ${words}`,
  to: (words) => `asking ${words}`,
};

/** How a flag is told where it holds, and where it does not. */
const FLAGS: Partial<Record<DimensionName, readonly [string, string]>> = {
  automated: ['by a system without an officer', 'by an officer'],
  binds: ['where the legal basis binds both members', 'where the legal basis does not bind both members'],
  case: ['with a case', 'without a case'],
  assigned: ['assigned to the case', 'not assigned to the case'],
  necessity: ['with a necessity text', 'without a necessity text'],
  emergency: ['in an emergency', 'without an emergency'],
  minor: ['about a minor', 'about an adult'],
  minorThen: [
    'about a person who was a minor when the record was made',
    'about a person who was an adult when the record was made',
  ],
  protectedPerson: ['about a person under protection', 'about a person not under protection'],
  fearedState: ['about a person who fears the asking state', 'about a person who does not fear the asking state'],
  restricted: ['of contested or restricted records', 'of records that are neither contested nor restricted'],
  purposeCompatible: ['for a compatible purpose', 'for an incompatible purpose'],
  originatorConsent: ["with the originator's consent", "without the originator's consent"],
  reciprocal: ['where it is reciprocal', 'where it is not reciprocal'],
  jointTeam: ['of a joint team', 'outside a joint team'],
  authorised: ['with an authorisation', 'without an authorisation'],
};

function plural(role: string): string {
  return role.endsWith('y') || role.endsWith('s') ? role : `${role}s`;
}

function shown(dimension: DimensionName, word: string): string {
  if (word === UNKNOWN) return dimension === 'offence' ? 'not stated' : UNKNOWN;
  return dimension === 'role' ? plural(word) : word;
}

const MOST_WORDS = 12;

function wordList(dimension: DimensionName, words: readonly string[]): string {
  const told = words.slice(0, MOST_WORDS).map((word) => shown(dimension, word));
  const more = words.length - told.length;
  return more > 0 ? `${told.join(', ')} and ${more} more` : listed(told);
}

function months({ words, others }: ChangeCondition): string {
  const all = [...words, ...others]
    .filter((word) => word !== UNKNOWN)
    .map(Number)
    .toSorted((a, b) => a - b);
  const ranges: string[] = [];
  let start: number | null = null;
  all.forEach((from, at) => {
    if (!words.includes(String(from))) return;
    start ??= from;
    const next = all[at + 1];
    if (next !== undefined && words.includes(String(next))) return;
    ranges.push(
      next === undefined
        ? `${start} months or more`
        : start === 0
          ? `less than ${next} months`
          : `${start} to ${next - 1} months`,
    );
    start = null;
  });
  if (words.includes(UNKNOWN)) ranges.push('not stated');
  return `where the maximum penalty is ${listed(ranges, 'or')}`;
}

function days({ words, others }: ChangeCondition): string {
  const all = [...words, ...others].toSorted();
  const ranges = words.toSorted().map((day) => {
    const next = all[all.indexOf(day) + 1];
    return next === undefined ? `from ${day}` : `from ${day} until before ${next}`;
  });
  return listed(ranges);
}

/** Sets of handling codes as a lawyer says them: the codes that records bear, and those that they do not. */
function handling({ words, others }: ChangeCondition): string | null {
  const all = [...words, ...others].filter((word) => word !== UNKNOWN);
  const codes = [...new Set(all.flatMap(wordsWithin))].filter((code) => code !== NO_HANDLING).toSorted();
  const kept = new Set(words.filter((word) => word !== UNKNOWN));
  const choices = codes.reduce<readonly (readonly [readonly string[], readonly string[]])[]>(
    (found, code) =>
      found.flatMap(([any, none]) => [
        [any, none] as const,
        [[...any, code], none] as const,
        [any, [...none, code]] as const,
      ]),
    [[[], []]],
  );
  const fits = ([any, none]: readonly [readonly string[], readonly string[]]): boolean =>
    all.every((word) => {
      const borne = wordsWithin(word);
      const is =
        (any.length === 0 || any.some((code) => borne.includes(code))) && !none.some((code) => borne.includes(code));
      return is === kept.has(word);
    });
  const found = choices.toSorted((left, right) => left.flat().length - right.flat().length).find(fits);
  if (!found) return null;
  const [any, none] = found;
  const with_ = any.length > 0 ? `for ${listed(any, 'or')} records` : '';
  const without = none.length > 0 ? `for records without ${listed(none, 'or')}` : '';
  const unknown = words.includes(UNKNOWN) && others.length > 0 ? 'or with a code that is not known' : '';
  return [with_, without, unknown].filter((part) => part !== '').join(' ');
}

/** One value of a flag, or all but one: what is not known to hold is told as the exception. */
function flagTold(words: readonly string[], [holds, fails]: readonly [string, string]): string {
  const is = (word: string): boolean => words.includes(word);
  if (!is(UNKNOWN)) return is('true') ? holds : fails;
  if (is('false')) return `unless ${holds}`;
  return is('true') ? `unless ${fails}` : `where it is not known whether ${holds}`;
}

function told(condition: ChangeCondition): string {
  const { dimension, words, others } = condition;
  if (dimension === 'handling') {
    const codes = handling(condition);
    if (codes !== null && codes !== '') return codes;
  }
  if (dimension === 'minimumPenalty') return months(condition);
  if (dimension === 'day') return days(condition);
  const flags = FLAGS[dimension];
  if (flags) {
    return flagTold(words, flags);
  }
  const many = others.length > 0 && words.length > MOST_WORDS && others.length < words.length;
  const list = many ? `any but ${wordList(dimension, others)}` : wordList(dimension, words);
  return TOLD[dimension]?.(list) ?? `${dimension}: ${list}`;
}

const ORDER: readonly DimensionName[] = ['dataSubjectCategory', 'role', 'member', 'agency'];

function conditions(where: readonly ChangeCondition[]): string {
  const place = ({ dimension }: ChangeCondition): number => {
    const at = ORDER.indexOf(dimension);
    return at === -1 ? ORDER.length : at;
  };
  return where
    .toSorted((left, right) => place(left) - place(right))
    .map(told)
    .join(', ');
}

const byCatalogue = new WeakMap<FieldCatalogue, ReadonlyMap<string, readonly string[]>>();

/** The names of a catalogue's fields by category, quality left out. */
function categoriesOf(catalogue: FieldCatalogue): ReadonlyMap<string, readonly string[]> {
  const known = byCatalogue.get(catalogue);
  if (known) return known;
  const made = new Map<string, string[]>();
  for (const field of catalogue.fields) {
    if (field.category === QUALITY) continue;
    const names = made.get(field.category);
    if (names) names.push(fieldName(field));
    else made.set(field.category, [fieldName(field)]);
  }
  byCatalogue.set(catalogue, made);
  return made;
}

function fieldList(fields: readonly string[], catalogue: FieldCatalogue): string {
  const left = new Set(fields);
  const categories = [...categoriesOf(catalogue)].flatMap(([category, all]) => {
    if (all.length < 2 || !all.every((name) => left.has(name))) return [];
    for (const name of all) left.delete(name);
    return [`all of \`${category}\``];
  });
  const names = [...categories, ...[...left].map((name) => `\`${name}\``)];
  return names.length > MOST_WORDS
    ? `${names.slice(0, MOST_WORDS).join(', ')} and ${names.length - MOST_WORDS} more`
    : listed(names);
}

const RIGHT_TOLD: Readonly<Record<Told['right'], string>> = {
  read: '',
  search: 'searching by ',
  send: 'asking abroad by ',
};

const RECORDS_TOLD: Readonly<Record<Told['records'], string>> = {
  any: '',
  person: 'in records of one person',
  other: 'in records that are not of one person',
};

function effect(change: Told, catalogue: FieldCatalogue): string {
  const fields =
    change.fields.length === 0
      ? 'asking abroad at all'
      : `${RIGHT_TOLD[change.right]}${fieldList(change.fields, catalogue)}`;
  const verb = change.effect === 'obliges' ? 'changes the obligations of' : change.effect;
  const outcomes = change.right === 'read' && change.effect !== 'obliges' ? ` (${change.from} → ${change.to})` : '';
  return `${verb} ${fields}${outcomes}`;
}

function obligations({ obligationsAdded, obligationsRemoved }: Told): string {
  const added = obligationsAdded.length > 0 ? [`under ${listed(obligationsAdded)}`] : [];
  const removed = obligationsRemoved.length > 0 ? [`no longer under ${listed(obligationsRemoved)}`] : [];
  return [...added, ...removed].join(', ');
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, each]) => (typeof each === 'object' ? `${key} (${flow(each)})` : `${key} ${flow(each)}`))
    .join(', ');
}

/** A change as a sentence for a lawyer: what, for whom, why, in which records, how many cases, and an example. */
export function changeSentence(change: Told, catalogue: FieldCatalogue): string {
  const where = [obligations(change), conditions(change.where), RECORDS_TOLD[change.records]].filter(
    (part) => part !== '',
  );
  const among = change.whole ? '' : ' within these bounds';
  const counted = `${COUNT.format(change.cases)} ${change.cases === 1 ? 'case' : 'cases'}${among}`;
  const example = change.example
    ? `for example ${flow(statedGiven(change.example.given))}`
    : 'of which no member can be an example under the treaties and declarations of today';
  return `${[effect(change, catalogue), ...where].join(', ').replace(/\), to /, ') to ')}: ${counted}, ${example}`;
}
