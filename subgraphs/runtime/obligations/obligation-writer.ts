import { isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { obligationsOf, type Obligation } from '../../../policies/engine/obligation.ts';
import { compareTexts } from '../../../schema/text-order.ts';
import type { BorneObligations } from './borne.ts';
import type { DisclosedPlace } from './disclosed-places.ts';
import type { SelectedFields } from './selected-fields.ts';

/**
 * What must be done with some values of an answer. An entry holds for every value at and below its paths: a value bears
 * what all entries at or above its path say.
 */
export interface ToldObligations {
  /** In the order of the closed list; never empty. */
  readonly obligations: readonly Obligation[];
  /** Response keys and positions with dots between them, in the order of the answer's places, none below another. */
  readonly paths: readonly string[];
}

/** Obligations that are written at and above a place. */
export interface Above {
  readonly bits: number;
  readonly above: Above | null;
}

/** Writes the obligations of an answer down by path, each once on the way to a value. */
export interface ObligationWriter {
  readonly borne: BorneObligations;
  readonly selected: SelectedFields;
  typeOf(name: string): GraphQLObjectType | null;
  /** The field of the answer at a path that gives records; null where none does. */
  placeAt(path: string): DisclosedPlace | null;
  /** Writes bits of `OBLIGATIONS` at a path, unless they are written above it; gives what then stands there. */
  write(bits: number, path: string, above: Above | null): Above | null;
  told(): readonly ToldObligations[];
}

function isWritten(bits: number, above: Above | null): boolean {
  for (let entry = above; entry !== null; entry = entry.above) if (entry.bits === bits) return true;
  return false;
}

/** A writer with nothing written. */
export function obligationWriter(
  schema: GraphQLSchema,
  places: ReadonlyMap<string, DisclosedPlace>,
  reading: Pick<ObligationWriter, 'borne' | 'selected'>,
): ObligationWriter {
  const pathsOf = new Map<number, string[]>();
  return {
    ...reading,
    typeOf(name) {
      const type = schema.getType(name);
      return isObjectType(type) ? type : null;
    },
    placeAt: (path) => places.get(path) ?? null,
    write(bits, path, above) {
      if (bits === 0 || isWritten(bits, above)) return above;
      const paths = pathsOf.get(bits);
      if (paths) paths.push(path);
      else pathsOf.set(bits, [path]);
      return { bits, above };
    },
    told: () =>
      [...pathsOf]
        .map(([bits, paths]) => ({ obligations: obligationsOf(bits), paths }))
        .sort((left, right) => compareTexts(left.obligations.join(), right.obligations.join())),
  };
}
