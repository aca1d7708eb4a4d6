import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { tableOf, tableOfMany, type TableRows } from '../sql/table-rows.ts';
import {
  caseNumber,
  compactDate,
  country,
  organisationNumberOrNull,
  personNumber,
  personNumberOrNull,
  provenanceColumns,
} from './keishiki.ts';
import {
  事件状況,
  令状状況,
  共助状況,
  共助種別,
  前科状況,
  手配状況,
  手配種別,
  手配経路,
  押収種別,
  立場,
} from './kodo.ts';

function caseFileTables({ cases, offences, seizures, requests }: MemberPopulation): readonly TableRows[] {
  return [
    tableOf('事件', cases, (entry, index) => ({
      事件番号: caseNumber(index),
      表示番号: entry.number,
      取扱所属: entry.authority,
      状況: nationalCode(事件状況, entry.status),
      認知日: compactDate(entry.openedOn),
      ...provenanceColumns(entry.record),
    })),
    tableOfMany('事件関係者', cases, ({ roles }, index) =>
      roles.map(({ personIndex, category }) => ({
        事件番号: caseNumber(index),
        人物番号: personNumber(personIndex),
        立場: nationalCode(立場, category),
      })),
    ),
    tableOf('罪名', offences, (offence, index) => ({
      整理番号: 3_000_001 + index,
      事件番号: caseNumber(offence.caseIndex),
      罰条: offence.statute,
      国際分類: offence.iccs,
      法定刑月数: offence.maximumPenalty,
      未遂: offence.attempted ? '1' : '0',
    })),
    tableOf('押収', seizures, (seizure, index) => ({
      整理番号: 3_200_001 + index,
      事件番号: caseNumber(seizure.caseIndex),
      押収日: compactDate(seizure.seizedOn),
      場所: seizure.place,
      品目: seizure.description,
      種別: nationalCode(押収種別, seizure.kind),
      数量: seizure.quantity,
      単位: seizure.unit,
    })),
    tableOf('共助要請', requests, (request, index) => ({
      整理番号: 3_400_001 + index,
      事件番号: caseNumber(request.caseIndex),
      種別: nationalCode(共助種別, request.kind),
      文書番号: request.reference,
      状況: nationalCode(共助状況, request.state),
      要請国: country(request.requesting),
      被要請国: country(request.requested),
      要請日: compactDate(request.requestedOn),
      回答期限: compactDate(request.dueOn),
      内容: request.assistance,
    })),
  ];
}

/** Tables of cases, judgments and alerts. */
export function caseTables(population: MemberPopulation): readonly TableRows[] {
  const { warrants, convictions, alerts } = population;
  return [
    ...caseFileTables(population),
    tableOf('令状', warrants, (warrant) => ({
      令状番号: warrant.reference,
      人物番号: personNumber(warrant.subjectIndex),
      裁判所: warrant.court,
      発付日: compactDate(warrant.issuedOn),
      罰条: warrant.statute,
      国際分類: warrant.iccs,
      状況: nationalCode(令状状況, warrant.status),
      引渡対象国: warrant.extraditionLimits.length > 0 ? warrant.extraditionLimits.map(country).join('、') : null,
    })),
    tableOf('前科', convictions, (conviction, index) => ({
      整理番号: 3_600_001 + index,
      人物番号: personNumber(conviction.subjectIndex),
      裁判所: conviction.court,
      裁判日: compactDate(conviction.decidedOn),
      罰条: conviction.statute,
      国際分類: conviction.iccs,
      刑: conviction.sentence,
      状況: nationalCode(前科状況, conviction.status),
    })),
    tableOf('手配', alerts, (alert, index) => ({
      整理番号: 3_800_001 + index,
      人物番号: personNumberOrNull(alert.subjectIndex),
      法人番号: organisationNumberOrNull(alert.subjectOrganisationIndex),
      経路: nationalCode(手配経路, alert.scheme),
      種別: nationalCode(手配種別, alert.category),
      参照番号: alert.reference,
      措置: alert.action,
      状況: nationalCode(手配状況, alert.state),
      手配所属: alert.issuingAuthority,
      手配日: compactDate(alert.issuedOn),
      期限: compactDate(alert.validUntil),
    })),
  ];
}
