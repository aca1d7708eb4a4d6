import type { GraphQLFormattedError } from 'graphql';
import { ComityError, isErrorCode, type ErrorCode } from '../../schema/errors.ts';

/** Codes of the server's own whose messages speak of the client's request alone, and may be shown. */
const SHOWN = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
]);
const CHAIN = 6;

/** The error of ours at the root of what the server reports, or null. */
function rootOf(error: unknown): ComityError | null {
  let current = error;
  for (let step = 0; step < CHAIN; step += 1) {
    if (current instanceof ComityError) return current;
    if (!(current instanceof Error) || !('originalError' in current)) return null;
    current = current.originalError;
  }
  return null;
}

function placed(formatted: GraphQLFormattedError): Pick<GraphQLFormattedError, 'path' | 'locations'> {
  const { path, locations } = formatted;
  return { ...(path === undefined ? {} : { path }), ...(locations === undefined ? {} : { locations }) };
}

/** The code that a client sees of an error. */
export function codeOf(error: GraphQLFormattedError): ErrorCode {
  const code = error.extensions?.['code'];
  return isErrorCode(code) ? code : 'INTERNAL';
}

/**
 * What a client sees of an error: message, code, jurisdiction. Whatever is not of the catalogue becomes `INTERNAL`, and
 * goes to `onMasked` for the log alone.
 */
export function errorFormatter(onMasked: (error: unknown) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const root = rootOf(error);
    if (root !== null) {
      const { code, jurisdiction } = root;
      if (code === 'INTERNAL') onMasked(root.cause ?? root);
      const requestId = formatted.extensions?.['requestId'];
      return {
        message: root.message,
        ...(formatted.path === undefined ? {} : { path: formatted.path }),
        extensions: {
          code,
          ...(jurisdiction === undefined ? {} : { jurisdiction }),
          ...(typeof requestId === 'string' ? { requestId } : {}),
        },
      };
    }
    const code = formatted.extensions?.['code'];
    if (SHOWN.has(code)) return { message: formatted.message, ...placed(formatted), extensions: { code } };
    if (typeof code === 'string' && code.startsWith('PERSISTED_QUERY')) {
      return {
        message: 'send the `query` itself: persisted queries are not offered',
        extensions: { code: 'BAD_REQUEST' },
      };
    }
    onMasked(error);
    return {
      message: 'the request could not be answered',
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { code: 'INTERNAL' },
    };
  };
}
