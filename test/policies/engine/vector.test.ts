import { compilePolicy } from '../../../policies/engine/compile.ts';
import type { RecordAttributes } from '../../../policies/engine/contract.ts';
import { DENY_ALL } from '../../../policies/engine/deny-all.ts';
import { meetVectors } from '../../../policies/engine/meet-vectors.ts';
import { obligationsOf } from '../../../policies/engine/obligation.ts';
import { ALLOW, isOpen, outcomeName, readOutcome } from '../../../policies/engine/outcome.ts';
import type { PermissionRow, RestrictionRow } from '../../../policies/language/rows.ts';
import { CANONICAL_FIELDS } from '../../../schema/fields.ts';
import {
  attributes,
  context,
  controlled,
  GROUPS,
  HEAD,
  justification,
  permission,
  requester,
  restriction,
} from '../sample.ts';

function policyOf(permissions: readonly PermissionRow[], restrictions: readonly RestrictionRow[] = [], head = HEAD) {
  return compilePolicy({ head, permissions, restrictions, groups: GROUPS });
}

function decide(
  name: string,
  permissions: readonly PermissionRow[],
  restrictions: readonly RestrictionRow[] = [],
  record: Partial<RecordAttributes> = {},
) {
  const field = controlled(name);
  const vector = policyOf(permissions, restrictions).forRequester(context()).vector(attributes(record));
  const outcome = outcomeName(readOutcome(vector, field.index));
  return { outcome, reason: vector.reason(field), obligations: obligationsOf(vector.obligations[field.index] ?? 0) };
}

const EVERYTHING = permission({ id: 'everything', read: ['all'], search: ['all'] });

describe('default deny', () => {
  it.each(CANONICAL_FIELDS.fields.map((field) => [`${field.type}.${field.field}`, field] as const))(
    'closes `%s` without a permission',
    (_, field) => {
      const policy = policyOf(
        [],
        [restriction({ read: ['all'], then: { kind: 'allow' }, obligations: ['crime-only'] })],
      );
      for (const each of [policy, DENY_ALL('EE').policy]) {
        const own = each.forRequester(context({ requester: requester({ member: 'EE', role: 'investigator' }) }));
        const vector = own.vector(attributes({ type: field.type }));
        expect([isOpen(vector, field.index), vector.knowable, own.mayRead(field)]).toEqual([false, false, false]);
        expect([own.mayKnow(field.type), own.maySearchBy(field)]).toEqual([false, false]);
      }
    },
  );

  it('gives its reason', () => {
    expect(decide('Person.sex', [permission()])).toMatchObject({ outcome: 'deny', reason: 'no permission' });
  });
});

describe('built-in restrictions', () => {
  it.each([
    ['expired', { expired: true }, 'expired'],
    ['under embargo', { embargoed: true }, 'embargo'],
    ['on a list of those that may not receive it', { notReleasableTo: ['DE'] }, 'may not receive'],
    ['with a recipient list that lacks the requester', { releasableTo: ['FR'] }, 'not on'],
    ['with an empty recipient list', { releasableTo: [] }, 'not on'],
  ])('close a record that is %s, whatever permissions say, and say so', (_, record, reason) => {
    const policy = policyOf([EVERYTHING]).forRequester(context());
    const vector = policy.vector(attributes(record));
    expect(vector.knowable).toBe(false);
    expect(vector.outcomes.every((code) => code === 0)).toBe(true);
    expect(vector.reason(controlled('PersonName.full'))).toContain(reason);
    expect(policy.vector(attributes(record))).toBe(vector);
  });

  it('let those on the recipient list have the record', () => {
    expect(decide('PersonName.full', [EVERYTHING], [], { releasableTo: ['DE', 'FR'] }).outcome).toBe('allow');
  });

  it("do not hold a record's recipient list against the owner's own officers, but its expiry", () => {
    const own = policyOf([EVERYTHING]).forRequester(context({ requester: requester({ member: 'EE' }) }));
    expect(own.vector(attributes({ releasableTo: ['FR'], notReleasableTo: ['EE'] })).knowable).toBe(true);
    expect(own.vector(attributes({ expired: true })).knowable).toBe(false);
  });

  it('let special categories open with a text of necessity alone', () => {
    const policy = policyOf([EVERYTHING]);
    const field = controlled('SpecialCategoryData.value');
    const without = policy.forRequester(context());
    const given = policy.forRequester(context({ justification: justification({ necessity: 'his health' }) }));
    expect([without.mayRead(field), without.maySearchBy(field)]).toEqual([false, false]);
    expect([given.mayRead(field), given.maySearchBy(field)]).toEqual([true, true]);
    expect(without.closedReason(field)).toContain('necessary');
    expect(isOpen(given.vector(attributes()), field.index)).toBe(true);
  });

  it('close all outside the days of the policy', () => {
    const ended = policyOf([EVERYTHING], [], { ...HEAD, until: '2026-05-31' }).forRequester(context());
    expect(ended.vector(attributes()).knowable).toBe(false);
    expect(ended.maySearchBy(controlled('PersonName.full'))).toBe(false);
  });
});

