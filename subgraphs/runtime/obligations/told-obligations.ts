import { responsePathAsArray, type GraphQLResolveInfo } from 'graphql';
import { comparePathTexts } from '../../../schema/text-order.ts';
import type { RequestState } from '../read/request-state.ts';
import { below, type AnswerPlace } from './answer-place.ts';
import { borneObligations } from './borne.ts';
import type { DisclosedPlace } from './disclosed-places.ts';
import { obligationWriter, type ToldObligations } from './obligation-writer.ts';
import { selectedFields } from './selected-fields.ts';
import { writePlace } from './write-places.ts';

type Path = GraphQLResolveInfo['path'];

/** Paths as texts; beginnings that several share are written once. */
function pathTexts(): (path: Path) => string {
  const known = new Map<Path, string>();
  const textOf = (path: Path): string => {
    const found = known.get(path);
    if (found !== undefined) return found;
    const text = path.prev === undefined ? String(path.key) : `${textOf(path.prev)}.${path.key}`;
    known.set(path, text);
    return text;
  };
  return textOf;
}

/** Whether a field is one of an entity itself: `_entities.0.persons`. */
function isOfEntity({ info }: DisclosedPlace): boolean {
  return info.path.prev?.prev?.prev === undefined;
}

/**
 * What the recipient of an answer must do with what it holds, grouped by what he must do.
 * INVARIANT: a function of the answer's own data, and of the classes of the records that stand in it.
 */
export function obligationsTold({ places, country }: RequestState, data: unknown): readonly ToldObligations[] {
  const [first] = places;
  if (first === undefined) return [];
  const textOf = pathTexts();
  const whole: AnswerPlace = { path: '', value: data };
  const byPath = new Map(places.map((place) => [textOf(place.info.path), place]));
  const selected = selectedFields(first.info);
  const borne = borneObligations(country.catalogue, selected);
  const writer = obligationWriter(first.info.schema, byPath, { selected, borne });
  const fields = places
    .filter(isOfEntity)
    .map((disclosed) => ({ disclosed, place: responsePathAsArray(disclosed.info.path).reduce(below, whole) }))
    .sort((left, right) => comparePathTexts(left.place.path, right.place.path));
  for (const { disclosed, place } of fields) writePlace(writer, disclosed, place, null);
  return writer.told();
}
