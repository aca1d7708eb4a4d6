import type {
  MemberPopulation,
  SyntheticName,
  SyntheticPerson,
  SyntheticProvenance,
} from '../../population/population.ts';
import { nationalCode, nationalCodeOrNull } from '../platform/code-table.ts';
import { dateParts, eightDigits } from '../platform/dates.ts';
import { NUMERIC } from '../platform/iso-countries.ts';
import { CUIDADO, FINALIDADE, NATUREZA, SENSIVEL, SEXO, SIGILO, TIPO_NOME } from './codes.ts';
import { line, type Registro } from './layout.ts';
import { LAYOUTS } from './layouts.ts';

/** The number of an element: its position, counted from 1; 0 where there is none. */
export const numero = (index: number | null): number => (index === null ? 0 : index + 1);
/** A date of eight digits; zeros where there is none. */
export const dataOuZeros = (date: string | null): string => (date === null ? '0' : eightDigits(date));
/** A text as terminals of the mainframe enter it. */
export const maiusculas = (text: string | null): string | null => (text === null ? null : text.toUpperCase());

function nomes(name: SyntheticName): Registro {
  return {
    NM_COMPLETO: name.full,
    NM_PRENOME: name.given || null,
    NM_MEIO: name.middle || null,
    NM_SOBRENOME: name.surname || null,
  };
}

/** What a record says of itself. */
export function controle(record: SyntheticProvenance): Registro {
  return {
    CD_TRATAMENTO: record.handling.join(' '),
    CD_SIGILO: nationalCode(SIGILO, record.confidentiality),
    CD_FONTE: record.sourceEvaluation,
    CD_INFORMACAO: record.informationEvaluation,
    IN_NATUREZA: nationalCode(NATUREZA, record.assertion),
    CD_FINALIDADE: nationalCode(FINALIDADE, record.purposeCollected),
    SO_PARA: record.releasableTo?.join(' ') ?? null,
    NAO_PARA: record.notReleasableTo.join(' '),
    DT_EMBARGO: dataOuZeros(record.embargoUntil),
    IN_CONTESTADO: record.restricted ? 'S' : 'N',
    DT_INCLUSAO: eightDigits(record.recordedAt),
    DT_VERIFICACAO: eightDigits(record.lastVerifiedAt),
    DT_EXCLUSAO: eightDigits(record.expiresAt),
  };
}

function pessoa(person: SyntheticPerson, index: number): Registro {
  return {
    ID_PESSOA: numero(index),
    NR_CPF: person.nationalId || null,
    ...nomes(person.names[0]),
    DT_NASC: dataOuZeros(person.birthDate),
    IN_NASC_APROX: person.birthDate !== null && dateParts(person.birthDate).circa ? 'S' : 'N',
    NM_NATURAL: maiusculas(person.birthPlace),
    CD_PAIS_NASC: nationalCode(NUMERIC, person.birthCountry),
    CD_SEXO: nationalCodeOrNull(SEXO, person.sex) ?? '9',
    DS_PROFISSAO: maiusculas(person.occupation),
    NR_ALTURA: person.heightCm,
    DS_OLHOS: maiusculas(person.eyeColour),
    CD_CUIDADO: person.cautions.map((code) => nationalCode(CUIDADO, code)).join(' '),
    CD_SENSIVEL: person.special ? nationalCode(SENSIVEL, person.special.kind) : '0',
    DS_SENSIVEL: maiusculas(person.special?.value ?? null),
    ...controle(person.record),
  };
}

/** The lines of PESSOAS.TXT: a person, his further names, his nationalities, then the next person. */
export function* pessoas(population: MemberPopulation): Generator<string> {
  for (const [index, person] of population.persons.entries()) {
    yield line(LAYOUTS.pessoa, pessoa(person, index));
    for (const [seq, name] of person.names.slice(1).entries()) {
      yield line(LAYOUTS.nome, {
        ID_PESSOA: numero(index),
        NR_SEQ: numero(seq),
        CD_NOME: nationalCode(TIPO_NOME, name.kind),
        ...nomes(name),
      });
    }
    for (const country of person.nationalities) {
      yield line(LAYOUTS.nacionalidade, { ID_PESSOA: numero(index), CD_PAIS: nationalCode(NUMERIC, country) });
    }
  }
}

/** The lines of EMPRESAS.TXT. */
export function empresas(population: MemberPopulation): readonly string[] {
  return population.organisations.map((organisation, index) =>
    line(LAYOUTS.empresa, {
      ID_EMPRESA: numero(index),
      NR_CNPJ: organisation.registrationNumber,
      NM_RAZAO: organisation.name,
      NM_FANTASIA: organisation.alias,
      DS_NATUREZA: organisation.legalForm,
      CD_LEI: organisation.lei,
      ...controle(organisation.record),
    }),
  );
}
