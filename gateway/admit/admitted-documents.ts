import { GraphQLError, parse, type DocumentNode } from 'graphql';
import { ComityError } from '../../schema/errors.ts';
import { sha256Hex } from '../../schema/protocol/digest.ts';
import { assertWithin, type DocumentLimits } from './document-limits.ts';

const DOCUMENTS_KEPT = 1000;

/**
 * Reads documents and holds them to the limits, before anything costly looks at them; those admitted last are
 * remembered. Gives null for what is no GraphQL, which the server then says. Throws `QUERY_TOO_DEEP`, `QUERY_TOO_BROAD`,
 * `QUERY_TOO_LARGE`.
 */
export function admittedDocuments(limits: DocumentLimits): (query: string) => DocumentNode | null {
  const admitted = new Map<string, DocumentNode>();
  return (query) => {
    const key = sha256Hex(query);
    const known = admitted.get(key);
    if (known !== undefined) return known;
    const document = parsed(query, limits);
    if (document === null) return null;
    assertWithin(document, limits);
    if (admitted.size >= DOCUMENTS_KEPT) admitted.clear();
    admitted.set(key, document);
    return document;
  };
}

function parsed(query: string, limits: DocumentLimits): DocumentNode | null {
  try {
    return parse(query, { noLocation: true, maxLexicalTokens: limits.tokens });
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes('tokens')) {
      throw new ComityError('QUERY_TOO_LARGE', `the document has more than ${limits.tokens} tokens`);
    }
    return null;
  }
}
