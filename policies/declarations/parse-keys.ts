import type { KeyObject } from 'node:crypto';
import { faultAt, type Fault } from '../language/fault.ts';
import { checkKeys, flagOf, hasKey, requiredText } from '../language/keys.ts';
import { readList } from '../language/yaml-file.ts';
import { publicKeyOf } from './signature.ts';

/** The key by which a member signs its declarations. */
export interface DeclarationKey {
  readonly key: KeyObject;
  /** Made for the demonstration: counts for nothing in production. */
  readonly demo: boolean;
}

/** The keys of `keys.yaml`, by member; what is wrong is added to `faults`. */
export function parseKeys(file: string, text: string, faults: Fault[]): ReadonlyMap<string, DeclarationKey> {
  const keys = new Map<string, DeclarationKey>();
  for (const of of readList(file, text, faults, 'keys')) {
    checkKeys(of, ['member', 'key', 'demo'], 'a key');
    const member = requiredText(of, 'member', 'a key');
    const key = publicKeyOf(requiredText(of, 'key', 'a key') ?? '');
    const demo = hasKey(of, 'demo') && flagOf(of, 'demo') !== false;
    if (key === null) of.file.report(of.map, '`key` is no Ed25519 public key', 'give its 32 bytes in base64url');
    if (member === null || key === null) continue;
    // Of two keys of one member nobody can tell which is meant: neither is taken.
    if (keys.has(member)) faults.push(faultAt(of.file.at(of.map), `\`${member}\` has two keys`));
    keys.set(member, { key, demo });
  }
  const twice = new Set(faults.flatMap(({ message }) => /^`([A-Z]+)` has two keys$/.exec(message)?.[1] ?? []));
  return new Map([...keys].filter(([member]) => !twice.has(member)));
}
