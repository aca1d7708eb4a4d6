import { createReadStream } from 'node:fs';
import { ComityError } from '../../../schema/errors.ts';

/** Largest list, in bytes. */
const LARGEST_LIST = 1024 * 1024;

/** The lines of a pasted list, from a file or, for `-`, from standard input; throws `USAGE`. */
export async function pastedLines(file: string): Promise<readonly string[]> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
      const bytes = Buffer.from(chunk as Uint8Array);
      size += bytes.length;
      if (size > LARGEST_LIST)
        throw new ComityError('USAGE', `\`${file}\` has more than ${LARGEST_LIST} bytes: split it`);
      chunks.push(bytes);
    }
  } catch (cause) {
    if (cause instanceof ComityError) throw cause;
    throw new ComityError('USAGE', `\`${file}\` cannot be read`, { cause });
  }
  return new TextDecoder().decode(Buffer.concat(chunks)).split(/\r\n|[\n\r\u2028\u2029]/u);
}
