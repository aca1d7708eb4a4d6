import { spread } from '../numbers.ts';
import { JAPANESE_NAMES } from '../names/pools/jp.ts';
import { goods, list, statutes, towns, type MemberProfile } from './profile.ts';

/** The Japanese individual number: eleven digits and a check digit (ministerial ordinance of 2014, Art 5). */
function individualNumber(serial: number): string {
  const body = spread(serial, 11);
  let sum = 0;
  for (let place = 1; place <= 11; place++) {
    sum += Number(body.charAt(11 - place)) * (place <= 6 ? place + 1 : place - 5);
  }
  const rest = sum % 11;
  return body + String(rest <= 1 ? 0 : 11 - rest);
}

/** Japan. */
export const JP: MemberProfile = {
  member: 'JP',
  script: 'Hani',
  communities: [{ share: 1, pool: JAPANESE_NAMES }],
  towns: towns(
    `新宿区/東京都/160, 世田谷区/東京都/154, 横浜市/神奈川県/220, 大阪市/大阪府/530, 名古屋市/愛知県/450, 札幌市/北海道/060, 福岡市/福岡県/810, 川崎市/神奈川県/210,
    神戸市/兵庫県/650, 京都市/京都府/600, さいたま市/埼玉県/330, 広島市/広島県/730, 仙台市/宮城県/980, 千葉市/千葉県/260, 北九州市/福岡県/802, 堺市/大阪府/590,
    浜松市/静岡県/430, 新潟市/新潟県/950, 熊本市/熊本県/860, 岡山市/岡山県/700, 那覇市/沖縄県/900, 金沢市/石川県/920, 長崎市/長崎県/850, 鹿児島市/鹿児島県/890`,
  ),
  streets: list(
    '本町, 中央, 栄町, 緑町, 旭町, 幸町, 末広町, 元町, 東町, 西町, 南町, 北町, 若葉町, 桜木町, 日吉, 大手町, 港町, 銀座, 三条, 青葉台, 松原, 富士見町',
  ),
  addressLine: (street, random) =>
    `${street}${random.between(1, 9)}丁目${random.between(1, 40)}番${random.between(1, 30)}号`,
  postalCode: (town, random) => `${town.postal}-${random.digits(4)}`,
  occupations: list(
    '会社員, 公務員, 自営業, 運転手, 教員, 土木作業員, 電気工, 調理師, 看護師, 会社役員, 無職, 学生, 税理士, 弁護士, 警備員, 販売員, 整備士, 漁師, 農業, 飲食店経営',
  ),
  eyeColours: list('茶, 黒, 青, 緑, 灰'),
  courts: list(
    '東京地方裁判所, 大阪地方裁判所, 横浜地方裁判所, 名古屋地方裁判所, 福岡地方裁判所, 札幌地方裁判所, 東京高等裁判所, 大阪高等裁判所, 神戸地方裁判所',
  ),
  authorities: list(
    '警視庁刑事部, 大阪府警察本部, 神奈川県警察本部, 愛知県警察本部, 福岡県警察本部, 北海道警察本部, 兵庫県警察本部, 警察庁組織犯罪対策部, 東京地方検察庁, 横浜税関',
  ),
  statutes: statutes(`
    05 120 刑法第235条
    05 36 刑法第130条
    07 120 刑法第246条
    06 84 覚醒剤取締法第41条の3
    02 180 刑法第204条
    04 240 刑法第236条
    07 60 組織的犯罪処罰法第10条
    07 60 刑法第197条
    01 360 刑法第199条
    03 240 刑法第177条
    08 36 刑法第95条
    09 120 銃砲刀剣類所持等取締法第31条の3
    06 84 大麻取締法第24条の2
    10 60 廃棄物処理法第25条
    11 12 ストーカー規制法第18条
  `),
  sentence: (months, days) => (months > 0 ? `懲役${months}月` : `罰金${days}万円`),
  organisations: {
    words: list('東海, 富士, 大和, 桜, 日昇, 三河, 瀬戸, 北斗, 白鳥, 松風, 光洋, 旭光, 朝日丘, 山城, 南海'),
    trades: list('運輸, 建設, 商事, 不動産, 物流, 興業, 自動車, 水産, 警備, 貿易, 繊維, 企画'),
    forms: list('株式会社, 有限会社, 合同会社, 一般社団法人'),
    name: (word, trade, form) => `${form}${word}${trade}`,
  },
  special: [
    { kind: 'health', value: '糖尿病(インスリン使用)' },
    { kind: 'health', value: 'てんかん' },
    { kind: 'religion-or-philosophy', value: '宗教団体信者' },
    { kind: 'political-opinion', value: '極左団体構成員' },
    { kind: 'racial-or-ethnic-origin', value: 'アイヌ' },
    { kind: 'union-membership', value: '労働組合員' },
  ],
  actions: {
    arrest: '身柄確保、引渡し手配',
    locate: '所在確認の上通報',
    check: '秘匿照会、接触禁止',
    missing: '保護の上通報',
    refuse: '上陸拒否',
    assets: '資産保全の上通報',
  },
  roles: {
    associate: '知人',
    relative: '親族',
    spouse: '配偶者',
    parent: '親',
    sibling: '兄弟姉妹',
    'co-accused': '共犯者',
    employer: '雇用主',
    owner: '出資者',
    director: '代表者',
    member: '構成員',
  },
  assistance: list('証人尋問, 口座情報, 通信記録, 捜索差押, 書類送達, 犯罪人引渡し'),
  seizures: goods(
    'drugs/覚醒剤/g, drugs/大麻/g, drugs/コカイン/g, cash/現金/円, firearms/拳銃/丁, vehicle/普通乗用車/台, electronics/携帯電話/台, documents/偽造書類/点, counterfeit/偽ブランド品/点',
  ),
  items: goods(
    'painting/掛軸 山水図/円山応挙, sculpture/木造仏像/, jewellery/真珠首飾り/ミキモト, watch/腕時計/セイコー, antiquity/日本刀/備前長船, book/浮世絵版画集/歌川広重, instrument/三味線/, equipment/油圧ショベル/コマツ, engine/船外機/ヤマハ',
  ),
  repositories: list('警察庁指掌紋DB, 警察庁DNA型DB, 顔写真DB'),
  mailDomains: list('example.jp, mail.example.jp, mail.example.com'),
  plateMakes: list('Toyota, Honda, Nissan, Suzuki, Daihatsu, Mazda, Subaru, Mitsubishi, Lexus, Isuzu'),
  nationalId: ({ serial }) => individualNumber(serial),
  plate: (serial) => {
    const digits = spread(serial, 8);
    const areas = ['品川', '横浜', '大阪', '名古屋', '札幌', '福岡', '神戸', '京都', '大宮', '広島'];
    const kana = 'さすせそたちつてとな'.charAt(Number(digits.charAt(1)));
    return `${areas[Number(digits.charAt(0))] ?? '品川'}${300 + Number(digits.slice(2, 4))}${kana}${digits.slice(4, 6)}-${digits.slice(6)}`;
  },
  documentNumber: (type, serial) => (type === 'passport' ? `TK${spread(serial, 7)}` : spread(serial, 12)),
  caseNumber: (year, serial) => `令和${year - 2018}年(わ)第${spread(serial, 5)}号`,
  registrationNumber: (serial) => `${1 + (serial % 9)}0${spread(serial, 11)}`,
  phone: (mobile, random) =>
    mobile ? `+81${random.pick(['70', '80', '90'])}${random.digits(8)}` : `+813${random.digits(8)}`,
  iban: () => null,
  propertyReference: (serial) => `地番${spread(serial, 5)}-${1 + (serial % 9)}`,
};
