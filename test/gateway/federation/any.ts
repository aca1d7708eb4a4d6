/** Stands for any text in an expected value. */
export const ANY_TEXT: unknown = expect.any(String);
/** Stands for any number in an expected value. */
export const ANY_NUMBER: unknown = expect.any(Number);
/** Stands for any list in an expected value. */
export const ANY_LIST: unknown = expect.any(Array);
