/**
 * A program that writes into a register until it is stopped: `register-writer.ts FILE BYTES`. It prints the number of
 * each entry, once that is durable, and `unavailable CODE` where one could not be written.
 */
import { openRegister } from '../../subgraphs/register/register.ts';
import { ComityError } from '../../schema/errors.ts';
import { disclosure } from './register-entries.ts';

const [file = '', bytes = '0'] = process.argv.slice(2);
const text = 'x'.repeat(Number(bytes));
const register = await openRegister({ file });

let next = 0;
async function write(): Promise<void> {
  for (;;) {
    next += 1;
    const id = next;
    await register.append([disclosure(id, text)]);
    process.stdout.write(`${id}\n`);
  }
}

try {
  await Promise.all(Array.from({ length: 8 }, write));
} catch (error) {
  if (!(error instanceof ComityError)) throw error;
  process.stdout.write(`unavailable ${error.code}\n`);
  process.exit(0);
}
