import { isCalendar, type Calendar } from '../../../schema/calendars.ts';
import { codeList } from '../../../schema/codes.ts';
import type { CanonicalField } from '../canonical-types.ts';
import type { Crosswalk, Treatment } from '../mapping.ts';
import { suggest } from '../suggest.ts';
import { boundedPattern, patternFault } from '../treat/bounded-pattern.ts';
import { dateFormat, dateFormatFault, type DateFormat } from '../treat/date-format.ts';
import { isZone } from '../treat/instant.ts';
import { isUnit, sameDimension } from '../treat/units.ts';
import { parseConditions, type ParseContext, type Scope } from './context.ts';
import { child, itemsOf, numberOf, textOf, textsOf, type YamlTree } from './yaml-tree.ts';

/** What turns a text into a value of another kind, with the value types that it makes; at most one of them. */
const CONVERSIONS: Readonly<Record<string, readonly string[] | null>> = {
  codes: null,
  date: ['PartialDate', 'String'],
  dateTime: ['DateTime', 'String'],
  number: ['Int', 'Float', 'String'],
  boolean: ['Boolean', 'String'],
  detect: ['ScriptCode', 'String'],
};

function checkConversion(tree: YamlTree, field: CanonicalField | null, context: ParseContext): void {
  const words = Object.keys(CONVERSIONS).filter((word) => child(tree, word));
  if (words.length > 1) {
    context.faults.error(tree.at, `${words.map((word) => `\`${word}\``).join(' and ')} do not go together`);
  }
  if (field && child(tree, 'circa') && field.valueType !== 'PartialDate') {
    context.faults.error(tree.at, `\`${field.type}.${field.name}\` is no date: \`circa\` means nothing`);
  }
  for (const word of words) {
    const makes = CONVERSIONS[word];
    if (!field || !makes || makes.includes(field.valueType)) continue;
    context.faults.error(tree.at, `\`${field.type}.${field.name}\` is a ${field.valueType}: \`${word}\` makes none`);
  }
}

function parseCodes(
  tree: YamlTree,
  field: CanonicalField | null,
  list: string | null,
  context: ParseContext,
): Crosswalk | null {
  const name = textOf(tree) ?? '';
  const crosswalk = context.crosswalks.get(name);
  if (!crosswalk) {
    context.faults.error(tree.at, `there is no crosswalk \`${name}\`${suggest(name, context.crosswalks.keys())}`);
    return null;
  }
  context.used.add(name);
  if (list === null) return crosswalk;
  for (const target of crosswalk.targets.values()) {
    for (const code of target.codes.filter((candidate) => !codeList(list).codes.has(candidate))) {
      const hint = suggest(code, codeList(list).codes.keys());
      context.faults.error(
        target.at,
        `\`${code}\` is no ${list}, which \`${field?.type ?? ''}.${field?.name ?? ''}\` needs${hint}`,
      );
    }
  }
  return crosswalk;
}

function parseFormats(tree: YamlTree, needsPivot: boolean, context: ParseContext): readonly DateFormat[] {
  return (tree.kind === 'list' ? itemsOf(tree) : [tree]).flatMap((item) => {
    const text = textOf(item);
    if (text === null) return [];
    const fault = dateFormatFault(text.replace(/~$/, ''));
    if (fault !== null) {
      context.faults.error(item.at, fault);
      return [];
    }
    const format = dateFormat(text);
    if (needsPivot && format.tokens.has('yy') && !format.tokens.has('G')) {
      context.faults.error(item.at, `\`${text}\` has a year of two digits: say its century with \`pivot\``);
    }
    return [format];
  });
}

/** The calendar that an expression names; its years have a century of their own, so that `pivot` says nothing of it. */
export function parseCalendar(tree: YamlTree, context: ParseContext): Calendar | null {
  const name = textOf(child(tree, 'calendar'));
  if (!isCalendar(name)) return null;
  if (child(tree, 'pivot')) {
    context.faults.error(
      tree.at,
      `\`pivot\` is of the common calendar: with \`calendar: ${name}\` give the year whole`,
    );
  }
  return name;
}

/** Faults of formats whose years are not those of the calendar. */
function checkYears(formats: readonly DateFormat[], calendar: Calendar | null, at: YamlTree, context: ParseContext) {
  for (const { text, tokens } of formats) {
    if (tokens.has('yyy') && calendar !== 'minguo') {
      context.faults.error(at.at, `\`${text}\` has a year of one to three digits: it needs \`calendar: minguo\``);
    }
    if (calendar !== null && tokens.has('G')) {
      context.faults.error(at.at, `\`${text}\` has an era, which is of no \`calendar: ${calendar}\``);
    }
    if (calendar !== null && tokens.has('yy')) {
      context.faults.error(at.at, `\`${text}\` has a year of two digits: with \`calendar: ${calendar}\` give it whole`);
    }
  }
}

