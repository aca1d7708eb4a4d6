/**
 * An object that has each name, with null. Copied with `{ ...blank }` and then filled, it makes many objects of one layout:
 * V8 turns an object that is given more than a dozen computed names one by one into a hash table, which is larger, slower
 * to read, and what the garbage collector then spends its time on. An object that was parsed keeps its layout.
 */
export function blankRow(names: readonly string[]): Readonly<Record<string, null>> {
  const members = [...new Set(names)].map((name) => `${JSON.stringify(name)}:null`);
  return JSON.parse(`{${members.join()}}`) as Readonly<Record<string, null>>;
}
