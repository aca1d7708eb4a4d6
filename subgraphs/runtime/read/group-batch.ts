/**
 * Splits a batch into groups that one read can serve, reads each group once, and gives the results back in the order of
 * the batch. A group that cannot be read fails by itself: its places have the fault, the others their results.
 */
export async function groupBatch<Place, Result>(
  places: readonly Place[],
  groupOf: (place: Place) => string,
  read: (group: readonly [Place, ...Place[]]) => Promise<readonly Result[]>,
  absent: Result,
): Promise<(Result | Error)[]> {
  const groups = new Map<string, { readonly places: [Place, ...Place[]]; readonly positions: number[] }>();
  places.forEach((place, position) => {
    const group = groups.get(groupOf(place));
    if (!group) {
      groups.set(groupOf(place), { places: [place], positions: [position] });
      return;
    }
    group.places.push(place);
    group.positions.push(position);
  });
  const results = new Array<Result | Error>(places.length).fill(absent);
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const found = await read(group.places).catch(asError);
      group.positions.forEach((position, order) => {
        results[position] = found instanceof Error ? found : (found[order] ?? absent);
      });
    }),
  );
  return results;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('a read threw what is no error');
}
