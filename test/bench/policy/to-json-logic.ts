import { membersOf } from '../../../policies/engine/requester-cells.ts';
import type { Lane } from '../../../policies/engine/lanes.ts';
import { ALLOW, DENY } from '../../../policies/engine/outcome.ts';
import { UNKNOWN, type Cells } from '../../../policies/language/rows.ts';
import type { DecisionTable } from './decision-table.ts';
import { rankOf } from './facts.ts';

/** A rule in JSON Logic. */
export type Rule = boolean | number | string | null | readonly Rule[] | { readonly [operator: string]: Rule };

const known = (name: string): Rule => ({ '!==': [{ var: [name, null] }, null] });

/** What a cell asks of a fact that may be unknown, under what unknown counts as. */
function maybe(name: string, asked: Rule, unknownIs: boolean): Rule {
  return unknownIs ? { or: [{ '!': [known(name)] }, asked] } : { and: [known(name), asked] };
}

function words(name: string, cell: readonly string[] | undefined, unknownIs: boolean): readonly Rule[] {
  if (!cell) return [];
  const asked: Rule = { in: [{ var: name }, cell.filter((word) => word !== UNKNOWN)] };
  return [maybe(name, asked, unknownIs || cell.includes(UNKNOWN))];
}

function flag(name: string, cell: boolean | typeof UNKNOWN | undefined, unknownIs: boolean): readonly Rule[] {
  if (cell === undefined) return [];
  if (cell === UNKNOWN) return [{ '!': [known(name)] }];
  return [maybe(name, { '===': [{ var: name }, cell] }, unknownIs)];
}

function condition(cells: Cells, { groups }: DecisionTable, unknownIs: boolean): Rule {
  const members = membersOf(cells.member, cells.group, groups);
  const { role, clearance, automated, purpose, basis, offence, minimumPenalty } = cells;
  const all: readonly Rule[] = [
    ...(members ? [{ in: [{ var: 'member' }, [...members]] }] : []),
    ...(role ? [{ in: [{ var: 'role' }, role] }] : []),
    ...(clearance === undefined ? [] : [{ '>=': [{ var: 'clearance' }, rankOf(clearance)] }]),
    ...(automated === undefined ? [] : [{ '===': [{ var: 'automated' }, automated] }]),
    ...(purpose ? [{ in: [{ var: 'purpose' }, purpose] }] : []),
    ...(basis ? [{ in: [{ var: 'basis' }, basis] }, ...(unknownIs ? [] : [{ var: 'binds' }])] : []),
    ...words('offence', offence, unknownIs),
    ...(minimumPenalty === undefined
      ? []
      : [maybe('penalty', { '>=': [{ var: 'penalty' }, minimumPenalty] }, unknownIs)]),
    ...(cells.case === undefined ? [] : [{ '===': [{ var: 'case' }, cells.case] }]),
    ...words('dataSubjectCategory', cells.dataSubjectCategory, unknownIs),
    ...flag('minor', cells.minor, unknownIs),
    ...flag('minorThen', cells.minorThen, unknownIs),
    ...(cells.handling ? [{ some: [{ var: 'handling' }, { in: [{ var: '' }, cells.handling] }] }] : []),
    ...words('confidentiality', cells.confidentiality, unknownIs),
    ...words('sourceEvaluation', cells.sourceEvaluation, unknownIs),
    ...words('informationEvaluation', cells.informationEvaluation, unknownIs),
    ...flag('restricted', cells.restricted, unknownIs),
  ];
  return all.length === 0 ? true : { and: all };
}

/** The rule that decides one lane: of the rows that cover it, the least of what closes and the most of what opens. */
export function laneRule(table: DecisionTable, lane: Lane): Rule {
  const opens = lane.permissions.map(({ slot, code }): Rule => {
    const cells = table.permissions[slot]?.cells ?? {};
    return { if: [condition(cells, table, false), code, DENY] };
  });
  const closes = lane.restrictions.map(({ slot, code }): Rule => {
    const { cells = {}, unless = [] } = table.restrictions[slot] ?? {};
    const lifted = unless.map((each) => condition(each, table, false));
    const shut: Rule = lifted.length === 0 ? true : { '!': [{ or: lifted }] };
    return { if: [{ and: [condition(cells, table, true), shut] }, code, ALLOW] };
  });
  return { min: [{ max: [DENY, ...opens] }, ALLOW, ...closes] };
}
