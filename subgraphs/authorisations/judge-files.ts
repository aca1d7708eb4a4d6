import { parseSignedAuthorisation, parseSignedRevocation } from '../../policies/authorisations/statement-shape.ts';
import { statementId, type SignedAuthorisation } from '../../policies/authorisations/statement.ts';
import {
  authorisationFault,
  revocationFault,
  type StatementContext,
} from '../../policies/authorisations/judge-statement.ts';
import { sha256Hex } from '../../schema/protocol/digest.ts';
import type { ActStore } from './act-store.ts';

/** What the file of an authorisation is worth. */
export type Judged =
  | { readonly kind: 'holds'; readonly signed: SignedAuthorisation }
  | { readonly kind: 'faulty'; readonly reason: string };

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'it cannot be read';
}

/** Judges the file of an authorisation; null where it has gone. */
export async function judgeGrant(store: ActStore, id: string, context: StatementContext): Promise<Judged | null> {
  try {
    const value = await store.granted(id);
    if (value === null) return null;
    const signed = parseSignedAuthorisation(value);
    if (statementId(signed.statement) !== id) return { kind: 'faulty', reason: 'it is not what its name says' };
    const reason = authorisationFault(signed, context);
    return reason === null ? { kind: 'holds', signed } : { kind: 'faulty', reason };
  } catch (error) {
    return { kind: 'faulty', reason: reasonOf(error) };
  }
}

/** What is wrong with the file of a revocation, which holds all the same; null where nothing is. */
export async function revocationFileFault(
  store: ActStore,
  id: string,
  context: StatementContext,
): Promise<string | null> {
  try {
    const value = await store.revoked(id);
    if (value === null) return 'it has gone';
    const signed = parseSignedRevocation(value);
    if (signed.statement.authorisation !== id) return 'it is of another authorisation than its name says';
    return revocationFault(signed, context);
  } catch (error) {
    return reasonOf(error);
  }
}

/** What ring and keys say, as text: where it changes, every signature is verified anew. */
export function contextMark({ ring, memberKeys }: Omit<StatementContext, 'now'>): string {
  const officers = [...ring.officers.values()].map(({ person, may, keys }) => [
    person,
    [...may],
    [...keys.values()].map(({ id, publicKey, from, until, withdrawn }) => [
      ...[id, publicKey.export({ format: 'jwk' }).x, from, until, withdrawn],
    ]),
  ]);
  const members = [...memberKeys].map(([member, key]) => [member, key.export({ format: 'jwk' }).x]);
  return sha256Hex(JSON.stringify([officers, members]));
}
