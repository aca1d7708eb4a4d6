import { readingsOf, recognised } from './recognised.ts';

describe('a pasted identifier', () => {
  it.each([
    ['anna@example.org', 'email', 'anna@example.org'],
    ['mailto:Anna.Berg@EXAMPLE.org', 'email', 'anna.berg@example.org'],
    ['00:1B:44:11:3A:B7', 'mac', '001B44113AB7'],
    ['001b.4411.3ab7', 'mac', '001B44113AB7'],
    ['192.168.0.1', 'ip', '192.168.0.1'],
    ['2001:0DB8::0001', 'ip', '2001:db8::1'],
    ['https://Bücher.example/p/1', 'domain', 'xn--bcher-kva.example'],
    ['@Anna', 'handle', 'anna'],
    ['EE38 2200 2210 2014 5685', 'iban', 'EE382200221020145685'],
    ['iban: de89 3704 0044 0532 0130 00', 'iban', 'DE89370400440532013000'],
    ['5493001KJTIIGC8Y1R12', 'lei', '5493001KJTIIGC8Y1R12'],
    ['IMO 9074729', 'imo', '9074729'],
    ['1M8GDM9AXKP042788', 'vin', '1M8GDM9AXKP042788'],
    ['490154203237518', 'imei', '490154203237518'],
    ['+372 512 3456', 'phone', '+3725123456'],
    ['+44 (0)20 7946 0958', 'phone', '+442079460958'],
    ['tel:5550123;phone-context=+1201', 'phone', '+12015550123'],
    ['٠٠٣٧٢٥١٢٣٤٥٦', 'phone', '+3725123456'],
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'wallet', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
    ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'wallet', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'wallet', '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed'],
    ['390.533.447-05', 'national-id', '39053344705'],
    ['131052-308T', 'national-id', '131052308T'],
  ])('such as `%s` is certainly of kind %s', (text, kind, value) => {
    expect(readingsOf(text)[0]).toMatchObject({ kind, value, confidence: 'certain' });
  });

  it.each([
    ['123 ABC', 'plate', '123ABC', ['BE', 'EE', 'US']],
    ['AA-123-BB', 'plate', 'AA123BB', ['AL', 'AR', 'AT', 'FR', 'GE', 'IT', 'PL', 'RS', 'SK']],
    ['B-AB 1234', 'plate', 'BAB1234', ['AT', 'BR', 'DE', 'GR', 'MX', 'PL', 'US']],
    ['7ABC123', 'plate', '7ABC123', ['US', 'BE']],
    ['أ ب ج ١٢٣٤', 'plate', 'ABJ1234', ['EG', 'SA']],
    ['品川 300 さ 12-34', 'plate', 'PINCHUAN300SA1234', ['JP']],
    ['AB1234567', 'document', 'AB1234567', ['EE', 'FI', 'GR', 'HU', 'IE', 'IT', 'JP', 'LV', 'NL', 'PL']],
    ['2019/12345', 'interpol-id', '201912345', []],
  ])('such as `%s` is possibly of kind %s, of each country that it fits', (text, kind, value, countries) => {
    const [first] = readingsOf(text);
    expect(first).toMatchObject({ kind, value, confidence: 'possible' });
    expect([...(first?.countries ?? [])].sort()).toEqual([...countries].sort());
  });

  it('of a country that is named comes first, and its country before the others', () => {
    expect(readingsOf('123 ABC', 'EE')[0]?.countries).toEqual(['EE', 'BE', 'US']);
    expect(readingsOf('123 ABC (US)', 'EE')[0]?.countries).toEqual(['US', 'BE', 'EE']);
    expect(readingsOf('UA: АА 1234 ВВ')[0]).toMatchObject({ value: 'AA1234BB' });
    expect(readingsOf('UA: АА 1234 ВВ')[0]?.countries[0]).toBe('UA');
  });

  it('that two countries number alike is certain for neither, until one is named', () => {
    const countries = (country: string | null) =>
      readingsOf('38001085718', country).map(({ countries: of, confidence }) => [of[0], confidence]);
    expect(countries(null)).toEqual(
      expect.arrayContaining([
        ['EE', 'possible'],
        ['LT', 'possible'],
      ]),
    );
    expect(countries(null).some(([, confidence]) => confidence === 'certain')).toBe(false);
    expect(countries('EE')[0]).toEqual(['EE', 'certain']);
    expect(countries('LT')[0]).toEqual(['LT', 'certain']);
  });

  it('whose check digits fail is possible by its form, and the check is told', () => {
    for (const [text, kind] of [
      ['EE38 2200 2210 2014 5684', 'iban'],
      ['490154203237517', 'imei'],
      ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', 'wallet'],
      ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAEd', 'wallet'],
    ] as const) {
      const [first] = readingsOf(text);
      expect(first).toMatchObject({ kind, confidence: 'possible', checks: [{ holds: false }] });
    }
  });

  it('that is too short, or no identifier, is of none', () => {
    expect(
      recognised(['hello world', 'Anna Berg', '', ' \u200f ', '\ud800', '-']).flatMap(({ readings }) => readings),
    ).toEqual([]);
  });

  it('that nobody prescribes a form for tells which kinds it may be of', () => {
    expect(recognised(['HRB 12345/X-77'])[0]).toMatchObject({
      readings: [],
      otherKinds: expect.arrayContaining(['serial']) as unknown,
    });
  });
});

