import { Kind, type FieldNode, type SelectionNode } from 'graphql';
import { RESERVED_PREFIX } from '../inner-operation.ts';

/** The response keys under which the values come that records are compared by. */
export const COMPARED = {
  node: `${RESERVED_PREFIX}node`,
  id: `${RESERVED_PREFIX}id`,
  withheld: `${RESERVED_PREFIX}withheld`,
  field: `${RESERVED_PREFIX}field`,
  names: `${RESERVED_PREFIX}names`,
  full: `${RESERVED_PREFIX}full`,
  given: `${RESERVED_PREFIX}given`,
  kind: `${RESERVED_PREFIX}kind`,
  birthDate: `${RESERVED_PREFIX}birth`,
  sex: `${RESERVED_PREFIX}sex`,
  nationalities: `${RESERVED_PREFIX}nationalities`,
  nationalId: `${RESERVED_PREFIX}national_id`,
  interpolId: `${RESERVED_PREFIX}interpol_id`,
  documents: `${RESERVED_PREFIX}documents`,
  number: `${RESERVED_PREFIX}number`,
  type: `${RESERVED_PREFIX}type`,
  issuer: `${RESERVED_PREFIX}issuer`,
} as const;

function asked(key: keyof typeof COMPARED, field: string, selections?: readonly SelectionNode[]): FieldNode {
  return {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: COMPARED[key] },
    name: { kind: Kind.NAME, value: field },
    ...(selections ? { selectionSet: { kind: Kind.SELECTION_SET, selections } } : {}),
  };
}

const WITHHELD = asked('withheld', 'withheld', [asked('field', 'field')]);

/**
 * What is asked of each hit beside what the client selected, where it asks for clusters. It is asked like anything else:
 * under the requester's rights, with the obligations of its values, and listed in the owner's register.
 */
export const COMPARED_SELECTION: readonly SelectionNode[] = [
  asked('node', 'node', [
    asked('id', 'id'),
    WITHHELD,
    asked('names', 'names', [asked('kind', 'kind'), asked('full', 'full'), asked('given', 'given')]),
    asked('birthDate', 'birthDate'),
    asked('sex', 'sex'),
    asked('nationalities', 'nationalities'),
    asked('nationalId', 'nationalId'),
    asked('interpolId', 'interpolId'),
    asked('documents', 'documents', [
      WITHHELD,
      asked('number', 'number'),
      asked('type', 'type'),
      asked('issuer', 'issuer'),
    ]),
  ]),
];
