import { ComityError } from '../../schema/errors.ts';
import type { OutcomeVector } from './contract.ts';
import { classVector, type ScopedVector } from './class-vector.ts';
import { DENY, meet } from './outcome.ts';

function isScoped(vector: OutcomeVector): vector is ScopedVector {
  return 'scope' in vector;
}

const met = new WeakMap<OutcomeVector, WeakMap<OutcomeVector, OutcomeVector>>();

/**
 * The meet of the vectors of one record, seen in several roles: what every one of them opens, under the obligations of
 * all. Equal vectors in equal order give the same object. Throws where there is none.
 */
export function meetVectors(vectors: readonly OutcomeVector[]): OutcomeVector {
  const [first, ...rest] = vectors;
  if (!first) throw new ComityError('INTERNAL', 'no vectors to meet');
  return rest.reduce((left, right) => (left === right ? left : meetOf(left, right)), first);
}

function meetOf(left: OutcomeVector, right: OutcomeVector): OutcomeVector {
  const known = met.get(left)?.get(right);
  if (known) return known;
  const made = meetTwo(left, right);
  const under = met.get(left);
  if (under) under.set(right, made);
  else met.set(left, new WeakMap([[right, made]]));
  return made;
}

function meetTwo(left: OutcomeVector, right: OutcomeVector): OutcomeVector {
  if (!isScoped(left) || !isScoped(right) || left.scope !== right.scope) {
    throw new ComityError('INTERNAL', 'vectors of different types do not meet');
  }
  const outcome = (vector: OutcomeVector, index: number): number => vector.outcomes[index] ?? DENY;
  return classVector(
    left.outcomes.length,
    left.scope,
    ({ index }) => ({
      code: meet(outcome(left, index), outcome(right, index)),
      obligations: (left.obligations[index] ?? 0) | (right.obligations[index] ?? 0),
    }),
    (field) => {
      const narrower = outcome(left, field.index) <= outcome(right, field.index) ? left : right;
      return narrower.reason(field);
    },
  );
}
