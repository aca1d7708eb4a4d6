import { normaliseName } from '../../subgraphs/matching/normalise.ts';
import { refuseFishing } from '../../subgraphs/matching/unselective.ts';

const refused = (name: string, isNarrowed = false): string | null => {
  try {
    refuseFishing(normaliseName(name), isNarrowed);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe('a name that would fish', () => {
  it.each(['M', 'm.', 'А', 'J. P.', '', '12', '🙂', '\u200f', '\ud800', 'de la', 'Dr'])('is refused: `%s`', (name) => {
    expect(refused(name)).toContain('two letters or more');
    expect(refused(name, true)).toContain('two letters or more');
  });

  it.each(['Mohamed', 'محمد', 'Мухаммад', 'Dr. Mohammad', 'Muhammad A.', 'Kim', '김'])(
    'is refused alone: `%s`',
    (name) => {
      expect(refused(name)).toContain('add another name or a `birthDate`');
      expect(refused(name, true)).toBeNull();
    },
  );

  it.each(['Mohamed Ali', 'محمد علي', 'Kuusemets', 'Tamm', 'Saar', 'Berg', 'Шевченко', '山本 隆'])(
    'is none: `%s`',
    (name) => {
      expect(refused(name)).toBeNull();
    },
  );
});
