import type { GraphQLResolveInfo, SelectionNode } from 'graphql';
import { ComityError } from '../../schema/errors.ts';
import { sha256Hex } from '../../schema/protocol/digest.ts';
import type { StatusPart } from '../../schema/statuses.ts';
import { openLedger, type BoundValues, type Note } from '../fetch/ledger.ts';
import type { JurisdictionSearch } from '../fetch/jurisdiction-searches.ts';
import { executeOperation } from '../plan/execute.ts';
import type { HubContext } from './hub-context.ts';
import { innerOperation, PART } from './inner-operation.ts';
import type { Part } from './merge-parts.ts';

/** The members' parts of a merged search, and what came of asking each. */
export interface AskedParts {
  readonly parts: ReadonlyMap<string, Part>;
  readonly notes: readonly Note[];
  /** What members say of the obligations of their parts, by paths in the answer to the inner operation. */
  readonly bound: readonly BoundValues[];
}

/** What all members asked are asked. */
export interface AskAll {
  readonly search: JurisdictionSearch;
  readonly sought: unknown;
  /** The members asked, with their own cursors. */
  readonly position: ReadonlyMap<string, string | null>;
  readonly first: number;
  /** What the hub itself needs of each hit. */
  readonly ofEdges?: readonly SelectionNode[];
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null;
}

function partsIn(data: Readonly<Record<string, unknown>> | null | undefined): ReadonlyMap<string, Part> {
  const list = Array.isArray(data?.['jurisdictions']) ? (data['jurisdictions'] as readonly unknown[]) : [];
  return new Map(
    list.flatMap((jurisdiction): readonly (readonly [string, Part])[] => {
      if (!isPart(jurisdiction) || !isPart(jurisdiction[PART])) return [];
      return [[String(jurisdiction['code']), jurisdiction[PART]]];
    }),
  );
}

/** What came of asking a member, at the place of the merged search: a member that has no such records is no error. */
function adopted(note: Note, key: string): Note {
  const codes = new Set(note.errors.map(({ code }) => code).filter((code) => code !== 'NOT_HELD'));
  return {
    ...note,
    parts: note.parts.map((part): StatusPart => ({ ...part, path: key })),
    errors: [...codes].map((code) => ({ path: [key], code })),
  };
}

/** The type of what is sought, as the root field's own argument has it. */
function soughtType(search: JurisdictionSearch, info: GraphQLResolveInfo): string {
  const argument = info.parentType.getFields()[info.fieldName]?.args.find(({ name }) => name === search.argument);
  if (argument === undefined) throw new Error(`\`${info.fieldName}\` has no \`${search.argument}\``);
  return String(argument.type);
}

/**
 * Asks all members for their parts of a merged search by entering the executor again with the client's own selection:
 * one call to each. What comes of it is noted at the place of the merged search.
 */
export async function askAll(ask: AskAll, context: HubContext, info: GraphQLResolveInfo): Promise<AskedParts> {
  const { asking, generation } = context;
  const { document, text } = innerOperation(ask.search, soughtType(ask.search, info), info, ask.ofEdges);
  const ledger = openLedger();
  const paged = ask.search.argument === 'items' ? {} : { comity_first: ask.first, comity_after: null };
  const members = [...ask.position.keys()];
  const result = await executeOperation(
    generation,
    {
      key: sha256Hex(text),
      text,
      document,
      operationName: null,
      variables: { ...info.variableValues, comity_in: members, comity_sought: ask.sought, ...paged },
    },
    { asking: { ...asking, ledger, cursors: ask.position } },
  );
  const [error] = result.errors;
  if (error !== undefined) throw new ComityError('INTERNAL', 'a merged search could not be made', { cause: error });
  const key = String(info.path.key);
  const notes = ledger.notes.map((note) => adopted(note, key));
  for (const note of notes) asking.ledger.note(note);
  return { parts: partsIn(result.data), notes, bound: ledger.bound };
}
