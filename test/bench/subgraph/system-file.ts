/** The name of the file of a national system in SQLite. */
export const SYSTEM_FILE = 'system.sqlite';
