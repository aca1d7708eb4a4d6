/** Exit codes of the command line: done, the answer is no, wrong usage. */
export const EXIT = { done: 0, no: 1, usage: 2 } as const;
