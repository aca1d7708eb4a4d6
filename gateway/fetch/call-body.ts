import type { Asking } from '../asking.ts';
import type { SentAsk } from './admitted-asks.ts';
import type { CallForm } from './call-form.ts';

/**
 * The body of a call, which is exactly what is signed. It holds the variables that its text uses and no other; in a
 * merged search, this member's own cursor alone.
 */
export function callBody(
  asking: Asking,
  form: CallForm,
  sent: readonly SentAsk[],
  variables: Readonly<Record<string, unknown>>,
  member: string,
): string {
  const text = form.textFor(sent.map(({ ask }) => ask));
  const used = Object.entries(variables).filter(([name]) => text.variables.has(name) || name === 'representations');
  const sought = sent.flatMap(({ ask, sought: value }) => (ask.search === null ? [] : [[ask.search.variable, value]]));
  const cursor = text.variables.has('comity_after') ? { comity_after: asking.cursors.get(member) ?? null } : {};
  const necessity = asking.mandate?.justification.necessity ?? null;
  return JSON.stringify({
    query: text.query,
    variables: { ...(Object.fromEntries([...used, ...sought]) as Readonly<Record<string, unknown>>), ...cursor },
    ...(necessity === null ? {} : { extensions: { justification: { necessity } } }),
  });
}
