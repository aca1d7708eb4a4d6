const LEADING_FIELDS: Readonly<Record<string, readonly string[]>> = {
  IdentityDocument: ['IdentityDocument.number', 'IdentityDocument.holder'],
};

/** The fields, as `Type.field`, of a record of this type that tell of it where it leads to another: its identifier, and the link. */
export function leadingFields(type: string): readonly string[] {
  return LEADING_FIELDS[type] ?? [];
}
