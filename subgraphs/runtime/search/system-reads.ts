import { ComityError } from '../../../schema/errors.ts';
import type { RecordPlace } from '../country/record-ids.ts';
import type { Node } from '../read/node.ts';
import type { RequestState } from '../read/request-state.ts';
import type { SystemFaults } from './hit.ts';

/** Whether a national system could not be read, or not be understood. */
function isFaultOfSource(error: unknown): error is ComityError {
  return error instanceof ComityError && (error.code === 'SOURCE_MALFORMED' || error.code === 'SOURCE_UNAVAILABLE');
}

/** The readings of one search in the systems that it concerns. */
export interface SystemReads {
  /** Systems that could not be read. */
  readonly faults: SystemFaults;
  /** Reads nothing in each system. INVARIANT: a search without candidates asks what one with candidates does. */
  nothing(): Promise<unknown>;
  /** What may be known of at each place, null also where its system could not be read. */
  all(places: readonly RecordPlace[]): Promise<readonly (Node | null)[]>;
}

/** Opens the readings of a search for records of some types: a system that cannot be read costs its own records alone. */
export function openSystemReads(state: RequestState, types: readonly string[]): SystemReads {
  const faults = new Map<string, ComityError>();
  const systems = state.country.systems.filter(({ holds }) => types.some((type) => holds.has(type)));
  const noted = async <Read>(system: string, reading: Promise<Read>): Promise<Read | null> => {
    try {
      return await reading;
    } catch (error) {
      if (!isFaultOfSource(error)) throw error;
      faults.set(system, error);
      return null;
    }
  };
  return {
    faults,
    nothing: () =>
      Promise.all(
        systems.flatMap(({ name, holds }) =>
          types.filter((type) => holds.has(type)).map((type) => noted(name, state.reader.readNothing(name, type))),
        ),
      ),
    async all(places) {
      try {
        return await Promise.all(places.map((place) => state.reader.read(place)));
      } catch {
        // What was read is kept by the reader: only now is it asked which of them it was.
        return Promise.all(places.map((place) => noted(place.system, state.reader.read(place))));
      }
    },
  };
}
