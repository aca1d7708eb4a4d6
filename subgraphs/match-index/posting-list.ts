/**
 * Numbers in ascending order as bytes: each the difference to the one before, seven bits a byte, the lowest first, the
 * eighth bit set where more follow (LEB128).
 */
export function writePostings(numbers: Uint32Array, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(5 * (to - from));
  let [length, last] = [0, 0];
  for (let index = from; index < to; index += 1) {
    const number = numbers[index] ?? 0;
    let rest = number - last;
    last = number;
    while (rest > 127) {
      bytes[length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    bytes[length++] = rest;
  }
  return bytes.subarray(0, length);
}

/** Reads a list into `numbers`, which must be as long as there may be numbers, and gives how many there are. */
export function readPostings(bytes: Uint8Array, numbers: Uint32Array): number {
  let [count, number, rest, shift] = [0, 0, 0, 0];
  for (const byte of bytes) {
    rest |= (byte & 127) << shift;
    if (byte > 127) {
      shift += 7;
    } else {
      number += rest;
      numbers[count++] = number;
      rest = shift = 0;
    }
  }
  return count;
}
