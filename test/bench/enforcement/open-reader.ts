import type { OutcomeVector, RecordAttributes } from '../../../policies/engine/contract.ts';
import { ALLOW } from '../../../policies/engine/outcome.ts';
import type { MappedRecord, ReadPlan } from '../../../subgraphs/mapping/mapped-system.ts';
import type { Country } from '../../../subgraphs/runtime/country/country.ts';
import type { Node } from '../../../subgraphs/runtime/read/node.ts';
import { openPlaceLoaders } from '../../../subgraphs/runtime/read/place-loaders.ts';
import type { RecordReader } from '../../../subgraphs/runtime/read/record-reader.ts';

/** What stands for a decision where none is made: every field whole, for any record, and no attribute read. */
export function openVector(width: number): OutcomeVector {
  return {
    outcomes: new Uint8Array(width).fill(ALLOW),
    obligations: new Uint16Array(width),
    knowable: true,
    reason: () => '',
  };
}

const NO_ATTRIBUTES: RecordAttributes = {
  type: '',
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
const NO_CATEGORIES = [null];

/** What stands where policy would: one vector for every record, and the keys of vehicles that do not belong into an answer. */
export interface NoPolicy {
  readonly vector: OutcomeVector;
  readonly leftOut: ReadonlySet<string>;
}

/** The reader of a country without policy: the same reads of its systems, and every record as it stands. */
export function openReader(country: Country, { vector, leftOut }: NoPolicy, plan: ReadPlan): RecordReader {
  const loaders = openPlaceLoaders(country, plan);
  const known = new Map<MappedRecord, Node>();
  const whole = (record: MappedRecord): Node => {
    const { type, values, links } = record;
    const node = known.get(record) ?? {
      __typename: type,
      values,
      links,
      vector,
      attributes: NO_ATTRIBUTES,
      categories: NO_CATEGORIES,
      record,
    };
    known.set(record, node);
    return node;
  };
  const read: RecordReader['read'] = async (place) => {
    const record = await loaders.record(place);
    return record && whole(record);
  };
  return {
    read,
    readInRole: read,
    roles: ({ record }, roles) =>
      Promise.resolve(roles.map(({ values, links }) => ({ ...whole(record), __typename: 'CaseRole', values, links }))),
    async readLinked(type, link, { record: { system, key } }) {
      const found = await loaders.linked({ system, type, link, owner: key });
      return found.filter((record) => !leftOut.has(record.key)).map(whole);
    },
    readNothing: (system, type) => loaders.nothing(system, type),
  };
}
