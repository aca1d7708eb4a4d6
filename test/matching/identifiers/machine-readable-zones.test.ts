import { readingsOf, recognised } from './recognised.ts';

/** The specimens of ICAO Doc 9303 parts 4 to 7, appendices. */
const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'] as const;
const TD1 = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
] as const;
const TD2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'] as const;
const MRV_A = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<'] as const;
const MRV_B = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<'] as const;

const PERSON = { surname: 'ERIKSSON', givenNames: 'ANNA MARIA', sex: 'female' };

describe('a machine readable zone', () => {
  it.each([
    ['TD3', TD3, 'L898902C3', 'passport', 5],
    ['TD1', TD1, 'D23145890', 'identity-card', 4],
    ['TD2', TD2, 'D23145890', 'identity-card', 4],
    ['MRV-A', MRV_A, 'L8988901C', 'visa', 3],
    ['MRV-B', MRV_B, 'L8988901C', 'visa', 3],
  ])('of format %s is read, and each check digit told', (format, lines, value, type, checks) => {
    const all = recognised(lines);
    expect(all).toHaveLength(1);
    expect(all[0]?.readings).toMatchObject([
      {
        kind: 'document',
        value,
        confidence: 'certain',
        document: { format, type, ...PERSON, issuer: { code: 'UTO', member: null } },
      },
    ]);
    expect(all[0]?.readings[0]?.checks.map(({ holds }) => holds)).toEqual(Array.from({ length: checks }, () => true));
  });

  it('tells birth date, expiry, nationality and optional data, and by which rule a year got its century', () => {
    expect(readingsOf(TD3.join(''))[0]).toMatchObject({
      document: {
        birthDate: '1974-08-12',
        expiresOn: '2012-04-15',
        nationality: { code: 'UTO' },
        optional: 'ZE184226B',
      },
      remarks: [
        'birth date: year `74` read as 1974, the latest that is not in the future',
        'expiry: year `12` read as 2012, at most fifty years ahead',
      ],
    });
  });

  it.each([
    ['in one line', [TD3.join('')]],
    ['in one line with a blank', [TD3.join(' ')]],
    ['with blanks', TD3.map((line) => line.replace(/(.{11})/gu, '$1 '))],
    ['in small letters', TD3.map((line) => line.toLowerCase())],
    ['without the fillers at the end', [TD3[0].replace(/<+$/u, ''), TD3[1]]],
    ['as a page of the web has it', TD3.map((line) => line.replaceAll('<', '&lt;'))],
    ['with guillemets', TD3.map((line) => line.replaceAll('<<', '«'))],
    ['in full width', TD3.map((line) => line.replaceAll('<', '＜'))],
    ['with marks that nobody sees', TD3.map((line) => `\u200e${line}\u200b`)],
    ['with an empty line between', [TD3[0], '', TD3[1]]],
  ])('pasted %s is the same', (_how, lines) => {
    expect(recognised(lines).map(({ readings }) => readings[0]?.value)).toEqual(['L898902C3']);
  });

  it('has slips of optical reading corrected where a place is a digit or a letter, and each is told', () => {
    const [reading] = readingsOf(
      `${TD3[0].replace('MARIA', 'MAR1A')}${TD3[1].replace('7408122F1204159', '74O8I22F12O4IS9')}`,
    );
    expect(reading).toMatchObject({
      confidence: 'certain',
      document: { birthDate: '1974-08-12', expiresOn: '2012-04-15', ...PERSON },
    });
    expect(new Set(reading?.remarks.slice(0, -2))).toEqual(
      new Set([
        'line 1, place 24: `1` read as `I`',
        'line 2, place 16: `O` read as `0`',
        'line 2, place 18: `I` read as `1`',
        'line 2, place 24: `O` read as `0`',
        'line 2, place 26: `I` read as `1`',
        'line 2, place 27: `S` read as `5`',
      ]),
    );
  });

  it('whose check digits do not hold is possible, and says which', () => {
    const [reading] = readingsOf(TD3.join('').replace('L898902C36', 'L898902C37'));
    expect(reading?.confidence).toBe('possible');
    expect(reading?.checks.filter(({ holds }) => !holds).map(({ name }) => name)).toEqual([
      'document number',
      'all together',
    ]);
  });

  it.each([
    ['D<<', { code: 'D', member: 'DE', title: 'Germany' }, ['DE']],
    ['EST', { code: 'EST', member: 'EE', title: null }, ['EE']],
    ['EUE', { code: 'EUE', member: 'EU', title: 'European Union' }, ['EU']],
    ['UNO', { code: 'UNO', member: 'UN', title: 'United Nations' }, ['UN']],
    ['GBN', { code: 'GBN', member: 'GB', title: 'British National (Overseas)' }, ['GB']],
    ['XOM', { code: 'XOM', member: null, title: 'Sovereign Military Order of Malta' }, []],
    ['QQQ', { code: 'QQQ', member: null, title: null }, []],
  ])('of issuer `%s` names the member where there is one', (places, issuer, countries) => {
    expect(readingsOf(TD3.join('').replace('P<UTO', `P<${places}`))[0]).toMatchObject({
      document: { issuer },
      countries,
    });
  });

  it.each([
    ['740812', '1974-08-12'],
    ['261130', '2026-11-30'],
    ['261201', '1926-12-01'],
    ['7408<<', '1974-08'],
    ['74<<<<', '1974'],
    ['740230', null],
  ])('with birth date `%s` is read as of %s', (places, birthDate) => {
    expect(readingsOf(TD3.join('').replace('740812', places))[0]?.document?.birthDate).toBe(birthDate);
  });

  it('with a surname alone has no given names', () => {
    const line = 'P<UTOARKFREITH'.padEnd(44, '<');
    expect(readingsOf(`${line}${TD3[1]}`)[0]?.document).toMatchObject({ surname: 'ARKFREITH', givenNames: null });
  });

  it('of the French identity card of 1988 is read in its own form', () => {
    const lines = ['IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<', '8806923102858CORINNE<<<<<<<6512068F6'];
    expect(recognised(lines)[0]?.readings[0]).toMatchObject({
      value: '880692310285',
      countries: ['FR'],
      document: { format: 'IDFRA', surname: 'BERTHIER', givenNames: 'CORINNE', birthDate: '1965-12-06', sex: 'female' },
    });
  });

  it('is not seen in other identifiers that are as long', () => {
    const list = ['AB 123 CD', 'JO94CBJO0010000000000131000302', 'CD 456 EF', 'P<UTOERIKSSON<<ANNA', 'V2345678'];
    expect(recognised(list).map(({ line, readings }) => [line, readings[0]?.kind])).toEqual([
      [1, 'plate'],
      [2, 'iban'],
      [3, 'plate'],
      [4, undefined],
      [5, 'document'],
    ]);
  });
});
