/** Forms of plates of one country, over letters and digits alone (`alphanumeric`). */
export interface PlateFormat {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 15924 of the script in which the country also writes its plates, or null where it is Latin alone. */
  readonly script: string | null;
  readonly form: RegExp;
}

/**
 * Series of civilian plates in use, most of them standard ones: a form that fits says that a plate may be of the country, none that it
 * is not. After the pages "Vehicle registration plates of …" of the English Wikipedia, which name each country's rule: FZV annex 4 (DE),
 * arrêté du 9 février 2009 (FR), Resolução Contran 969/2022 (BR), RD 2822/1998 annex XVIII (ES), GOST R 50577 (RU), STB 914 (BY), ….
 */
const LATIN_FORMS = `
AL [A-Z]{2}\\d{3}[A-Z]{2}
AM \\d{2,3}[A-Z]{2}\\d{2,3}
AR [A-Z]{2}\\d{3}[A-Z]{2}|[A-Z]{3}\\d{3}
AT [A-Z]{1,2}\\d{1,5}[A-Z]{1,3}|[A-Z]{2,7}\\d{1,4}
BA [AEJKMOT]\\d{2}[AEJKMOT]\\d{3}
BE [1-9]?[A-Z]{3}\\d{3}|\\d{3}[A-Z]{3}
BG Cyrl [ABEKMHOPCTYX]{1,2}\\d{4}[ABEKMHOPCTYX]{2}
BR [A-Z]{3}\\d[A-J0-9]\\d{2}
BY Cyrl \\d{4}[ABCEHIKMOPTX]{2}[0-8]
CH (?:A[GIR]|B[ELS]|FR|G[ELR]|JU|LU|N[EW]|OW|S[GHOZ]|T[GI]|UR|V[DS]|Z[GH])\\d{1,6}
CY [A-Z]{3}\\d{3}
CZ \\d[A-Z][A-Z0-9]\\d{4}|E[LV]\\d{3}[A-Z]{2}
DE [A-Z]{2,5}\\d{1,4}[EH]?
DK [A-Z]{2}\\d{5}
EE \\d{3}[A-Z]{3}
ES \\d{4}[B-DF-HJ-NPR-TV-Z]{3}|[A-Z]{1,2}\\d{4}[A-Z]{1,2}
FI [A-Z]{2,3}\\d{1,3}
FR [A-HJ-NP-TV-Z]{2}\\d{3}[A-HJ-NP-TV-Z]{2}|\\d{1,4}[A-Z]{1,3}(?:\\d{2}|2[AB]|97\\d)
GB [A-Z]{2}\\d{2}[A-Z]{3}|[A-Z]\\d{1,3}[A-Z]{3}|[A-Z]{3}\\d{1,3}[A-Z]
GE [A-Z]{2}\\d{3}[A-Z]{2}
GR Grek [ABEZHIKMNOPTYX]{3}\\d{4}
HR (?:B[JM]|CK|D[AEJU]|GS|IM|K[ACRTZ]|MA|N[AG]|O[GS]|P[UZ]|RI|S[BIKLT]|V[IKTUZ]|Z[DGU])\\d{3,4}[A-Z]{1,2}
HU [A-Z]{3,4}\\d{3}
IE \\d{2,3}[A-Z]{1,2}\\d{1,6}
IN [A-Z]{2}\\d{1,2}[A-Z]{1,3}\\d{4}
IS [A-Z]{2}[A-Z0-9]\\d{2}
IT [A-HJ-NPR-TV-Z]{2}\\d{3}[A-HJ-NPR-TV-Z]{2}
KZ \\d{3}[A-Z]{2,3}(?:0[1-9]|1\\d|20)
LT [A-Z]{3}\\d{3}
LU [A-Z]{2}\\d{4}|\\d{4,5}
LV [A-Z]{2}\\d{1,4}
MD [A-Z]{3}\\d{3}
ME [A-Z]{4}\\d{3}
MK [A-Z]{2}\\d{4}[A-Z]{2}
MT [A-Z]{3}\\d{3}
MX [A-Z]{3}\\d{3}[A-Z]|[A-Z]{3}\\d{4}
NL [A-Z]{2}\\d{4}|\\d{4}[A-Z]{2}|\\d{2}[A-Z]{2}\\d{2}|[A-Z]{2}\\d{2}[A-Z]{2}|[A-Z]{4}\\d{2}|\\d{2}[A-Z]{4}
NL \\d{2}[A-Z]{3}\\d|\\d[A-Z]{3}\\d{2}|[A-Z]{2}\\d{3}[A-Z]|[A-Z]\\d{3}[A-Z]{2}|[A-Z]{3}\\d{2}[A-Z]|[A-Z]\\d{2}[A-Z]{3}|\\d[A-Z]{2}\\d{3}|\\d{3}[A-Z]{2}\\d
NO [A-Z]{2}\\d{4,5}
PL [A-Z]{2,3}\\d{4,5}|[A-Z]{2}\\d{4}[A-Z]|[A-Z]{2}\\d{3}[A-Z]{2}|[A-Z]{2}\\d[A-Z]\\d{3}|[A-Z]{2}\\d{2}[A-Z]\\d{2}
PL [A-Z]{4}\\d{3}|[A-Z]{3}\\d{2}[A-Z]{2}|[A-Z]{3}\\d[A-Z]\\d{2}|[A-Z]{3}\\d{2}[A-Z]\\d|[A-Z]{5}\\d{2}
PT [A-Z]{2}\\d{2}[A-Z]{2}|\\d{2}[A-Z]{2}\\d{2}|\\d{4}[A-Z]{2}|[A-Z]{2}\\d{4}
RO (?:B\\d{2,3}|(?:A[BGR]|B[CHNRTVZ]|C[JLSTV]|D[BJ]|G[JLR]|H[DR]|I[FLS]|M[HMS]|NT|OT|PH|S[BJMV]|T[LMR]|V[LNS])\\d{2})[A-Z]{3}
RS [A-Z]{2}\\d{3,4}[A-Z]{2}
RU Cyrl [ABEKMHOPCTYX]\\d{3}[ABEKMHOPCTYX]{2}\\d{2,3}
SE [A-Z]{3}\\d{2}[A-Z0-9]
SI (?:CE|GO|K[KPR]|LJ|M[BS]|NM|PO|SG)(?:\\d{3}[A-Z]{2}|[A-Z]{2}\\d{3}|\\d[A-Z]\\d{3}|\\d{2}[A-Z]\\d{2})
SK [A-Z]{2}\\d{3}[A-Z]{2}
TR (?:0[1-9]|[1-7]\\d|8[01])(?:[A-Z]\\d{4,5}|[A-Z]{2}\\d{3,4}|[A-Z]{3}\\d{2,3})
UA Cyrl [ABCEHIKMOPTX]{2}\\d{4}[ABCEHIKMOPTX]{2}
US \\d[A-Z]{3}\\d{3}|[A-Z]{3}\\d{3,4}|\\d{3}[A-Z]{3}
XK 0[1-7]\\d{3}[A-Z]{2}`;

