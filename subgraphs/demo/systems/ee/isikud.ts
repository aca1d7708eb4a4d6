import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode, nationalCodeOrNull } from '../platform/code-table.ts';
import { tableOf, tableOfMany, type TableRows } from '../sql/table-rows.ts';
import { BIOMEETRIALIIK, DOKUMENDILIIK, DOKUMENDIOLEK, ERILIIK, HOIATUS, NIMELIIK, SUGU } from './koodid.ts';
import { isikId, jurId, paritolu, riik, synniaeg } from './ridade-vorm.ts';

const CLERKS = ['ktamm', 'mpuu', 'jsaar', 'IMPORT_RR'];

/** Tables of persons and of what belongs to the person alone, and of organisations. */
export function isikuTabelid(population: MemberPopulation): readonly TableRows[] {
  const { persons, organisations, documents, biometrics, photographs } = population;
  return [
    tableOf('isik', persons, (person, index) => ({
      isik_id: isikId(index),
      isikukood: person.nationalId,
      sugu: nationalCodeOrNull(SUGU, person.sex),
      ...synniaeg(person.birthDate),
      synnikoht: person.birthPlace,
      synniriik: riik(person.birthCountry),
      amet: person.occupation,
      pikkus_cm: person.heightCm,
      silmad: person.eyeColour,
      ...paritolu(person.record),
      muutja: CLERKS[index % CLERKS.length] ?? null,
      versioon: 1 + (index % 5),
    })),
    tableOfMany('isiku_nimi', persons, ({ names }, index) =>
      names.map((name, position) => ({
        isik_id: isikId(index),
        jrk: position + 1,
        liik: nationalCode(NIMELIIK, name.kind),
        eesnimi: name.given,
        lisanimi: name.middle,
        perenimi: name.surname,
      })),
    ),
    tableOfMany('isiku_kodakondsus', persons, ({ nationalities }, index) =>
      nationalities.map((code, position) => ({ isik_id: isikId(index), jrk: position + 1, riik: riik(code) })),
    ),
    tableOfMany('isiku_hoiatus', persons, ({ cautions }, index) =>
      cautions.map((code, position) => ({
        isik_id: isikId(index),
        jrk: position + 1,
        kood: nationalCode(HOIATUS, code),
      })),
    ),
    tableOfMany('eriliigiline', persons, ({ special }, index) =>
      special
        ? [{ isik_id: isikId(index), jrk: 1, liik: nationalCode(ERILIIK, special.kind), sisu: special.value }]
        : [],
    ),
    tableOf('jurisik', organisations, (organisation, index) => ({
      jur_id: jurId(index),
      nimi: organisation.name,
      teine_nimi: organisation.alias,
      registrikood: organisation.registrationNumber,
      oiguslik_vorm: organisation.legalForm,
      lei: organisation.lei,
      ...paritolu(organisation.record),
    })),
    tableOf('dokument', documents, (document, index) => ({
      dok_id: 7_000_001 + index,
      isik_id: isikId(document.holderIndex),
      liik: nationalCode(DOKUMENDILIIK, document.type),
      dok_nr: document.number,
      valjastaja: riik(document.issuer),
      valja_kp: document.issuedOn,
      kehtib_kuni: document.expiresOn,
      olek: nationalCode(DOKUMENDIOLEK, document.status),
    })),
    tableOf('biomeetria', biometrics, (biometric, index) => ({
      biom_id: 51_001 + index,
      isik_id: isikId(biometric.subjectIndex),
      liik: nationalCode(BIOMEETRIALIIK, biometric.kind),
      asukoht: biometric.repository,
      hoive_kp: biometric.capturedOn,
    })),
    tableOf('foto', photographs, (photograph) => ({
      viide: photograph.reference,
      isik_id: isikId(photograph.subjectIndex),
      pildistatud: photograph.capturedOn,
    })),
  ];
}
