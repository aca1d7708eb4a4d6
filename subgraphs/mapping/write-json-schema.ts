/** Writes `mapping.schema.json` anew from the canonical schema: `node cli/bin/run.mjs subgraphs/mapping/write-json-schema.ts`. */
import { writeFileSync } from 'node:fs';
import { fromRoot } from '../../schema/paths.ts';
import { mappingJsonSchema } from './json-schema.ts';

writeFileSync(
  fromRoot('subgraphs', 'mapping', 'mapping.schema.json'),
  `${JSON.stringify(mappingJsonSchema(), null, 2)}\n`,
);
