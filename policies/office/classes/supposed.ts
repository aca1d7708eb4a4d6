import type { RecordAttributes } from '../../engine/contract.ts';
import { tiesOf } from '../../engine/compile-ties.ts';
import type { Given } from '../../language/policy-case.ts';
import { ALL, UNKNOWN, type Groups } from '../../language/rows.ts';
import { NO_HANDLING, OTHER, wordsWithin, type DimensionName } from './dimension.ts';

/** One word of each dimension that is asked. */
export type Choice = ReadonlyMap<DimensionName, string>;

/** A record of which nothing is stated. */
export function bareRecord(type: string): RecordAttributes {
  return {
    type,
    handling: [],
    confidentiality: null,
    sourceEvaluation: null,
    informationEvaluation: null,
    purposeCollected: null,
    originator: null,
    expired: false,
    embargoed: false,
    restricted: false,
    releasableTo: null,
    notReleasableTo: [],
    dataSubjectCategory: null,
    minorNow: null,
    minorThen: null,
  };
}

const SOME_CASE = 'X-2026-0001';
const SOME_NECESSITY = 'strictly necessary';
const ANOTHER = 'another';

/** What is not asked is stated as most requests do. */
function usual(owner: string, day: string): Given {
  return {
    member: owner,
    role: 'analyst',
    clearance: 'restricted',
    agency: '',
    automated: false,
    purpose: 'investigation',
    basis: 'UNTOC-18',
    case: SOME_CASE,
    offence: '06',
    penalty: 48,
    necessity: null,
    on: day,
    record: null,
    to: null,
    searchFields: [],
  };
}

function flag(word: string | undefined): boolean | null {
  return word === undefined || word === UNKNOWN ? null : word === 'true';
}

function text(word: string): string {
  return word === OTHER ? ANOTHER : word;
}

/** What there is to choose from besides the words: the day, and where relations need it, the case and the purposes. */
export interface Supposing {
  readonly owner: string;
  readonly day: string;
  readonly groups: Groups;
  readonly purposes: readonly string[];
  readonly necessary: boolean;
}

function questionOf(choice: Choice, { owner, day, necessary }: Supposing, someCase: string): Given {
  const given = usual(owner, day);
  const word = (name: DimensionName, otherwise: string): string => text(choice.get(name) ?? otherwise);
  const offence = choice.get('offence') ?? given.offence;
  const penalty = choice.get('minimumPenalty') ?? String(given.penalty);
  const necessity = choice.get('necessity') ?? String(necessary);
  const assigned = flag(choice.get('assigned'));
  return {
    ...given,
    member: word('member', owner),
    role: word('role', given.role),
    clearance: word('clearance', given.clearance),
    agency: word('agency', given.agency),
    automated: choice.get('automated') === 'true',
    purpose: word('purpose', given.purpose),
    basis: word('basis', given.basis),
    case: choice.get('case') === 'false' ? '' : someCase,
    offence: offence === UNKNOWN ? null : offence,
    penalty: penalty === UNKNOWN ? null : Number(penalty),
    necessity: necessity === 'true' ? SOME_NECESSITY : null,
    ...(assigned === null ? {} : { assigned }),
    ...(choice.get('emergency') === 'true' ? { emergency: true } : {}),
    on: word('day', day),
    to: choice.get('to') ?? null,
  };
}

function recordsOf(type: string, choice: Choice, given: Given, supposing: Supposing): readonly RecordAttributes[] {
  const { owner, purposes } = supposing;
  const bare = bareRecord(type);
  const coded = (name: DimensionName): string | null => {
    const word = choice.get(name);
    return word === undefined || word === UNKNOWN ? null : text(word);
  };
  const handling = choice.get('handling');
  const list = choice.get('recipientList');
  const member = given.member ?? owner;
  const feared = flag(choice.get('fearedState'));
  const consent = choice.get('originatorConsent');
  const compatible = choice.get('purposeCompatible');
  const origins =
    choice.has('originator') || !choice.has('originatorConsent') ? [coded('originator')] : [null, owner, ANOTHER];
  const collected =
    choice.has('collectedFor') || !compatible ? [coded('collectedFor')] : [null, given.purpose, ...purposes];
  const record: RecordAttributes = {
    ...bare,
    handling: handling === undefined || handling === NO_HANDLING ? [] : wordsWithin(handling),
    confidentiality: coded('confidentiality'),
    sourceEvaluation: coded('sourceEvaluation'),
    informationEvaluation: coded('informationEvaluation'),
    restricted: choice.get('restricted') === 'true',
    releasableTo: list === 'on' ? [member] : list === 'off' ? [] : null,
    dataSubjectCategory: coded('dataSubjectCategory'),
    minorNow: flag(choice.get('minor')),
    minorThen: flag(choice.get('minorThen')),
    ...(choice.has('protectedPerson') ? { protectedPerson: flag(choice.get('protectedPerson')) } : {}),
    ...(choice.has('fearedState') ? { fearedStates: feared === null ? null : feared ? [member] : [] } : {}),
    ...(consent === 'true' ? { originatorAuthorised: true } : {}),
    ...(choice.get('authorised') === 'true' ? { authorised: [ALL] } : {}),
  };
  const fits = (purposeCollected: string | null): boolean =>
    compatible === undefined ||
    flag(compatible) ===
      (purposeCollected === null ? null : tiesOf(supposing.groups).isCompatible(purposeCollected, given.purpose));
  const consents = (originator: string | null): boolean =>
    consent === undefined ||
    flag(consent) === (originator === null ? null : originator === owner || record.originatorAuthorised === true);
  return origins
    .filter(consents)
    .flatMap((originator) =>
      collected.filter(fits).map((purposeCollected) => ({ ...record, originator, purposeCollected })),
    );
}

/**
 * Requests, with a record of the type unless that is null, that state what is chosen: the most usual first. Whether the
 * members stand to one another as chosen (a treaty that binds, reciprocity) is for the caller to try.
 */
export function* suppose(choice: Choice, type: string | null, supposing: Supposing): Generator<Given> {
  const relates = choice.has('jointTeam') || choice.has('transfer');
  const ties = supposing.groups.ties;
  const cases = relates ? [...(ties?.teams ?? []), ...(ties?.transfers ?? [])].flatMap((tie) => tie.case) : [];
  for (const someCase of [SOME_CASE, ...cases]) {
    const given = questionOf(choice, supposing, someCase);
    if (type === null) {
      yield given;
      continue;
    }
    for (const record of recordsOf(type, choice, given, supposing)) yield { ...given, record };
  }
}
