import { letterTable } from './letter-table.ts';

const LETTERS = letterTable(
  'a=а e=е i=і o=о u=у ä=я ö=е ü=ю y=и ə=е p=п b=б t=т d=д k=к g=г f=ф v=в s=с z=з š=ш ž=ж č=ч ǧ=дж c=ц x=х h=х',
  "m=м n=н ñ=нь l=л r=р w=в θ=т q=к ğ=г R=ер := ʕ= '=ь j=й",
);
const IOTATED = letterTable('a=я e=є i=ї o=йо u=ю');
/** Consonants that are never soft: an apostrophe stands between them and a vowel with j. */
const HARD = 'bpvmfrkgxh';
const VOWELS = 'aeiouäöüyə';

function isVowel(sound: string): boolean {
  return sound !== '' && VOWELS.includes(sound);
}

function letter(current: string, starts: boolean, next: string, european: boolean): string {
  if (starts && current === 'ü') return 'у';
  if (starts && current === 'ä') return 'е';
  if (european && current === 'h') return 'г';
  if (european && current === 'l' && !isVowel(next) && next !== 'l' && next !== 'j') return 'ль';
  return LETTERS.get(current) ?? current;
}

/** `sound` in Ukrainian letters, small; Latin h is г as Ukrainian custom has it for European names (`european`). */
export function cyrillicSpelling(sound: string, european: boolean): string {
  let text = '';
  for (let index = 0; index < sound.length; index++) {
    const current = sound.charAt(index);
    const previous = sound.charAt(index - 1);
    const next = sound.charAt(index + 1);
    const iotated = current === 'j' ? IOTATED.get(next) : undefined;
    if (iotated === undefined) {
      text += letter(current, previous === '' || previous === ' ', next, european);
      continue;
    }
    const afterConsonant = previous !== '' && !isVowel(previous) && !" -:'".includes(previous);
    if (!afterConsonant) text += iotated;
    else if (next === 'o') text += 'ьо';
    else text += (HARD.includes(previous) ? '’' : 'ь') + iotated;
    index++;
  }
  return text.replace(/ьь/g, 'ь');
}
