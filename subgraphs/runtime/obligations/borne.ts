import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import type { OutcomeVector } from '../../../policies/engine/contract.ts';
import { DENY, HIT_ONLY, isOpen } from '../../../policies/engine/outcome.ts';
import type { FieldCatalogue } from '../../../schema/fields.ts';
import { isDecidedApart } from '../read/asked-of-record.ts';
import type { FieldNodes, SelectedFields } from './selected-fields.ts';

/** Bits of `OBLIGATIONS`. */
type Bits = number;

/** What the disclosed fields of one object bear: a function of its class and of what is selected, never of its values. */
export interface Borne {
  /** What all of them bear, and with them that there is such an object. */
  readonly all: Bits;
  /** Fields that bear more, and those that hold what is not told by `all`; by key. */
  readonly fields: readonly BorneField[];
}

/** What one disclosed field bears. */
export interface BorneField {
  /** The response key. */
  readonly key: string;
  readonly bits: Bits;
  /** Whether its values are records or roles, each of a class of its own. */
  readonly leads: boolean;
  /** What the values nested in it bear where that is not what the field bears. */
  readonly within: Borne | null;
}

/** Works out what objects bear. */
export interface BorneObligations {
  /** Of a record or a role of this type, where `nodes` select it. */
  of(vector: OutcomeVector, type: GraphQLObjectType, nodes: FieldNodes): Borne;
  /** That there is such a record: what any field bears by which it may be known of, since it is not said by which it is. */
  ofKnown(vector: OutcomeVector, type: string): Bits;
  /** What is said of fields, as `Type.field`, whether or not their values are told. */
  ofNamed(vector: OutcomeVector, fields: readonly string[]): Bits;
}

/** The value of each pair of keys, made once. */
function madeOnce<First, Second, Value>(make: (first: First, second: Second) => Value) {
  const known = new Map<First, Map<Second, Value>>();
  return (first: First, second: Second): Value => {
    const under = known.get(first) ?? new Map<Second, Value>();
    known.set(first, under);
    const found = under.get(second) ?? make(first, second);
    under.set(second, found);
    return found;
  };
}

/** The obligations of one request's objects, each class and selection worked out once. */
export function borneObligations(catalogue: FieldCatalogue, selected: SelectedFields): BorneObligations {
  const bits = (vector: OutcomeVector, index: number): Bits => vector.obligations[index] ?? 0;

  const field = (vector: OutcomeVector, type: GraphQLObjectType, name: string, own: FieldNodes) => {
    const controlled = name.startsWith('__') ? null : catalogue.find(type.name, name);
    if (controlled === null || !isOpen(vector, controlled.index)) return null;
    const held = bits(vector, controlled.index);
    const target = getNamedType(type.getFields()[name]?.type);
    if (!isObjectType(target)) return { bits: held, leads: false, within: null };
    const leads = target.getFields()['id'] !== undefined || isDecidedApart(target.name);
    const within = leads ? null : disclosed(vector, target, own);
    const isAlike = within === null || (within.all === held && within.fields.length === 0);
    return { bits: held, leads, within: isAlike ? null : within };
  };

  /** Null where nothing selected is disclosed. */
  const disclosed = (vector: OutcomeVector, type: GraphQLObjectType, nodes: FieldNodes): Borne | null => {
    const fields = selected(nodes, type).flatMap(({ key, name, nodes: own }): readonly BorneField[] => {
      const found = field(vector, type, name, own);
      return found === null ? [] : [{ key, ...found }];
    });
    const [first, ...others] = fields;
    if (first === undefined) return null;
    const all = others.reduce((shared, other) => shared & other.bits, first.bits);
    const apart = fields.filter((other) => other.bits !== all || other.leads || other.within !== null);
    return { all, fields: apart };
  };

  const ofKnown = madeOnce((vector: OutcomeVector, type: string): Bits =>
    catalogue.fields
      .filter(({ type: owner, index }) => owner === type && (vector.outcomes[index] ?? DENY) >= HIT_ONLY)
      .reduce((borne, { index }) => borne | bits(vector, index), 0),
  );

  const ofClass = madeOnce((nodes: FieldNodes, type: GraphQLObjectType) => {
    const known = new Map<OutcomeVector, Borne>();
    return (vector: OutcomeVector): Borne => {
      const found = known.get(vector) ??
        disclosed(vector, type, nodes) ?? { all: ofKnown(vector, type.name), fields: [] };
      known.set(vector, found);
      return found;
    };
  });

  return {
    of: (vector, type, nodes) => ofClass(nodes, type)(vector),
    ofKnown,
    ofNamed: (vector, fields) =>
      fields.reduce((borne, name) => {
        const [type = '', own = ''] = name.split('.');
        const controlled = catalogue.find(type, own);
        return controlled === null ? borne : borne | bits(vector, controlled.index);
      }, 0),
  };
}
