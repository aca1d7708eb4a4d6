import { codeList } from './codes.ts';

/** The record types of the canonical schema: the types that implement `RecordContent`. */
export const RECORD_TYPES: readonly string[] = [...codeList('RecordTypeCode').codes.keys()];
