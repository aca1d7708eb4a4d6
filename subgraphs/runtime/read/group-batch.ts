/**
 * Splits a batch into groups that one read can serve, reads each group once, and gives the results back in the order of
 * the batch.
 */
export async function groupBatch<Place, Result>(
  places: readonly Place[],
  groupOf: (place: Place) => string,
  read: (group: readonly [Place, ...Place[]]) => Promise<readonly Result[]>,
  absent: Result,
): Promise<Result[]> {
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
  const results = new Array<Result>(places.length).fill(absent);
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const found = await read(group.places);
      group.positions.forEach((position, order) => {
        results[position] = found[order] ?? absent;
      });
    }),
  );
  return results;
}