/** Forms of plates whose letters are Latin, or are used because they look like Latin ones. */
export const LATIN_PLATES: readonly PlateFormat[] = LATIN_FORMS.trim()
  .split('\n')
  .map((line) => {
    const [country = '', ...rest] = line.split(' ');
    const script = rest.length > 1 ? (rest[0] ?? null) : null;
    return { country, script, form: new RegExp(`^(?:${rest.at(-1) ?? ''})$`, 'u') };
  });

/** Longest plate, in letters and digits of ASCII; names of Japanese offices are the longest. */
export const LONGEST_PLATE = 24;

/** A plate in another script: its forms over letters and digits of that script, and its parts in the order in which they are kept. */
export interface ScriptPlate {
  readonly country: string;
  readonly form: RegExp;
  readonly order: (parts: RegExpExecArray) => string;
}

const asWritten = (parts: RegExpExecArray) => parts[0];
const lettersFirst = (parts: RegExpExecArray) => `${parts[1] ?? parts[4] ?? ''}${parts[2] ?? parts[3] ?? ''}`;

/**
 * Plates in Arabic and Japanese, over their letters and digits alone (digits of ASCII): Egypt's two or three letters and up to four digits, in
 * either order, since what is written from the right is copied from either end; Saudi Arabia's three and four; Iran's two digits, letter,
 * three digits and the two of the province; Morocco's serial, letter and prefecture; Japan's office, class, kana and serial. From the pages
 * "Vehicle registration plates of …" of the English Wikipedia.
 */
export const SCRIPT_PLATES: readonly ScriptPlate[] = [
  {
    country: 'EG',
    form: /^(?:([\u0621-\u064a]{2,3})(\d{1,4})|(\d{1,4})([\u0621-\u064a]{2,3}))$/u,
    order: lettersFirst,
  },
  { country: 'SA', form: /^(?:[\u0621-\u064a]{3}\d{1,4}|\d{1,4}[\u0621-\u064a]{3})$/u, order: asWritten },
  { country: 'IR', form: /^\d{2}[\u0621-\u06cc]{1,3}\d{3}(?:ایران)?\d{2}$/u, order: asWritten },
  { country: 'MA', form: /^\d{1,5}[\u0621-\u064a]\d{1,2}$/u, order: asWritten },
  {
    country: 'JP',
    form: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,5}\d{1,3}[\p{Script=Hiragana}A-Z]\d{1,4}$/u,
    order: asWritten,
  },
];
