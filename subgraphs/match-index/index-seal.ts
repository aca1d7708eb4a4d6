import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';

/**
 * What hides an index from whoever reads its file or its database: keys are blinded (HMAC-SHA-256, 16 bytes), everything
 * else is sealed (AES-256-GCM), each under a key derived from the country's own and the salt of one build.
 */
export interface IndexSeal {
  /** 16 bytes in place of a key: equal for equal keys of one build. */
  blind(text: string): Buffer;
  /** INVARIANT: the number of an entry is used once in a build: it is the nonce. */
  sealEntry(number: number, text: string): Buffer;
  /** The text of an entry; throws where it was not sealed so. */
  openEntry(number: number, sealed: Uint8Array): string;
  sealBlock(block: Uint8Array): Buffer;
  /** The bytes of a block; throws where it was not sealed so. */
  openBlock(sealed: Uint8Array): Buffer;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const BLIND_BYTES = 16;

/** A salt for a new build. */
export function newSalt(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** The seal of one build; `key` is the country's, of which it holds derivations alone. */
export function indexSeal(key: Uint8Array, salt: Uint8Array): IndexSeal {
  const derived = (use: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', key, salt, `comity match index ${use}`, KEY_BYTES)));
  const [blinding, entries, blocks] = [derived('keys'), derived('entries'), derived('blocks')];
  const nonceOf = (number: number): Buffer => {
    const nonce = Buffer.alloc(NONCE_BYTES);
    nonce.writeUInt32BE(number, NONCE_BYTES - 4);
    return nonce;
  };
  return {
    blind: (text) => createHmac('sha256', blinding).update(text).digest().subarray(0, BLIND_BYTES),
    sealEntry(number, text) {
      const cipher = createCipheriv(CIPHER, entries, nonceOf(number));
      return Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    openEntry(number, sealed) {
      const end = sealed.length - TAG_BYTES;
      const decipher = createDecipheriv(CIPHER, entries, nonceOf(number), { authTagLength: TAG_BYTES });
      decipher.setAuthTag(sealed.subarray(end));
      return decipher.update(sealed.subarray(0, end), undefined, 'utf8') + decipher.final('utf8');
    },
    sealBlock(block) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, blocks, nonce);
      return Buffer.concat([nonce, cipher.update(block), cipher.final(), cipher.getAuthTag()]);
    },
    openBlock(sealed) {
      const end = sealed.length - TAG_BYTES;
      const decipher = createDecipheriv(CIPHER, blocks, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAuthTag(sealed.subarray(end));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]);
    },
  };
}
