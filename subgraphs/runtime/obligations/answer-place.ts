/** A place in an answer: its path as text, steps with dots between them (empty for the whole), and what the answer holds there. */
export interface AnswerPlace {
  readonly path: string;
  /** Null where the answer holds nothing. */
  readonly value: unknown;
}

function held(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null) return null;
  return (value as Readonly<Record<string | number, unknown>>)[step] ?? null;
}

/** The place under a response key, or at a position of a list. */
export function below({ path, value }: AnswerPlace, step: string | number): AnswerPlace {
  return { path: path === '' ? String(step) : `${path}.${step}`, value: held(value, step) };
}

/** The places at which a value stands: those of a list's items, or its own; none where there is nothing. */
export function placesOfValues(place: AnswerPlace): readonly AnswerPlace[] {
  if (place.value === null) return [];
  const items = Array.isArray(place.value) ? place.value.map((_, index) => below(place, index)) : [place];
  return items.filter(({ value }) => value !== null);
}
