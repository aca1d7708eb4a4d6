import type { MemberPopulation } from '../../population/population.ts';
import { tableOf, tableOfMany, type TableRows } from '../sql/table-rows.ts';
import { datum, firmaNrOrNull, jaNein, persNr, persNrOrNull, schluessel, staat, verfNr } from './satzform.ts';
import {
  ANLASS,
  AUSSCHR_STAND,
  HB_STAND,
  RH_ART,
  RH_STAND,
  ROLLE,
  SIST_ART,
  SYSTEM_NR,
  URTEIL_STAND,
  VERF_STAND,
} from './schluessel.ts';

const decimal = (value: number): string => String(value).replace('.', ',');

function aktenTabellen({ cases, offences, seizures, requests }: MemberPopulation): readonly TableRows[] {
  return [
    tableOf('VERFAHREN', cases, (entry, index) => ({
      VERF_NR: verfNr(index),
      AKTENZ: entry.number,
      DIENSTST: entry.authority,
      STAND: schluessel(VERF_STAND, entry.status),
      EINL_DAT: datum(entry.openedOn),
    })),
    tableOfMany('VERF_BETEILIGT', cases, ({ roles }, index) =>
      roles.map(({ personIndex, category }) => ({
        VERF_NR: verfNr(index),
        PERS_NR: persNr(personIndex),
        ROLLE: schluessel(ROLLE, category),
      })),
    ),
    tableOf('TATVORWURF', offences, (offence, index) => ({
      TAT_ID: 700_001 + index,
      VERF_NR: verfNr(offence.caseIndex),
      NORM: offence.statute,
      ICCS: Number(offence.iccs),
      HOECHSTSTR: offence.maximumPenalty,
      VERSUCH: jaNein(offence.attempted),
    })),
    tableOf('SICHERSTELLUNG', seizures, (seizure, index) => ({
      SIST_ID: 720_001 + index,
      VERF_NR: verfNr(seizure.caseIndex),
      DAT: datum(seizure.seizedOn),
      ORT: seizure.place,
      BESCHR: seizure.description,
      ART: schluessel(SIST_ART, seizure.kind),
      MENGE: decimal(seizure.quantity),
      EINHEIT: seizure.unit,
    })),
    tableOf('RECHTSHILFE', requests, (request, index) => ({
      RH_ID: 730_001 + index,
      VERF_NR: verfNr(request.caseIndex),
      ART: schluessel(RH_ART, request.kind),
      GESCH_Z: request.reference,
      STAND: schluessel(RH_STAND, request.state),
      VON_STAAT: staat(request.requesting),
      AN_STAAT: staat(request.requested),
      EING_DAT: datum(request.requestedOn),
      FRIST_DAT: datum(request.dueOn),
      INHALT: request.assistance,
    })),
  ];
}

/** Tables of proceedings, judgments and alerts. */
export function verfahrensTabellen(population: MemberPopulation): readonly TableRows[] {
  const { warrants, convictions, alerts } = population;
  return [
    ...aktenTabellen(population),
    tableOf('HAFTBEFEHL', warrants, (warrant) => ({
      HB_NR: warrant.reference,
      PERS_NR: persNr(warrant.subjectIndex),
      GERICHT: warrant.court,
      DAT: datum(warrant.issuedOn),
      NORM: warrant.statute,
      ICCS: Number(warrant.iccs),
      STAND: schluessel(HB_STAND, warrant.status),
      AUSL_STAATEN: warrant.extraditionLimits.length > 0 ? warrant.extraditionLimits.map(staat).join(' ') : null,
    })),
    tableOf('URTEIL', convictions, (conviction, index) => ({
      URTEIL_ID: 760_001 + index,
      PERS_NR: persNr(conviction.subjectIndex),
      GERICHT: conviction.court,
      DAT: datum(conviction.decidedOn),
      NORM: conviction.statute,
      ICCS: Number(conviction.iccs),
      RECHTSFOLGE: conviction.sentence,
      STAND: schluessel(URTEIL_STAND, conviction.status),
    })),
    tableOf('AUSSCHREIBUNG', alerts, (alert, index) => ({
      AUSSCHR_ID: 780_001 + index,
      PERS_NR: persNrOrNull(alert.subjectIndex),
      FIRMA_NR: firmaNrOrNull(alert.subjectOrganisationIndex),
      SYSTEM_NR: schluessel(SYSTEM_NR, alert.scheme),
      ANLASS: schluessel(ANLASS, alert.category),
      BEZUG: alert.reference,
      MASSNAHME: alert.action,
      STAND: schluessel(AUSSCHR_STAND, alert.state),
      DIENSTST: alert.issuingAuthority,
      VON_DAT: datum(alert.issuedOn),
      BIS_DAT: datum(alert.validUntil),
    })),
  ];
}
