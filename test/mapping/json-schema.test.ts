import { readFileSync } from 'node:fs';
import { fromRoot } from '../../schema/paths.ts';
import { RECORD_TYPES } from '../../subgraphs/mapping/canonical-types.ts';
import { mappingJsonSchema } from '../../subgraphs/mapping/json-schema.ts';

it('the JSON Schema that editors read is the one made of the canonical schema', () => {
  const written: unknown = JSON.parse(readFileSync(fromRoot('subgraphs', 'mapping', 'mapping.schema.json'), 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(mappingJsonSchema())));
});

it('there are twenty-one record types to map', () => {
  expect(RECORD_TYPES.size).toBe(21);
});