describe('quality', () => {
  it('goes with any value of the record, and carries the obligations of all', () => {
    const rows = [
      permission({ read: ['Person.birthDate'], then: { kind: 'mask', mask: 'year' }, obligations: ['this-case-only'] }),
    ];
    for (const name of ['Person.handling', 'Person.lastVerifiedAt', 'Person.contact', 'Contact.phone']) {
      expect(decide(name, rows, [], { handling: ['H1'] })).toMatchObject({
        outcome: 'allow',
        obligations: ['judicial-use-with-consent', 'this-case-only'],
      });
    }
  });

  it('stays closed where the record may only be known of, and says why', () => {
    const found = decide('Person.handling', [permission({ read: ['all'], then: { kind: 'hit-only' } })]);
    expect(found.outcome).toBe('deny');
    expect(found.reason).toContain('quality goes with the value');
  });

  it('of one type does not open by a value of another', () => {
    const policy = policyOf([permission({ read: ['vehicle-status'] })]).forRequester(context());
    expect(policy.mayRead(controlled('Vehicle.handling'))).toBe(true);
    expect(policy.mayRead(controlled('Person.handling'))).toBe(false);
    expect(policy.mayRead(controlled('Contact.phone'))).toBe(true);
    expect(isOpen(policy.vector(attributes()), controlled('Person.handling').index)).toBe(false);
  });
});

describe('a vector', () => {
  it('lets a record be known of by one field that is hit-only', () => {
    const policy = policyOf([permission({ read: ['biometric'], then: { kind: 'hit-only' } })]).forRequester(context());
    expect(policy.vector(attributes({ type: 'BiometricReference' })).knowable).toBe(true);
    expect(policy.vector(attributes({ type: 'Vehicle' })).knowable).toBe(false);
    expect([policy.mayKnow('BiometricReference'), policy.mayKnow('Vehicle')]).toEqual([true, false]);
    expect(policy.mayRead(controlled('BiometricReference.kind'))).toBe(false);
  });

  it('names the article of the deciding row', () => {
    const masked = permission({
      id: 'masked',
      read: ['Person.birthDate'],
      then: { kind: 'mask', mask: 'year' },
      because: 'mask law',
    });
    const hidden = restriction({ id: 'hidden', read: ['birth'], then: { kind: 'hit-only' }, because: 'hit law' });
    const shut = restriction({ id: 'shut', read: ['birth'], because: 'deny law' });
    const wide = restriction({ id: 'wide', read: ['birth'], then: { kind: 'allow' }, because: 'no law' });
    expect(decide('Person.birthDate', [masked], [wide])).toMatchObject({ outcome: 'year', reason: 'mask law' });
    expect(decide('Person.birthDate', [masked], [hidden])).toMatchObject({ outcome: 'hit-only', reason: 'hit law' });
    expect(decide('Person.birthDate', [masked], [hidden, shut])).toMatchObject({ outcome: 'deny', reason: 'deny law' });
  });

  it('unites the obligations of the record, of each matching permission and of each matching restriction', () => {
    const found = decide(
      'PersonName.full',
      [permission({ obligations: ['this-case-only'] }), permission({ id: 'other', obligations: ['not-as-evidence'] })],
      [restriction({ then: { kind: 'allow' }, obligations: ['no-death-penalty'] })],
      { handling: ['H2', 'Z9'] },
    );
    expect(found.obligations).toEqual([
      'no-onward-transfer',
      'caveats-apply',
      'this-case-only',
      'not-as-evidence',
      'no-death-penalty',
    ]);
  });

  it('of a type that the catalogue lacks is closed', () => {
    const vector = policyOf([EVERYTHING])
      .forRequester(context())
      .vector(attributes({ type: 'Spaceship' }));
    expect([vector.knowable, vector.outcomes.includes(ALLOW)]).toEqual([false, false]);
  });
});

