import { CANONICAL_FIELDS, type FieldCatalogue } from '../../schema/fields.ts';
import { ALL, type Groups, type PolicyHead, type ReleaseRow } from '../language/rows.ts';
import { groupsNamed } from './compile.ts';
import { tiesOf } from './compile-ties.ts';
import { tiesNamed } from './ties-named.ts';
import type { CompiledRelease } from './contract.ts';
import { fieldName } from './lanes.ts';
import { isInForce, membersOf, requesterTests, type Question } from './requester-cells.ts';
import { contentVersion } from './version.ts';

/** What a release table is compiled from. */
export interface ReleaseSource {
  readonly head: PolicyHead;
  readonly rows: readonly ReleaseRow[];
  readonly groups: Groups;
  readonly catalogue?: FieldCatalogue;
}

/** Which rows decide a question, for tests of coverage and for explaining. */
export interface TracedRelease extends CompiledRelease {
  rowsFor(question: Parameters<CompiledRelease['refusal']>[0]): readonly ReleaseRow[];
}

interface CompiledReleaseRow {
  readonly row: ReleaseRow;
  matches(question: Question): boolean;
  readonly fields: ReadonlySet<string>;
}

function fieldsOf(words: readonly string[], catalogue: FieldCatalogue): ReadonlySet<string> {
  const wanted = new Set(words);
  const fields = catalogue.fields.filter(
    (field) => wanted.has(ALL) || wanted.has(field.category) || wanted.has(fieldName(field)),
  );
  return new Set(fields.map(fieldName));
}

function compileRow(row: ReleaseRow, groups: Groups, catalogue: FieldCatalogue): CompiledReleaseRow {
  const tests = requesterTests(row.cells, groups, row.then === 'deny');
  const members = membersOf(
    row.toMember.length > 0 ? row.toMember : undefined,
    row.toGroup.length > 0 ? row.toGroup : undefined,
    groups,
  );
  return {
    row,
    fields: fieldsOf(row.search, catalogue),
    matches: (question) =>
      isInForce(row, question.now) &&
      (members?.has(question.partner) ?? false) &&
      tests.every((test) => test(question)),
  };
}

function first(rows: readonly CompiledReleaseRow[]): ReleaseRow | undefined {
  return rows.map(({ row }) => row).toSorted((left, right) => (left.id < right.id ? -1 : 1))[0];
}

/**
 * Compiles a release table: a question may be sent where each of its search fields is opened by a matching row and
 * closed by none; a question without search fields, where any row lets the member be asked. A country's own systems are
 * asked freely: that is no disclosure.
 */
export function compileRelease({ head, rows, groups, catalogue = CANONICAL_FIELDS }: ReleaseSource): TracedRelease {
  const compiled = rows.map((row) => compileRow(row, groups, catalogue));
  const ties = tiesOf(groups);
  const matching = (asked: Parameters<CompiledRelease['refusal']>[0]): readonly CompiledReleaseRow[] => {
    const { requester, justification, now, to } = asked;
    const reciprocal = ties.reciprocity(now).givesAny(to, head.member);
    const question = { owner: head.member, partner: to, requester, justification, now, reciprocal };
    return isInForce(head, now) ? compiled.filter((row) => row.matches(question)) : [];
  };
  return {
    member: head.member,
    version: contentVersion({
      head,
      release: rows.toSorted((left, right) => (left.id < right.id ? -1 : 1)),
      groups: groupsNamed(
        rows.flatMap((row) => row.toGroup),
        groups,
      ),
      ...tiesNamed(
        rows.map((row) => row.cells),
        groups,
      ),
    }),
    rowsFor: (question) => matching(question).map(({ row }) => row),
    refusal(question) {
      const { to, searchFields } = question;
      if (question.requester.member !== head.member) return `not an officer of \`${head.member}\``;
      if (to === head.member) return null;
      const rowsFound = matching(question);
      const opening = rowsFound.filter(({ row }) => row.then === 'allow');
      const closing = rowsFound.filter(({ row }) => row.then === 'deny');
      if (opening.length === 0) return `no release to \`${to}\` for this requester and purpose`;
      for (const field of searchFields) {
        const closed = first(closing.filter(({ fields }) => fields.has(field)));
        if (closed) return closed.because;
        if (!opening.some(({ fields }) => fields.has(field))) return `no release of \`${field}\` to \`${to}\``;
      }
      return null;
    },
  };
}
