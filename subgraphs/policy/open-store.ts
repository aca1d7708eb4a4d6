import { openFolderStore } from '../../policies/versions/folder-store.ts';
import { openHttpStore } from '../../policies/versions/http/http-store.ts';
import type { VersionStore, WritableVersionStore } from '../../policies/versions/version-store.ts';

/** A store of versions, and how to let go of it. */
export interface OpenStore {
  readonly store: VersionStore | WritableVersionStore;
  close(): Promise<void>;
}

/**
 * Opens the store of versions that a configuration names: a folder, or the address of another process of the country, which
 * serves its own under `/policy/` to those who hold the secret.
 */
export async function openVersionStore(place: string, secret: string): Promise<OpenStore> {
  if (!/^https?:\/\//.test(place)) return { store: await openFolderStore(place), close: () => Promise.resolve() };
  const far = openHttpStore({ origin: new URL(place).origin, secret });
  return { store: far, close: () => far.close() };
}
