import type { EntityDescription } from '../../adapters/adapter.ts';
import type { FileEntity, SourceColumns, SourceDescription } from '../../adapters/source.ts';

type Columns = EntityDescription['columns'];

function fileColumns(entity: FileEntity): Columns {
  if (entity.format !== 'fixed-width') {
    return Object.entries(entity.columns).map(([name, type]) => ({ name, type }));
  }
  return Object.entries(entity.columns).map(([name, column]) => ({ name, type: column.type ?? 'text' }));
}

function declared(
  entities: Readonly<Record<string, { readonly columns: SourceColumns }>>,
): readonly EntityDescription[] {
  return Object.entries(entities).map(([name, entity]) => ({
    name,
    columns: Object.entries(entity.columns).map(([column, type]) => ({ name: column, type })),
  }));
}

/** The entities that a `source:` block declares; null where only the source itself can tell. */
export function declaredEntities(source: SourceDescription): readonly EntityDescription[] | null {
  switch (source.kind) {
    case 'sql':
      return null;
    case 'files':
      return Object.entries(source.entities).map(([name, entity]) => ({ name, columns: fileColumns(entity) }));
    case 'soap':
      return declared(source.entities);
    case 'rest':
      return declared(source.entities);
  }
}
