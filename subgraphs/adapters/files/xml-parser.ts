import { ComityError } from '../../../schema/errors.ts';
import { projectionOf, stepsOf } from '../nested/column-path.ts';
import { Discovery } from '../nested/discovery.ts';
import { project } from '../nested/project.ts';
import type { XmlNode } from '../nested/xml-node.ts';
import { xmlView } from '../nested/xml-node.ts';
import { XmlRows } from '../nested/xml-rows.ts';
import type { XmlFile } from '../source.ts';
import { Charset } from './charset.ts';
import type { ExportParser, ParsedRow } from './parsed-row.ts';

/** The row elements of one document, read as it streams by. */
export function xmlParser(file: XmlFile): ExportParser {
  const projection = projectionOf(Object.keys(file.columns));
  const discovery = new Discovery();
  return {
    async *rows(bytes) {
      const charset = new Charset(file.charset, file.charsetFaults ?? 0);
      let ready: ParsedRow[] = [];
      let count = 0;
      const reader = new XmlRows({
        rows: stepsOf(file.rows),
        values: file.count === undefined ? [] : [stepsOf(file.count)],
        onRow: (node) => {
          count += 1;
          discovery.add(xmlView, node);
          ready.push({ columns: project(xmlView, projection, node), content: contentOf(node) });
        },
      });
      for await (const text of charset.text(charset.sniffed(bytes))) {
        reader.write(text);
        yield* ready;
        ready = [];
      }
      const { values, complete } = reader.end();
      if (!complete) throw new ComityError('SOURCE_MALFORMED', `the export has nothing that holds \`${file.rows}\``);
      const said = file.count === undefined ? count : Number(values.get(file.count) ?? NaN);
      if (said !== count)
        throw new ComityError('SOURCE_MALFORMED', `the export counts ${said} rows itself, and has ${count}`);
    },
    found: () => discovery.paths(),
  };
}

/** A row element in one text: equal for equal elements, whatever of them is declared. */
function contentOf(node: XmlNode): string {
  return JSON.stringify(node, (_, value: unknown) => (value instanceof Map ? [...value] : value));
}
