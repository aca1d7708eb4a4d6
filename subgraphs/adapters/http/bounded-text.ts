import type { Readable } from 'node:stream';
import { ComityError } from '../../../schema/errors.ts';

/**
 * The text of an answer in its own charset, read no further than `most` bytes: a longer answer is cut off, not stored.
 * SOURCE_MALFORMED where it is too long, or has bytes that its charset does not.
 */
export async function boundedText(
  body: Readable,
  declaredLength: string | string[] | undefined,
  contentType: string,
  most: number,
): Promise<string> {
  if (Number(declaredLength ?? 0) > most) {
    body.on('error', () => undefined).destroy();
    throw tooLong(most);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > most) throw tooLong(most);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const charset = charsetOf(contentType, bytes);
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    throw new ComityError('SOURCE_MALFORMED', `the answer is not in its charset \`${charset}\``);
  }
}

/** The charset of the media type, else of the XML declaration, else UTF-8. */
function charsetOf(contentType: string, bytes: Buffer): string {
  const declared = /charset="?([\w.:-]+)/i.exec(contentType)?.[1];
  return declared ?? /^<\?xml[^>]*encoding=["']([\w.:-]+)/.exec(bytes.toString('latin1', 0, 200))?.[1] ?? 'utf-8';
}

function tooLong(most: number): ComityError {
  return new ComityError('SOURCE_MALFORMED', `the national system answers with more than ${most} bytes`);
}
