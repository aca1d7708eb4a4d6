/** Texts remembered; all are forgotten when there are more. */
const MOST_TEXTS = 10_000;
/** A longer text is read each time. */
const LONGEST = 40;

/** What reading a text gives, read once for the same text: the columns that hold dates repeat theirs. `read` is pure. */
export function remembered<Result extends object | string | null>(
  read: (text: string) => Result,
): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = read(text);
    if (text.length > LONGEST) return result;
    if (known.size >= MOST_TEXTS) known.clear();
    known.set(text, result);
    return result;
  };
}
