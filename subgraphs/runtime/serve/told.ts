import { falseHitsOfAll, type FalseHits } from '../../../schema/false-hits.ts';
import { matcherVersion } from '../../matching/matcher.ts';
import type { Country } from '../country/country.ts';
import type { RequestState } from '../read/request-state.ts';
import { coverageOf } from './coverage.ts';
import type { StatusPart } from '../../../schema/statuses.ts';
import { compareTexts } from '../../../schema/text-order.ts';

/** What a country says of its answer as a whole, in `extensions.comity`; nothing of it depends on records. */
export interface Told {
  readonly asOf: string | null;
  readonly coverage: number;
  readonly policyVersion: string;
  readonly matcherVersion: string;
  /** Strangers who would reach the floor by chance, of all persons sought by name; absent where none was. */
  readonly falseHits?: FalseHits;
  readonly parts: readonly StatusPart[];
  readonly withheld: readonly {
    readonly type: string;
    readonly field: string;
    readonly outcome: string;
    readonly reason: string;
  }[];
}

function oldest(country: Country): string | null {
  return country.index.asOf()?.toISOString() ?? null;
}

/** An order of their own: that in which searches come to an end tells of what they pass over. */
function inOrder(left: StatusPart, right: StatusPart): number {
  return compareTexts(left.path, right.path) || compareTexts(left.system, right.system);
}

/** Sums up one request for the hub. */
export function toldOf(state: RequestState): Told {
  return {
    asOf: oldest(state.country),
    coverage: coverageOf(state.country, state.plan),
    policyVersion: state.policy.version,
    matcherVersion: matcherVersion(state.country.matching.frequencies),
    ...(state.falseHits.length === 0 ? {} : { falseHits: falseHitsOfAll(state.falseHits) }),
    parts: state.parts.toSorted(inOrder),
    withheld: state.plan.closed.map((name) => {
      const [type = '', field = ''] = name.split('.');
      const controlled = state.country.catalogue.find(type, field);
      const reason = controlled ? state.policy.closedReason(controlled) : '';
      return { type, field, outcome: 'deny', reason };
    }),
  };
}
