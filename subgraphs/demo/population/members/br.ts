import { spread, weightedSum } from '../numbers.ts';
import { BRAZILIAN_NAMES } from '../names/pools/br.ts';
import { iban } from '../numbers.ts';
import { goods, list, statutes, towns, type MemberProfile } from './profile.ts';

function elevens(sum: number): string {
  const rest = sum % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}

/** The Brazilian taxpayer number (CPF): nine digits and two check digits. */
function cpf(serial: number): string {
  const body = spread(serial, 9);
  const first = elevens(weightedSum(body, [10, 9, 8, 7, 6, 5, 4, 3, 2]));
  return body + first + elevens(weightedSum(body + first, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]));
}

/** The Brazilian number of a legal person (CNPJ). */
function cnpj(serial: number): string {
  const body = `${spread(serial, 8)}0001`;
  const first = elevens(weightedSum(body, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]));
  return body + first + elevens(weightedSum(body + first, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]));
}

/** Brazil: every text fits ISO-8859-1. */
export const BR: MemberProfile = {
  member: 'BR',
  script: 'Latn',
  communities: [{ share: 1, pool: BRAZILIAN_NAMES }],
  towns: towns(
    `São Paulo/SP/01, Rio de Janeiro/RJ/20, Brasília/DF/70, Fortaleza/CE/60, Salvador/BA/40, Belo Horizonte/MG/30, Manaus/AM/69, Curitiba/PR/80, Recife/PE/50, Goiânia/GO/74,
    Belém/PA/66, Porto Alegre/RS/90, Guarulhos/SP/07, Campinas/SP/13, São Luís/MA/65, Maceió/AL/57, Natal/RN/59, Teresina/PI/64, João Pessoa/PB/58, Cuiabá/MT/78,
    Florianópolis/SC/88, Vitória/ES/29, Foz do Iguaçu/PR/85, Santos/SP/11`,
  ),
  streets: list(
    `Rua das Flores, Avenida Brasil, Rua São João, Avenida Paulista, Rua Sete de Setembro, Rua Quinze de Novembro, Avenida Getúlio Vargas, Rua Santa Rita, Rua do Comércio,
    Travessa da Paz, Avenida Atlântica, Rua Tiradentes, Rua Dom Pedro II, Alameda Santos, Estrada do Sol, Praça da Sé, Rua Rui Barbosa, Rua Marechal Deodoro`,
  ),
  addressLine: (street, random) =>
    `${street}, ${random.between(1, 3000)}${random.chance(0.4) ? ` ap ${random.between(11, 190)}` : ''}`,
  postalCode: (town, random) => `${town.postal}${random.digits(3)}-${random.digits(3)}`,
  occupations: list(
    `comerciante, motorista, professor, pedreiro, eletricista, cozinheiro, enfermeira, analista de sistemas, aposentado, desempregado, estudante, contador, advogado, vigilante,
    vendedor, mecânico, corretor de imóveis, lavrador, empresário, doméstica`,
  ),
  eyeColours: list('castanhos, pretos, azuis, verdes, mel'),
  courts: list(
    `1ª Vara Criminal de São Paulo, 5ª Vara Criminal do Rio de Janeiro, 2ª Vara Federal de Curitiba, 10ª Vara Federal de Brasília, 3ª Vara Criminal de Recife, TJ Minas Gerais, TRF 4ª Região`,
  ),
  authorities: list(
    'PF/SP, PF/RJ, PF/Foz do Iguaçu, DEIC São Paulo, PC Rio de Janeiro, PC Bahia, DENARC, PRF Paraná, Receita Federal Santos, GAECO Curitiba',
  ),
  statutes: statutes(`
    05 48 CP art. 155 caput
    05 96 CP art. 155 par. 4
    07 60 CP art. 171
    04 120 CP art. 157
    06 180 Lei 11.343 art. 33
    02 12 CP art. 129
    07 120 Lei 9.613 art. 1
    07 144 CP art. 317
    01 240 CP art. 121
    03 120 CP art. 213
    08 24 CP art. 329
    09 72 Lei 10.826 art. 16
    10 60 Lei 9.605 art. 54
    09 96 Lei 12.850 art. 2
    11 36 CP art. 147-A
  `),
  sentence: (months, days) => (months > 0 ? `${months} meses de reclusão` : `${days} dias-multa`),
  organisations: {
    words: list(
      'Amazônia, Cruzeiro, Ipiranga, Bandeirantes, Guanabara, Horizonte, Litoral, Serra Azul, Três Rios, Estrela, Pampa, Paraná, Ouro Verde, Boa Vista, Itapuã',
    ),
    trades: list(
      'Transportes, Construções, Comércio, Imóveis, Logística, Participações, Veículos, Alimentos, Segurança, Importação, Têxtil, Consultoria',
    ),
    forms: list('LTDA, S.A., EIRELI, ME, Associação'),
    name: (word, trade, form) => `${word} ${trade} ${form}`.toUpperCase(),
  },
  special: [
    { kind: 'health', value: 'diabetes, uso de insulina' },
    { kind: 'health', value: 'hipertensão' },
    { kind: 'religion-or-philosophy', value: 'candomblé' },
    { kind: 'political-opinion', value: 'filiado a partido' },
    { kind: 'racial-or-ethnic-origin', value: 'indígena Guarani' },
    { kind: 'union-membership', value: 'sindicato dos metalúrgicos' },
  ],
  actions: {
    arrest: 'prender para fins de extradição',
    locate: 'localizar e comunicar',
    check: 'vigilância discreta, não abordar',
    missing: 'verificar bem-estar e comunicar',
    refuse: 'impedir a entrada',
    assets: 'bloquear bens e comunicar',
  },
  roles: {
    associate: 'comparsa',
    relative: 'parente',
    spouse: 'cônjuge',
    parent: 'pai ou mãe',
    sibling: 'irmão ou irmã',
    'co-accused': 'corréu',
    employer: 'empregador',
    owner: 'sócio',
    director: 'administrador',
    member: 'membro',
  },
  assistance: list(
    'oitiva de testemunha, extratos bancários, dados telefônicos, busca e apreensão, citação, extradição',
  ),
  seizures: goods(
    'drugs/cocaína/kg, drugs/maconha/kg, drugs/crack/g, cash/dinheiro em espécie/BRL, firearms/pistolas/un, vehicle/automóvel/un, electronics/celulares/un, documents/documentos falsos/un, counterfeit/cigarros contrabandeados/cx',
  ),
  items: goods(
    'painting/óleo sobre tela Marinha/J. Pancetti, sculpture/imagem barroca/, jewellery/colar de esmeraldas/H. Stern, watch/relógio de pulso/Technos, antiquity/urna marajoara/, book/livro raro 1808/, instrument/violão/Giannini, equipment/trator/Valtra, engine/motor de popa/Yamaha',
  ),
  repositories: list('SINAIC, BNPG, AFIS/PF'),
  mailDomains: list('example.com.br, correio.example.br, mail.example.com'),
  plateMakes: list('Fiat, Volkswagen, Chevrolet, Ford, Hyundai, Toyota, Renault, Honda, Jeep, Nissan'),
  nationalId: ({ serial }) => cpf(serial),
  plate: (serial) => {
    const digits = spread(serial, 7);
    const letter = (at: number) => 'ABEGHJKLPR'.charAt(Number(digits.charAt(at)));
    return `${letter(0)}${letter(1)}${letter(2)}${digits.charAt(3)}${letter(4)}${digits.slice(5)}`;
  },
  documentNumber: (type, serial) =>
    type === 'passport'
      ? `FZ${spread(serial, 6)}`
      : type === 'driving-licence'
        ? spread(serial, 11)
        : `${spread(serial, 9)}-X`,
  caseNumber: (year, serial) => `${spread(serial, 7)}-11.${year}.8.26.0050`,
  registrationNumber: cnpj,
  phone: (mobile, random) =>
    `+55${random.pick(['11', '21', '31', '41', '61', '71', '81', '92'])}${mobile ? '9' : '3'}${random.digits(mobile ? 8 : 7)}`,
  iban: (serial) => ({ iban: iban('BR', `0036030500001${spread(serial, 10)}P1`), bic: 'CEFXBRSP' }),
  propertyReference: (serial) => `Matrícula ${spread(serial, 6)}`,
};
