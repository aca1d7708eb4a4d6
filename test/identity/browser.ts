/** A browser without scripts: it keeps cookies of one host, and follows redirects one at a time. */
export function createBrowser() {
  const cookies = new Map<string, string>();
  return async (url: string, init: Pick<RequestInit, 'method' | 'body'> = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const separator = pair.indexOf('=');
      const value = pair.slice(separator + 1);
      if (value === '') cookies.delete(pair.slice(0, separator));
      else cookies.set(pair.slice(0, separator), value);
    }
    return response;
  };
}
