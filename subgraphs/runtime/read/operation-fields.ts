import { getNamedType, Kind, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';

/** The canonical fields that an operation selects, as `Type.field`; of an interface, those of every type behind it. */
export function operationFields(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const fields = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType();
        if (!parent || node.name.value.startsWith('__')) return;
        const named = getNamedType(parent);
        const types =
          'getFields' in named && schema.getType(named.name) === named ? possibleTypes(schema, named.name) : [];
        for (const type of types) fields.add(`${type}.${node.name.value}`);
      },
    }),
  );
  return fields;
}

function possibleTypes(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name);
  if (!type) return [];
  if (type.astNode?.kind === Kind.INTERFACE_TYPE_DEFINITION && 'resolveType' in type) {
    return schema
      .getPossibleTypes(type as Parameters<GraphQLSchema['getPossibleTypes']>[0])
      .map((possible) => possible.name);
  }
  return [name];
}
