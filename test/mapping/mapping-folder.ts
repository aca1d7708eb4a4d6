import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder with a small mapping: `records` is one entry in YAML, on one line, `crosswalks` an indented map. */
export function mappingFolder(entry: string, crosswalks = '\n  none: {}', rest = ''): string {
  return writtenFolder(`member: XX
system: test
title: A test
authority: Nobody
contact: { bureau: NCB Nowhere }
source: { kind: sql }
crosswalks: ${crosswalks}
records:
  - ${entry}
${rest}`);
}

/** A folder with this mapping file, and files beside it. */
export function writtenFolder(yaml: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'comity-mapping-')), 'test');
  mkdirSync(path.join(folder, 'codes'), { recursive: true });
  writeFileSync(path.join(folder, 'mapping.yaml'), yaml);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}
