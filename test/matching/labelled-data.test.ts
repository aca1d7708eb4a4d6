import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../../schema/paths.ts';
import { evaluateFile } from '../../subgraphs/matching/match-files.ts';

const folder = process.env['COMITY_SHARED_DATA'] ?? fromRoot('..', 'shared', 'data');
const names = path.join(folder, 'names', 'names_dev.csv');
const persons = path.join(folder, 'names', 'persons_dev.jsonl');
const isThere = existsSync(names) && existsSync(persons);
const title = isThere
  ? 'the labelled pairs'
  : 'the labelled pairs (not run: COMITY_SHARED_DATA names no folder with names/names_dev.csv and names/persons_dev.jsonl)';

(isThere ? describe : describe.skip)(title, () => {
  it('of names are told apart as well as was measured', async () => {
    const evaluation = await evaluateFile(createReadStream(names), 'names');
    expect(evaluation.f1).toBeGreaterThan(0.9);
    expect(evaluation.recallAtP95).toBeGreaterThan(0.85);
    for (const [category, quality] of Object.entries(evaluation.byCategory)) {
      expect([category, quality.f1 > 0.75]).toEqual([category, true]);
    }
  });

  it('of persons are told apart as well as was measured', async () => {
    expect((await evaluateFile(createReadStream(persons), 'persons')).f1).toBeGreaterThan(0.97);
  });
});
