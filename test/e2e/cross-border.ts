import { DEFAULT_THRESHOLD } from '../../subgraphs/matching/matcher.ts';

/** A person as one country records him, as `comity population truth` prints it. */
export interface TrueRecord {
  readonly jurisdiction: string;
  readonly name: string;
  readonly birthDate: string | null;
}

/** A hit of a search, as far as it is looked at. */
export interface FoundRecord extends TrueRecord {
  readonly score: number;
}

/** What searches found of persons who are known in several countries. */
export interface CrossBorder {
  readonly asked: number;
  readonly recall: number;
  readonly precision: number;
  /** Records that were not found, each with the record that was asked for. */
  readonly missed: readonly string[];
}

const QUERY = `query ($search: PersonSearch!) {
  searchPersons(search: $search, first: 100) {
    edges { score node { jurisdiction birthDate names { full } } }
  }
}`;

interface Answer {
  readonly data?: {
    readonly searchPersons?: {
      readonly edges: readonly {
        readonly score: number;
        readonly node: {
          readonly jurisdiction: string;
          readonly birthDate: string | null;
          readonly names: readonly { readonly full: string }[] | null;
        };
      }[];
    };
  };
}

/** Asks a gateway for a person by name and birth date, as an analyst's application does. */
export async function searchByHttp(
  url: string,
  token: string,
  { name, birthDate }: TrueRecord,
): Promise<readonly FoundRecord[]> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'comity-justification':
        'purpose="investigation", case="EE-2026-0117", basis="UNTOC-18", offence="0601", penalty=48',
    },
    body: JSON.stringify({ query: QUERY, variables: { search: { name, birthDate } } }),
  });
  const { data } = (await response.json()) as Answer;
  if (!data?.searchPersons) throw new Error(`a search was answered with ${response.status} and no hits`);
  return data.searchPersons.edges.map(({ score, node }) => ({
    score,
    jurisdiction: node.jurisdiction,
    birthDate: node.birthDate,
    name: node.names?.[0]?.full ?? '',
  }));
}

function isOne(left: TrueRecord, right: TrueRecord): boolean {
  return left.jurisdiction === right.jurisdiction && left.name === right.name && left.birthDate === right.birthDate;
}

/**
 * Seeks each person who is known in several countries by each of the records that know the day of birth, and counts what of
 * the others is found (recall), and how much of what reaches the threshold is of that person (precision).
 */
export async function seekCrossBorder(
  persons: readonly { readonly records: readonly TrueRecord[] }[],
  search: (record: TrueRecord) => Promise<readonly FoundRecord[]>,
): Promise<CrossBorder> {
  let [asked, expected, found, right, told] = [0, 0, 0, 0, 0];
  const missed: string[] = [];
  for (const { records } of persons) {
    if (records.length < 2) continue;
    for (const record of records) {
      if (record.birthDate === null) continue;
      asked += 1;
      const hits = (await search(record)).filter(({ score }) => score >= DEFAULT_THRESHOLD);
      told += hits.length;
      right += hits.filter((hit) => records.some((known) => isOne(known, hit))).length;
      for (const other of records.filter(({ jurisdiction }) => jurisdiction !== record.jurisdiction)) {
        expected += 1;
        if (hits.some((hit) => isOne(hit, other))) found += 1;
        else missed.push(`${record.jurisdiction} ${record.name} → ${other.jurisdiction} ${other.name}`);
      }
    }
  }
  return { asked, recall: found / expected, precision: right / told, missed };
}
