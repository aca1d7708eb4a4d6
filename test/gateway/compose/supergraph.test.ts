import { parse, print } from 'graphql';
import { composeFully } from '../../../gateway/compose/full-composition.ts';
import { sortedDocument } from '../../../gateway/compose/sorted-document.ts';
import { composeSupergraph } from '../../../gateway/compose/supergraph.ts';
import { faultOf } from '../../protocol/fault.ts';
import type { ComposedMember } from '../../../gateway/compose/composed-member.ts';

function plain(...codes: readonly string[]): readonly ComposedMember[] {
  return codes.map((code) => ({ code, extension: '' }));
}

const ESTONIAN = `
extend type EE_Jurisdiction {
  "Permits of the land border."
  permits(holder: String!, kind: EE_PermitKind): [EE_Permit!] @category(name: "border")
}
"A permit."
type EE_Permit {
  number: String @category(name: "border")
  kind: EE_PermitKind @category(name: "border")
  holder: Person @category(name: "border")
}
enum EE_PermitKind { LOCAL TRANSIT }
`;
const FRENCH = `
extend type FR_Jurisdiction { fiches(search: FR_FicheSearch!): [FR_Fiche!] @category(name: "fiche") }
input FR_FicheSearch { number: String  since: PartialDate }
union FR_Subject = Person | Organisation
type FR_Fiche { number: String @category(name: "fiche")  subject: FR_Subject @category(name: "fiche") }
`;

const MEMBER_SETS: readonly (readonly [string, readonly ComposedMember[]])[] = [
  ['one member', plain('EE')],
  ['eight members', plain('BR', 'DE', 'EE', 'EG', 'FR', 'JP', 'UA', 'US')],
  ['an organisation beside countries', plain('UN', 'INTPOL', 'NZ')],
  ['a member with national fields', [{ code: 'EE', extension: ESTONIAN }, ...plain('DE', 'FR')]],
  [
    'two members with national fields',
    [...plain('AA', 'ZZ'), { code: 'FR', extension: FRENCH }, { code: 'EE', extension: ESTONIAN }],
  ],
];

function sorted(sdl: string): string {
  return print(sortedDocument(parse(sdl, { noLocation: true })));
}

const composed = new Map<string, string>();

/** As `composeFully`, which most of these tests would ask for the same again: the representative with the hub. */
function composeOnce(members: readonly ComposedMember[]): string {
  const key = JSON.stringify(members);
  const sdl = composed.get(key) ?? composeFully(members);
  composed.set(key, sdl);
  return sdl;
}

describe('the supergraph', () => {
  it.each(MEMBER_SETS)('stencilled from one representative equals the composition in full: %s', (_name, members) => {
    const { sdl, how } = composeSupergraph(members, composeOnce);
    expect(how).toBe('stencilled');
    expect(sorted(sdl)).toBe(sorted(composeFully(members)));
  });

  it('costs little more for 196 members than for one', () => {
    const codes = Array.from(
      { length: 196 },
      (_, index) => String.fromCharCode(65 + (index % 26), 65 + Math.floor(index / 26)) + 'Q',
    );
    const started = performance.now();
    const { sdl } = composeSupergraph(plain(...codes), composeOnce);
    expect(performance.now() - started).toBeLessThan(6000);
    expect(sdl.match(/@join__graph/g)).toHaveLength(198);
  });

  it('names the address of each member where it is to be read by other software', () => {
    const { sdl } = composeSupergraph([{ code: 'EE', extension: '', url: 'http://ee.example/graphql' }], composeOnce);
    expect(sdl).toContain('EE @join__graph(name: "ee", url: "http://ee.example/graphql")');
  });

  it.each([
    ['a type outside the member’s own names', 'type Permit { number: String }', '`Permit` is not the member’s own'],
    ['a field for another type', 'extend type Person { shoe: Int }', '`Person` is not the member’s own'],
    [
      'another member’s jurisdiction',
      'extend type DE_Jurisdiction { a: Int }',
      '`DE_Jurisdiction` is not the member’s own',
    ],
    ['a field that may not be null', 'extend type EE_Jurisdiction { a: Int! }', '`EE_Jurisdiction.a` must be nullable'],
    ['text that is no SDL', 'extend typo', 'the extension is no SDL'],
    ['a type that does not exist', 'extend type EE_Jurisdiction { a: EE_Nothing }', 'EE_Nothing'],
  ])('refuses an extension with %s', (_name, extension, message) => {
    const fault = faultOf(() => composeSupergraph([{ code: 'EE', extension }, ...plain('DE')], composeOnce));
    expect(fault.message).toContain(message.replaceAll('’', "'"));
    expect(fault.code).toBe('CONFIGURATION_INVALID');
  });

  it.each([
    ['stands twice', plain('EE', 'EE'), '`EE` stands twice'],
    ['has the hub’s own name', plain('HUB'), '`HUB` is the hub'],
  ])('refuses a member that %s', (_name, members, message) => {
    expect(() => composeSupergraph(members, composeOnce)).toThrow(message);
  });
});
