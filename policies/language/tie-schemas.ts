import { codeList } from '../../schema/codes.ts';
import { TIE_KEYS } from './parse-ties.ts';
import { ALL, TRANSFER_WORDS } from './rows.ts';
import { DAY, FLAG, ID, object, oneOf, oneOrMore, TEXT, type Schema } from './schema-parts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The files that say what ties members, by the name of their JSON Schema. */
export const TIE_SCHEMA_NAMES = ['instruments', 'purposes', 'transfers', 'teams', 'declaration'] as const;

/** The name of one of those schemas. */
export type TieSchemaName = (typeof TIE_SCHEMA_NAMES)[number];

const MEMBERS = oneOrMore({ $ref: '#/definitions/member' });
const TEXTS = oneOrMore(TEXT);

function list(items: Schema, { cells }: Vocabulary): Schema {
  return { type: ['array', 'null'], items, definitions: { member: oneOf(cells.member) } };
}

function instruments(vocabulary: Vocabulary): Schema {
  const { cells } = vocabulary;
  const party = object(TIE_KEYS.party, ['from'], {
    member: MEMBERS,
    group: oneOrMore(oneOf(cells.group)),
    except: MEMBERS,
    from: DAY,
    until: DAY,
    unverified: FLAG,
  });
  const reservation = object(TIE_KEYS.reservation, ['member', 'text', 'source'], {
    member: MEMBERS,
    text: TEXT,
    source: TEXT,
    purpose: oneOrMore(oneOf(cells.purpose)),
    offence: oneOrMore(oneOf(cells.offence)),
  });
  const instrument = object(TIE_KEYS.instrument, ['id', 'title', 'source', 'bases', 'from', 'parties'], {
    id: ID,
    title: TEXT,
    source: TEXT,
    bases: oneOrMore(oneOf([...codeList('LegalBasisCode').codes.keys()])),
    from: { anyOf: [DAY, { type: 'null' }] },
    until: DAY,
    parties: oneOrMore(party),
    reservations: oneOrMore(reservation),
  });
  return list(instrument, vocabulary);
}

function purposes(vocabulary: Vocabulary): Schema {
  const words = oneOrMore(oneOf(vocabulary.cells.purpose));
  const keys = ['collectedFor', 'compatible', 'because'];
  return list(object(keys, keys, { collectedFor: words, compatible: words, because: TEXT }), vocabulary);
}

function transfers(vocabulary: Vocabulary): Schema {
  const transfer = object(TIE_KEYS.transfer, ['id', 'ground', 'because'], {
    id: ID,
    ground: oneOrMore(oneOf(TRANSFER_WORDS.filter((word) => word !== 'none'))),
    toMember: MEMBERS,
    toGroup: oneOrMore(oneOf(vocabulary.cells.group)),
    case: TEXTS,
    from: DAY,
    until: DAY,
    because: TEXT,
  });
  return list(transfer, vocabulary);
}

function teams(vocabulary: Vocabulary): Schema {
  const team = object(TIE_KEYS.team, ['id', 'member', 'case', 'from', 'until', 'because'], {
    id: ID,
    member: MEMBERS,
    agency: TEXTS,
    case: TEXTS,
    from: DAY,
    until: DAY,
    because: TEXT,
  });
  return list(team, vocabulary);
}

function declaration({ cells, names }: Vocabulary): Schema {
  const categories = oneOrMore(oneOf([ALL, ...[...names].filter((name) => name !== ALL && !name.includes('.'))]));
  const clause = object(['give', 'toMember', 'toGroup', 'inReturnFor'], ['give'], {
    give: categories,
    toMember: MEMBERS,
    toGroup: oneOrMore(oneOf(cells.group)),
    inReturnFor: categories,
  });
  const required = ['member', 'number', 'from', 'clauses'];
  const body = object([...required, 'until', 'signature'], required, {
    member: { $ref: '#/definitions/member' },
    number: { type: 'integer', minimum: 1 },
    from: DAY,
    until: DAY,
    clauses: oneOrMore(clause),
    signature: { type: 'string', pattern: '^[A-Za-z0-9_-]{86}$' },
  });
  return { ...body, definitions: { member: oneOf(cells.member) } };
}

/** The JSON Schema of one of the files that say what ties members. */
export function tieSchema(name: TieSchemaName, vocabulary: Vocabulary): Schema {
  switch (name) {
    case 'instruments':
      return instruments(vocabulary);
    case 'purposes':
      return purposes(vocabulary);
    case 'transfers':
      return transfers(vocabulary);
    case 'teams':
      return teams(vocabulary);
    case 'declaration':
      return declaration(vocabulary);
  }
}
