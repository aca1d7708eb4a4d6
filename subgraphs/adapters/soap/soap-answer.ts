import { ComityError } from '../../../schema/errors.ts';
import type { RawRow } from '../adapter.ts';
import type { Answer } from '../http/pages.ts';
import type { Projection } from '../nested/column-path.ts';
import { stepsOf } from '../nested/column-path.ts';
import type { Discovery } from '../nested/discovery.ts';
import { project } from '../nested/project.ts';
import { xmlView } from '../nested/xml-node.ts';
import { XmlRows } from '../nested/xml-rows.ts';

const ANSWER = ['Envelope', 'Body', '*'];
const FAULT_CODES = [
  ['Envelope', 'Body', 'Fault', 'faultcode'],
  ['Envelope', 'Body', 'Fault', 'Code', 'Value'],
];

/** What to take out of an answer; paths begin below the answer's own element. */
export interface SoapShape {
  readonly rows: string;
  readonly projection: Projection;
  readonly next: string | null;
  readonly discovery: Discovery | null;
}

/**
 * Rows and cursor out of an envelope. A fault of the service's own (`Server`, `Receiver`) is SOURCE_UNAVAILABLE, one
 * that blames the question SOURCE_MALFORMED; its text is left out, since it may speak of persons.
 */
export function soapAnswer(text: string, shape: SoapShape): Answer {
  const rows: RawRow[] = [];
  const next = shape.next === null ? null : [...ANSWER, ...stepsOf(shape.next)];
  const reader = new XmlRows({
    rows: [...ANSWER, ...stepsOf(shape.rows)],
    values: next === null ? FAULT_CODES : [...FAULT_CODES, next],
    onRow: (node) => {
      shape.discovery?.add(xmlView, node);
      rows.push(project(xmlView, shape.projection, node));
    },
  });
  reader.write(text);
  const { values, complete } = reader.end();
  const code = FAULT_CODES.map((path) => values.get(path.join('.')))
    .find((found) => found !== undefined)
    ?.trim();
  if (code !== undefined) throw serviceFault(code.slice(code.indexOf(':') + 1));
  if (!complete) throw new ComityError('SOURCE_MALFORMED', `the answer has nothing that holds \`${shape.rows}\``);
  const cursor = next === null ? undefined : [...values].find(([path]) => path.endsWith(`.${shape.next ?? ''}`))?.[1];
  return { rows, next: cursor?.trim() ?? null };
}

function serviceFault(code: string): ComityError {
  const own = /^(Server|Receiver)\b/.test(code);
  return new ComityError(
    own ? 'SOURCE_UNAVAILABLE' : 'SOURCE_MALFORMED',
    `the service answers with the fault \`${own ? code : code.replace(/[^\w.]/g, '')}\``,
  );
}
