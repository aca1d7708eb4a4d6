import { checkPolicies } from '../../../policies/check.ts';
import { withCountry } from '../country-folder.ts';

const ROWS = 100_000;

describe('a policy of very many rows', () => {
  it('is parsed whole, and its one fault is found', async () => {
    const row = (index: number) =>
      `- { id: row-${index}, member: [FR, DE], role: ${index === ROWS - 1 ? 'analist' : 'analyst'}, read: name, then: allow, because: law }\n`;
    const permissions = Array.from({ length: ROWS }, (_, index) => row(index)).join('');
    const { faults } = await withCountry({ 'permissions.yaml': permissions }, (folder) => checkPolicies(folder));
    expect(faults.map(({ line, message }) => [line, message])).toEqual([[ROWS, '`analist` is not a role']]);
  }, 240_000);
});
