import { checkPolicies } from '../../../../policies/check.ts';
import { CANONICAL_FIELDS } from '../../../../schema/fields.ts';
import { withCountry } from '../../country-folder.ts';

async function told(permissions: string, restrictions = '[]\n'): Promise<readonly string[]> {
  return withCountry({ 'permissions.yaml': permissions, 'restrictions.yaml': restrictions }, async (folder) => {
    const { faults, warnings } = await checkPolicies(folder);
    expect(faults).toEqual([]);
    return warnings
      .filter(({ message }) => message.includes('contradicts'))
      .map(({ message, help }) => `${message}: ${help ?? ''}`);
  });
}

const row = (cells: string, then = 'allow', read = 'name') =>
  `- { id: row, ${cells}, read: ${read}, then: ${then}, because: law }\n`;

describe('checking for contradictions', () => {
  it.each([
    ['asks that the originator has not consented to what is the own', 'originator: EE, originatorConsent: false'],
    ['asks for an unknown originator and his consent', 'originator: unknown, originatorConsent: true'],
    ['finds a purpose incompatible with itself', 'purpose: identify, collectedFor: identify, purposeCompatible: false'],
    ['transfers within the country to another', 'member: FR, transfer: internal'],
    ['asks for a joint team without a case', 'jointTeam: true, case: false'],
  ])('warns of a row that %s', async (_, cells) => {
    expect(await told(row(cells))).toEqual([
      expect.stringContaining('`row` contradicts itself: no request and record meet'),
    ]);
  });

  it('warns of special categories opened to those who do not say why', async () => {
    expect(await told(row('necessity: false', 'allow', 'special'))).toEqual([
      expect.stringContaining('necessity: false'),
    ]);
  });

  it('warns of an exception that never lifts', async () => {
    const found = await told('[]\n', row('minor: true, unless: { jointTeam: true, case: false }', 'deny'));
    expect(found).toEqual([expect.stringContaining('it never lifts')]);
  });

  it.each([
    'member: FR',
    'jointTeam: true',
    'originator: FR, originatorConsent: false',
    'purpose: identify, collectedFor: alert, purposeCompatible: false',
    'necessity: false',
  ])('is silent about `%s`', async (cells) => {
    expect(await told(row(cells), row(cells, 'deny').replace('id: row', 'id: other'))).toEqual([]);
  });

  it('reports a member whose fields have no category', async () => {
    const report = await withCountry({}, (folder) =>
      checkPolicies(folder, {
        catalogueOf: () => {
          throw new Error('`EE_Jurisdiction.tax` has no data category: add @category(name: "…")');
        },
      }),
    );
    expect(report.faults).toEqual([
      expect.objectContaining({ message: expect.stringContaining('has no data category') as string }),
    ]);
    const fine = await withCountry({}, (folder) => checkPolicies(folder, { catalogueOf: () => CANONICAL_FIELDS }));
    expect(fine.faults).toEqual([]);
  });
});
