/** The first digit of each decimal numbering that national systems write, by its code point. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10];
const ASCII = /^[ -~]*$/;
const FOREIGN =
  /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9\uff10-\uff19]/gu;

/** A text with Arabic-Indic, Persian, Devanagari, Bengali, Thai, Lao, Burmese, Khmer and full-width digits as 0–9. */
export function latinDigits(text: string): string {
  if (ASCII.test(text)) return text;
  return text.replace(FOREIGN, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((start) => code >= start && code < start + 10) ?? code;
    return String(code - zero);
  });
}
