import {
  isAbstractType,
  isCompositeType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
} from 'graphql';
import { comparedBy } from '../search/searched-fields.ts';

/** Types behind a type: itself, or those that implement it. */
function objectTypes(schema: GraphQLSchema, type: GraphQLCompositeType): readonly string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map((possible) => possible.name) : [type.name];
}

/** The fields of the member's own types that an operation selects, as `Type.field`; of an interface, those of every type behind it. */
function operationFields(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const fields = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType();
        if (!isCompositeType(parent) || parent.name === 'Query' || node.name.value.startsWith('_')) return;
        for (const type of objectTypes(schema, parent)) fields.add(`${type}.${node.name.value}`);
      },
    }),
  );
  return fields;
}

/** Fields that an operation selects, and those that its searches compare. */
export interface OperationFields {
  readonly selected: ReadonlySet<string>;
  readonly compared: readonly string[];
}

/** What an operation selects, and what its searches compare. */
export function readOperation(schema: GraphQLSchema, document: DocumentNode): OperationFields {
  const selected = operationFields(schema, document);
  const compared = [...selected].flatMap((name) => {
    const [type = '', field = ''] = name.split('.');
    return comparedBy(schema, type, field);
  });
  return { selected, compared };
}