function parsePart(tree: YamlTree, context: ParseContext): Treatment[] {
  const at = child(tree, 'at');
  const bounds = textsOf(at).map(Number);
  const from = bounds[0];
  if (from === undefined) return [];
  if (bounds.length > 2 || bounds.includes(0)) {
    context.faults.error(tree.at, '`at` is a position (1 the first, -1 the last), or a first and a last one');
  }
  return [{ kind: 'part', by: textOf(child(tree, 'by')) ?? ' ', from, to: bounds[1] ?? from }];
}

function parseNumber(tree: YamlTree, context: ParseContext): Treatment[] {
  const unit = textOf(child(tree, 'unit'));
  const as = textOf(child(tree, 'as'));
  if ((unit === null) !== (as === null)) context.faults.error(tree.at, '`unit` and `as` go together');
  const from = isUnit(unit) ? unit : null;
  const to = isUnit(as) ? as : null;
  if (from && to && !sameDimension(from, to))
    context.faults.error(tree.at, `\`${unit ?? ''}\` cannot be told in \`${as ?? ''}\``);
  return [{ kind: 'number', decimal: textOf(child(tree, 'decimal')) === ',' ? ',' : '.', unit: from, as: to }];
}

/** The treatments of an expression, in the order in which they are applied. */
export function parseTreatments(
  tree: YamlTree,
  scope: Scope,
  field: CanonicalField | null,
  list: string | null,
  context: ParseContext,
): readonly Treatment[] {
  checkConversion(tree, field, context);
  const pivot = numberOf(child(tree, 'pivot'));
  const parsers: Readonly<Record<string, (value: YamlTree) => readonly Treatment[]>> = {
    empty: (value) => [{ kind: 'empty', values: new Set(textsOf(value)) }],
    split: (value) => [{ kind: 'split', separator: textOf(value) ?? ',' }],
    part: (value) => parsePart(value, context),
    extract: (value) => {
      const source = textOf(value) ?? '';
      const fault = patternFault(source);
      if (fault !== null) context.faults.error(value.at, fault);
      return fault === null ? [{ kind: 'extract', pattern: boundedPattern(source) }] : [];
    },
    unpad: (value) => [{ kind: 'unpad', character: textOf(value) ?? ' ' }],
    pad: (value) => [
      { kind: 'pad', to: numberOf(child(value, 'to')) ?? 0, character: textOf(child(value, 'with')) ?? ' ' },
    ],
    digits: () => [{ kind: 'digits' }],
    case: (value) => {
      const letters = textOf(value);
      return letters === 'upper' || letters === 'lower' || letters === 'title' ? [{ kind: 'case', letters }] : [];
    },
    codes: (value) => {
      const crosswalk = parseCodes(value, field, list, context);
      return crosswalk ? [{ kind: 'codes', crosswalk }] : [];
    },
    date: (value) => {
      const calendar = parseCalendar(tree, context);
      const formats = parseFormats(value, pivot === null && calendar === null, context);
      checkYears(formats, calendar, value, context);
      return [{ kind: 'date', formats, pivot, calendar }];
    },
    circa: (value) => [{ kind: 'circa', conditions: parseConditions(value, scope, context) }],
    dateTime: (value) => {
      const zone = textOf(child(tree, 'zone')) ?? 'UTC';
      if (!isZone(zone)) context.faults.error(value.at, `\`${zone}\` is no time zone: \`Europe/Tallinn\`, \`+02:00\``);
      const formats = parseFormats(value, pivot === null, context);
      checkYears(formats, null, value, context);
      return isZone(zone) ? [{ kind: 'date-time', formats, pivot, zone }] : [];
    },
    number: (value) => parseNumber(value, context),
    boolean: (value) => [
      { kind: 'boolean', yes: new Set(textsOf(child(value, 'yes'))), no: new Set(textsOf(child(value, 'no'))) },
    ],
    detect: () => [{ kind: 'detect-script' }],
    prefix: (value) => [{ kind: 'prefix', text: textOf(value) ?? '' }],
    suffix: (value) => [{ kind: 'suffix', text: textOf(value) ?? '' }],
  };
  return Object.entries(parsers).flatMap(([word, parse]) => {
    const value = child(tree, word);
    return value ? parse(value) : [];
  });
}