describe('a vehicle identification number', () => {
  it('has a check digit that is mandatory in North America, and advisory elsewhere', () => {
    expect(readingsOf('1M8GDM9AXKP042789')[0]).toMatchObject({
      confidence: 'possible',
      countries: ['US'],
      checks: [{ holds: false, note: 'mandatory in North America' }],
    });
    expect(readingsOf('WVWZZZ1JZXW000001')[0]).toMatchObject({
      kind: 'vin',
      countries: ['DE'],
      checks: [{ holds: false, note: 'advisory: mandatory in North America alone' }],
    });
  });

  it('is read with digits for letters that it cannot have, and says so', () => {
    expect(readingsOf('1M8GDM9AXKPO42788')[0]).toMatchObject({
      value: '1M8GDM9AXKP042788',
      remarks: ['place 12: `O` read as `0`'],
    });
  });
});

describe('an IMEI', () => {
  it.each([
    ['35-209900-176148-1', '352099001761481', []],
    ['35209900176148', '352099001761481', ['check digit added']],
    ['3520990017614823', '352099001761481', ['IMEISV: software version 23 dropped, check digit added']],
  ])('written `%s` is %s', (text, value, remarks) => {
    expect(readingsOf(`IMEI: ${text}`)[0]).toMatchObject({ kind: 'imei', value, remarks });
  });
});

describe('a telephone number', () => {
  it('without its country code is completed for the country that is named', () => {
    expect(readingsOf('010 0123 4567', 'EG')).toContainEqual(
      expect.objectContaining({ kind: 'phone', value: '+201001234567', remarks: ['country code +20 added'] }),
    );
    expect(readingsOf('Тел.: 050 123 45 67 (UA)')[0]).toMatchObject({ kind: 'phone', value: '+380501234567' });
  });

  it('without country is told as written, and what is missing', () => {
    expect(readingsOf('Tel: 512 3456')[0]).toMatchObject({
      kind: 'phone',
      value: '5123456',
      remarks: ['no country code: name the country to have the number in full'],
    });
  });

  it('loses its extension, and says so', () => {
    for (const text of ['+1 201 555 0123 ext. 5', '+1-201-555-0123 x5', 'tel:+1-201-555-0123;ext=5']) {
      expect(readingsOf(text)[0]).toMatchObject({ value: '+12015550123', remarks: ['extension 5 dropped'] });
    }
  });
});

describe('an Egyptian plate', () => {
  it('copied from the other end is kept as the register writes it, and says so', () => {
    expect(readingsOf('١٢٣٤ أ ب ج', 'EG')[0]).toMatchObject({
      value: 'ABJ1234',
      countries: ['EG'],
      remarks: ['letters written before the digits'],
    });
  });
});

describe('a pasted list', () => {
  const firsts = (...lines: string[]) =>
    recognised(lines).map(({ line, readings }) => [line, readings[0]?.kind, readings[0]?.value]);

  it('is split at what separates identifiers, and at nothing else', () => {
    expect(
      firsts('EE382200221020145685; +372 512 3456,\t490154203237518 | anna@example.org', '', '00:1B:44:11:3A:B7'),
    ).toEqual([
      [1, 'iban', 'EE382200221020145685'],
      [1, 'phone', '+3725123456'],
      [1, 'imei', '490154203237518'],
      [1, 'email', 'anna@example.org'],
      [3, 'mac', '001B44113AB7'],
    ]);
    expect(firsts('tel:+1-201-555-0123;ext=5')).toHaveLength(1);
    expect(firsts('1M8GDM9AXKP042788 WVWZZZ1JZXW000001')).toEqual([
      [1, 'vin', '1M8GDM9AXKP042788'],
      [1, 'vin', 'WVWZZZ1JZXW000001'],
    ]);
  });

  it.each([
    '• 1M8GDM9AXKP042788',
    '1. 1M8GDM9AXKP042788',
    '(2) 1M8GDM9AXKP042788',
    '- “1M8GDM9AXKP042788”',
    'VIN: 1M8GDM9AXKP042788',
    'Vehicle of the suspect: 1M8GDM9AXKP042788',
    'Fahrgestellnummer 1M8GDM9AXKP042788',
    '車台番号：1M8GDM9AXKP042788',
    '1M8GDM9A\u00a0XKP\u200b042788\u200f',
    '１Ｍ８ＧＤＭ９ＡＸＫＰ０４２７８８',
    '1m8gdm9axkp042788',
    '1M8GDM9A-XK-P042788',
  ])('may write one as `%s`', (text) => {
    expect(firsts(text)).toEqual([[1, 'vin', '1M8GDM9AXKP042788']]);
  });

  it.each([
    ['Plate: AB 123456', 'plate'],
    ['Kennzeichen: AB 123456', 'plate'],
    ['Reisepass: AB 123456', 'document'],
    ['Passport no. AB 123456', 'document'],
    ['رقم اللوحة: AB 123456', 'plate'],
    ['паспорт № AB 123456', 'document'],
    ['s/n: AB 123456', 'serial'],
    ['Aktenzeichen: 123/45', 'case'],
  ])('may label one, as in `%s`, and the label counts', (text, kind) => {
    expect(readingsOf(text)[0]?.kind).toBe(kind);
  });

  it('has plates that look like labels', () => {
    expect(readingsOf('REG 123')[0]).toMatchObject({ kind: 'plate', value: 'REG123' });
  });
});
