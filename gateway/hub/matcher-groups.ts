import type { MixedRanking, Note } from '../fetch/ledger.ts';

/** Versions of the matchers of members that answered, by their codes; null of one that does not tell it. */
export type MatcherVersions = ReadonlyMap<string, string | null>;

/** The versions of the members whose parts came. */
export function versionsOf(notes: readonly Note[], parts: ReadonlyMap<string, unknown>): MatcherVersions {
  const answered = notes.filter((note) => parts.has(note.member));
  return new Map(answered.map(({ member, told }) => [member, told.matcherVersion]));
}

/**
 * What members must have in common for their scores to stand in one ranking: the matcher, `comity-2` of
 * `comity-2+1f0c3a9b7e`. Of a member that does not tell it nothing is known: it is ranked by itself.
 */
export function matcherOf(member: string, versions: MatcherVersions): string {
  const version = versions.get(member) ?? null;
  return version === null ? `of ${member} alone` : (version.split('+')[0] ?? version);
}

function isByName(sought: unknown): boolean {
  if (Array.isArray(sought)) return sought.some(isByName);
  if (typeof sought !== 'object' || sought === null) return false;
  return 'name' in sought || ('person' in sought && isByName(sought.person));
}

/**
 * What must be said of a ranking of members of several versions; null where there is nothing to say. Other tables of one
 * matcher weigh the words of names differently, and nothing else.
 */
export function mixedRanking(path: string, sought: unknown, versions: MatcherVersions): MixedRanking | null {
  const groups = new Map<string, string[]>();
  for (const member of [...versions.keys()].sort()) {
    const matcher = matcherOf(member, versions);
    groups.set(matcher, [...(groups.get(matcher) ?? []), member]);
  }
  const isOne = new Set(versions.values()).size < 2 && groups.size < 2;
  if (isOne || (groups.size < 2 && !isByName(sought))) return null;
  return {
    path,
    matcherVersions: Object.fromEntries(versions),
    groups: [...groups.values()],
    comparable: groups.size < 2 ? 'roughly' : 'no',
  };
}
