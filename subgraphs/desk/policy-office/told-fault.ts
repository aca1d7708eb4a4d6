import type { Warning } from '../../../policies/checking/warnings.ts';
import type { Fault } from '../../../policies/language/fault.ts';
import { suggestedWord } from '../../../policies/language/vocabulary.ts';
import { enumValue } from './told-words.ts';

/** A fault as the desk tells it: `PolicyFault`. */
export interface ToldFault extends Fault {
  readonly nearest: string | null;
}

/** A file as a draft names it: those of the member's own folder without the folder. */
export function fileName(file: string, folder: string | null): string {
  return folder !== null && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
}

/** A fault with the word that was probably meant; `folder` is that in which the policy was parsed. */
export function toldFault({ file, line, column, message, help }: Fault, folder: string | null): ToldFault {
  return { file: fileName(file, folder), line, column, message, help, nearest: suggestedWord(help) };
}

/** A warning as the desk tells it: `PolicyWarning`. */
export function toldWarning({ kind, file, line, column, message, help }: Warning, folder: string) {
  return { kind: enumValue(kind), file: fileName(file, folder), line, column, message, help };
}
