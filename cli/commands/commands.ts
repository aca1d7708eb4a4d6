import type { Command } from 'commander';
import { addAudit } from './audit.ts';
import { addCompose } from './compose.ts';
import { addCountry } from './country.ts';
import { addMatch } from './match.ts';
import { addPolicy } from './policy.ts';
import { addPopulation } from './population.ts';
import { addProcesses } from './processes.ts';
import { addProcessVerbs } from './process-verbs.ts';
import { addSearch } from './search.ts';
import { addStart } from './start.ts';
import { addToken } from './token.ts';

/** Adds every verb, in the order in which the help lists them. */
export function addCommands(program: Command): void {
  addStart(program);
  addSearch(program);
  addToken(program);
  addPolicy(program);
  addCountry(program);
  addMatch(program);
  addCompose(program);
  addAudit(program);
  addPopulation(program);
  addProcesses(program);
  addProcessVerbs(program);
}
