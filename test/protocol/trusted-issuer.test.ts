import { parseTrustedIssuers } from '../../schema/protocol/trusted-issuer.ts';
import { faultOf } from './fault.ts';

const ISSUER = {
  issuer: 'https://login.example',
  jwksUri: 'https://login.example/keys',
  audience: 'https://hub.example',
  members: ['EE'],
  roles: ['analyst'],
  clearances: ['restricted'],
};

describe('the configuration of trusted issuers', () => {
  it('fills in what may be left out', () => {
    const [issuer] = parseTrustedIssuers([ISSUER], { allowDemo: false });
    expect(issuer).toMatchObject({
      keys: { kind: 'uri', uri: 'https://login.example/keys' },
      agencies: null,
      automated: false,
      demo: false,
    });
    expect(issuer?.algorithms).not.toContain('HS256');
  });

  it('takes a mapping of claims in its short and its long form', () => {
    const claims = {
      role: ['realm', 'role'],
      agency: 'org',
      clearance: { path: ['level'], values: { '1': 'restricted' } },
    };
    const [issuer] = parseTrustedIssuers([{ ...ISSUER, claims }], { allowDemo: false });
    expect(issuer?.claims).toMatchObject({
      member: { path: ['member'], values: null },
      role: { path: ['realm', 'role'], values: null },
      agency: { path: ['org'] },
      clearance: { path: ['level'], values: { '1': 'restricted' } },
    });
  });

  it.each([
    ['is no list', {}, 'must be array'],
    ['is empty', [], 'fewer than 1'],
    ['has an unknown setting', [{ ...ISSUER, audiense: 'x' }], 'additional properties'],
    ['has neither keys nor their address', [{ ...ISSUER, jwksUri: undefined }], 'exactly one'],
    ['has a symmetric algorithm', [{ ...ISSUER, algorithms: ['HS256'] }], 'algorithms/0'],
    ['has an unknown role', [{ ...ISSUER, roles: ['boss'] }], '`boss` is no role'],
    ['has an unknown clearance', [{ ...ISSUER, clearances: ['cosmic'] }], '`cosmic` is no clearance'],
    ['has a malformed member', [{ ...ISSUER, members: ['ee'] }], '`ee` is no member'],
    ['fetches keys in the clear', [{ ...ISSUER, jwksUri: 'http://login.example/keys' }], 'fetched by https'],
    ['fetches keys from a file', [{ ...ISSUER, jwksUri: 'file:///etc/keys' }], 'fetched by https'],
    ['has an issuer twice', [ISSUER, ISSUER], 'stands twice'],
    ['has a demo issuer in production', [{ ...ISSUER, demo: true }], 'demo issuers are refused here'],
    [
      'has a demo key under another name',
      [{ ...ISSUER, jwksUri: undefined, jwks: { keys: [{ kty: 'OKP', kid: 'comity-demo.1' }] } }],
      'a demo key stands among its keys',
    ],
  ])('is refused where it %s', (_name, value, message) => {
    const parsed: unknown = JSON.parse(JSON.stringify(value));
    const fault = faultOf(() => parseTrustedIssuers(parsed, { allowDemo: false }));
    expect(fault.code).toBe('CONFIGURATION_INVALID');
    expect(fault.message).toContain(message);
  });

  it('reports all faults at once', () => {
    const parse = () =>
      parseTrustedIssuers([{ ...ISSUER, roles: ['boss'], members: ['ee'], demo: true }], { allowDemo: false });
    expect(parse).toThrow(/ee.*boss.*demo/);
  });

  it('lets a demo issuer in where demos are allowed, and loopback without https', () => {
    const demo = { ...ISSUER, demo: true, jwksUri: 'http://identity:9000/jwks' };
    const local = { ...ISSUER, issuer: 'https://other.example', jwksUri: 'http://127.0.0.1:9000/jwks' };
    expect(parseTrustedIssuers([demo, local], { allowDemo: true })).toHaveLength(2);
  });
});
