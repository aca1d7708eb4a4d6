/**
 * Forms of passport numbers, and of identity cards where they have one of their own, by country. They hold no check digits: a form that
 * fits says that a number may be of the country. After Microsoft Purview's published definitions of sensitive information types ("… passport
 * number", a page a country); EG's form is not among them, and is no issuer's word.
 */
const FORMS = `
AT passport [A-Z]\\d{7}
BE passport [A-Z]{2}\\d{6}
BG passport \\d{9}
BR passport [A-Z]{2}\\d{6}
CA passport [A-Z]{2}\\d{6}|[A-Z]\\d{6}[A-Z]{2}
CH passport [A-Z]\\d[A-Z0-9]\\d{5}
CN passport [EG]\\d{8}|E[A-Z]\\d{7}
CY passport [A-Z]\\d{6,8}
CZ passport \\d{8}
DE passport [CFGHJK][CFGHJKLMNPRTVWXYZ0-9]{8}
DE identity-card [LMNPRTVWXY][CFGHJKLMNPRTVWXYZ0-9]{8}
DK passport \\d{9}
EE passport [A-Z]{1,2}\\d{7}
EE identity-card A[A-Z]\\d{7}
EG passport A\\d{8}
ES passport [A-Z]{2,3}\\d{6}
FI passport [A-Z]{2}\\d{7}
FR passport \\d{2}[A-Z]{2}\\d{5}
FR identity-card \\d{12}
GB passport \\d{9}
GR passport [A-Z]{2}\\d{7}
HR passport \\d{9}
HU passport [A-Z]{2}\\d{6,7}
IE passport [A-Z0-9]{2}\\d{7}
IN passport [A-Z]\\d{7}
IT passport [A-Z0-9]{2}\\d{7}
JP passport [A-Z]{2}\\d{7}
LT passport \\d{8}
LU passport [A-Z0-9]{8}
LV passport [A-Z0-9]{2}\\d{7}
MT passport \\d{7}
NL passport [A-Z]{2}[A-Z0-9]{6}\\d
PL passport [A-Z]{2}\\d{7}
PL identity-card [A-Z]{3}\\d{6}
PT passport [A-Z]\\d{6}|[A-Z]{2}\\d{6}
RO passport \\d{8,9}
RU passport \\d{9}
SE passport \\d{8}
SI passport P[A-Z]\\d{7}
SK passport [A-Z0-9]\\d{7}
TR passport [A-Z]\\d{8}
UA passport [A-Z]{2}\\d{6}
UA identity-card \\d{9}
US passport [A-Z]?\\d{8,9}`;

/** A form of documents of one country. */
export interface DocumentFormat {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Of the code list `DocumentTypeCode`. */
  readonly type: string;
  readonly form: RegExp;
}

/** Every form known here, over letters and digits alone. */
export const DOCUMENT_FORMATS: readonly DocumentFormat[] = FORMS.trim()
  .split('\n')
  .map((line) => {
    const [country = '', type = '', form = ''] = line.split(' ');
    return { country, type, form: new RegExp(`^(?:${form})$`, 'u') };
  });
