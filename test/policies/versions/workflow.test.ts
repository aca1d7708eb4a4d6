import { actId, type Activation, type SignedAct } from '../../../policies/versions/act.ts';
import {
  draftActivation,
  draftWithdrawal,
  openProposals,
  propose,
  putInForce,
  signProposal,
  type Desk,
  type Draft,
} from '../../../policies/versions/workflow.ts';
import { activate, activation, content, NOW, ring, signed, withStore } from './office.ts';

const { language, sentences, from, until, opinion } = activation(content('one'), null);
const draft = (mark: string): Draft => ({ content: content(mark), language, sentences, from, until, opinion });

function proposed(act: Activation, by: string): SignedAct & { readonly act: Activation } {
  return { act, signatures: signed(act, { [by]: 'proposer' }).signatures };
}

const signature = (act: Activation, person: string, role: 'opinion' | 'approver' | 'proposer') => {
  const [first] = signed(act, { [person]: role }).signatures;
  if (!first) throw new Error('a signature was expected');
  return first;
};

async function withDesk(run: (desk: Desk) => Promise<void>): Promise<void> {
  await withStore((store) => run({ store, ring: ring(), now: () => NOW }));
}

describe('the way of a proposal', () => {
  it('is proposed by one, commented by the privacy officer, approved by another, and in force', async () => {
    await withDesk(async (desk) => {
      const act = await draftActivation(desk, draft('one'));
      const { id, others } = await propose(desk, proposed(act, 'anna'), content('one'));
      expect(others).toEqual([]);
      await signProposal(desk, id, signature(act, 'carla', 'opinion'));
      const whole = await signProposal(desk, id, signature(act, 'boris', 'approver'));
      expect(await putInForce(desk, whole)).toEqual({ kind: 'accepted', id });
      expect(await desk.store.actsAfter(0)).toEqual([whole]);
      expect(await openProposals(desk.store)).toEqual([]);
      const withdrawal = await draftWithdrawal(desk, { rows: ['a-row'], reason: 'misuse' });
      expect(await putInForce(desk, signed(withdrawal, { anna: 'withdrawer' }))).toMatchObject({ kind: 'accepted' });
    });
  });

  it('does not come into force before all have signed', async () => {
    await withDesk(async (desk) => {
      const act = await draftActivation(desk, draft('one'));
      await propose(desk, proposed(act, 'anna'), content('one'));
      expect(await putInForce(desk, proposed(act, 'anna'))).toMatchObject({ kind: 'refused', because: 'unsigned' });
      expect(await desk.store.actsAfter(0)).toEqual([]);
    });
  });

  it('tells the second of two officers at once, and keeps what both proposed', async () => {
    await withDesk(async (desk) => {
      const [one, two] = [await draftActivation(desk, draft('one')), await draftActivation(desk, draft('two'))];
      await propose(desk, proposed(one, 'anna'), content('one'));
      const second = await propose(desk, proposed(two, 'boris'), content('two'));
      expect(second.others.map(({ act }) => actId(act))).toEqual([actId(one)]);
      expect(await putInForce(desk, signed(one))).toMatchObject({ kind: 'accepted' });
      const late = await putInForce(desk, signed(two, { boris: 'proposer', carla: 'opinion', anna: 'approver' }));
      expect(late).toMatchObject({ kind: 'refused', because: 'not-next' });
      expect(await desk.store.content(two.content)).toEqual(content('two'));
      await expect(propose(desk, proposed(two, 'boris'), content('two'))).rejects.toThrow(/propose anew/);
    });
  });

  it.each([
    ['another content than it names', 'anna', 'two', /another content/],
    ['a signature by one who may not propose', 'carla', 'one', /may not sign as `proposer`/],
  ])('refuses a proposal with %s', async (_, by, brings, message) => {
    await withDesk(async (desk) => {
      const act = await draftActivation(desk, draft('one'));
      await expect(propose(desk, proposed(act, by), content(brings))).rejects.toThrow(message);
      expect(await desk.store.proposals()).toEqual([]);
    });
  });

  it('refuses a signature whose role is taken, and one by a person who has signed', async () => {
    await withDesk(async (desk) => {
      const act = await draftActivation(desk, draft('one'));
      const { id } = await propose(desk, proposed(act, 'boris'), content('one'));
      await expect(signProposal(desk, id, signature(act, 'anna', 'proposer'))).rejects.toThrow(/already/);
      await expect(signProposal(desk, id, signature(act, 'boris', 'approver'))).rejects.toThrow(/another capacity/);
      await expect(signProposal(desk, 'f'.repeat(64), signature(act, 'carla', 'opinion'))).rejects.toThrow(
        /no proposal/,
      );
    });
  });

  it('withdraws nothing where nothing is in force', async () => {
    await withDesk(async (desk) => {
      await expect(draftWithdrawal(desk, { rows: null, reason: 'x' })).rejects.toThrow(/nothing is in force/);
      await activate(desk.store, 'one', null);
      await expect(draftWithdrawal(desk, { rows: null, reason: 'x' })).resolves.toMatchObject({ number: 2 });
    });
  });
});
