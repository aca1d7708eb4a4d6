import fc from 'fast-check';
import { CANONICAL_FIELDS } from '../../../../schema/fields.ts';
import { parseCountry } from '../../../../policies/language/country-tables.ts';
import type { Cells, DecidingRow, Then } from '../../../../policies/language/rows.ts';
import type { ComparedPolicy } from '../../../../policies/office/diff/compared-policy.ts';
import { exportDmn } from '../../../../policies/office/dmn/export-dmn.ts';
import { importDmn } from '../../../../policies/office/dmn/import-dmn.ts';
import { compared, comparisons, TIED } from '../compared.ts';

/** Rows as a file may hold them: words sorted, ids of their own, masks where they fit, no searching by the record. */
function writable(
  { head, permissions, restrictions, release, groups }: ComparedPolicy,
  because: string,
): ComparedPolicy {
  const sorted = (cells: Cells): Cells =>
    Object.fromEntries(
      Object.entries(cells).map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value]),
    );
  const then = (row: DecidingRow): Then => (row.then.kind === 'mask' ? { kind: 'hit-only' } : row.then);
  const deciding = <RowType extends DecidingRow>(row: RowType, id: string): RowType => ({
    ...row,
    id,
    because,
    cells: sorted(row.cells),
    read: row.read.toSorted(),
    search: [],
    then: then(row),
    obligations: row.obligations.toSorted(),
  });
  return {
    head: { ...head, title: because },
    groups,
    permissions: permissions.map((row, at) => deciding(row, `p${at}`)),
    restrictions: restrictions
      .map((row, at) => ({
        ...deciding(row, `r${at}`),
        unless: row.unless.filter((cells) => Object.keys(cells).length > 0).map(sorted),
      }))
      .filter((row) => row.then.kind !== 'allow'),
    release: release
      .filter(({ search }) => search.length > 0)
      .map((row, at) => ({ ...row, id: `s${at}`, because, cells: {}, search: row.search.toSorted() })),
  };
}

async function returned(policy: ComparedPolicy) {
  const found = await importDmn(await exportDmn(policy));
  if (found.kind === 'faulty') throw new Error(found.faults.join('\n'));
  const { head, permissions, restrictions, release, faults } = parseCountry('ee', found.texts, CANONICAL_FIELDS, TIED);
  expect(faults).toEqual([]);
  const rows = <RowType>(placed: readonly { readonly row: RowType }[]) => placed.map(({ row }) => row);
  return {
    head,
    permissions: rows(permissions),
    restrictions: rows(restrictions),
    release: rows(release),
    groups: TIED,
  };
}

const text = fc
  .string({ minLength: 1, unit: 'grapheme' })
  .map((each) => `§ ${each.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\u2028\u2029]/gu, '')}`.trim());

describe('a policy as DMN', () => {
  it('comes back as it went', async () => {
    await fc.assert(
      fc.asyncProperty(comparisons, text, async ({ before }, because) => {
        const policy = writable(before, because);
        expect(await returned(policy)).toEqual(policy);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('comes back with thresholds, masks, days and searching', async () => {
    const policy = compared(
      [
        {
          cells: {
            clearance: 'restricted',
            minimumPenalty: 36,
            offence: ['06'],
            agency: ['a "b", c'],
            minor: 'unknown',
          },
          from: '2026-01-01',
          until: '2026-12-31',
          read: ['Person.birthDate'],
          then: { kind: 'mask', mask: 'year' },
        },
        {
          cells: { role: ['analyst'], clearance: 'official-use-only' },
          search: ['name'],
          read: [],
          from: '2026-02-01',
        },
      ],
      [{ unless: [{ clearance: 'confidential' }, { minor: false, case: true }], until: '2026-12-31' }],
      [{ then: 'deny', toGroup: ['EU'], toMember: [], cells: { purpose: ['identify'] } }],
    );
    expect(await returned(policy)).toEqual(policy);
  }, 120_000);

  it('joins permissions by MAX and meets restrictions by MIN', async () => {
    const xml = await exportDmn(compared([{}], [{}]));
    expect(xml).toMatch(/id="permissions-table" hitPolicy="COLLECT" aggregation="MAX"/);
    expect(xml).toMatch(/id="restrictions-table" hitPolicy="COLLECT" aggregation="MIN"/);
  }, 120_000);

  it.each([
    ['text that is no XML', () => 'nothing', 'is not DMN'],
    [
      'an outcome that is none',
      (xml: string) => xml.replace('>255<', '>254<'),
      'permissions, rule 1 (`permission-0`): `254` is no code',
    ],
    ['a test that is none', (xml: string) => xml.replace('"analyst"', 'analyst'), 'is no test of `role`'],
    ['a column that is no cell', (xml: string) => xml.replace(/text>role</, 'text>rôle<'), 'there is no cell `rôle`'],
    ['no head', (xml: string) => xml.replace('id="policy"', 'id="other"'), 'there is no decision `policy`'],
    [
      'a table that is missing',
      (xml: string) => xml.replace('id="release"', 'id="other"'),
      'there is no decision `release`',
    ],
  ])(
    'reports %s',
    async (_, change, says) => {
      const xml = await exportDmn(compared([{ cells: { role: ['analyst'] } }], [{}], [{}]));
      const found = await importDmn(change(xml));
      expect(found).toEqual({ kind: 'faulty', faults: [expect.stringContaining(says)] });
    },
    120_000,
  );
});
