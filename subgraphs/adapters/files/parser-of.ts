import type { FileEntity } from '../source.ts';
import { csvParser } from './csv-parser.ts';
import { fixedWidthParser } from './fixed-width-parser.ts';
import type { ExportParser } from './parsed-row.ts';
import { xmlParser } from './xml-parser.ts';

/** The parser for the format of an export. */
export function parserOf(file: FileEntity): ExportParser {
  switch (file.format) {
    case 'csv':
      return csvParser(file);
    case 'fixed-width':
      return fixedWidthParser(file);
    case 'xml':
      return xmlParser(file);
  }
}
