import { examinedProposal } from '../../cli/commands/policy/versions/examined-proposal.ts';
import { actId } from '../../policies/versions/act.ts';
import { deskOf, forgedVersion, withOffice, type Forged } from '../policy/office.ts';

const OPENING = (files: Readonly<Record<string, string>>) => ({
  ...files,
  'permissions.yaml': `${files['permissions.yaml'] ?? ''}\n- { id: opening, role: analyst, read: all, then: allow, because: a law }\n`,
});
const HARMLESS = { row: 'opening', text: 'Rien ne change.', english: 'Nothing changes.' };

describe('a proposal that an officer is about to sign, or to put in force', () => {
  it.each<[string, Forged, RegExp | null]>([
    ['is taken where its files say what it does', () => ({}), null],
    [
      'is refused where it says of a row what its files do not',
      ({ sentences }) => ({ sentences: sentences.map((each) => (each.row === 'opening' ? HARMLESS : each)) }),
      /not what its officers signed: the tables say something else than was signed of `opening`/,
    ],
    [
      'is refused where it says nothing of a row',
      ({ sentences }) => ({ sentences: sentences.filter(({ row }) => row !== 'opening') }),
      /of `opening` no sentence was signed/,
    ],
    ['is refused where its files are not in the store', () => ({ content: 'a'.repeat(64) }), /are missing/],
  ])('%s', async (_, forged, fault) => {
    await withOffice('FR', async (place) => {
      const desk = await deskOf(place);
      const proposal = await forgedVersion(place, OPENING, forged);
      await desk.store.keepProposal(proposal);
      const examined = examinedProposal(desk, actId(proposal.act), {});
      if (fault === null) await expect(examined).resolves.toEqual(proposal);
      else await expect(examined).rejects.toThrow(fault);
    });
  });
});
