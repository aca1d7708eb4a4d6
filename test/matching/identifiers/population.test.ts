import { generateMember } from '../../../subgraphs/demo/population/generate-population.ts';
import { normaliseIdentifier } from '../../../subgraphs/matching/identifiers/identifier-kinds.ts';
import { readingsOf } from './recognised.ts';

const MEMBERS = ['EE', 'DE', 'FR', 'UA', 'US', 'BR', 'EG', 'JP'];
const PER_KIND = 4;

/** Identifiers of a member's population by kind, as its systems hold them. */
function identifiersOf(member: string): readonly (readonly [kind: string, value: string])[] {
  const { persons, documents, vehicles, assets, contactPoints, devices, onlineIdentifiers, organisations } =
    generateMember({ seed: 'identifiers', size: 300 }, member);
  const few = (kind: string, values: readonly (string | null | undefined)[]) =>
    values
      .filter((value) => typeof value === 'string')
      .slice(0, PER_KIND)
      .map((value) => [kind, value] as const);
  return [
    ...few(
      'national-id',
      persons.map(({ nationalId }) => nationalId),
    ),
    ...few(
      'document',
      documents.map(({ number }) => number),
    ),
    ...few(
      'vin',
      vehicles.map(({ vin }) => vin),
    ),
    ...few(
      'plate',
      vehicles.map(({ plate }) => plate),
    ),
    ...few(
      'iban',
      assets.map(({ iban }) => iban),
    ),
    ...few(
      'wallet',
      assets.map(({ walletAddress }) => walletAddress),
    ),
    ...few(
      'registration-number',
      organisations.map(({ registrationNumber }) => registrationNumber),
    ),
    ...contactPoints
      .slice(0, PER_KIND)
      .map(({ kind, value }) => [kind === 'email' ? 'email' : 'phone', value] as const),
    ...devices.slice(0, PER_KIND).map(({ kind, value }) => [kind, value] as const),
    ...onlineIdentifiers
      .slice(0, PER_KIND)
      .map(({ kind, value }) => [kind === 'url' ? 'domain' : kind, kind === 'handle' ? `@${value}` : value] as const),
  ];
}

/** The ways in which an identifier is pasted. */
const WAYS: readonly (readonly [string, (value: string) => string])[] = [
  ['as the country writes it', (value) => value],
  ['in small letters', (value) => value.toLowerCase()],
  ['in quotes behind a bullet', (value) => `• "${value}"`],
  ['with marks that nobody sees', (value) => `\u200f${value}\u200b\ufeff`],
  ['with blanks that do not break', (value) => value.replaceAll(' ', '\u00a0')],
];

/** Labels of what has no form of its own in some countries. */
const LABELS: Readonly<Record<string, string>> = {
  'national-id': 'national id',
  document: 'document',
  'registration-number': 'company number',
};

describe.each(MEMBERS)('the identifiers of %s', (member) => {
  const identifiers = identifiersOf(member);

  it.each(WAYS)('written %s have a reading that is what the index keeps', (_way, write) => {
    const lost = identifiers.filter(([kind, value]) => {
      const stored = normaliseIdentifier(kind, value);
      const isOne = (text: string) =>
        readingsOf(text, member).some((reading) => reading.kind === kind && reading.value === stored);
      return !isOne(write(value)) && !isOne(write(`${LABELS[kind] ?? kind}: ${value}`));
    });
    expect(lost).toEqual([]);
  });

  it('are of the country, where their form is its own', () => {
    const plates = identifiers.filter(([kind]) => kind === 'plate');
    expect(plates.length).toBe(PER_KIND);
    for (const [, plate] of plates)
      expect(readingsOf(plate, member)[0]).toMatchObject({
        kind: 'plate',
        countries: expect.arrayContaining([member]) as unknown,
      });
  });
});
