import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

/**
 * What hides an index from whoever reads its file or its database: keys are blinded (HMAC-SHA-256, 16 bytes), everything
 * else is sealed (AES-256-GCM), each under a key derived from the country's own and the salt of one build.
 */
export interface IndexSeal {
  /** 16 bytes in place of a key: equal for equal keys of one build. */
  blind(text: string): Buffer;
  /** INVARIANT: no nonce follows from the number: an update that failed, or a file put back, gives a number to another text. */
  sealEntry(number: number, text: string): Buffer;
  /** The text of an entry; throws where it was not sealed so, or under another number. */
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
const NOWHERE = Buffer.alloc(0);

/** A salt for a new build. */
export function newSalt(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** The seal of one build; `key` is the country's, of which it holds derivations alone. */
export function indexSeal(key: Uint8Array, salt: Uint8Array): IndexSeal {
  const derived = (use: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', key, salt, `comity match index ${use}`, KEY_BYTES)));
  const [blinding, entries, blocks] = [derived('keys'), derived('entries'), derived('blocks')];
  const written = (number: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(number);
    return bytes;
  };
  const sealed = (secret: KeyObject, content: Uint8Array, place: Uint8Array): Buffer => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, secret, nonce).setAAD(place);
    return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  };
  const opened = (secret: KeyObject, box: Uint8Array, place: Uint8Array): Buffer => {
    const end = box.length - TAG_BYTES;
    const decipher = createDecipheriv(CIPHER, secret, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(place).setAuthTag(box.subarray(end));
    return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, end)), decipher.final()]);
  };
  return {
    blind: (text) => createHmac('sha256', blinding).update(text).digest().subarray(0, BLIND_BYTES),
    sealEntry: (number, text) => sealed(entries, Buffer.from(text), written(number)),
    openEntry: (number, box) => opened(entries, box, written(number)).toString(),
    sealBlock: (block) => sealed(blocks, block, NOWHERE),
    openBlock: (box) => opened(blocks, box, NOWHERE),
  };
}
