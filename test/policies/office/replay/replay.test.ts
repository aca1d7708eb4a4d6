import { compilePolicy } from '../../../../policies/engine/compile.ts';
import {
  alwaysInForce,
  replayDisclosures,
  type RecordedDisclosure,
} from '../../../../policies/office/replay/replay.ts';
import type { PermissionRow } from '../../../../policies/language/rows.ts';
import { CANONICAL_FIELDS } from '../../../../schema/fields.ts';
import { attributes, GROUPS, HEAD, justification, permission, requester } from '../../sample.ts';

const NAMES_AND_DATES = permission({ read: ['PersonName.full', 'Person.birthDate'] });

function draft(...permissions: readonly PermissionRow[]) {
  return compilePolicy({ head: HEAD, permissions, restrictions: [], groups: GROUPS });
}

function answer(change: Partial<RecordedDisclosure> = {}): RecordedDisclosure {
  return {
    at: new Date('2026-06-01T12:00:00Z'),
    requestId: 'request-1',
    recipient: requester(),
    justification: justification(),
    disclosed: [
      {
        type: 'Person',
        records: 2,
        fields: { 'PersonName.full': 'allow', 'Person.birthDate': 'allow', 'Person.birthPlace': 'deny' },
        decidedBy: [attributes({ dataSubjectCategory: 'suspect' })],
        led: [],
      },
    ],
    ...change,
  };
}

const replay = (rows: readonly PermissionRow[], ...recorded: readonly RecordedDisclosure[]) =>
  replayDisclosures(draft(...rows), CANONICAL_FIELDS, recorded);

describe('replaying recorded disclosures under a draft', () => {
  it('tells no change where the draft decides as the policy did', async () => {
    expect(await replay([NAMES_AND_DATES], answer())).toEqual({
      answers: 1,
      records: 2,
      unchanged: 6,
      changes: [],
      further: 0,
      unknownFields: {},
    });
  });

  it('tells what would have closed, opened and been masked, by recipient, field and purpose, with a request', async () => {
    const rows = [
      permission({ read: ['Person.birthPlace'] }),
      permission({ id: 'year', read: ['Person.birthDate'], then: { kind: 'mask', mask: 'year' } }),
    ];
    const again = answer({ requestId: 'request-2' });
    const { changes } = await replay(rows, answer(), again);
    const common = { member: 'DE', purpose: 'investigation', records: 4, example: 'request-1' };
    expect(changes).toEqual([
      { ...common, field: 'Person.birthDate', was: 'allow', wouldBe: 'year', kind: 'closes' },
      { ...common, field: 'Person.birthPlace', was: 'deny', wouldBe: 'allow', kind: 'opens' },
      { ...common, field: 'PersonName.full', was: 'allow', wouldBe: 'deny', kind: 'closes' },
    ]);
  });

  it('keeps recipients and purposes apart', async () => {
    const rows = [permission({ read: ['PersonName.full', 'Person.birthDate'], cells: { member: ['DE'] } })];
    const french = answer({ recipient: requester({ member: 'FR' }) });
    const { changes } = await replay(rows, answer(), french);
    expect(new Set(changes.map(({ member }) => member))).toEqual(new Set(['FR']));
  });

  it('decides a person of several roles by the meet of them, as he was decided', async () => {
    const rows = [
      permission({ read: ['PersonName.full', 'Person.birthDate'], cells: { dataSubjectCategory: ['suspect'] } }),
    ];
    const [group] = answer().disclosed;
    if (!group) throw new Error('a group was expected');
    const witness = attributes({ dataSubjectCategory: 'witness' });
    const both = answer({ disclosed: [{ ...group, decidedBy: [...group.decidedBy, witness] }] });
    expect((await replay(rows, answer())).changes).toEqual([]);
    expect((await replay(rows, both)).changes.map(({ field, wouldBe }) => [field, wouldBe])).toEqual([
      ['Person.birthDate', 'deny'],
      ['PersonName.full', 'deny'],
    ]);
  });

  it('decides as of the time of the disclosure', async () => {
    const rows = [permission({ ...NAMES_AND_DATES, until: '2026-06-30' })];
    const later = answer({ at: new Date('2026-07-01T12:00:00Z') });
    expect((await replay(rows, answer())).changes).toEqual([]);
    expect((await replay(rows, later)).changes).toHaveLength(2);
  });

  it('leaves a field known of that led to another record, as it was when it was denied', async () => {
    const [group] = answer().disclosed;
    if (!group) throw new Error('a group was expected');
    const fields = { 'IdentityDocument.number': 'hit-only' };
    const led = answer({ disclosed: [{ ...group, fields, led: ['IdentityDocument.number'] }] });
    expect((await replay([], led)).changes).toEqual([]);
    const [otherwise] = (await replay([], answer({ disclosed: [{ ...group, fields }] }))).changes;
    expect(otherwise).toMatchObject({ was: 'hit-only', wouldBe: 'deny', kind: 'closes' });
  });

  it('takes a draft for one that was always in force, but its rows for what their days say', async () => {
    const head = { ...HEAD, from: '2027-01-01' };
    const rows = [NAMES_AND_DATES, permission({ id: 'later', read: ['Person.birthPlace'], from: '2027-01-01' })];
    const draftOf = { head, permissions: rows, restrictions: [], release: [], groups: GROUPS };
    const found = await replayDisclosures(alwaysInForce(draftOf, CANONICAL_FIELDS), CANONICAL_FIELDS, [answer()]);
    expect(found.changes).toEqual([]);
  });

  it('tells ten thousand ways of being otherwise apart, and counts the others', async () => {
    const many = Array.from({ length: 10_002 }, (_, at) =>
      answer({ justification: justification({ purpose: `purpose-${at}` }) }),
    );
    const { changes, further } = await replay([permission({ read: ['PersonName.full'] })], ...many);
    expect([changes.length, further]).toEqual([10_000, 4]);
  });

  it('counts fields that the schema no longer has, instead of guessing', async () => {
    const [group] = answer().disclosed;
    if (!group) throw new Error('a group was expected');
    const old = answer({ disclosed: [{ ...group, fields: { 'Person.shoeSize': 'allow' } }] });
    expect(await replay([NAMES_AND_DATES], old)).toMatchObject({
      unknownFields: { 'Person.shoeSize': 2 },
      changes: [],
    });
  });
});
