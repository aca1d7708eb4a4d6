/** What a user types to reach this command line: through npm, or by a program of that name. */
export const PROGRAM_NAME = process.env['npm_lifecycle_event'] === 'comity' ? 'npm run --silent comity --' : 'comity';
