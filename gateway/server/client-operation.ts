import type { ClientOperation } from '../admit/admit.ts';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function json(value: string | null): unknown {
  try {
    return value === null ? null : JSON.parse(value);
  } catch {
    return null;
  }
}

/** The operation of a body, as far as it is well-formed; the server says what is wrong with the rest. */
export function operationOfBody(body: unknown): ClientOperation {
  const { query, operationName, variables, extensions } = isFields(body) ? body : {};
  return {
    query: text(query),
    operationName: text(operationName),
    variables: variables ?? null,
    justification: isFields(extensions) ? extensions['justification'] : null,
  };
}

/** The operation of a query string, as GraphQL over HTTP defines it for GET. */
export function operationOfSearch(search: string): ClientOperation {
  const parameters = new URLSearchParams(search);
  return operationOfBody({
    query: parameters.get('query'),
    operationName: parameters.get('operationName'),
    variables: json(parameters.get('variables')),
    extensions: json(parameters.get('extensions')),
  });
}
