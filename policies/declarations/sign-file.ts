import type { KeyObject } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { ComityError } from '../../schema/errors.ts';
import { CANONICAL_FIELDS } from '../../schema/fields.ts';
import { formatFault, type Fault } from '../language/fault.ts';
import { parseDeclaration } from '../language/parse-declaration.ts';
import type { Groups } from '../language/rows.ts';
import { vocabulary } from '../language/vocabulary.ts';
import { signDeclaration } from './signature.ts';

/** Signs the declaration in a file, in place of a signature that it bears. Throws `POLICY_INVALID` for a faulty one. */
export async function signFile(file: string, privateKey: KeyObject, groups: Groups): Promise<string> {
  const text = await readFile(file, 'utf8');
  const faults: Fault[] = [];
  const written = parseDeclaration(file, text, vocabulary(CANONICAL_FIELDS, groups), faults);
  if (written === null) throw new ComityError('POLICY_INVALID', faults.map(formatFault).join('\n'));
  const unsigned = text.replace(/^signature:.*\n?/m, '').trimEnd();
  const next = `${unsigned}\nsignature: ${signDeclaration(written.declaration, privateKey)}\n`;
  await writeFile(`${file}.new`, next);
  await rename(`${file}.new`, file);
  return written.declaration.member;
}
