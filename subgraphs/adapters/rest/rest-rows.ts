import { plainText } from '../plain-text.ts';
import { ComityError } from '../../../schema/errors.ts';
import type { RawRow } from '../adapter.ts';
import type { Projection } from '../nested/column-path.ts';
import { stepsOf } from '../nested/column-path.ts';
import type { Discovery } from '../nested/discovery.ts';
import { jsonView } from '../nested/json-view.ts';
import { project } from '../nested/project.ts';
import { xmlView } from '../nested/xml-node.ts';
import { XmlRows } from '../nested/xml-rows.ts';
import type { Answer } from '../http/pages.ts';

/** What to take out of an answer. */
export interface AnswerShape {
  readonly rows: string;
  readonly projection: Projection;
  /** Path of the cursor of the next page, or null. */
  readonly next: string | null;
  /** Told of every row as it is, where the source's own columns are to be found out. */
  readonly discovery: Discovery | null;
}

/** Rows and cursor out of an answer in JSON. */
export function jsonAnswer(text: string, shape: AnswerShape): Answer {
  const document = parseJson(text);
  let found: unknown = document;
  for (const step of stepsOf(shape.rows)) {
    const inside: unknown =
      typeof found === 'object' && found !== null
        ? Object.entries(found).find(([name]) => name === step)?.[1]
        : undefined;
    if (inside === undefined) throw new ComityError('SOURCE_MALFORMED', `the answer has no \`${shape.rows}\``);
    found = inside;
  }
  if (found !== null && !Array.isArray(found)) {
    throw new ComityError('SOURCE_MALFORMED', `\`${shape.rows || 'the answer'}\` is no list`);
  }
  const nodes: readonly unknown[] = found ?? [];
  const rows = nodes.map((node): RawRow => {
    if (typeof node !== 'object' || node === null)
      throw new ComityError('SOURCE_MALFORMED', `a row of \`${shape.rows}\` is no object`);
    shape.discovery?.add(jsonView, node);
    return project(jsonView, shape.projection, node);
  });
  const next =
    shape.next === null
      ? null
      : project(jsonView, [{ key: 'next', steps: stepsOf(shape.next), many: false, inner: null }], document)['next'];
  return { rows, next: plainText(next) || null };
}

/** Rows and cursor out of an answer in XML. */
export function xmlAnswer(text: string, shape: AnswerShape): Answer {
  const rows: RawRow[] = [];
  const reader = new XmlRows({
    rows: stepsOf(shape.rows),
    values: shape.next === null ? [] : [stepsOf(shape.next)],
    onRow: (node) => {
      shape.discovery?.add(xmlView, node);
      rows.push(project(xmlView, shape.projection, node));
    },
  });
  reader.write(text);
  const { values, complete } = reader.end();
  if (!complete) throw new ComityError('SOURCE_MALFORMED', `the answer has nothing that holds \`${shape.rows}\``);
  return { rows, next: shape.next === null ? null : (values.get(shape.next)?.trim() ?? null) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ComityError('SOURCE_MALFORMED', 'the answer is not JSON');
  }
}
