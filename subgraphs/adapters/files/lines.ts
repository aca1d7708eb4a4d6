import { ComityError } from '../../../schema/errors.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const END_OF_FILE = 0x1a;
const LONGEST = 1024 * 1024;

/** The lines of a file as bytes, without their ends; empty ones, and the mark at the end that some systems set, are left out. */
export async function* lines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    let data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = data.indexOf(LINE_FEED); end >= 0; end = data.indexOf(LINE_FEED)) {
      const line = trimmed(data.subarray(0, end));
      if (line.length > 0) yield line;
      data = data.subarray(end + 1);
    }
    if (data.length > LONGEST)
      throw new ComityError('SOURCE_MALFORMED', `the export has a line of over ${LONGEST} bytes`);
    rest = Buffer.from(data);
  }
  const last = trimmed(rest);
  if (last.length > 0) yield last;
}

function trimmed(line: Buffer): Buffer {
  const last = line.at(-1);
  return last === CARRIAGE_RETURN || last === END_OF_FILE ? trimmed(line.subarray(0, -1)) : line;
}
