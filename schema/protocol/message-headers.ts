/** Headers as Node's HTTP server gives them: names in lower case. */
export type MessageHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The value of a header as RFC 9421, 2.1, sees it: trimmed, several fields joined; undefined where it is absent. */
export function headerValue(headers: MessageHeaders, name: string): string | undefined {
  const value = headers[name];
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value.trim() : value.map((part) => part.trim()).join(', ');
}
