import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { tableOf, tableOfMany, type TableRows } from '../sql/table-rows.ts';
import {
  ARAVOTULIIK,
  KATEGOORIA,
  MAARUSEOLEK,
  OTSUSEOLEK,
  SKEEM,
  STAATUS,
  TAGAOTSIMISOLEK,
  TAOTLUSELIIK,
  TAOTLUSEOLEK,
  TOIMIKUOLEK,
} from './koodid.ts';
import { isikId, isikIdOrNull, jahEi, jurIdOrNull, paritolu, riik, toimikId } from './ridade-vorm.ts';

function toimikuTabelid({ cases, offences, seizures, requests }: MemberPopulation): readonly TableRows[] {
  return [
    tableOf('toimik', cases, (entry, index) => ({
      toimik_id: toimikId(index),
      toimiku_nr: entry.number,
      menetleja: entry.authority,
      olek: nationalCode(TOIMIKUOLEK, entry.status),
      alustatud: entry.openedOn,
      ...paritolu(entry.record),
    })),
    tableOfMany('toimik_isik', cases, ({ roles }, index) =>
      roles.map(({ personIndex, category }) => ({
        toimik_id: toimikId(index),
        isik_id: isikId(personIndex),
        staatus: nationalCode(STAATUS, category),
      })),
    ),
    tableOf('syytegu', offences, (offence, index) => ({
      syytegu_id: 81_001 + index,
      toimik_id: toimikId(offence.caseIndex),
      kvalifikatsioon: offence.statute,
      iccs: offence.iccs,
      karistus_max: offence.maximumPenalty,
      katse: jahEi(offence.attempted),
    })),
    tableOf('aravott', seizures, (seizure, index) => ({
      aravott_id: 84_001 + index,
      toimik_id: toimikId(seizure.caseIndex),
      kuupaev: seizure.seizedOn,
      koht: seizure.place,
      kirjeldus: seizure.description,
      liik: nationalCode(ARAVOTULIIK, seizure.kind),
      kogus: seizure.quantity,
      yhik: seizure.unit,
    })),
    tableOf('koostootaotlus', requests, (request, index) => ({
      taotlus_id: 86_001 + index,
      toimik_id: toimikId(request.caseIndex),
      liik: nationalCode(TAOTLUSELIIK, request.kind),
      viide: request.reference,
      olek: nationalCode(TAOTLUSEOLEK, request.state),
      esitaja: riik(request.requesting),
      taidetaja: riik(request.requested),
      esitatud: request.requestedOn,
      tahtaeg: request.dueOn,
      sisu: request.assistance,
    })),
  ];
}

/** Tables of cases, judgments and alerts. */
export function menetluseTabelid(population: MemberPopulation): readonly TableRows[] {
  const { warrants, convictions, alerts } = population;
  return [
    ...toimikuTabelid(population),
    tableOf('vahistamismaarus', warrants, (warrant) => ({
      vm_nr: warrant.reference,
      isik_id: isikId(warrant.subjectIndex),
      kohus: warrant.court,
      maaruse_kp: warrant.issuedOn,
      kvalifikatsioon: warrant.statute,
      iccs: warrant.iccs,
      olek: nationalCode(MAARUSEOLEK, warrant.status),
    })),
    tableOfMany('vm_riik', warrants, ({ reference, extraditionLimits }) =>
      extraditionLimits.map((code, position) => ({ vm_nr: reference, jrk: position + 1, riik: riik(code) })),
    ),
    tableOf('karistus', convictions, (conviction, index) => ({
      karistus_id: 91_001 + index,
      isik_id: isikId(conviction.subjectIndex),
      kohus: conviction.court,
      otsuse_kp: conviction.decidedOn,
      kvalifikatsioon: conviction.statute,
      iccs: conviction.iccs,
      moistetud: conviction.sentence,
      olek: nationalCode(OTSUSEOLEK, conviction.status),
    })),
    tableOf('tagaotsimine', alerts, (alert, index) => ({
      to_id: 95_001 + index,
      isik_id: isikIdOrNull(alert.subjectIndex),
      jur_id: jurIdOrNull(alert.subjectOrganisationIndex),
      skeem: nationalCode(SKEEM, alert.scheme),
      kategooria: nationalCode(KATEGOORIA, alert.category),
      viide: alert.reference,
      meede: alert.action,
      olek: nationalCode(TAGAOTSIMISOLEK, alert.state),
      algataja: alert.issuingAuthority,
      algus_kp: alert.issuedOn,
      lopp_kp: alert.validUntil,
    })),
  ];
}
