import { isCode } from '../../../schema/codes.ts';

/** Words that stand before an identifier, by its kind, in the languages in which lists are pasted. */
const WORDS: Readonly<Record<string, string>> = {
  plate: `plate, license plate, licence plate, number plate, registration plate, registration, reg, reg mark, vrm, vrn, lpn,
    kennzeichen, kfz kennzeichen, amtliches kennzeichen, plaque, plaque d'immatriculation, immatriculation, placa, placa de carro,
    matrícula, targa, kenteken, tablica rejestracyjna, numer rejestracyjny, nr rej, reg nr, registreerimismärk, numbrimärk,
    номер авто, держномер, номерний знак, госномер, номерной знак, رقم اللوحة, اللوحة, لوحة, ナンバー, ナンバープレート, 登録番号, 自動車登録番号`,
  vin: `vin, vin code, chassis, chassis number, fin, fahrgestellnummer, numéro de châssis, châssis, chasis, chassi, telaio,
    vin kood, tehasetähis, номер кузова, номер шасі, رقم الشاسيه, رقم الهيكل, 車台番号`,
  document: `passport, passport no, pass, reisepass, passnummer, passeport, pasaporte, passaporte, passaporto, paspoort, paszport, pasport,
    паспорт, номер паспорта, جواز السفر, جواز, رقم الجواز, 旅券, 旅券番号, パスポート, document, doc, travel document, id card,
    identity card, ausweis, personalausweis, carte d'identité, cni, dowód, permis de conduire, driving licence, driver license,
    führerschein, cnh, visa, mrz`,
  phone: `phone, tel, telephone, mobile, mob, cell, gsm, fax, whatsapp, handy, telefon, mobil, téléphone, portable, teléfono,
    móvil, telefone, celular, telefono, cellulare, telefoon, тел, телефон, моб, هاتف, تليفون, موبايل, جوال, 電話, 電話番号, 携帯`,
  email: `email, e-mail, mail, courriel, correo, posta, пошта, почта, البريد الإلكتروني, メール`,
  imei: 'imei, imeisv, device',
  iban: `iban, account, konto, compte, cuenta, conta, rekening, рахунок, счет, счёт, حساب, 口座`,
  'national-id': `national id, id, id number, identity number, personal code, personal number, national number, isikukood, cpf, ssn,
    social security, nir, insee, numéro de sécurité sociale, pesel, nino, nif, nie, dni, steuer-id, idnr, identifikationsnummer,
    codice fiscale, personnummer, henkilötunnus, hetu, asmens kodas, cnp, egn, oib, rodné číslo, bsn, рнокпп, іпн, инн,
    الرقم القومي, رقم قومي, 個人番号, マイナンバー`,
  'registration-number': `company number, company, registrikood, handelsregister, siren, siret, cnpj, єдрпоу, едрпоу, vat, 法人番号`,
  lei: 'lei',
  ip: 'ip, ip address',
  mac: 'mac, mac address, bssid',
  imo: 'imo',
  mmsi: 'mmsi',
  serial: 'serial, serial number, s/n, sn, seriennummer, numéro de série, número de série',
  wallet: 'wallet, btc, bitcoin, eth, ethereum',
  domain: 'domain, url, web, website',
  handle: 'handle, user, username, telegram, instagram',
  case: 'case, case number, aktenzeichen, dossier',
};

/** Longest label, in UTF-16 units. */
const LONGEST_LABEL = 40;
/** Words of a label that stands without a colon, at most. */
const MOST_WORDS = 3;
/** Least length of what follows a label of three letters or fewer without a colon, in UTF-16 units. */
const LONG_AFTER_SHORT = 6;

/** A label in one form: lower case, without accents, signs and words for "number". */
function labelForm(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => !['', 'no', 'nr', 'num', 'number', 'numero', 'n', 'the'].includes(word))
    .join(' ');
}

const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) => words.split(',').map((word) => [labelForm(word), kind] as const)),
);

/** A text after its label, and what the label says. */
export interface Labelled {
  readonly text: string;
  readonly kind: string | null;
  readonly country: string | null;
}

function countryIn(text: string): string | null {
  const code = text.trim().toUpperCase();
  return isCode('CountryCode', code) ? code : null;
}

/** What stands before a colon or the like; null where nothing there is a label. */
function beforeSign(text: string): Labelled | null {
  const sign = /[:=#№]/u.exec(text.slice(0, LONGEST_LABEL + 1));
  if (!sign || sign.index === 0) return null;
  const label = text.slice(0, sign.index);
  const rest = text.slice(sign.index + 1).trim();
  const isApart = /^[:=#№]\s/u.test(text.slice(sign.index));
  const kind = KINDS.get(labelForm(label)) ?? null;
  // `tel:`, `mailto:` and `https:` are part of what they begin; so is the first group of a MAC or IPv6 address.
  if (kind !== null && (isApart || !/^tel$/iu.test(label.trim()))) return { text: rest, kind, country: null };
  if (isApart || rest === '') {
    const country = countryIn(label);
    if (country !== null || /^\p{L}[\p{L}\p{M}\s.'/()-]+$/u.test(label)) return { text: rest, kind: null, country };
  }
  return null;
}

/** A label of up to three words without a sign, where a digit follows. */
function beforeSpace(text: string): Labelled | null {
  const words = text.split(/\s+/u, MOST_WORDS + 1);
  for (let count = Math.min(MOST_WORDS, words.length - 1); count > 0; count -= 1) {
    const label = words.slice(0, count).join(' ');
    const kind = KINDS.get(labelForm(label));
    const rest = text.slice(label.length).trim();
    // `REG 123` is a plate: a label that is as short needs a longer number after it.
    const isLong = label.length > 3 || rest.length >= LONG_AFTER_SHORT;
    if (kind !== undefined && isLong && text.startsWith(label) && /\p{Nd}|@/u.test(rest)) {
      return { text: rest, kind, country: null };
    }
  }
  return null;
}

/** The country that stands in brackets at the end of a text, and where the brackets begin. */
function countryAfter(text: string): { readonly country: string; readonly from: number } | null {
  if (!/[)\]]$/u.test(text)) return null;
  const from = Math.max(text.lastIndexOf('('), text.lastIndexOf('['));
  const country = from > 0 ? countryIn(text.slice(from + 1, -1)) : null;
  return country === null ? null : { country, from };
}

/**
 * A text without the label before it (`Plate: 123 ABC`, `IMEI 49…`, `رقم اللوحة: …`) and the country in brackets after it
 * (`123 ABC (EE)`). A label whose words are unknown says nothing, and is dropped where a colon and a space follow it.
 */
export function unlabelled(text: string): Labelled {
  const after = countryAfter(text);
  const bare = after ? text.slice(0, after.from).trim() : text;
  const found = beforeSign(bare) ?? beforeSpace(bare);
  return { text: found?.text ?? bare, kind: found?.kind ?? null, country: after?.country ?? found?.country ?? null };
}
