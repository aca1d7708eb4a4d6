import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { dayFirst } from '../platform/dates.ts';
import { NUMERIC } from '../platform/iso-countries.ts';
import {
  KATEHORIIA,
  STAN_ORIIENTUVANNIA,
  STAN_PROVADZHENNIA,
  STAN_UKHVALY,
  STAN_VYROKU,
  STAN_ZAPYTU,
  STATUS_UCHASNYKA,
  SYSTEMA,
  VYD_ZAPYTU,
} from './codes.ts';
import { nomer, nomerOrNull } from './keys.ts';
import { oblik, type Zapys } from './osoby.ts';

/** Cases (criminal proceedings). */
export function provadzhennia(population: MemberPopulation): readonly Zapys[] {
  return population.cases.map((entry, index) => ({
    id: nomer('provadzhennia', index),
    nomer_yerdr: entry.number,
    orhan: entry.authority,
    stan: nationalCode(STAN_PROVADZHENNIA, entry.status),
    vneseno_do_yerdr: dayFirst(entry.openedOn, '.'),
    uchasnyky: entry.roles.map((role) => ({
      osoba_id: nomer('osoba', role.personIndex),
      status: nationalCode(STATUS_UCHASNYKA, role.category),
    })),
    oblik: oblik(entry.record),
  }));
}

/** Offences. */
export function pravoporushennia(population: MemberPopulation): readonly Zapys[] {
  return population.offences.map((offence, index) => ({
    id: nomer('pravoporushennia', index),
    provadzhennia_id: nomer('provadzhennia', offence.caseIndex),
    kvalifikatsiia: offence.statute,
    klas_iccs: offence.iccs,
    pokarannia_misiatsiv: offence.maximumPenalty,
    stadiia: offence.attempted ? 'замах' : 'закінчене',
  }));
}

/** Warrants. */
export function ukhvaly(population: MemberPopulation): readonly Zapys[] {
  return population.warrants.map((warrant, index) => ({
    id: nomer('ukhvala', index),
    osoba_id: nomer('osoba', warrant.subjectIndex),
    nomer: warrant.reference,
    sud: warrant.court,
    data: dayFirst(warrant.issuedOn, '.'),
    kvalifikatsiia: { stattia: warrant.statute, klas_iccs: warrant.iccs },
    stan: nationalCode(STAN_UKHVALY, warrant.status),
    vydacha_obmezhena: warrant.extraditionLimits.map((code) => nationalCode(NUMERIC, code)),
  }));
}

/** Convictions. */
export function vyroky(population: MemberPopulation): readonly Zapys[] {
  return population.convictions.map((conviction, index) => ({
    id: nomer('vyrok', index),
    osoba_id: nomer('osoba', conviction.subjectIndex),
    sud: conviction.court,
    data: dayFirst(conviction.decidedOn, '.'),
    kvalifikatsiia: { stattia: conviction.statute, klas_iccs: conviction.iccs },
    pokarannia: conviction.sentence,
    stan: nationalCode(STAN_VYROKU, conviction.status),
  }));
}

/** Alerts. */
export function oriientuvannia(population: MemberPopulation): readonly Zapys[] {
  return population.alerts.map((alert, index) => ({
    id: nomer('oriientuvannia', index),
    osoba_id: nomerOrNull('osoba', alert.subjectIndex),
    orh_id: nomerOrNull('orh', alert.subjectOrganisationIndex),
    systema: nationalCode(SYSTEMA, alert.scheme),
    katehoriia: nationalCode(KATEHORIIA, alert.category),
    nomer: alert.reference,
    zakhid: alert.action,
    stan: nationalCode(STAN_ORIIENTUVANNIA, alert.state),
    initsiator: alert.issuingAuthority,
    strok: { vid: dayFirst(alert.issuedOn, '.'), do: dayFirst(alert.validUntil, '.') },
  }));
}

/** Requests for cooperation. */
export function zapyty(population: MemberPopulation): readonly Zapys[] {
  return population.requests.map((request, index) => ({
    id: nomer('zapyt', index),
    provadzhennia_id: nomer('provadzhennia', request.caseIndex),
    vyd: nationalCode(VYD_ZAPYTU, request.kind),
    vykhidnyi_nomer: request.reference,
    stan: nationalCode(STAN_ZAPYTU, request.state),
    vid_koho: request.requesting,
    komu: request.requested,
    data: dayFirst(request.requestedOn, '.'),
    strok: dayFirst(request.dueOn, '.'),
    zmist: request.assistance,
  }));
}
