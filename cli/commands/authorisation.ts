import type { Command } from 'commander';
import { addConsent } from './authorisation/consent.ts';
import { addDecide, addGrant } from './authorisation/decide.ts';
import { addDraft } from './authorisation/draft.ts';
import { addList } from './authorisation/list.ts';
import { addRequest } from './authorisation/request.ts';
import { addRevoke } from './authorisation/revoke.ts';

/** Adds `comity authorisation …`. */
export function addAuthorisation(program: Command): void {
  const authorisation = program
    .command('authorisation')
    .description('ask an owner to open what it withholds, and answer as its officer');
  for (const add of [addRequest, addList, addDraft, addDecide, addGrant, addRevoke, addConsent]) add(authorisation);
}
