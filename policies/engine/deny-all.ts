import { CANONICAL_FIELDS, type FieldCatalogue } from '../../schema/fields.ts';
import type { Groups, PolicyHead } from '../language/rows.ts';
import { compilePolicy, type TracedPolicy } from './compile.ts';
import { compileRelease, type TracedRelease } from './release.ts';

const NO_GROUPS: Groups = { groups: new Map(), organisations: new Set() };

/** What holds for a member that has no valid policy: it answers nothing, and its officers ask nobody abroad. */
export function DENY_ALL(
  member: string,
  catalogue: FieldCatalogue = CANONICAL_FIELDS,
): { readonly policy: TracedPolicy; readonly release: TracedRelease } {
  const head: PolicyHead = { member, title: 'no policy in force', language: 'en', from: '1970-01-01', until: null };
  return {
    policy: compilePolicy({ head, permissions: [], restrictions: [], groups: NO_GROUPS, catalogue }),
    release: compileRelease({ head, rows: [], groups: NO_GROUPS, catalogue }),
  };
}
