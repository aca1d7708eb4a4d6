import type { Cells, Groups } from '../language/rows.ts';
import { RECIPROCITY_BASIS } from './binding.ts';
import { NO_TIES, type Ties } from './ties.ts';

/** Asked of ties by some cell: what changes then changes the policy. */
const ASKED_BY: { readonly [Part in Exclude<keyof Ties, 'instruments' | 'compatible'>]: (cells: Cells) => boolean } = {
  declarations: ({ reciprocal, basis }) => reciprocal !== undefined || (basis?.includes(RECIPROCITY_BASIS) ?? false),
  transfers: ({ transfer }) => transfer !== undefined,
  teams: ({ jointTeam }) => jointTeam !== undefined,
};

/** The ties that some cells read, as JSON: a part of a policy's content, as its rows are. Nothing where none is read. */
export function tiesNamed(cells: readonly Cells[], { ties = NO_TIES }: Groups): Readonly<Record<string, unknown>> {
  const bases = new Set(cells.flatMap(({ basis }) => basis ?? []));
  const instruments = ties.instruments.filter((instrument) => instrument.bases.some((basis) => bases.has(basis)));
  const asked = (part: keyof typeof ASKED_BY) => (cells.some(ASKED_BY[part]) ? { [part]: ties[part] } : {});
  const compatible = [...ties.compatible].map(([purpose, others]) => [purpose, [...others].toSorted()]);
  return {
    ...(instruments.length > 0 ? { instruments } : {}),
    ...(cells.some(({ purposeCompatible }) => purposeCompatible !== undefined) ? { compatible } : {}),
    ...asked('declarations'),
    ...asked('transfers'),
    ...asked('teams'),
  };
}
