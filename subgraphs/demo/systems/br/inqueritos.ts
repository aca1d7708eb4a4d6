import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { eightDigits } from '../platform/dates.ts';
import { NUMERIC } from '../platform/iso-countries.ts';
import {
  CATEGORIA,
  QUALIDADE,
  SISTEMA,
  SITUACAO_ALERTA,
  SITUACAO_CONDENACAO,
  SITUACAO_INQUERITO,
  SITUACAO_MANDADO,
  SITUACAO_PEDIDO,
  TIPO_PEDIDO,
} from './codes.ts';
import { line } from './layout.ts';
import { LAYOUTS } from './layouts.ts';
import { controle, maiusculas, numero } from './pessoas.ts';

/** The lines of INQUERITOS.TXT: an inquiry, the persons involved in it, then the next inquiry. */
export function* inqueritos(population: MemberPopulation): Generator<string> {
  for (const [index, entry] of population.cases.entries()) {
    yield line(LAYOUTS.inquerito, {
      ID_INQ: numero(index),
      NR_INQ: entry.number,
      NM_ORGAO: maiusculas(entry.authority),
      CD_SITUACAO: nationalCode(SITUACAO_INQUERITO, entry.status),
      DT_ABERTURA: eightDigits(entry.openedOn),
      ...controle(entry.record),
    });
    for (const role of entry.roles) {
      yield line(LAYOUTS.envolvido, {
        ID_INQ: numero(index),
        ID_PESSOA: numero(role.personIndex),
        CD_QUALIDADE: nationalCode(QUALIDADE, role.category),
      });
    }
  }
}

/** The lines of CRIMES.TXT. */
export function crimes(population: MemberPopulation): readonly string[] {
  return population.offences.map((offence, index) =>
    line(LAYOUTS.crime, {
      ID_CRIME: numero(index),
      ID_INQ: numero(offence.caseIndex),
      DS_ARTIGO: offence.statute,
      CD_ICCS: offence.iccs,
      QT_MESES: offence.maximumPenalty,
      IN_TENTADO: offence.attempted ? 'S' : 'N',
    }),
  );
}

/** The lines of MANDADOS.TXT. */
export function mandados(population: MemberPopulation): readonly string[] {
  return population.warrants.map((warrant, index) =>
    line(LAYOUTS.mandado, {
      ID_MANDADO: numero(index),
      ID_PESSOA: numero(warrant.subjectIndex),
      NR_MANDADO: warrant.reference,
      NM_JUIZO: maiusculas(warrant.court),
      DT_EXPEDICAO: eightDigits(warrant.issuedOn),
      DS_ARTIGO: warrant.statute,
      CD_ICCS: warrant.iccs,
      CD_SITUACAO: nationalCode(SITUACAO_MANDADO, warrant.status),
      CD_PAISES_EXTR: warrant.extraditionLimits.map((code) => nationalCode(NUMERIC, code)).join(' '),
    }),
  );
}

/** The lines of CONDENACOES.TXT. */
export function condenacoes(population: MemberPopulation): readonly string[] {
  return population.convictions.map((conviction, index) =>
    line(LAYOUTS.condenacao, {
      ID_COND: numero(index),
      ID_PESSOA: numero(conviction.subjectIndex),
      NM_JUIZO: maiusculas(conviction.court),
      DT_DECISAO: eightDigits(conviction.decidedOn),
      DS_ARTIGO: conviction.statute,
      CD_ICCS: conviction.iccs,
      DS_PENA: maiusculas(conviction.sentence),
      CD_SITUACAO: nationalCode(SITUACAO_CONDENACAO, conviction.status),
    }),
  );
}

/** The lines of ALERTAS.TXT. */
export function alertas(population: MemberPopulation): readonly string[] {
  return population.alerts.map((alert, index) =>
    line(LAYOUTS.alerta, {
      ID_ALERTA: numero(index),
      ID_PESSOA: numero(alert.subjectIndex),
      ID_EMPRESA: numero(alert.subjectOrganisationIndex),
      CD_SISTEMA: nationalCode(SISTEMA, alert.scheme),
      CD_CATEGORIA: nationalCode(CATEGORIA, alert.category),
      NR_ALERTA: alert.reference,
      DS_PROVIDENCIA: maiusculas(alert.action),
      CD_SITUACAO: nationalCode(SITUACAO_ALERTA, alert.state),
      NM_ORGAO: maiusculas(alert.issuingAuthority),
      DT_INICIO: eightDigits(alert.issuedOn),
      DT_FIM: eightDigits(alert.validUntil),
    }),
  );
}

/** The lines of PEDIDOS.TXT. */
export function pedidos(population: MemberPopulation): readonly string[] {
  return population.requests.map((request, index) =>
    line(LAYOUTS.pedido, {
      ID_PEDIDO: numero(index),
      ID_INQ: numero(request.caseIndex),
      CD_TIPO: nationalCode(TIPO_PEDIDO, request.kind),
      NR_PEDIDO: request.reference,
      CD_SITUACAO: nationalCode(SITUACAO_PEDIDO, request.state),
      SG_REQUERENTE: request.requesting,
      SG_REQUERIDO: request.requested,
      DT_PEDIDO: eightDigits(request.requestedOn),
      DT_PRAZO: eightDigits(request.dueOn),
      DS_PEDIDO: maiusculas(request.assistance),
    }),
  );
}
