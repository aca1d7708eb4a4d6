import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { partialDateFault } from './birth-date.ts';
import { CODE_LISTS, type CodeList } from './codes.ts';
import { isMemberCode } from './ids.ts';
import { parsePartialDate } from './partial-date.ts';

function badInput(fault: string): GraphQLError {
  return new GraphQLError(fault, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** A scalar of texts: `faultOf` says why one is none; `faultOfInput`, where clients may give less than records hold. */
function stringScalar(
  name: string,
  faultOf: (text: string) => string | null,
  faultOfInput: (text: string) => string | null = faultOf,
): GraphQLScalarType {
  const checked = (fault: (text: string) => string | null) => (value: unknown) => {
    const text = typeof value === 'string' ? value : '';
    const found = fault(text);
    if (found === null) return text;
    throw badInput(found);
  };
  const parseValue = checked(faultOfInput);
  return new GraphQLScalarType({
    name,
    parseValue,
    parseLiteral: (node: ValueNode) => parseValue(node.kind === Kind.STRING ? node.value : undefined),
    serialize: checked(faultOf),
  });
}

function expected(name: string, isValid: (text: string) => boolean, forms: string): (text: string) => string | null {
  return (text) => (isValid(text) ? null : `a ${name} was expected: ${forms}`);
}

function codeScalar(list: CodeList): GraphQLScalarType {
  const codes = [...list.codes.keys()];
  const shown = codes.length > 12 ? `a code of ${list.source}` : `one of ${codes.join(', ')}`;
  return stringScalar(
    list.scalar,
    expected(list.scalar, (text) => list.codes.has(text), shown),
  );
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Every scalar of the canonical schema, validated in both directions, by name. */
export const SCALARS: Readonly<Record<string, GraphQLScalarType>> = Object.fromEntries(
  [
    ...[...CODE_LISTS.values()].map(codeScalar),
    stringScalar(
      'PartialDate',
      (text) => (parsePartialDate(text) === null ? partialDateFault(text) : null),
      partialDateFault,
    ),
    stringScalar(
      'DateTime',
      expected('DateTime', (text) => INSTANT.test(text) && !Number.isNaN(Date.parse(text)), '`2026-02-27T00:00:09Z`'),
    ),
    stringScalar('MemberCode', expected('MemberCode', isMemberCode, 'two to six capital letters')),
  ].map((scalar) => [scalar.name, scalar]),
);
