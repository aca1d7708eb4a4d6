import { checkPolicies } from '../../policies/check.ts';
import { withCountry } from './country-folder.ts';

async function warnings(permissions: string, restrictions = '[]\n'): Promise<readonly string[]> {
  return withCountry({ 'permissions.yaml': permissions, 'restrictions.yaml': restrictions }, async (folder) => {
    const report = await checkPolicies(folder);
    expect(report.faults).toEqual([]);
    return report.warnings
      .filter(({ message }) => message.includes('never decides'))
      .map(({ line, message, help }) => `${line}: ${message}: ${help ?? ''}`);
  });
}

const NAMES = '- { id: names, role: analyst, read: name, search: name, then: allow, because: law }\n';

describe('checking a policy', () => {
  it.each([
    [
      'opens less than another',
      '- { id: fewer, role: analyst, member: FR, read: PersonName.full, then: allow, because: law }',
      '`names` opens all that it opens',
    ],
    [
      'opens the same as an earlier one',
      '- { id: same, role: analyst, read: name, search: name, then: allow, because: law }',
      '`names` opens all that it opens',
    ],
    [
      'masks what another opens whole',
      '- { id: masked, role: analyst, read: PersonName.full, then: mask initials, because: law }',
      '`names` opens all that it opens',
    ],
    [
      'opens expired records',
      '- { id: old, expired: true, read: birth, then: allow, because: law }',
      'expired records are denied by default',
    ],
    [
      'opens records under embargo',
      '- { id: early, embargoed: true, read: birth, then: allow, because: law }',
      'records under embargo are denied by default',
    ],
    [
      'opens records to those off their list',
      '- { id: off, recipientList: off, read: birth, then: allow, because: law }',
      'records off the recipient list are denied by default',
    ],
    [
      'ends before it begins',
      '- { id: never, from: 2026-02-01, until: 2026-01-01, read: birth, then: allow, because: law }',
      'it ends before it begins',
    ],
  ])('warns of a permission that %s', async (_, row, why) => {
    expect(await warnings(`${NAMES}${row}\n`)).toEqual([expect.stringMatching(`^2: .*never decides: ${why}$`)]);
  });

  it.each([
    [
      'adds an obligation',
      '- { id: other, role: analyst, read: name, then: allow, obligations: crime-only, because: law }',
    ],
    ['asks something else', '- { id: other, clearance: restricted, read: name, then: allow, because: law }'],
    ['opens a field more', '- { id: other, role: analyst, read: [name, sex], then: allow, because: law }'],
    ['opens a search more', '- { id: other, role: analyst, read: name, search: sex, then: allow, because: law }'],
  ])('is silent about a permission that %s', async (_, row) => {
    expect(await warnings(`${NAMES}${row}\n`)).toEqual([]);
  });

  it.each([
    [
      'closes what nothing opens',
      '- { id: idle, read: birth, then: deny, because: law }',
      'no permission opens what it closes',
    ],
    [
      'names a role to whom nothing opens',
      '- { id: idle, role: auditor, read: name, then: deny, because: law }',
      'no permission opens what it closes',
    ],
    [
      'is lifted wherever something opens',
      '- { id: idle, unless: { role: [analyst, investigator] }, read: name, then: deny, because: law }',
      'no permission opens what it closes',
    ],
    [
      'closes less than another',
      '- { id: closed, minor: true, read: name, then: hit-only, because: law }\n- { id: idle, minor: true, member: FR, read: PersonName.full, then: hit-only, because: law }',
      '`closed` closes all that it closes',
    ],
  ])('warns of a restriction that %s', async (_, rows, why) => {
    expect(await warnings(NAMES, `${rows}\n`)).toEqual([expect.stringMatching(`\`idle\` never decides: ${why}$`)]);
  });

  it('warns of a permission all of which a restriction closes', async () => {
    const found = await warnings(NAMES, '- { id: shut, read: name, search: name, then: deny, because: law }\n');
    expect(found).toEqual(['1: `names` never decides: `shut` closes all that it opens']);
  });

  it.each([
    ['may be lifted', '- { id: live, unless: { member: EE }, read: name, then: deny, because: law }'],
    ['only obliges', '- { id: live, read: name, then: allow, obligations: crime-only, because: law }'],
    ['only closes searching', '- { id: live, search: name, then: deny, because: law }'],
  ])('is silent about a restriction that %s', async (_, row) => {
    expect(await warnings(NAMES, `${row}\n`)).toEqual([]);
  });

  it('names the categories and fields that nobody can reach', async () => {
    const { warnings: found } = await withCountry(
      { 'permissions.yaml': '- { id: one, read: [name, Person.birthDate], then: allow, because: law }\n' },
      (folder) => checkPolicies(folder),
    );
    const messages = found.map(({ message }) => message);
    expect(messages).toContain('nobody can reach the category `asset`');
    expect(messages).toContain('nobody can reach `Person.birthPlace`');
    expect(messages.some((message) => message.includes('`name`') || message.includes('Person.birthDate'))).toBe(false);
    expect(messages.some((message) => message.includes('quality'))).toBe(false);
  });

  it('says that a path holds no policy', async () => {
    await expect(checkPolicies('/nowhere/at/all')).rejects.toMatchObject({ code: 'USAGE' });
    await expect(checkPolicies('docs')).rejects.toMatchObject({ code: 'USAGE' });
  });
});
