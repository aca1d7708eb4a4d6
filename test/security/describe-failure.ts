import type { TwinsRun } from './run-twins.ts';
import type { World } from './world.ts';

function filled(world: World): Readonly<Record<string, unknown>> {
  const tables = Object.entries(world).filter(([, rows]) => rows.length > 0);
  return Object.fromEntries(
    tables.map(([name, rows]) => [
      name,
      rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null))),
    ]),
  );
}

/** What was found, as a text for whoever is to mend it: the worlds, the policy, the requester, the question, both answers. */
export function describeFailure({ seed, failure }: TwinsRun): string {
  if (failure === null) return '';
  const { given, comparison } = failure;
  const { difference } = comparison;
  const story = {
    world: filled(given.world),
    changes: given.changes,
    rules: given.rules,
    requester: given.asked.requester,
    justification: given.asked.justification,
    body: difference?.body ?? null,
  };
  return [
    `the twins differ; seed ${seed}`,
    JSON.stringify(story, null, 1),
    `one side:\n${difference?.left ?? 'alike when asked again'}`,
    `the other:\n${difference?.right ?? 'alike when asked again'}`,
  ].join('\n');
}
