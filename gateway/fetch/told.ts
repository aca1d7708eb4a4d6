import type { FalseHits } from '../../schema/false-hits.ts';
import { isJurisdictionStatus, type JurisdictionStatus, type StatusPart } from '../../schema/statuses.ts';

/** A field that a member withholds from the requester, by a function of policy and query. */
export interface WithheldSummary {
  readonly type: string;
  readonly field: string;
  readonly outcome: string;
  readonly reason: string;
}

/** What a member tells of its answer as a whole, in `extensions.comity`. */
export interface Told {
  readonly status: JurisdictionStatus | null;
  readonly asOf: string | null;
  readonly coverage: number | null;
  readonly policyVersion: string | null;
  readonly matcherVersion: string | null;
  /** Null where nobody was sought by name. */
  readonly falseHits: FalseHits | null;
  readonly parts: readonly StatusPart[];
  readonly withheld: readonly WithheldSummary[];
}

/** What is held of a member that tells nothing. */
export const NOTHING_TOLD: Told = {
  status: null,
  asOf: null,
  coverage: null,
  policyVersion: null,
  matcherVersion: null,
  falseHits: null,
  parts: [],
  withheld: [],
};

const NAME = /^[A-Za-z0-9_.:/-]{1,100}$/;
/** Of a matcher, and behind a `+` of the table that it goes by. */
const MATCHER_VERSION = /^[A-Za-z0-9_.:/-]{1,60}(\+[A-Za-z0-9_.:/-]{1,39})?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[0-9:.]{8,18}(Z|[+-]\d{2}:\d{2})$/;
const REASON = /^[^\p{Cc}]{0,300}$/u;
const LISTED = 2000;

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown, pattern: RegExp): string | null {
  return typeof value === 'string' && pattern.test(value) ? value : null;
}

function list(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.slice(0, LISTED).filter(isFields) : [];
}

function partsOf(value: unknown): readonly StatusPart[] {
  return list(value).flatMap((part) => {
    const { path, system, status } = part;
    if (typeof path !== 'string' || !isJurisdictionStatus(status)) return [];
    return [{ path, system: text(system, NAME) ?? '', status }];
  });
}

function withheldOf(value: unknown): readonly WithheldSummary[] {
  return list(value).flatMap((entry) => {
    const [type, field, outcome] = [entry['type'], entry['field'], entry['outcome']].map((name) => text(name, NAME));
    const reason = text(entry['reason'], REASON);
    if (!type || !field || !outcome) return [];
    return [{ type, field, outcome, reason: reason ?? '' }];
  });
}

/** More people than there are. */
const MOST_PEOPLE = 1e11;

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MOST_PEOPLE;
}

function falseHitsOf(value: unknown): FalseHits | null {
  const { per100k, expected } = isFields(value) ? value : {};
  return isCount(per100k) ? { per100k, expected: isCount(expected) ? expected : null } : null;
}

/** Reads what a member tells; whatever is not of the expected form is left out, so that no free text passes. */
export function parseTold(extensions: unknown): Told {
  const told = isFields(extensions) && isFields(extensions['comity']) ? extensions['comity'] : {};
  const { status, coverage } = told;
  return {
    status: isJurisdictionStatus(status) ? status : null,
    asOf: text(told['asOf'], INSTANT),
    coverage: typeof coverage === 'number' && coverage >= 0 && coverage <= 1 ? coverage : null,
    policyVersion: text(told['policyVersion'], NAME),
    matcherVersion: text(told['matcherVersion'], MATCHER_VERSION),
    falseHits: falseHitsOf(told['falseHits']),
    parts: partsOf(told['parts']),
    withheld: withheldOf(told['withheld']),
  };
}
