import { isMap } from 'yaml';
import { MASKS } from '../../schema/masks.ts';
import { parsePartialDate } from '../../schema/partial-date.ts';
import { fieldName } from '../engine/lanes.ts';
import { isObligation, type Obligation } from '../engine/obligation.ts';
import { faultAt, type Fault } from './fault.ts';
import { hasKey, nodeOf, reportMissing, requiredText, textOf, validWords, wordsOf } from './keys.ts';
import { ALL, type Placed, type Row, type Then } from './rows.ts';
import { suggestion, type Vocabulary } from './vocabulary.ts';
import type { YamlMap } from './yaml-file.ts';

const ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** The id of a row; an unfit one is reported. */
export function parseId(of: YamlMap, what: string): string {
  const id = requiredText(of, 'id', what) ?? '';
  if (id !== '' && !ID.test(id)) {
    of.file.report(nodeOf(of, 'id'), `\`${id}\` is no id`, 'use small letters, digits and hyphens');
  }
  return id;
}

/** A day (`2026-01-01`) under a key, or null; what is no day is reported. */
export function parseDay(of: YamlMap, key: string): string | null {
  if (!hasKey(of, key)) return null;
  const node = nodeOf(of, key);
  const text = textOf(node);
  const date = text === null ? null : parsePartialDate(text);
  if (text !== null && date?.day != null && !date.circa) return text;
  of.file.report(node ?? of.map, `\`${key}\` needs a day, as \`2026-01-01\``);
  return null;
}

/** The names of categories and fields under a key, sorted; unknown ones are reported. */
export function parseNames(of: YamlMap, key: string, { names, catalogue }: Vocabulary): readonly string[] {
  if (!hasKey(of, key)) return [];
  const found = wordsOf(of, key).filter(({ text, node }) => {
    if (names.has(text)) return true;
    const isQuality = text === 'quality' || catalogue.fields.some((field) => fieldName(field) === text);
    if (isQuality) {
      of.file.report(node, `\`${text}\` is of quality, which goes with the value`, 'leave it out');
    } else if (text.includes('.')) {
      const fields = [...names].filter((name) => name.includes('.'));
      of.file.report(node, `\`${text}\` is no field that policy controls`, suggestion(text, fields));
    } else {
      const categories = [...names].filter((name) => !name.includes('.'));
      of.file.report(node, `\`${text}\` is not a category of data`, suggestion(text, categories));
    }
    return false;
  });
  return [...new Set(found.map(({ text }) => text))].toSorted();
}

function reportMaskThatDoesNotFit(of: YamlMap, mask: string, { catalogue, names }: Vocabulary): void {
  const chain = MASKS.find(({ name }) => name === mask)?.chain ?? null;
  for (const { text, node } of wordsOf(of, 'read').filter((written) => names.has(written.text))) {
    const covered = catalogue.fields.filter((field) => [ALL, field.category, fieldName(field)].includes(text));
    if (covered.every((field) => field.mask === chain)) continue;
    const fit = covered.filter((field) => field.mask === chain).map((field) => `\`${fieldName(field)}\``);
    const help = fit.length === 0 || text === ALL ? null : `name the fields that it fits: ${fit.join(', ')}`;
    of.file.report(node, `the mask \`${mask}\` does not fit \`${text}\``, help);
  }
}

/** What a row decides; what is no outcome, or a mask that does not fit what the row names, is reported. */
export function parseThen(of: YamlMap, what: string, vocabulary: Vocabulary): Then | null {
  if (!hasKey(of, 'then')) {
    reportMissing(of, 'then', what);
    return null;
  }
  const node = nodeOf(of, 'then');
  const text = textOf(node)?.trim().replaceAll(/\s+/g, ' ') ?? '';
  if (text === 'allow' || text === 'hit-only' || text === 'deny') return { kind: text };
  const mask = MASKS.find(({ name }) => text === `mask ${name}`)?.name;
  if (mask) {
    if (hasKey(of, 'read')) reportMaskThatDoesNotFit(of, mask, vocabulary);
    return { kind: 'mask', mask };
  }
  const message = isMap(node) || text === '' ? '`then` needs an outcome' : `\`${text}\` is not an outcome or a mask`;
  of.file.report(node ?? of.map, message, suggestion(text, vocabulary.then));
  return null;
}

/** The obligations of a row. */
export function parseObligations(of: YamlMap, { obligations }: Vocabulary): readonly Obligation[] {
  return hasKey(of, 'obligations') ? validWords(of, 'obligations', 'obligation', obligations).filter(isObligation) : [];
}

/** Rows of a list whose ids are new to it; each id that stands again is reported. */
export function uniqueById<RowType extends Pick<Row, 'id'>>(
  rows: readonly Placed<RowType>[],
  faults: Fault[],
): readonly Placed<RowType>[] {
  const first = new Map<string, Placed<RowType>>();
  return rows.filter((placed) => {
    const { id } = placed.row;
    const before = first.get(id);
    if (!before) first.set(id, placed);
    else if (id !== '') {
      const where =
        before.at.file === placed.at.file ? `line ${before.at.line}` : `${before.at.file}:${before.at.line}`;
      faults.push(faultAt(placed.at, `the id \`${id}\` stands twice`, `the first is at ${where}`));
    }
    return !before;
  });
}
