import type { Lane } from '../../../policies/engine/lanes.ts';
import { ALLOW } from '../../../policies/engine/outcome.ts';
import { membersOf } from '../../../policies/engine/requester-cells.ts';
import { UNKNOWN, type Cells } from '../../../policies/language/rows.ts';
import type { DecisionTable } from './decision-table.ts';
import { rankOf } from './facts.ts';

const quoted = (text: string): string => JSON.stringify(text);
const list = (words: Iterable<string>): string => `[${[...words].map(quoted).join(', ')}]`;

function maybe(name: string, asked: string, unknownIs: boolean): string {
  return unknownIs ? `(!(context has ${name}) || ${asked})` : `(context has ${name} && ${asked})`;
}

function words(name: string, cell: readonly string[] | undefined, unknownIs: boolean): readonly string[] {
  if (!cell) return [];
  const asked = `${list(cell.filter((word) => word !== UNKNOWN))}.contains(context.${name})`;
  return [maybe(name, asked, unknownIs || cell.includes(UNKNOWN))];
}

function flag(name: string, cell: boolean | typeof UNKNOWN | undefined, unknownIs: boolean): readonly string[] {
  if (cell === undefined) return [];
  if (cell === UNKNOWN) return [`!(context has ${name})`];
  return [maybe(name, `context.${name} == ${cell}`, unknownIs)];
}

function condition(cells: Cells, { groups }: DecisionTable, unknownIs: boolean): string {
  const members = membersOf(cells.member, cells.group, groups);
  const { role, clearance, automated, purpose, basis, offence, minimumPenalty } = cells;
  const all = [
    ...(members ? [`${list(members)}.contains(context.member)`] : []),
    ...(role ? [`${list(role)}.contains(context.role)`] : []),
    ...(clearance === undefined ? [] : [`context.clearance >= ${rankOf(clearance)}`]),
    ...(automated === undefined ? [] : [`context.automated == ${automated}`]),
    ...(purpose ? [`${list(purpose)}.contains(context.purpose)`] : []),
    ...(basis ? [`${list(basis)}.contains(context.basis)`, ...(unknownIs ? [] : ['context.binds'])] : []),
    ...words('offence', offence, unknownIs),
    ...(minimumPenalty === undefined ? [] : [maybe('penalty', `context.penalty >= ${minimumPenalty}`, unknownIs)]),
    ...(cells.case === undefined ? [] : [`context.case == ${cells.case}`]),
    ...words('dataSubjectCategory', cells.dataSubjectCategory, unknownIs),
    ...flag('minor', cells.minor, unknownIs),
    ...flag('minorThen', cells.minorThen, unknownIs),
    ...(cells.handling ? [`context.handling.containsAny(${list(cells.handling)})`] : []),
    ...words('confidentiality', cells.confidentiality, unknownIs),
    ...words('sourceEvaluation', cells.sourceEvaluation, unknownIs),
    ...words('informationEvaluation', cells.informationEvaluation, unknownIs),
    ...flag('restricted', cells.restricted, unknownIs),
  ];
  return all.length === 0 ? 'true' : all.join(' && ');
}

/**
 * The table as Cedar policies, an action a lane. Cedar answers yes or no: what only masks or makes known is no permission
 * there, and what narrows at all forbids, so that its yes means that a value leaves whole.
 */
export function cedarPolicies(table: DecisionTable, lanes: readonly Lane[]): string {
  const actions = (of: readonly number[]): string =>
    `action in [${of.map((index) => `Action::"${index}"`).join(', ')}]`;
  const covering = (side: 'permissions' | 'restrictions', slot: number, wanted: (code: number) => boolean) =>
    lanes.flatMap((lane, index) => (lane[side].some((each) => each.slot === slot && wanted(each.code)) ? [index] : []));
  const permits = table.permissions.flatMap(({ cells }, slot) => {
    const of = covering('permissions', slot, (code) => code === ALLOW);
    if (of.length === 0) return [];
    return [`permit(principal, ${actions(of)}, resource) when { ${condition(cells, table, false)} };`];
  });
  const forbids = table.restrictions.flatMap(({ cells, unless }, slot) => {
    const of = covering('restrictions', slot, (code) => code !== ALLOW);
    if (of.length === 0) return [];
    const lifted = unless.map((each) => ` && !(${condition(each, table, false)})`).join('');
    return [`forbid(principal, ${actions(of)}, resource) when { ${condition(cells, table, true)}${lifted} };`];
  });
  return [...permits, ...forbids].join('\n');
}
