import { main } from './main.ts';

/** Entry of a process that the supervisor starts: a command that ends when the channel to the supervisor closes. */
process.once('disconnect', () => process.exit(0));
await main(process.argv.slice(2));
