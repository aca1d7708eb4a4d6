import { stateAt } from '../../../policies/versions/in-force.ts';
import { activation, content, signed, withdrawal } from './office.ts';

const FIRST = signed(activation(content('one'), null, { until: '2026-07-01T00:00:00.000Z' }));
const SECOND = signed(activation(content('two'), FIRST, { from: '2026-05-01T00:00:00.000Z' }));

describe('what a chain says at an instant', () => {
  it.each([
    ['before the first', '2025-12-31T00:00:00.000Z', null, '2026-01-01T00:00:00.000Z'],
    ['under the first', '2026-04-30T23:59:59.999Z', 1, '2026-05-01T00:00:00.000Z'],
    ['from the very instant of the second', '2026-05-01T00:00:00.000Z', 2, '2026-07-01T00:00:00.000Z'],
    ['after the end of the first', '2026-08-01T00:00:00.000Z', 2, null],
  ])('%s', (_, at, number, nextChange) => {
    const state = stateAt([FIRST, SECOND], new Date(at));
    expect([state.inForce?.activation.number ?? null, state.nextChange]).toEqual([number, nextChange]);
  });

  it('brings no older version back when the newest has ended', () => {
    const brief = signed(activation(content('two'), FIRST, { until: '2026-03-01T00:00:00.000Z' }));
    expect(stateAt([FIRST, brief], new Date('2026-04-01T00:00:00.000Z')).inForce).toBeNull();
  });

  it('narrows what was activated before a withdrawal, and nothing after it', () => {
    const whole = withdrawal(FIRST, null);
    const later = signed(activation(content('two'), whole));
    const at = new Date('2026-06-01T00:00:00.000Z');
    expect(stateAt([FIRST, withdrawal(FIRST, ['a', 'b'])], at).inForce?.withdrawn).toEqual(new Set(['a', 'b']));
    expect(stateAt([FIRST, whole], at).inForce?.withdrawn).toBeNull();
    expect(stateAt([FIRST, whole, later], at).inForce?.withdrawn).toEqual(new Set());
  });
});
