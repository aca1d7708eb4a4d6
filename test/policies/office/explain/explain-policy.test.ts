import { CANONICAL_FIELDS } from '../../../../schema/fields.ts';
import { fieldName } from '../../../../policies/engine/lanes.ts';
import type { Placed } from '../../../../policies/language/rows.ts';
import { vocabulary } from '../../../../policies/language/vocabulary.ts';
import { explainPolicy } from '../../../../policies/office/explain/explain-policy.ts';
import { parseGiven } from '../../../../policies/office/explain/parse-given.ts';
import { HEAD, permission, releaseRow, restriction } from '../../sample.ts';
import { TIED } from '../compared.ts';

const WORDS = vocabulary(CANONICAL_FIELDS, TIED);

function placed<RowType>(row: RowType, line: number): Placed<RowType> {
  return { row, at: { file: 'table.yaml', line, column: 1 } };
}

const POLICY = {
  head: HEAD,
  permissions: [
    placed(
      permission({
        id: 'analysts',
        cells: { role: ['analyst'], basis: ['UNTOC-18'] },
        read: ['name', 'birth'],
        because: 'art 1',
      }),
      3,
    ),
    placed(
      permission({
        id: 'far',
        cells: { member: ['BR'], role: ['auditor'], case: true, minimumPenalty: 12 },
        read: ['name', 'vehicle'],
        because: 'art 2',
      }),
      9,
    ),
    placed(permission({ id: 'seekers', cells: { member: ['DE'] }, read: [], search: ['name'] }), 12),
  ],
  restrictions: [
    placed(
      restriction({
        id: 'minors',
        cells: { minor: true },
        read: ['birth'],
        then: { kind: 'hit-only' },
        because: 'art 3',
      }),
      5,
    ),
  ],
  release: [placed(releaseRow({ id: 'abroad', cells: { role: ['analyst'] }, toMember: ['FR'] }), 2)],
  groups: TIED,
  catalogue: CANONICAL_FIELDS,
};

function explained(given: string, ...fields: readonly string[]) {
  const parsed = parseGiven('given.yaml', given, WORDS);
  if (!parsed.given) throw new Error(JSON.stringify(parsed.faults));
  return explainPolicy(POLICY, parsed.given, (field) => fields.includes(fieldName(field)));
}

const ANALYST = 'member: DE\nrole: analyst\npurpose: identify\nbasis: UNTOC-18\n';

describe('explaining a decision', () => {
  it('names the permission that opens', () => {
    const [name] = explained(`${ANALYST}record: { type: Person }`, 'PersonName.full').fields;
    expect(name).toMatchObject({
      outcome: 'allow',
      reason: null,
      nearest: null,
      deciding: [{ id: 'analysts', file: 'table.yaml', line: 3, because: 'art 1' }],
    });
  });

  it('names the restriction that narrows, and all that match', () => {
    const [birth] = explained(`${ANALYST}record: { type: Person, minorNow: true }`, 'Person.birthDate').fields;
    expect(birth).toMatchObject({
      outcome: 'hit-only',
      reason: 'art 3',
      deciding: [{ id: 'minors', table: 'restrictions', line: 5 }],
    });
    expect(birth?.matching.map(({ id }) => id)).toEqual(['analysts', 'minors']);
  });

  it('names the nearest permission with the cells that fail, where none opens', () => {
    const [plate] = explained(`${ANALYST}record: { type: Vehicle }`, 'Vehicle.plate').fields;
    expect(plate).toMatchObject({
      outcome: 'deny',
      reason: 'no permission',
      deciding: [],
      nearest: { id: 'far', line: 9 },
    });
    expect(plate?.nearest?.failing.map(({ cell, wanted, stated }) => [cell, wanted, stated])).toEqual([
      ['member', 'BR', 'DE'],
      ['role', 'auditor', 'analyst'],
      ['minimumPenalty', '12', null],
      ['case', 'true', null],
    ]);
  });

  it('takes the permission with the fewest failing cells for the nearest', () => {
    const [name] = explained(
      'member: BR\nrole: analyst\nbasis: UNTOC-18\nrecord: { type: Person }',
      'PersonName.full',
    ).fields;
    expect(name?.nearest).toMatchObject({ id: 'analysts', failing: [{ cell: 'basis' }] });
  });

  it('has no nearest permission where none rules the field', () => {
    const [occupation] = explained(`${ANALYST}record: { type: Person }`, 'Person.occupation').fields;
    expect(occupation).toMatchObject({ outcome: 'deny', nearest: null });
  });

  it('explains searching and sending', () => {
    const { fields, release } = explained(`${ANALYST}to: FR\nsearch: PersonName.full\n`, 'PersonName.full');
    expect(fields).toMatchObject([{ right: 'search', outcome: 'allow', deciding: [{ id: 'seekers' }] }]);
    expect(release).toMatchObject({ to: 'FR', sent: true, matching: [{ id: 'abroad', table: 'release' }] });
  });

  it('reports what is wrong in who asks with its place', () => {
    const { given, faults } = parseGiven('given.yaml', 'member: DE\nrole: analist\nrecord: { type: Person }\n', WORDS);
    expect(given).toBeNull();
    expect(faults).toEqual([
      { file: 'given.yaml', line: 2, column: 7, message: '`analist` is not a role', help: 'did you mean `analyst`?' },
    ]);
  });
});
