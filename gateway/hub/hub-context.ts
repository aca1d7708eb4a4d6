import type { AskingContext } from '../asking.ts';
import type { Generation } from '../plan/generation.ts';
import type { MergedCursors } from './cursor.ts';

/** What the hub's own resolvers share while one operation runs. */
export interface HubContext extends AskingContext {
  readonly generation: Generation;
  readonly cursors: MergedCursors;
}
