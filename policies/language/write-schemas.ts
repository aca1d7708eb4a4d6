import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CANONICAL_FIELDS } from '../../schema/fields.ts';
import { fromRoot } from '../../schema/paths.ts';
import { loadGroups } from '../load.ts';
import { jsonSchema, SCHEMA_NAMES } from './json-schema.ts';
import { vocabulary } from './vocabulary.ts';

/** Writes the JSON Schemas beside this file: to be run after the canonical schema, a code list or a group changes. */
const { groups } = await loadGroups();
const words = vocabulary(CANONICAL_FIELDS, groups);
const folder = fromRoot('policies', 'language', 'schemas');
await mkdir(folder, { recursive: true });
for (const name of SCHEMA_NAMES) {
  await writeFile(path.join(folder, `${name}.schema.json`), `${JSON.stringify(jsonSchema(name, words))}\n`);
}
