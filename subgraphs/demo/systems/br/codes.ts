import type { CodeTable } from '../platform/code-table.ts';

/** Numbers the canonical codes in the given order, from `first` on, with leading zeros to `width`. */
function numbered(width: number, first: number, codes: string): CodeTable {
  return Object.fromEntries(codes.split(' ').map((code, index) => [code, String(first + index).padStart(width, '0')]));
}

/** Sex. */
export const SEXO = numbered(1, 1, 'male female other');
/** Kind of name. */
export const TIPO_NOME = numbered(1, 1, 'primary alias weak-alias former maiden');
/** Caution. */
export const CUIDADO = numbered(
  2,
  10,
  'armed violent escaped suicide-risk public-health drug-user terrorism mental-health',
);
/** Special category of data. */
export const SENSIVEL = numbered(
  1,
  1,
  'racial-or-ethnic-origin political-opinion religion-or-philosophy union-membership genetic biometric health sex-life-or-orientation',
);
/** Part played in a case. */
export const QUALIDADE = numbered(1, 1, 'suspect convicted victim witness informant contact missing');
/** Confidentiality. */
export const SIGILO = numbered(1, 1, 'official-use-only restricted confidential');
/** Fact or assessment. */
export const NATUREZA: CodeTable = { fact: 'F', assessment: 'A' };
/** Purpose. */
export const FINALIDADE = numbered(
  2,
  1,
  'locate-wanted identify investigation alert identify-deceased forensics security-check border-control threat-analysis',
);
/** Type of document. */
export const TIPO_DOCUMENTO = numbered(
  2,
  1,
  'identity-card passport driving-licence residence-permit visa refugee-travel-document seaman-book birth-certificate registration-document other',
);
/** Status of a document. */
export const SITUACAO_DOCUMENTO = numbered(1, 0, 'valid stolen lost stolen-blank revoked expired');
/** Kind of vehicle. */
export const TIPO_VEICULO = numbered(
  2,
  1,
  'bicycle moped motorcycle all-terrain car van truck bus trailer caravan tractor machinery vessel aircraft',
);
/** Colour. */
export const COR = numbered(
  2,
  1,
  'yellow blue beige white grey gold pink silver black purple red green brown orange turquoise cream multicolour',
);
/** Status of an object. */
export const SITUACAO_BEM = numbered(
  1,
  0,
  'registered stolen misappropriated lost sought recovered seized deregistered destroyed',
);
/** Kind of firearm. */
export const TIPO_ARMA = numbered(
  1,
  1,
  'pistol revolver rifle shotgun submachine-gun machine-gun air-gun essential-part',
);
/** Kind of item. */
export const TIPO_OBJETO = numbered(
  2,
  1,
  'painting sculpture antiquity book jewellery watch instrument engine equipment banknote',
);
/** Kind of biometric. */
export const TIPO_BIOMETRIA = numbered(1, 1, 'fingerprint palm face dna iris');
/** Status of a case. */
export const SITUACAO_INQUERITO = numbered(1, 1, 'open suspended at-court closed archived');
/** Status of a warrant. */
export const SITUACAO_MANDADO = numbered(1, 1, 'active executed withdrawn expired');
/** Status of a conviction. */
export const SITUACAO_CONDENACAO = numbered(1, 1, 'final under-appeal quashed served pardoned');
/** Scheme of an alert. */
export const SISTEMA = numbered(1, 1, 'national interpol-notice interpol-diffusion sis un-sanctions');
/** Category of an alert. */
export const CATEGORIA = numbered(
  2,
  1,
  'red yellow blue black green orange purple silver un-special return refusal-of-entry arrest missing child-at-risk vulnerable judicial-procedure discreet-check inquiry-check specific-check unknown-wanted object',
);
/** State of an alert. */
export const SITUACAO_ALERTA = numbered(1, 1, 'active suspended flagged cancelled expired');
/** Kind of asset. */
export const TIPO_BEM = numbered(1, 1, 'bank-account crypto-wallet real-property share security vehicle cash');
/** Kind of request. */
export const TIPO_PEDIDO = numbered(
  2,
  1,
  'information confirm-hit other-purpose disclose-field preserve-data testimony service search-and-seizure freeze evidence records trace-proceeds video-hearing joint-team controlled-delivery extradition',
);
/** State of a request. */
export const SITUACAO_PEDIDO = numbered(
  2,
  1,
  'draft validated transmitted received more-information accepted executing partly-executed executed postponed refused withdrawn',
);
/** Kind of address. */
export const TIPO_ENDERECO = numbered(1, 1, 'residence registered work former stay other');
/** Kind of contact. */
export const TIPO_CONTATO = numbered(1, 1, 'phone mobile email');
/** Kind of online identifier. */
export const TIPO_REDE = numbered(1, 1, 'ip domain handle url');
/** Kind of relation. */
export const TIPO_VINCULO = numbered(
  2,
  1,
  'associate relative spouse parent child sibling co-accused employer owner director member',
);
/** Kind of seized goods. */
export const TIPO_APREENSAO = numbered(1, 1, 'drugs cash firearms vehicle documents electronics counterfeit other');
