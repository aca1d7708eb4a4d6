import type { OpenCountry } from './open-country.ts';
import type { SubgraphLog } from './start-subgraph.ts';

/** Keeps a country's index as fresh as its systems. */
export interface Freshness {
  /** Refreshes shortly: several changes at once make one refresh. */
  refreshSoon(): void;
  /** What went wrong with the last refresh, until one succeeds. */
  faults(): readonly string[];
  stop(): void;
}

/** How often the index of live systems is refreshed, and how old what was read whole may be. */
export interface FreshnessOptions {
  readonly refreshMinutes: number;
  readonly rebuildHours: number;
}

const SETTLE_MS = 500;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Refreshes the index when an export changes, and every so many minutes for live systems; where all of them was read too
 * long ago, it is built anew, which finds what no source tells. The old index serves meanwhile.
 */
export function keepFresh(
  opened: OpenCountry,
  { refreshMinutes, rebuildHours }: FreshnessOptions,
  log: Pick<SubgraphLog, 'fault'>,
): Freshness {
  let fault: string | null = null;
  let soon: NodeJS.Timeout | null = null;
  const refresh = () => {
    const built = opened.country.index.builtAsOf();
    const isOld = built === null || Date.now() - built.getTime() >= rebuildHours * HOUR_MS;
    (isOld ? opened.rebuildIndex() : opened.refreshIndex()).then(
      () => (fault = null),
      (error: unknown) => {
        fault = 'the index could not be brought up to date; the last one serves';
        log.fault({ code: 'SOURCE_UNAVAILABLE', error });
      },
    );
  };
  const refreshSoon = () => {
    if (soon !== null) clearTimeout(soon);
    soon = setTimeout(refresh, SETTLE_MS);
  };
  const unlisten = opened.country.systems.map((system) => system.onChange(refreshSoon));
  const timer = setInterval(refresh, refreshMinutes * MINUTE_MS);
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
