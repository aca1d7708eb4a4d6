import type { Justification, Requester } from '../../schema/requester.ts';
import type { Groups, TransferWord } from '../language/rows.ts';
import { isBinding } from './binding.ts';
import { dayOf, isWithinDays } from './days.ts';
import { reciprocity, type Reciprocity } from './reciprocity.ts';
import { NO_TIES } from './ties.ts';

/** A request between two members: `partner` is the requester's, or, for what is sent abroad, the member asked. */
export interface Between {
  readonly owner: string;
  readonly partner: string;
  readonly requester: Requester;
  readonly justification: Justification;
  readonly now: Date;
}

/** What ties the two members of a request. */
export interface CompiledTies {
  /** Whether the legal basis binds both that day; of reciprocity it says nothing. */
  readonly binds: (between: Between) => boolean;
  /** On what grounds the owner may transfer data to the partner; `none` alone where there is none. */
  readonly grounds: (between: Between) => ReadonlySet<TransferWord>;
  readonly isOfJointTeam: (between: Between) => boolean;
  readonly reciprocity: (now: Date) => Reciprocity;
  readonly isCompatible: (collectedFor: string, purpose: string) => boolean;
}

function compile(groups: Groups): CompiledTies {
  const ties = groups.ties ?? NO_TIES;
  const isIn = (names: readonly string[], member: string): boolean =>
    names.some((name) => groups.groups.get(name)?.has(member) ?? false);
  let day = '';
  let given: Reciprocity = reciprocity([], groups, new Date(0));
  return {
    binds: ({ owner, partner, justification, now }) =>
      isBinding(ties.instruments, justification, [owner, partner], now),
    grounds({ owner, partner, justification, now }) {
      if (owner === partner) return new Set(['internal']);
      const found = ties.transfers.filter(
        (transfer) =>
          isWithinDays(transfer, now) &&
          (transfer.toMember.includes(partner) || isIn(transfer.toGroup, partner)) &&
          (transfer.case.length === 0 || transfer.case.includes(justification.case)),
      );
      return new Set(found.length === 0 ? ['none'] : found.map(({ ground }) => ground));
    },
    isOfJointTeam: ({ partner, requester, justification, now }) =>
      ties.teams.some(
        (team) =>
          isWithinDays(team, now) &&
          team.member.includes(partner) &&
          (team.agency.length === 0 || team.agency.includes(requester.agency)) &&
          team.case.includes(justification.case),
      ),
    reciprocity(now) {
      if (dayOf(now) !== day) {
        day = dayOf(now);
        given = reciprocity(ties.declarations, groups, now);
      }
      return given;
    },
    isCompatible: (collectedFor, purpose) =>
      collectedFor === purpose || (ties.compatible.get(collectedFor)?.has(purpose) ?? false),
  };
}

const compiled = new WeakMap<Groups, CompiledTies>();

/** The ties of some groups, compiled once. */
export function tiesOf(groups: Groups): CompiledTies {
  const known = compiled.get(groups);
  if (known) return known;
  const made = compile(groups);
  compiled.set(groups, made);
  return made;
}
