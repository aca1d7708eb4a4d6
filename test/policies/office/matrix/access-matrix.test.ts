import { accessMatrix, ofRole } from '../../../../policies/office/matrix/access-matrix.ts';
import { whoCan } from '../../../../policies/office/matrix/who-can.ts';
import type { ComparedPolicy } from '../../../../policies/office/diff/compared-policy.ts';
import { controlled } from '../../sample.ts';
import { compared, comparison } from '../compared.ts';

function subject(policy: ComparedPolicy) {
  const { vocabulary, catalogue } = comparison(policy, policy);
  return { policy, vocabulary, catalogue };
}

function cell(policy: ComparedPolicy, field: string, member: string, role: string) {
  const { kinds, fields } = accessMatrix(subject(policy));
  const at = kinds.findIndex((kind) => kind.role === role && kind.members.includes(member));
  return fields.find((each) => each.field === field)?.cells[at];
}

const POLICY = compared(
  [
    { cells: { group: ['EU'], role: ['analyst'] }, read: ['birth'], search: ['birth'] },
    { cells: { member: ['BR'], role: ['analyst'] }, read: ['Person.birthDate'], then: { kind: 'mask', mask: 'year' } },
    { cells: { originatorConsent: true, role: ['auditor'] }, read: ['name'] },
  ],
  [{ cells: { minor: true }, unless: [{ member: ['EE'] }], read: ['birth'], then: { kind: 'hit-only' } }],
);

describe('the access matrix', () => {
  it.each([
    ['FR', 'analyst', 'Person.birthDate', { best: 'allow', worst: 'hit-only', search: true, ruled: true }],
    ['EE', 'analyst', 'Person.birthDate', { best: 'allow', worst: 'allow', search: true, ruled: true }],
    ['BR', 'analyst', 'Person.birthDate', { best: 'year', worst: 'hit-only', search: false, ruled: true }],
    ['FR', 'investigator', 'Person.birthDate', { best: 'deny', worst: 'deny', search: false, ruled: false }],
    ['JP', 'analyst', 'Person.birthDate', { best: 'deny', worst: 'deny', search: false, ruled: false }],
    ['JP', 'auditor', 'PersonName.full', { best: 'allow', worst: 'deny', search: false, ruled: true }],
  ])('tells what an officer of %s, as %s, may do with `%s`', (member, role, field, expected) => {
    expect(cell(POLICY, field, member, role)).toEqual(expected);
  });

  it('puts together members whom no row tells apart', () => {
    const { kinds } = accessMatrix(subject(POLICY));
    const analysts = kinds.filter(({ role }) => role === 'analyst').map(({ members }) => members);
    expect(analysts.find((members) => members.includes('FR'))).toEqual(['DE', 'FR']);
    expect(analysts).toHaveLength(4);
  });
});

describe('the access matrix of one role', () => {
  it('is the same cells, and no others', () => {
    const whole = accessMatrix(subject(POLICY));
    const part = ofRole(whole, 'auditor');
    expect(part.kinds).toEqual(whole.kinds.filter(({ role }) => role === 'auditor'));
    expect(part.fields.map(({ cells }) => cells)).toEqual(
      whole.fields.map(({ cells }) => cells.filter((_, at) => whole.kinds[at]?.role === 'auditor')),
    );
  });
});

describe('who can reach a field', () => {
  it('tells each set of requesters with an example', () => {
    const found = whoCan(subject(POLICY), controlled('Person.birthDate'));
    expect(
      found.map(({ right, to, where }) => [right, to, where.find(({ dimension }) => dimension === 'member')?.words]),
    ).toEqual(
      expect.arrayContaining([
        ['read', 'year', ['BR']],
        ['search', 'allow', ['DE', 'EE', 'FR']],
      ]),
    );
    expect(found.every(({ example }) => example !== null)).toBe(true);
  });

  it('tells nobody where no row opens', () => {
    expect(whoCan(subject(POLICY), controlled('Vehicle.plate'))).toEqual([]);
  });
});
