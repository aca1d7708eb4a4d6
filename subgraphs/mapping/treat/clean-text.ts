/** Texts that are clean already, as most are: visible ASCII with single spaces. */
const CLEAN = /^[!-~]+(?: [!-~]+)*$/;
const BLANKS = /[\s\u0000\u200b\ufeff]+/gu;

/** A text as every text is made: NFC, trimmed, each run of white space one space; null where nothing is left. */
export function cleanText(text: string): string | null {
  if (CLEAN.test(text)) return text;
  const clean = text.normalize('NFC').replace(BLANKS, ' ').trim();
  return clean === '' ? null : clean;
}

/** The shape of a text, for counters that may hold no personal data: `99.99.9999`, `aaa 99`. */
export function shapeOf(text: string): string {
  return text
    .slice(0, 24)
    .replace(/\p{N}/gu, '9')
    .replace(/\p{L}\p{M}*/gu, 'a');
}
