import { readFileSync } from 'node:fs';
import { ERROR_CATALOGUE } from '../../schema/errors.ts';
import { fromRoot } from '../../schema/paths.ts';
import { STATUS_CATALOGUE, statusOfParts } from '../../schema/statuses.ts';

const documentation = readFileSync(fromRoot('docs', 'errors.md'), 'utf8');

describe('the catalogues', () => {
  it.each(Object.entries(ERROR_CATALOGUE))('document the error %s as it is', (code, { status, help }) => {
    expect(documentation).toContain(`| \`${code}\` | ${status} | ${help} |`);
  });

  it.each(Object.entries(STATUS_CATALOGUE))('document the status %s as it is', (code, { label }) => {
    expect(documentation).toContain(`| \`${code}\` | ${label} |`);
  });

  it('document no error that does not exist', () => {
    const documented = [...documentation.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
    expect(new Set(documented)).toEqual(new Set([...Object.keys(ERROR_CATALOGUE), ...Object.keys(STATUS_CATALOGUE)]));
  });
});

describe('the status of a whole', () => {
  it.each([
    { parts: [], whole: 'ANSWERED' },
    { parts: ['ANSWERED', 'NOT_HELD'], whole: 'ANSWERED' },
    { parts: ['NOT_HELD', 'WITHHELD'], whole: 'NOT_HELD' },
    { parts: ['ANSWERED', 'TIMED_OUT'], whole: 'TIMED_OUT' },
    { parts: ['WITHHELD', 'ANSWERED'], whole: 'ANSWERED' },
  ] as const)('of $parts is $whole', ({ parts, whole }) => {
    expect(statusOfParts(parts.map((status) => ({ status })))).toBe(whole);
  });
});
