import { createHash } from 'node:crypto';

/**
 * What the two sides of a twins test are given alike. Whatever an answer takes from its surroundings stands here, so that
 * answers can be compared byte for byte.
 */

/** The clock of both countries. */
export const NOW = new Date('2026-06-01T12:00:00Z');

/** How fresh both indexes say that they are. */
export const FRESH = new Date('2026-06-01T11:00:00Z');

/** The key of both countries' record ids and cursors: equal records have equal ids. */
export const RECORD_KEY = new Uint8Array(createHash('sha512').update('record ids of the twins').digest());

/** The key of both hubs' cursors. */
export const CURSOR_KEY = new Uint8Array(createHash('sha256').update('cursors of the twins').digest());

/**
 * What remains different in two answers of a gateway that say the same, and is made equal before they are compared: the
 * time that each member took, and the ids of requests. An answer of a country has nothing of the kind, and is compared as it is. Of what a
 * national system is asked, parameters are left out: it is asked for the records that may match, and must be, since only
 * what it says of them tells whether they may be known of.
 */
export function normalised(answer: string): string {
  return answer.replaceAll(/"ms":\d+(?:\.\d+)?/gu, '"ms":0').replaceAll(/"requestId":"[^"]*"/gu, '"requestId":""');
}
