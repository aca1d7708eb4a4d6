import { Kind, parse, print, type SelectionSetNode } from 'graphql';
import { answerShapes } from '../../fetch/answer-shape.ts';
import { openLedger } from '../../fetch/ledger.ts';
import type { HubContext } from '../hub-context.ts';
import type { LinkClass } from './classify-link.ts';

/** What an officer of the requester's own country decided of the link between two records. */
export interface LinkVerdict {
  readonly verdict: Exclude<LinkClass, 'SIMILAR'>;
  /** As the country tells it: the type `LinkVerdict` of its desk. */
  readonly told: Readonly<Record<string, unknown>>;
}

/** Verdicts that stand, by `pairOf` the two records. */
export type LinkVerdicts = ReadonlyMap<string, LinkVerdict>;

/** One name for a pair of records, whichever stands first. */
export function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** The longest that an answer waits for verdicts, in milliseconds. */
const VERDICTS_DEADLINE_MS = 3_000;
const KEY = 'comity_verdicts';
const QUESTION = `query ($comity_of: MemberCode!, $comity_records: [ID!]!) {
  ${KEY}: linkVerdicts(of: $comity_of, records: $comity_records) {
    outcome
    newest { id records verdict reason at by { agency role } }
  }
}`;

function selectionOf(text: string): SelectionSetNode {
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the question for verdicts is no operation');
  return operation.selectionSet;
}

const SELECTION = selectionOf(QUESTION);
const TEXT = print(parse(QUESTION, { noLocation: true }));
const STANDING: ReadonlySet<unknown> = new Set(['SAME_IDENTITY', 'SAME_IDENTITY_CONFLICTING_DATA', 'DIFFERENT']);

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStanding(value: unknown): value is LinkVerdict['verdict'] {
  return STANDING.has(value);
}

function verdictIn(told: unknown): readonly (readonly [string, LinkVerdict])[] {
  if (!isFields(told) || !isStanding(told['verdict']) || !Array.isArray(told['records'])) return [];
  const [one, other] = told['records'] as readonly unknown[];
  if (typeof one !== 'string' || typeof other !== 'string') return [];
  return [[pairOf(one, other), { verdict: told['verdict'], told }]];
}

const NONE: LinkVerdicts = new Map();

/**
 * Reads the verdicts on these records from the desk of the requester's own country, which alone keeps them for its officers:
 * one call, of ids that its officer was given. What comes of it is noted at `path`. Null where it cannot be asked.
 */
export async function readVerdicts(
  records: readonly string[],
  { asking, generation }: HubContext,
  path: readonly [root: string, key: string],
): Promise<LinkVerdicts | null> {
  const own = asking.requester.member;
  const desk = generation.desks.get(own);
  if (desk === undefined) return null;
  if (records.length < 2) return NONE;
  const { graphql } = generation.schema;
  const query = graphql.getQueryType();
  if (query == null) throw new Error('the schema has no queries');
  const ledger = openLedger();
  const value = await desk(
    { ...asking, ledger },
    {
      key: KEY,
      text: TEXT,
      variables: { comity_of: own, comity_records: records },
      changes: false,
      shape: answerShapes(graphql, own).composite(query, SELECTION),
      deadlineMs: VERDICTS_DEADLINE_MS,
    },
  );
  for (const note of ledger.notes) {
    asking.ledger.note({
      ...note,
      parts: note.parts.map((part) => ({ ...part, path: path.join('.') })),
      errors: note.errors.map(({ code }) => ({ path, code })),
    });
  }
  if (!isFields(value) || value['outcome'] !== 'DONE') return null;
  const newest: readonly unknown[] = Array.isArray(value['newest']) ? value['newest'] : [];
  return new Map(newest.flatMap(verdictIn));
}
