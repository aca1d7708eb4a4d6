import type { MemberPopulation, SyntheticPerson } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { tableOf, tableOfMany, type TableRow, type TableRows } from '../sql/table-rows.ts';
import { datenpflege, datum, firmaNr, persNr, schluessel, staat, verfNr } from './satzform.ts';
import { AUSWEIS_ART, AUSWEIS_STATUS, ED_ART, GESCHL, NAM_ART, PHW, SENSIBEL } from './schluessel.ts';

function person(entry: SyntheticPerson, index: number): TableRow {
  const metres = entry.heightCm === null ? null : (entry.heightCm / 100).toFixed(2).replace('.', ',');
  return {
    PERS_NR: persNr(index),
    GESCHL: entry.sex === null ? null : schluessel(GESCHL, entry.sex),
    GEB_DAT: datum(entry.birthDate),
    GEB_DAT_GESCH: entry.birthDate?.endsWith('~') ? 1 : 0,
    GEB_ORT: entry.birthPlace,
    GEB_STAAT: staat(entry.birthCountry),
    STEUER_ID: entry.nationalId,
    BERUF: entry.occupation,
    GROESSE: metres,
    AUGEN: entry.eyeColour,
    PHW: entry.cautions.length > 0 ? entry.cautions.map((code) => nationalCode(PHW, code)).join(',') : null,
    SACHBEARB: `KOK${(index * 37) % 90}`,
    SATZ_VERS: 1 + (index % 4),
  };
}

/** Tables of persons and firms, and of what belongs to the person alone. */
export function personenTabellen(population: MemberPopulation): readonly TableRows[] {
  const { persons, organisations, cases, documents, biometrics, photographs } = population;
  return [
    tableOf('PERSON', persons, person),
    tableOfMany('PERS_NAME', persons, ({ names }, index) =>
      names.map((name, position) => ({
        PERS_NR: persNr(index),
        LFD: position + 1,
        NAM_ART: schluessel(NAM_ART, name.kind),
        VORNAME: name.given,
        ZUSATZ: name.middle,
        FAMNAME: name.surname,
      })),
    ),
    tableOfMany('PERS_STAAT', persons, ({ nationalities }, index) =>
      nationalities.map((code, position) => ({ PERS_NR: persNr(index), LFD: position + 1, STAAT: staat(code) })),
    ),
    tableOfMany('PERS_SENSIBEL', persons, ({ special }, index) =>
      special
        ? [{ PERS_NR: persNr(index), LFD: 1, ART: schluessel(SENSIBEL, special.kind), ANGABE: special.value }]
        : [],
    ),
    tableOf('FIRMA', organisations, (organisation, index) => ({
      FIRMA_NR: firmaNr(index),
      BEZ: organisation.name,
      BEZ_2: organisation.alias,
      REG_NR: organisation.registrationNumber,
      RECHTSFORM: organisation.legalForm,
      LEI: organisation.lei,
    })),
    tableOf('DATENPFLEGE', persons, ({ record }, index) => datenpflege('P', persNr(index), record)),
    tableOf('DATENPFLEGE', organisations, ({ record }, index) => datenpflege('F', firmaNr(index), record)),
    tableOf('DATENPFLEGE', cases, ({ record }, index) => datenpflege('V', verfNr(index), record)),
    tableOf('AUSWEIS', documents, (document, index) => ({
      AUSW_ID: 400_001 + index,
      PERS_NR: persNr(document.holderIndex),
      ART: schluessel(AUSWEIS_ART, document.type),
      NR: document.number,
      STAAT: staat(document.issuer),
      AUSST_DAT: datum(document.issuedOn),
      GUELT_BIS: datum(document.expiresOn),
      STATUS: schluessel(AUSWEIS_STATUS, document.status),
    })),
    tableOf('ED_BEHANDLUNG', biometrics, (biometric, index) => ({
      ED_ID: 50_001 + index,
      PERS_NR: persNr(biometric.subjectIndex),
      ART: schluessel(ED_ART, biometric.kind),
      FUNDSTELLE: biometric.repository,
      DAT: datum(biometric.capturedOn),
    })),
    tableOf('LICHTBILD', photographs, (photograph) => ({
      BILD_NR: photograph.reference,
      PERS_NR: persNr(photograph.subjectIndex),
      AUFN_DAT: datum(photograph.capturedOn),
    })),
  ];
}
