import { canonicalJson } from '../../schema/protocol/canonical-json.ts';
import { sha256Hex } from '../../schema/protocol/digest.ts';

/** The text of one row, which is what the officers sign: in the official language, and in English beside it. */
export interface SignedSentence {
  readonly row: string;
  readonly text: string;
  readonly english: string;
}

/** What the privacy officer said of a proposal (Directive (EU) 2016/680, Art 34(d)). */
export interface Opinion {
  readonly verdict: 'favourable' | 'favourable-with-conditions' | 'unfavourable';
  readonly text: string;
  /** The reference of the data protection impact assessment (Art 27). */
  readonly assessment: string;
}

interface ChainLink {
  readonly member: string;
  /** The place in the chain, from one. */
  readonly number: number;
  /** The id of the act before; null for the first. */
  readonly predecessor: string | null;
}

/** A version comes into force. Instants are ISO 8601 in UTC; `until` is not included. */
export interface Activation extends ChainLink {
  readonly kind: 'activation';
  /** The address of the version's content. */
  readonly content: string;
  /** The language of `text` of the sentences, as an ISO 639-1 code: that text is authoritative. */
  readonly language: string;
  readonly sentences: readonly SignedSentence[];
  readonly from: string;
  readonly until: string | null;
  readonly opinion: Opinion;
}

/**
 * What is in force is narrowed at once: rows that open are taken away, or everything. It needs one signature, because
 * taking a permission or a release away can never widen.
 */
export interface Withdrawal extends ChainLink {
  readonly kind: 'withdrawal';
  /** Ids of permissions and of releases; null for the whole policy, which then denies everything. */
  readonly rows: readonly string[] | null;
  readonly reason: string;
}

/** One link of the chain of a member's policy. */
export type Act = Activation | Withdrawal;

/** In what capacity an officer signs: acts of the policy, and, as `authoriser`, authorisations for others. */
export type SigningRole = 'proposer' | 'opinion' | 'approver' | 'withdrawer' | 'authoriser';

/** A signature over an act, a role, a person, a key and a time; Ed25519 in base64url. */
export interface ActSignature {
  readonly role: SigningRole;
  readonly person: string;
  readonly key: string;
  readonly at: string;
  readonly signature: string;
}

/** An act with what was signed for it. */
export interface SignedAct {
  readonly act: Act;
  readonly signatures: readonly ActSignature[];
}

/** The id of an act: SHA-256, in hexadecimal, over its canonical JSON (RFC 8785). */
export function actId(act: Act): string {
  return sha256Hex(canonicalJson(act));
}
