import type { ErrorObject } from 'ajv';
import { shapeCheck, type ShapeCheck } from '../../../schema/shape-check.ts';
import type { FaultList, Position } from '../fault.ts';
import { mappingJsonSchema } from '../json-schema.ts';
import { suggest } from '../suggest.ts';
import { entriesOf, itemsOf, plainTree, type YamlTree } from './yaml-tree.ts';

let made: ShapeCheck<unknown> | undefined;

function mappingShape(): ShapeCheck<unknown> {
  made ??= shapeCheck(mappingJsonSchema(), { allErrors: true, verbose: true });
  return made;
}

/** Where a JSON pointer leads: the place of the value, or of its key where `key` is given. */
function placeOf(root: YamlTree, pointer: string, key: string | null): Position {
  let tree = root;
  let at = root.at;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replace(/~1/g, '/').replace(/~0/g, '~');
    const entry = entriesOf(tree).find((candidate) => candidate.key === name);
    const next = entry?.value ?? itemsOf(tree)[Number(name)];
    if (!next) return at;
    tree = next;
    at = entry?.at ?? next.at;
  }
  return entriesOf(tree).find((entry) => entry.key === key)?.at ?? at;
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function shown(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? Array.isArray(value)
      ? 'a list'
      : 'a map'
    : `\`${String(value)}\``;
}

function property(params: unknown, name: string): unknown {
  return typeof params === 'object' && params !== null ? Reflect.get(params, name) : undefined;
}

function messageOf(error: ErrorObject): string {
  const word = (name: string) => String(property(error.params, name));
  const allowed = property(error.params, 'allowedValues');
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = word('additionalProperty');
      return `\`${key}\` is unknown here${suggest(key, keysOf(property(error.parentSchema, 'properties')))}`;
    }
    case 'required':
      return `\`${word('missingProperty')}\` is missing`;
    case 'enum':
      return `${shown(error.data)} is not possible here${suggest(String(error.data), Array.isArray(allowed) ? allowed.map(String) : [])}`;
    case 'const':
      return `${shown(error.data)} is not possible here, only \`${word('allowedValue')}\``;
    case 'type':
      return `${shown(error.data)} is no ${word('type').replace('object', 'map').replace('array', 'list').replaceAll(',', ' or ')}`;
    case 'pattern':
      return `${shown(error.data)} does not look like ${word('pattern')}`;
    default:
      return `${shown(error.data)} ${error.message ?? 'is not possible here'}`;
  }
}

/** Holds a tree against the JSON Schema of mapping files. */
export function validateShape(tree: YamlTree, faults: FaultList): void {
  const shape = mappingShape();
  if (shape.fits(plainTree(tree))) return;
  for (const error of shape.faults()) {
    if (error.keyword === 'if') continue;
    const key = error.keyword === 'additionalProperties' ? String(property(error.params, 'additionalProperty')) : null;
    faults.error(placeOf(tree, error.instancePath, key), messageOf(error));
  }
}
