import { randomBytes } from 'node:crypto';
import { parseMembers } from '../../../gateway/members/parse-members.ts';
import { faultOf } from '../../protocol/fault.ts';

const ANYTHING: unknown = expect.anything();
const KEY = randomBytes(32).toString('base64');
const EE = { code: 'EE', url: 'http://ee.example:4001/graphql', key: KEY, schemaVersion: 3, holds: ['Person'] };

function read(members: unknown, keys: Readonly<Record<string, string>> = {}) {
  return parseMembers(JSON.stringify({ members }), (file) => keys[file] ?? '');
}

describe('the members file', () => {
  it('is read from YAML, with keys in files beside it', () => {
    const members = parseMembers(
      `members:
  - code: UN
    kind: organisation
    url: https://un.example/graphql
    keyFile: un.key
    keyId: hub-2
    schemaVersion: 1
    holds: [Person, Organisation]
    deadlineMs: 800
    extension: |
      extend type UN_Jurisdiction { committees: [String!] @category(name: "list") }
`,
      (file) => (file === 'un.key' ? `${KEY}\n` : ''),
    );
    expect([...members.values()]).toEqual([
      {
        code: 'UN',
        kind: 'organisation',
        url: 'https://un.example/graphql',
        key: { keyId: 'hub-2', secret: ANYTHING },
        schemaVersion: 1,
        holds: new Set(['Person', 'Organisation']),
        extension: 'extend type UN_Jurisdiction { committees: [String!] @category(name: "list") }\n',
        deadlineMs: 800,
      },
    ]);
  });

  it('gives a country its own code as key id, the default deadline and no national fields', () => {
    expect(read([EE]).get('EE')).toMatchObject({
      kind: 'country',
      key: { keyId: 'EE' },
      deadlineMs: null,
      extension: '',
    });
  });

  it.each([
    ['no list', { members: 7 }, '`/members` must be array'],
    ['a key that is misspelt', { ...EE, urL: 'x' }, 'must NOT have additional properties'],
    ['a code that is none', { ...EE, code: 'Estonia' }, '`/members/0/code` must match pattern'],
    ['no address', { ...EE, url: undefined }, "must have required property 'url'"],
    ['an address of another protocol', { ...EE, url: 'file:///etc/passwd' }, '`file:///etc/passwd` is no http address'],
    ['an address with a query', { ...EE, url: 'http://ee.example/?a=1' }, 'may have no query'],
    ['an address with a password', { ...EE, url: 'http://a:b@ee.example/' }, 'may hold no password'],
    ['a version that is too new', { ...EE, schemaVersion: 4 }, '`/members/0/schemaVersion` must be <= 3'],
    ['a version that is too old', { ...EE, schemaVersion: 0 }, '`/members/0/schemaVersion` must be >= 1'],
    ['an unknown record type', { ...EE, holds: ['Persons'] }, '`/members/0/holds/0` must be equal to one of'],
    ['both a key and a key file', { ...EE, keyFile: 'x' }, 'must match exactly one schema in oneOf'],
    ['a key that is too short', { ...EE, key: 'abc' }, 'needs 32 bytes'],
    ['a deadline of no time', { ...EE, deadlineMs: 0 }, '`/members/0/deadlineMs` must be >= 1'],
    ['the hub’s own name', { ...EE, code: 'HUB' }, "this is the hub's own name"],
    [
      'an extension of another’s type',
      { ...EE, extension: 'extend type Person { a: Int }' },
      '`Person` is not the member',
    ],
  ])('is refused with %s', (_name, member, message) => {
    const fault = faultOf(() =>
      'members' in member ? parseMembers(JSON.stringify(member), () => '') : read([member]),
    );
    expect(fault.code).toBe('CONFIGURATION_INVALID');
    expect(fault.message).toContain(message);
    expect(fault.message).not.toContain(KEY);
  });

  it('is refused with all its faults at once', () => {
    const fault = faultOf(() => read([EE, { ...EE, url: 'ftp://x' }, { ...EE, code: 'HUB' }]));
    expect(fault.message).toContain('member `EE`: it stands twice');
    expect(fault.message).toContain('`ftp://x` is no http address');
    expect(fault.message).toContain("member `HUB`: this is the hub's own name");
  });

  it('is refused where it is no YAML', () => {
    expect(faultOf(() => parseMembers('members: [', () => '')).code).toBe('CONFIGURATION_INVALID');
  });
});
