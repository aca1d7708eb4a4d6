/**
 * The first two places of a world manufacturer identifier by the country that they are assigned to (ISO 3780, as its
 * registration authority SAE assigns them; table as published in "World manufacturer identifier", Wikibooks). Letters come before
 * digits, and 0 is the last digit.
 */
const ASSIGNED = `
ZA AA-AH|AO BA-BE|KE BF-BK|TZ BL-BR|BJ CA-CE|MG CF-CK|TN CL-CR|EG DA-DE|MA DF-DK|ZM DL-DR|ET EA-EE|MZ EF-EK|GH FA-FE|NG FF-FK
JP JA-J0|LK KA-KE|IL KF-KK|KR KL-KR|KZ KS-K0|CN LA-L0|IN MA-ME|ID MF-MK|TH ML-MR|MM MS-M0|IR NA-NE|PK NF-NK|TR NL-NR|PH PA-PE|SG PF-PK
MY PL-PR|AE RA-RE|TW RF-RK|VN RL-RR|SA RS-R0
GB SA-SM|DE SN-ST|PL SU-SZ|LV S1-S4|CH TA-TH|CZ TJ-TP|HU TR-TV|PT TW-T1|DK UH-UM|IE UN-UT|RO UU-UZ|SK U5-U7|AT VA-VE|FR VF-VR|ES VS-VW
RS VX-V2|HR V3-V5|EE V6-V0|DE WA-W0|BG XA-XE|GR XF-XK|NL XL-XR|RU XS-XW|LU XX-X2|RU X3-X0|BE YA-YE|FI YF-YK|SE YS-YW|NO YX-Y2|BY Y3-Y5
UA Y6-Y0|IT ZA-ZR|SI ZX-Z2|LT Z3-Z5|RU Z6-Z0
US 1A-10|CA 2A-20|MX 3A-3W|CR 3X-37|US 4A-40|US 5A-50|AU 6A-6W|NZ 7A-7E|US 7F-70|AR 8A-8E|CL 8F-8K|EC 8L-8R|PE 8S-8W|VE 8X-82
BR 9A-9E|CO 9F-9K|PY 9L-9R|UY 9S-9W|TT 9X-92|BR 93-99`;

const PLACES = 'ABCDEFGHJKLMNPRSTUVWXYZ1234567890';

const COUNTRIES: ReadonlyMap<string, string> = new Map(
  ASSIGNED.trim()
    .split(/[|\n]/u)
    .flatMap((entry) => {
      const [country = '', range = ''] = entry.split(' ');
      const [from, to] = [PLACES.indexOf(range.charAt(1)), PLACES.indexOf(range.charAt(4))];
      return Array.from(PLACES.slice(from, to + 1), (second) => [range.charAt(0) + second, country] as const);
    }),
);

/** The country to whose makers a VIN's first two places are assigned, ISO 3166-1 alpha-2; null where to none. */
export function countryOfMaker(vin: string): string | null {
  return COUNTRIES.get(vin.slice(0, 2)) ?? null;
}
