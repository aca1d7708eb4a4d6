/**
 * Loads the demo identity provider without the remark that oidc-provider prints for any Node but the newest long-term
 * release: it is tested here on every release that Comity supports.
 */
export async function loadIdentityProvider(): Promise<typeof import('./identity-provider.ts')> {
  /* eslint-disable no-console -- a library's use of the console is held back, while it loads */
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await import('./identity-provider.ts');
  } finally {
    console.warn = warn;
  }
  /* eslint-enable no-console */
}
