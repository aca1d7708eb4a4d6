import { actId, type Act, type Activation, type ActSignature, type SignedAct } from '../../../policies/versions/act.ts';
import { NEEDED_ROLES } from '../../../policies/versions/judge-act.ts';
import type { OfficerRing } from '../../../policies/versions/officer-ring.ts';
import { textToSign } from '../../../policies/versions/signature.ts';
import type { VersionStore } from '../../../policies/versions/version-store.ts';
import { ComityError } from '../../../schema/errors.ts';
import { canonicalJson } from '../../../schema/protocol/canonical-json.ts';
import { optionalText, text, type Arguments } from '../desk-arguments.ts';
import type { DeskCall } from '../desk.ts';
import { signingRole } from './act-arguments.ts';
import { toldFiles } from './told-files.ts';
import { enumValue } from './told-words.ts';

/** What a version is told from. */
type Contents = Pick<VersionStore, 'content'>;

/** A version as the desk tells it: `PolicyVersion`. */
export function toldVersion(act: Activation, store: Contents): object {
  const { number, content, from, until, language, opinion, sentences } = act;
  return {
    number,
    id: actId(act),
    content,
    from,
    until,
    language,
    opinion: { ...opinion, verdict: enumValue(opinion.verdict) },
    sentences,
    async files() {
      const found = await store.content(content);
      if (found) return toldFiles(found.files);
      throw new ComityError('POLICY_UNAVAILABLE', 'the files of the version are missing from the store');
    },
    act: canonicalJson(act),
  };
}

function toldSignature({ role, ...signature }: ActSignature): object {
  return { ...signature, role: enumValue(role) };
}

/** What gives the text that somebody would sign under an act: the field `toSign`. */
export function toSign(act: Act) {
  return (args: Arguments, { now }: Pick<DeskCall, 'now'>): object => {
    const at = new Date(optionalText(args, 'at') ?? now).toISOString();
    const signer = { role: signingRole(args), person: text(args, 'person'), key: text(args, 'key'), at };
    return { ...signer, role: enumValue(signer.role), text: textToSign(act, signer) };
  };
}

/** A proposal as the desk tells it: `PolicyProposal`. */
export function toldProposal({ act, signatures }: SignedAct & { readonly act: Activation }, store: Contents): object {
  return {
    id: actId(act),
    version: toldVersion(act, store),
    signatures: signatures.map(toldSignature),
    missing: NEEDED_ROLES.activation.filter((role) => !signatures.some((each) => each.role === role)).map(enumValue),
    toSign: toSign(act),
  };
}

/** Proposals as the desk tells them. */
export function toldProposals(proposals: readonly SignedAct[], store: Contents): readonly object[] {
  return proposals.flatMap(({ act, signatures }) =>
    act.kind === 'activation' ? [toldProposal({ act, signatures }, store)] : [],
  );
}

/** An act of the chain as the desk tells it: `PolicyAct`. */
export function toldAct({ act, signatures }: SignedAct, store: Contents): object {
  return {
    number: act.number,
    id: actId(act),
    version: act.kind === 'activation' ? toldVersion(act, store) : null,
    withdrawal:
      act.kind === 'withdrawal' ? { rows: act.rows ?? [], isWhole: act.rows === null, reason: act.reason } : null,
    signatures: signatures.map(toldSignature),
    act: canonicalJson(act),
  };
}

/** An act that nobody has signed: `PolicyActToSign`. */
export function toldDraft(act: Act): object {
  return {
    __typename: 'PolicyActToSign',
    id: actId(act),
    number: act.number,
    act: canonicalJson(act),
    sentences: act.kind === 'activation' ? act.sentences : [],
    toSign: toSign(act),
  };
}

/** The officers as the desk tells them: `PolicyOfficer`. */
export function toldOfficers({ officers }: OfficerRing): readonly object[] {
  return [...officers.values()].map(({ person, name, may, keys }) => ({
    person,
    name,
    may: [...may].filter((role) => role !== 'authoriser').map(enumValue),
    keys: [...keys.values()].map(({ publicKey, ...key }) => ({
      ...key,
      publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    })),
  }));
}
