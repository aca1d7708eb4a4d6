import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { CODE_LISTS, type CodeList } from './codes.ts';
import { isMemberCode } from './ids.ts';
import { parsePartialDate } from './partial-date.ts';

function stringScalar(name: string, isValid: (text: string) => boolean, expected: string): GraphQLScalarType {
  const parseValue = (value: unknown): string => {
    if (typeof value === 'string' && isValid(value)) return value;
    throw new GraphQLError(`a ${name} was expected: ${expected}`, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType({
    name,
    parseValue,
    parseLiteral: (node: ValueNode) => parseValue(node.kind === Kind.STRING ? node.value : undefined),
    serialize: parseValue,
  });
}

function codeScalar(list: CodeList): GraphQLScalarType {
  const codes = [...list.codes.keys()];
  const shown = codes.length > 12 ? `a code of ${list.source}` : `one of ${codes.join(', ')}`;
  return stringScalar(list.scalar, (text) => list.codes.has(text), shown);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Every scalar of the canonical schema, validated in both directions, by name. */
export const SCALARS: Readonly<Record<string, GraphQLScalarType>> = Object.fromEntries(
  [
    ...[...CODE_LISTS.values()].map(codeScalar),
    stringScalar(
      'PartialDate',
      (text) => parsePartialDate(text) !== null,
      '`1979-03-14`, `1979-03`, `1979` or `1979~`',
    ),
    stringScalar('DateTime', (text) => INSTANT.test(text) && !Number.isNaN(Date.parse(text)), '`2026-02-27T00:00:09Z`'),
    stringScalar('MemberCode', isMemberCode, 'two to six capital letters'),
  ].map((scalar) => [scalar.name, scalar]),
);