describe('searching', () => {
  it('is a right apart from reading', () => {
    const policy = policyOf([permission({ read: ['name'], search: ['birth'] })]).forRequester(context());
    const [name, birth] = [controlled('PersonName.full'), controlled('Person.birthDate')];
    expect([policy.mayRead(name), policy.maySearchBy(name)]).toEqual([true, false]);
    expect([policy.mayRead(birth), policy.maySearchBy(birth)]).toEqual([false, true]);
  });

  it.each(['allow', 'hit-only', 'deny'] as const)('is closed by a restriction that names the field, and %s', (kind) => {
    const closing = restriction({ read: [], search: ['name'], then: { kind } });
    const policy = policyOf([EVERYTHING], [closing]).forRequester(context());
    expect(policy.maySearchBy(controlled('PersonName.full'))).toBe(false);
    expect(policy.maySearchBy(controlled('Vehicle.plate'))).toBe(true);
  });

  it('is neither opened nor left open by a row that asks about the record', () => {
    const opening = permission({ cells: { restricted: false }, search: ['name'] });
    const closing = restriction({ cells: { restricted: true }, search: ['birth'] });
    const policy = policyOf([opening, EVERYTHING], [closing]).forRequester(context());
    expect(policyOf([opening]).forRequester(context()).maySearchBy(controlled('PersonName.full'))).toBe(false);
    expect(policy.maySearchBy(controlled('Person.birthDate'))).toBe(false);
  });

  it('by quality is nobody’s right', () => {
    expect(policyOf([EVERYTHING]).forRequester(context()).maySearchBy(controlled('Person.handling'))).toBe(false);
  });
});

describe('vectors of one record in several roles', () => {
  const policy = policyOf(
    [permission({ read: ['name', 'birth'] })],
    [
      restriction({ id: 'victims', cells: { dataSubjectCategory: ['victim'] }, read: ['name'], because: 'victims' }),
      restriction({
        id: 'witnesses',
        cells: { dataSubjectCategory: ['witness'] },
        read: ['birth'],
        obligations: ['crime-only'],
      }),
    ],
  ).forRequester(context());
  const [suspect, victim, witness] = ['suspect', 'victim', 'witness'].map((dataSubjectCategory) =>
    policy.vector(attributes({ dataSubjectCategory })),
  );

  it('meet: what one role closes stays closed, with its reason and its obligations', () => {
    if (!suspect || !victim || !witness) throw new Error('three vectors');
    const met = meetVectors([suspect, victim]);
    expect(isOpen(met, controlled('PersonName.full').index)).toBe(false);
    expect(isOpen(met, controlled('Person.birthDate').index)).toBe(true);
    expect(met.reason(controlled('PersonName.full'))).toBe('victims');
    expect(meetVectors([suspect, victim])).toBe(met);
    expect(meetVectors([suspect])).toBe(suspect);
    expect(
      obligationsOf(meetVectors([suspect, witness]).obligations[controlled('Person.birthDate').index] ?? 0),
    ).toEqual(['crime-only']);
  });

  it('are not known of where each role closes what the other opens', () => {
    if (!victim || !witness) throw new Error('two vectors');
    const met = meetVectors([victim, witness]);
    expect(victim.knowable && witness.knowable).toBe(true);
    expect(met.knowable).toBe(false);
    expect(isOpen(met, controlled('Person.handling').index)).toBe(false);
  });
});

describe('the version of a policy', () => {
  it('changes with any row, and with who belongs to a group that rows name', () => {
    const rows = [permission({ cells: { group: ['EU'] } })];
    const version = policyOf(rows).version;
    expect(version).toMatch(/^[0-9a-f]{64}$/);
    expect(policyOf(rows).version).toBe(version);
    expect(policyOf([permission({ cells: { group: ['EU'] }, because: 'another law' })]).version).not.toBe(version);
    const joined = { ...GROUPS, groups: new Map([['EU', new Set(['DE', 'EE', 'FR', 'UA'])]]) };
    expect(compilePolicy({ head: HEAD, permissions: rows, restrictions: [], groups: joined }).version).not.toBe(
      version,
    );
  });

  it('cannot be made of rows that name what the catalogue lacks', () => {
    expect(() => policyOf([permission({ read: ['Person.shoeSize'] })])).toThrow('Person.shoeSize');
    expect(() => policyOf([], [restriction({ read: ['quality'] })])).toThrow('quality');
  });
});
