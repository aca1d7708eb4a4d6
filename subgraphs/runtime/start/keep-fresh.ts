import type { OpenCountry } from './open-country.ts';
import type { SubgraphLog } from './start-subgraph.ts';

/** Keeps a country's index as fresh as its systems. */
export interface Freshness {
  /** Rebuilds shortly: several changes at once make one build. */
  refreshSoon(): void;
  /** What went wrong with the last build, until one succeeds. */
  faults(): readonly string[];
  stop(): void;
}

const SETTLE_MS = 500;

/** Rebuilds the index when an export changes, and every so many minutes for live systems; the old index serves meanwhile. */
export function keepFresh(opened: OpenCountry, everyMinutes: number, log: Pick<SubgraphLog, 'fault'>): Freshness {
  let fault: string | null = null;
  let soon: NodeJS.Timeout | null = null;
  const rebuild = () => {
    opened.rebuildIndex().then(
      () => (fault = null),
      (error: unknown) => {
        fault = 'the index could not be built anew; the last one serves';
        log.fault({ code: 'SOURCE_UNAVAILABLE', error });
      },
    );
  };
  const refreshSoon = () => {
    if (soon !== null) clearTimeout(soon);
    soon = setTimeout(rebuild, SETTLE_MS);
  };
  const unlisten = opened.country.systems.map((system) => system.onChange(refreshSoon));
  const timer = setInterval(rebuild, everyMinutes * 60_000);
  timer.unref();
  return {
    refreshSoon,
    faults: () => (fault === null ? [] : [fault]),
    stop() {
      if (soon !== null) clearTimeout(soon);
      clearInterval(timer);
      for (const stop of unlisten) stop();
    },
  };
}
