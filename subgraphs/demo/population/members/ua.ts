import { dayNumber } from '../calendar.ts';
import { iban, spread, weightedSum } from '../numbers.ts';
import { UKRAINIAN_NAMES } from '../names/pools/ua.ts';
import { goods, list, statutes, towns, type MemberProfile } from './profile.ts';

/** The Ukrainian taxpayer number: days since 1899-12-31, a serial number, the sex in its last digit, a check digit. */
function taxpayerNumber(birthDate: string, male: boolean, serial: number): string {
  const days = String(dayNumber(birthDate) - dayNumber('1899-12-31')).padStart(5, '0');
  const sexed = spread(serial, 3) + String(2 * (serial % 5) + (male ? 1 : 0));
  const check = (weightedSum(days + sexed, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) % 10;
  return days + sexed + String(Math.abs(check));
}

/** Ukraine. */
export const UA: MemberProfile = {
  member: 'UA',
  script: 'Cyrl',
  communities: [{ share: 1, pool: UKRAINIAN_NAMES }],
  towns: towns(
    `Київ/м. Київ/01, Харків/Харківська область/61, Одеса/Одеська область/65, Дніпро/Дніпропетровська область/49, Львів/Львівська область/79,
    Запоріжжя/Запорізька область/69, Кривий Ріг/Дніпропетровська область/50, Миколаїв/Миколаївська область/54, Вінниця/Вінницька область/21,
    Херсон/Херсонська область/73, Полтава/Полтавська область/36, Чернігів/Чернігівська область/14, Черкаси/Черкаська область/18, Житомир/Житомирська область/10,
    Суми/Сумська область/40, Хмельницький/Хмельницька область/29, Рівне/Рівненська область/33, Чернівці/Чернівецька область/58,
    Івано-Франківськ/Івано-Франківська область/76, Тернопіль/Тернопільська область/46, Луцьк/Волинська область/43, Ужгород/Закарпатська область/88`,
  ),
  streets: list(
    `вул. Шевченка, вул. Центральна, вул. Лесі Українки, вул. Івана Франка, вул. Незалежності, вул. Садова, вул. Миру, просп. Перемоги, вул. Соборна, вул. Грушевського,
    вул. Польова, вул. Лісова, вул. Набережна, бульв. Тараса Шевченка, вул. Січових Стрільців, вул. Київська, пров. Шкільний, вул. Молодіжна, вул. Козацька`,
  ),
  addressLine: (street, random) =>
    `${street}, буд. ${random.between(1, 150)}${random.chance(0.6) ? `, кв. ${random.between(1, 180)}` : ''}`,
  postalCode: (town, random) => `${town.postal}${random.digits(3)}`,
  occupations: list(
    `підприємець, водій, вчитель, будівельник, електрик, кухар, медсестра, програміст, пенсіонер, безробітний, студент, бухгалтер, юрист, охоронець, продавець, механік, моряк, лікар, інженер, зварювальник`,
  ),
  eyeColours: list('карі, блакитні, зелені, сірі, сіро-зелені'),
  courts: list(
    `Печерський районний суд м. Києва, Шевченківський районний суд м. Києва, Приморський районний суд м. Одеси, Київський районний суд м. Харкова, Галицький районний суд м. Львова,
    Вищий антикорупційний суд, Жовтневий районний суд м. Дніпра`,
  ),
  authorities: list(
    `ГУНП у м. Києві, ГУНП в Одеській області, ГУНП у Львівській області, ГУНП в Харківській області, НАБУ, ДБР, СБУ, Департамент кіберполіції, Департамент карного розшуку, БЕБ`,
  ),
  statutes: statutes(`
    05 36 ч. 1 ст. 185 КК України
    05 72 ч. 3 ст. 185 КК України
    07 36 ч. 1 ст. 190 КК України
    07 96 ч. 3 ст. 190 КК України
    06 96 ч. 1 ст. 307 КК України
    02 36 ч. 1 ст. 122 КК України
    04 84 ч. 1 ст. 187 КК України
    07 72 ч. 1 ст. 209 КК України
    01 180 ч. 1 ст. 115 КК України
    03 120 ч. 2 ст. 152 КК України
    08 60 ч. 2 ст. 342 КК України
    09 84 ч. 1 ст. 263 КК України
    10 36 ч. 1 ст. 246 КК України
    07 144 ч. 4 ст. 368 КК України
  `),
  sentence: (months, days) =>
    months > 0 ? `позбавлення волі на строк ${months} міс.` : `штраф, ${days} неоподатковуваних мінімумів`,
  organisations: {
    words: list(
      'Дніпро, Карпати, Січ, Полісся, Чорномор, Світанок, Явір, Калина, Поділля, Оріон, Хортиця, Рось, Буковина, Горизонт, Темп',
    ),
    trades: list('Агро, Транс, Буд, Торг, Логістика, Інвест, Метал, Авто, Продукт, Консалтинг, Енерго, Захист'),
    forms: list('ТОВ, ПрАТ, ФОП, ПП, ГО'),
    name: (word, trade, form) => `${form} «${word} ${trade}»`,
  },
  special: [
    { kind: 'health', value: 'цукровий діабет' },
    { kind: 'health', value: 'туберкульоз' },
    { kind: 'religion-or-philosophy', value: 'греко-католик' },
    { kind: 'political-opinion', value: 'член забороненої партії' },
    { kind: 'racial-or-ethnic-origin', value: 'ром' },
    { kind: 'union-membership', value: 'член профспілки гірників' },
  ],
  actions: {
    arrest: 'затримати з метою видачі',
    locate: 'встановити місцезнаходження і повідомити',
    check: 'негласна перевірка',
    missing: 'встановити місце перебування, надати допомогу',
    refuse: 'заборонити в’їзд',
    assets: 'накласти арешт на майно',
  },
  roles: {
    associate: 'знайомий',
    relative: 'родич',
    spouse: 'подружжя',
    parent: 'батько або мати',
    sibling: 'брат або сестра',
    'co-accused': 'співобвинувачений',
    employer: 'роботодавець',
    owner: 'засновник',
    director: 'директор',
    member: 'член',
  },
  assistance: list(
    'допит свідка, відомості про банківські рахунки, дані про з’єднання, обшук і вилучення, вручення документів, видача особи',
  ),
  seizures: goods(
    'drugs/канабіс/г, drugs/амфетамін/г, drugs/метадон/г, cash/готівка/грн, firearms/пістолети/шт, vehicle/легковий автомобіль/шт, electronics/мобільні телефони/шт, documents/підроблені документи/шт, counterfeit/контрафактні цигарки/пачка',
  ),
  items: goods(
    'painting/пейзаж олійними фарбами/С. Васильківський, sculpture/дерев’яна скульптура/І. Пінзель, jewellery/золотий перстень/, watch/наручний годинник/Kleynod, antiquity/скіфська пектораль/, book/стародрук 1581/, instrument/бандура/, equipment/трактор/ХТЗ, engine/човновий двигун/Suzuki',
  ),
  repositories: list('АДІС ДАКТО, реєстр геномної інформації, ЦПОШ'),
  mailDomains: list('example.ua, poshta.example.ua, mail.example.com'),
  plateMakes: list('Volkswagen, Renault, Škoda, ЗАЗ, Toyota, Hyundai, Opel, Daewoo, BMW, ВАЗ'),
  nationalId: ({ birthDate, male, serial }) => taxpayerNumber(birthDate, male, serial),
  plate: (serial) => {
    const digits = spread(serial, 7);
    const areas = ['АА', 'АХ', 'ВН', 'АЕ', 'ВС', 'АР', 'ВЕ', 'АВ', 'ВТ', 'ВІ'];
    const letter = (at: number) => 'АВЕІКМНОРС'.charAt(Number(digits.charAt(at)));
    return `${areas[Number(digits.charAt(0))] ?? 'АА'}${digits.slice(1, 5)}${letter(5)}${letter(6)}`;
  },
  documentNumber: (type, serial) =>
    type === 'passport'
      ? `FE${spread(serial, 6)}`
      : type === 'driving-licence'
        ? `ВХА${spread(serial, 6)}`
        : spread(serial, 9),
  caseNumber: (year, serial) => `1${year}${spread(serial, 12)}`,
  registrationNumber: (serial) => spread(serial, 8),
  phone: (mobile, random) =>
    mobile ? `+380${random.pick(['50', '67', '63', '93', '97'])}${random.digits(7)}` : `+38044${random.digits(7)}`,
  iban: (serial) => ({ iban: iban('UA', `305299${spread(serial, 15).padStart(19, '0')}`), bic: 'PBANUA2X' }),
  propertyReference: (serial) => `${spread(serial, 10)}:01:${spread(serial, 3)}:0012`,
};
