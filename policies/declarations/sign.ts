/** Signs a declaration: `node cli/bin/run.mjs policies/declarations/sign.ts FILE KEY`, where KEY is a private key in PEM. */
import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ComityError } from '../../schema/errors.ts';
import { loadGroups } from '../load.ts';
import { signFile } from './sign-file.ts';

const [file, keyFile] = process.argv.slice(2);
if (file === undefined || keyFile === undefined)
  throw new ComityError('USAGE', 'name the declaration and the key file');
const { groups } = await loadGroups();
await signFile(file, createPrivateKey(await readFile(keyFile, 'utf8')), groups);
