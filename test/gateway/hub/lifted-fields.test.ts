import { buildSchema, parse, print, stripIgnoredCharacters } from 'graphql';
import { liftedFields } from '../../../gateway/hub/lifted-fields.ts';

const schema = buildSchema(`
  interface Member { code: String! at(of: Int): Int }
  type AA implements Member { code: String! at(of: Int): Int own: Int }
  type BB implements Member { code: String! at(of: Int): Int }
  type Query { members: [Member!]! one: AA }
`);

describe('fields that members share', () => {
  it.each([
    [
      'are asked of all at once',
      '{members{__typename...on AA{__typename code}...on BB{__typename code}}}',
      '{members{__typename code}}',
    ],
    ['are asked once', '{members{code...on AA{code}}}', '{members{code}}'],
    [
      'stay where something else stands beside',
      '{members{...on AA{code own}...on BB{code}}}',
      '{members{code ...on AA{code own}}}',
    ],
    [
      'stay where they have arguments or other names',
      '{members{...on AA{at(of:1)}...on BB{a:code}}}',
      '{members{...on AA{at(of:1)}...on BB{a:code}}}',
    ],
    [
      'stay where a condition decides',
      '{members{...on AA@include(if:false){code}}}',
      '{members{...on AA@include(if:false){code}}}',
    ],
    ['stay where the type is known', '{one{...on AA{code}}}', '{one{...on AA{code}}}'],
  ])('%s', (_name, text, expected) => {
    expect(stripIgnoredCharacters(print(liftedFields(schema, parse(text))))).toBe(expected);
  });
});
