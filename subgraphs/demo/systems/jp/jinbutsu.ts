import type { MemberPopulation, SyntheticName, SyntheticPerson } from '../../population/population.ts';
import { nationalCode, nationalCodeOrNull } from '../platform/code-table.ts';
import { tableOf, tableOfMany, type TableRow, type TableRows } from '../sql/table-rows.ts';
import { compactDate, country, eraDate, organisationNumber, personNumber, provenanceColumns } from './keishiki.ts';
import { 性別, 氏名種別, 注意区分, 要配慮区分, 証明書状態, 証明書種別, 鑑識種別 } from './kodo.ts';

function person(entry: SyntheticPerson, index: number): TableRow {
  return {
    人物番号: personNumber(index),
    性別: nationalCodeOrNull(性別, entry.sex),
    生年月日: eraDate(entry.birthDate),
    生年推定: entry.birthDate?.endsWith('~') ? '1' : '0',
    出生地: entry.birthPlace,
    出生国: country(entry.birthCountry),
    個人番号: entry.nationalId,
    職業: entry.occupation,
    身長: entry.heightCm,
    眼の色: entry.eyeColour,
    注意区分: entry.cautions.length > 0 ? entry.cautions.map((code) => nationalCode(注意区分, code)).join('、') : null,
    ...provenanceColumns(entry.record),
    入力端末: `T${String(index % 40).padStart(3, '0')}`,
  };
}

/** Kanji with blanks of full width between the parts, as the terminals type them. */
function fullWidth(name: SyntheticName): string {
  return name.full.replaceAll(' ', '\u3000');
}

/** Tables of persons and organisations, and of what belongs to the person alone. */
export function personTables(population: MemberPopulation): readonly TableRows[] {
  const { persons, organisations, documents, biometrics, photographs } = population;
  return [
    tableOf('人物', persons, person),
    tableOfMany('氏名', persons, ({ names }, index) =>
      names.map((name, position) => ({
        人物番号: personNumber(index),
        連番: position + 1,
        種別: nationalCode(氏名種別, name.kind),
        氏名漢字: fullWidth(name),
        氏: name.surname,
        中間名: name.middle === '' ? null : name.middle,
        名: name.given,
        氏名カナ: name.reading === '' ? null : name.reading,
      })),
    ),
    tableOfMany('国籍', persons, ({ nationalities }, index) =>
      nationalities.map((code, position) => ({ 人物番号: personNumber(index), 連番: position + 1, 国: country(code) })),
    ),
    tableOfMany('要配慮情報', persons, ({ special }, index) =>
      special
        ? [
            {
              人物番号: personNumber(index),
              連番: 1,
              区分: nationalCode(要配慮区分, special.kind),
              内容: special.value,
            },
          ]
        : [],
    ),
    tableOf('法人', organisations, (organisation, index) => ({
      法人番号: organisationNumber(index),
      名称: organisation.name,
      別称: organisation.alias,
      登記番号: organisation.registrationNumber,
      種類: organisation.legalForm,
      取引主体識別子: organisation.lei,
      ...provenanceColumns(organisation.record),
    })),
    tableOf('証明書', documents, (document, index) => ({
      整理番号: 1_000_001 + index,
      人物番号: personNumber(document.holderIndex),
      種別: nationalCode(証明書種別, document.type),
      番号: document.number,
      発行国: country(document.issuer),
      発行日: compactDate(document.issuedOn),
      有効期限: compactDate(document.expiresOn),
      状態: nationalCode(証明書状態, document.status),
    })),
    tableOf('鑑識資料', biometrics, (biometric, index) => ({
      整理番号: 1_100_001 + index,
      人物番号: personNumber(biometric.subjectIndex),
      種別: nationalCode(鑑識種別, biometric.kind),
      保管先: biometric.repository,
      採取日: compactDate(biometric.capturedOn),
    })),
    tableOf('写真', photographs, (photograph) => ({
      写真番号: photograph.reference,
      人物番号: personNumber(photograph.subjectIndex),
      撮影日: compactDate(photograph.capturedOn),
    })),
  ];
}
