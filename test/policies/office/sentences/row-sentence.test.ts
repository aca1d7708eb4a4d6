import { loadCommon } from '../../../../policies/load-common.ts';
import { fieldName } from '../../../../policies/engine/lanes.ts';
import { CELL_NAMES, CELLS, type CellName } from '../../../../policies/language/cells.ts';
import { UNKNOWN, type Cells } from '../../../../policies/language/rows.ts';
import { vocabulary, type Vocabulary } from '../../../../policies/language/vocabulary.ts';
import { loadPhrases, sentenceLanguages } from '../../../../policies/office/sentences/load-phrases.ts';
import { rowSentence, type CategoryOf, type TableRow } from '../../../../policies/office/sentences/row-sentence.ts';
import { MASKS } from '../../../../schema/masks.ts';
import { CANONICAL_FIELDS } from '../../../../schema/fields.ts';
import { isObligation } from '../../../../policies/engine/obligation.ts';
import { permission, releaseRow, restriction } from '../../sample.ts';

const { groups } = await loadCommon();
const WORDS: Vocabulary = vocabulary(CANONICAL_FIELDS, groups);
const CATEGORIES = new Map(CANONICAL_FIELDS.fields.map((field) => [fieldName(field), field.category]));
const categoryOf: CategoryOf = (field) => CATEGORIES.get(field) ?? field;

/** Every value that a cell can have, one by one, as a row writes it. */
function valuesOf(cell: CellName): readonly unknown[] {
  const { form } = CELLS[cell];
  const unknown = 'unknown' in form && form.unknown ? [UNKNOWN] : [];
  switch (form.kind) {
    case 'words':
      return [...(WORDS.cells[form.words] ?? ['some text']), ...unknown].map((word) => [word]);
    case 'word':
      return WORDS.cells[form.words] ?? [];
    case 'flag':
      return [true, false, ...unknown];
    case 'months':
      return [36];
  }
}

const CONDITIONS: readonly Cells[] = CELL_NAMES.flatMap((cell) =>
  valuesOf(cell).map((value): Cells => Object.fromEntries([[cell, value]])),
);
const OUTCOMES = [
  ...(['allow', 'hit-only', 'deny'] as const).map((kind) => ({ kind })),
  ...MASKS.map(({ name }) => ({ kind: 'mask' as const, mask: name })),
];

/** A row of each table for every word that it can use. */
function everyRow(): readonly TableRow[] {
  const both = (change: Parameters<typeof permission>[0]): readonly TableRow[] => [
    { table: 'permissions', row: permission(change) },
    { table: 'restrictions', row: restriction(change) },
  ];
  return [
    ...CONDITIONS.flatMap((cells) => both({ cells })),
    ...CONDITIONS.map((cells): TableRow => ({ table: 'restrictions', row: restriction({ unless: [cells, cells] }) })),
    ...CONDITIONS.map((cells): TableRow => ({ table: 'release', row: releaseRow({ cells }) })),
    ...OUTCOMES.flatMap((then) => both({ then })),
    ...[...WORDS.names].flatMap((name) => both({ read: [name], search: [name] })),
    ...WORDS.obligations.filter(isObligation).flatMap((code) => both({ obligations: [code] })),
    ...both({ from: '2026-01-01' }),
    ...both({ until: '2026-01-01' }),
    ...both({ from: '2026-01-01', until: '2026-12-31' }),
    { table: 'release', row: releaseRow({ then: 'deny', toGroup: ['EU'] }) },
  ];
}

describe('the sentence of a row', () => {
  it('is shipped in English and the languages of the demonstration', () => {
    expect(sentenceLanguages()).toEqual(['ar', 'de', 'en', 'et', 'fr', 'ja', 'pt', 'uk']);
  }, 120_000);

  it.each(sentenceLanguages())(
    'has a phrase for every word that a row can use, in `%s`',
    (language) => {
      const phrases = loadPhrases(language);
      const rows = everyRow();
      expect(rows.length).toBeGreaterThan(2_000);
      const left = rows
        .map((row) => rowSentence(row, phrases, categoryOf))
        .filter((text) => /[{}]|undefined/.test(text));
      expect(left).toEqual([]);
    },
    120_000,
  );

  it.each(sentenceLanguages().filter((language) => language !== 'en'))(
    'never falls back to English, in `%s`',
    (language) => {
      const english = loadPhrases('en');
      const same = [...loadPhrases(language).sections].flatMap(([section, phrases]) =>
        [...phrases].flatMap(([word, text]) => {
          const isWordy = /[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{3,}/.test(text);
          return isWordy && section !== 'members' && english.sections.get(section)?.get(word) === text
            ? [`${section}.${word}`]
            : [];
        }),
      );
      expect(same).toEqual([]);
    },
  );

  it('is an error where the language lacks a phrase', () => {
    const english = loadPhrases('en');
    const lacking = { ...english, sections: new Map([...english.sections, ['role', new Map<string, string>()]]) };
    const row: TableRow = { table: 'permissions', row: permission({ cells: { role: ['analyst'] } }) };
    expect(() => rowSentence(row, lacking, categoryOf)).toThrow('the language `en` has no phrase `role.analyst`');
  }, 120_000);

  it('refuses a language that is not shipped', () => {
    expect(() => loadPhrases('xx')).toThrow('there are no sentences in `xx`');
  }, 120_000);

  it('says what the row says', () => {
    const row: TableRow = {
      table: 'restrictions',
      row: restriction({
        id: 'minors',
        cells: { minor: true, group: ['EU'], basis: ['UNTOC-18'] },
        unless: [{ role: ['investigator'], case: true }, { basis: ['PRUM-2'] }],
        read: ['name', 'Person.birthDate'],
        then: { kind: 'mask', mask: 'year' },
        obligations: ['this-case-only'],
        from: '2026-01-01',
        because: 'the law {id}',
      }),
    };
    expect(rowSentence(row, loadPhrases('en'), categoryOf)).toBe(
      'Restriction “minors”: where the requester acts for a Member State of the European Union; and the legal basis given is UN Convention against Transnational Organized Crime, Art 18; and the person is under eighteen today – what is not stated counts as being so – and unless the requester is an investigator; and a case is given; or unless the legal basis is Regulation (EU) 2024/982, and it binds both members on that day, may be read as the year at most: names and the field Person.birthDate (birth and death); and the recipient is bound to: use for this case only. Holds from 2026-01-01. Legal ground: the law {id}.',
    );
  }, 120_000);
});
