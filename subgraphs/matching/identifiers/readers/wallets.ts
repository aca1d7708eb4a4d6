import { bech32, bech32m, createBase58check } from '@scure/base';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { wallet } from '../identifier-forms.ts';
import type { Cell, Draft } from '../reading.ts';

const base58check = createBase58check(sha256);

function succeeds(decode: () => unknown): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}

/** An address of Bitcoin: Base58Check of a hash of 20 bytes, or Bech32 (BIP 173) and Bech32m (BIP 350). */
function bitcoin(address: string): Draft | null {
  if (!/^(?:[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{8,87})$/u.test(address)) return null;
  const holds = address.startsWith('bc1')
    ? bech32.decodeUnsafe(address) !== undefined || bech32m.decodeUnsafe(address) !== undefined
    : succeeds(() => base58check.decode(address));
  const checks = [{ name: 'checksum', holds, note: null }];
  return {
    kind: 'wallet',
    value: wallet(address),
    evidence: holds ? 'proven' : 'formed',
    title: 'address of Bitcoin',
    checks,
  };
}

/** Whether the capitals of an Ethereum address are those that its Keccak-256 hash makes of its letters (ERC-55). */
function hasCheckedCapitals(address: string): boolean {
  const letters = address.toLowerCase();
  const hash = Buffer.from(keccak_256(Buffer.from(letters, 'ascii'))).toString('hex');
  return (
    Array.from(letters, (letter, place) =>
      Number.parseInt(hash.charAt(place), 16) >= 8 ? letter.toUpperCase() : letter,
    ).join('') === address
  );
}

/** An address of Ethereum and its like: 40 hexadecimal places, whose capitals may be a checksum. */
function ethereum(address: string): Draft | null {
  const [, hex = ''] = /^0x([0-9a-f]{40})$/iu.exec(address) ?? [];
  if (hex === '') return null;
  const isChecked = /[a-f]/u.test(hex) && /[A-F]/u.test(hex);
  const holds = isChecked && hasCheckedCapitals(hex);
  return {
    kind: 'wallet',
    value: wallet(address),
    evidence: isChecked && !holds ? 'formed' : 'proven',
    title: 'address of Ethereum or its like',
    checks: isChecked ? [{ name: 'checksum', holds, note: null }] : [],
  };
}

/** The address of a crypto wallet. */
export function readWallet({ text }: Cell): readonly Draft[] {
  const address = text.replace(/^(?:bitcoin|ethereum):/iu, '');
  const found = bitcoin(/^bc1/iu.test(address) ? address.toLowerCase() : address) ?? ethereum(address);
  return found ? [found] : [];
}
