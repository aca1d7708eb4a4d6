import path from 'node:path';
import { ComityError } from '../../schema/errors.ts';

/** A place in a file of a country's folder; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong with a mapping. Warnings do not stop a country from starting. */
export interface Fault {
  readonly at: Position;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** Gathers faults, each once. */
export interface FaultList {
  error(at: Position, message: string): void;
  warn(at: Position, message: string): void;
  /** By file, line and column. */
  sorted(): readonly Fault[];
}

/** An empty list of faults. */
export function faultList(): FaultList {
  const faults = new Map<string, Fault>();
  const add = (severity: Fault['severity'], at: Position, message: string) => {
    faults.set(`${at.file}:${at.line}:${at.column}:${message}`, { at, severity, message });
  };
  return {
    error: (at, message) => add('error', at, message),
    warn: (at, message) => add('warning', at, message),
    sorted: () =>
      [...faults.values()].sort(
        (a, b) => a.at.file.localeCompare(b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column,
      ),
  };
}

/** `karistus/mapping.yaml:12:7 …`: one fault in one line. */
export function formatFault(fault: Fault): string {
  const { file, line, column } = fault.at;
  const shown = path.join(path.basename(path.dirname(file)), path.basename(file));
  return `${shown}:${line}:${column} ${fault.severity === 'warning' ? 'warning: ' : ''}${fault.message}`;
}

/** The error that lists every fault; only called with errors among them. */
export function mappingInvalid(faults: readonly Fault[]): ComityError {
  const lines = faults.map((fault) => `\n  ${formatFault(fault)}`);
  return new ComityError('MAPPING_INVALID', `the mapping has ${faults.length} faults:${lines.join('')}`);
}
