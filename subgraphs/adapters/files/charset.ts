import iconv from 'iconv-lite';
import { ComityError } from '../../../schema/errors.ts';

/** Below this many, bytes that happen to be valid UTF-8 prove nothing about a file in another charset. */
const TELLING = 8;

/** U+FFFD as UTF-8 writes it: the mark of a fault that somebody else made, and itself none. */
const MARK = Buffer.from('\ufffd');

/**
 * Decodes an export and counts what its declared charset does not have: bytes without a character, and, in other
 * charsets than UTF-8, control characters (U+0080 to U+009F) that no text has and that a wrong charset makes of letters.
 */
export class Charset {
  private readonly name: string;
  private readonly allowed: number;
  private readonly isUtf8: boolean;
  private faults = 0;
  /** The end of the bytes before, in which a mark may have begun. */
  private tail = Buffer.alloc(0);

  constructor(name: string, allowed: number) {
    const known: boolean = iconv.encodingExists(name);
    if (!known) throw new ComityError('MAPPING_INVALID', `there is no charset \`${name}\``);
    this.name = name;
    this.isUtf8 = /^utf-?8$/i.test(name);
    this.allowed = allowed;
  }

  /** The text of a whole file, piece by piece. */
  async *text(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
    const decoder = iconv.getDecoder(this.name);
    for await (const chunk of bytes) yield this.checked(decoder.write(chunk), this.marks(chunk));
    yield this.checked(decoder.end() ?? '', 0);
  }

  /** The text of one value. */
  value(bytes: Buffer): string {
    this.tail = Buffer.alloc(0);
    return this.checked(iconv.decode(bytes, this.name, { stripBOM: false }), this.marks(bytes));
  }

  /** Passes bytes through; SOURCE_MALFORMED at their end where they are UTF-8 and declared as something else. */
  async *sniffed(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const utf8 = this.isUtf8 ? null : new TextDecoder('utf-8', { fatal: true });
    let plausible = utf8 !== null;
    let letters = 0;
    for await (const chunk of bytes) {
      if (plausible) {
        try {
          utf8?.decode(chunk, { stream: true });
          letters += chunk.reduce((count, byte) => (byte >= 0xc2 ? count + 1 : count), 0);
        } catch {
          plausible = false;
        }
      }
      yield chunk;
    }
    if (plausible && letters >= TELLING) {
      throw new ComityError('SOURCE_MALFORMED', `the export is in \`utf-8\`, not in \`${this.name}\``);
    }
  }

  private checked(text: string, marks: number): string {
    const faulty = this.isUtf8 ? /\ufffd/g : /[\u0080-\u009f\ufffd]/g;
    this.faults += (text.match(faulty)?.length ?? 0) - marks;
    if (this.faults > this.allowed) {
      throw new ComityError('SOURCE_MALFORMED', `the export has characters that \`${this.name}\` does not have`);
    }
    return text;
  }

  /** How many marks end in these bytes. */
  private marks(bytes: Buffer): number {
    if (!this.isUtf8) return 0;
    const all = Buffer.concat([this.tail, bytes]);
    let count = 0;
    for (let at = all.indexOf(MARK); at >= 0; at = all.indexOf(MARK, at + MARK.length)) count += 1;
    this.tail = all.subarray(-(MARK.length - 1));
    return count;
  }
}
