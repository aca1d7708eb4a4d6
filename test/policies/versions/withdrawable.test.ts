import { assertWithdrawable } from '../../../policies/versions/withdrawable.ts';
import { activate, NOW, withdrawal, withStore } from './office.ts';

const LATER = '2027-01-01T00:00:00.000Z';
const OWN = [{ row: 'own-row', text: 'lause', english: 'a sentence' }];

describe('what may be withdrawn', () => {
  it('is a row of what is in force, and of a version that comes later, before it does', async () => {
    await withStore(async (store) => {
      const desk = { store, now: () => NOW };
      await expect(assertWithdrawable(desk, [])).rejects.toThrow(/nothing is in force, or will be/);
      const first = await activate(store, 'one', null, { from: LATER, sentences: OWN });
      await expect(assertWithdrawable(desk, ['own-row'])).resolves.toBeUndefined();
      const second = await activate(store, 'two', first);
      await expect(assertWithdrawable(desk, ['a-row'])).resolves.toBeUndefined();
      // Overtaken before its time, it never holds.
      await expect(assertWithdrawable(desk, ['own-row'])).rejects.toThrow(/no row in force is called `own-row`/);
      await store.append(withdrawal(second, null));
      await expect(assertWithdrawable(desk, [])).rejects.toThrow(/nothing is in force, or will be/);
    });
  });
});
