import type { EntityDescription } from '../../adapters/adapter.ts';
import { HASH_COLUMN, OCCURRENCE_COLUMN } from '../compile/compile-key.ts';
import type { FaultList } from '../fault.ts';
import type { IgnoredColumn, Mapping } from '../mapping.ts';
import { suggest } from '../suggest.ts';
import { checkColumnType } from './check-column-type.ts';
import { columnUses, entityUses } from './column-uses.ts';

const MADE: ReadonlySet<string> = new Set([HASH_COLUMN, OCCURRENCE_COLUMN]);

function covers(ignored: IgnoredColumn, entity: string, column: string): boolean {
  if (ignored.entity !== entity) return false;
  const { column: name } = ignored;
  return name === '*' || name === column || column.startsWith(`${name}.`) || column.startsWith(`${name}[]`);
}

function checkUses(mapping: Mapping, entities: ReadonlyMap<string, EntityDescription>, faults: FaultList): void {
  for (const { entity, at } of mapping.entries.flatMap(entityUses)) {
    if (!entities.has(entity)) faults.error(at, `the source has no \`${entity}\`${suggest(entity, entities.keys())}`);
  }
  for (const use of mapping.entries.flatMap(columnUses)) {
    const entity = entities.get(use.entity);
    if (!entity || (mapping.source.kind === 'files' && MADE.has(use.column))) continue;
    const column = entity.columns.find((candidate) => candidate.name === use.column);
    if (column) checkColumnType(use, column.type, faults);
    else {
      const names = entity.columns.map((candidate) => candidate.name);
      faults.error(use.at, `\`${use.entity}\` has no column \`${use.column}\`${suggest(use.column, names)}`);
    }
  }
}

function checkIgnored(mapping: Mapping, entities: ReadonlyMap<string, EntityDescription>, faults: FaultList): void {
  const used = new Set(mapping.entries.flatMap(columnUses).map((use) => `${use.entity} ${use.column}`));
  for (const ignored of mapping.ignored) {
    const entity = entities.get(ignored.entity);
    if (!entity) {
      faults.error(ignored.at, `the source has no \`${ignored.entity}\`${suggest(ignored.entity, entities.keys())}`);
      continue;
    }
    const covered = entity.columns.filter((column) => covers(ignored, entity.name, column.name));
    if (covered.length === 0 && ignored.column !== '*') {
      const names = entity.columns.map((column) => column.name);
      faults.error(
        ignored.at,
        `\`${entity.name}\` has no column \`${ignored.column}\`${suggest(ignored.column, names)}`,
      );
    }
    const both = covered.find((column) => used.has(`${entity.name} ${column.name}`));
    if (both) faults.error(ignored.at, `\`${entity.name}.${both.name}\` is ignored, but used`);
  }
}

function checkConsumed(mapping: Mapping, entities: ReadonlyMap<string, EntityDescription>, faults: FaultList): void {
  const uses = mapping.entries.flatMap(columnUses);
  const places = mapping.entries.flatMap(entityUses);
  const start = { file: mapping.file, line: 1, column: 1 };
  for (const entity of entities.values()) {
    const place = places.find((use) => use.entity === entity.name);
    const ignored = mapping.ignored.filter((candidate) => candidate.entity === entity.name);
    if (!place && ignored.length === 0) {
      faults.error(
        start,
        `nothing reads \`${entity.name}\`, and it is not ignored: write \`${entity.name}: { '*': why }\` under \`ignored\``,
      );
      continue;
    }
    for (const column of entity.columns) {
      const used = uses.some((use) => use.entity === entity.name && use.column === column.name);
      if (used || MADE.has(column.name) || ignored.some((one) => covers(one, entity.name, column.name))) continue;
      faults.error(place?.at ?? start, `\`${entity.name}.${column.name}\` is neither used nor ignored`);
    }
  }
}

/** Holds every use of a column against what the source is made of, and every column of the source against its uses. */
export function checkColumns(mapping: Mapping, described: readonly EntityDescription[], faults: FaultList): void {
  const entities = new Map(described.map((entity) => [entity.name, entity]));
  checkUses(mapping, entities, faults);
  checkIgnored(mapping, entities, faults);
  checkConsumed(mapping, entities, faults);
}
