import { pino, type Logger } from 'pino';
import { ComityError } from '../../schema/errors.ts';

/** The log of one process: JSON lines on stderr, with codes and request ids; never a name, a value or a token. */
export function openLog(name: string): Logger {
  return pino({ name, level: process.env['COMITY_LOG'] ?? 'warn' }, pino.destination({ dest: 2, sync: true }));
}

/** What may be logged of a fault: its code and class, and where in our code it arose; messages may hold values. */
export function loggableFault(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { class: typeof error };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6);
  const cause = error.cause instanceof Error ? { cause: error.cause.name } : {};
  return {
    class: error.name,
    ...(error instanceof ComityError ? { message: error.message } : {}),
    at: frames.map((line) => line.trim()).join(' < '),
    ...cause,
  };
}
