/** A consonant (or `tr`) with its vowel mark that thanthakhat makes silent: ศักดิ์ is sak, จันทร์ is chan. */
const SILENT = /(?:[ดตท]ร|[ก-ฮ])[ิุ]?์/gu;
/** A vowel that is written before the consonant it follows in speech. */
const BEFORE = /([เแโใไ])([ก-ฮ])/gu;
/** O ang that only carries a vowel. */
const CARRIER = /อ(?=[ะาิีึืุูเแโใไัำ])/gu;

/** A Thai word in the order in which it sounds, without what is written and not sounded. */
export function orderThai(word: string): string {
  return word.replace(SILENT, '').replace(BEFORE, '$2$1').replace(CARRIER, '');
}
