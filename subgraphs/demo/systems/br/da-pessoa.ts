import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { eightDigits } from '../platform/dates.ts';
import { NUMERIC } from '../platform/iso-countries.ts';
import {
  SITUACAO_DOCUMENTO,
  TIPO_BIOMETRIA,
  TIPO_CONTATO,
  TIPO_DOCUMENTO,
  TIPO_ENDERECO,
  TIPO_REDE,
  TIPO_VINCULO,
} from './codes.ts';
import { line } from './layout.ts';
import { LAYOUTS } from './layouts.ts';
import { dataOuZeros, maiusculas, numero } from './pessoas.ts';

/** The lines of DOCUMENTOS.TXT. */
export function documentos(population: MemberPopulation): readonly string[] {
  return population.documents.map((document, index) =>
    line(LAYOUTS.documento, {
      ID_DOC: numero(index),
      ID_PESSOA: numero(document.holderIndex),
      CD_TIPO: nationalCode(TIPO_DOCUMENTO, document.type),
      NR_DOC: document.number,
      CD_PAIS: nationalCode(NUMERIC, document.issuer),
      DT_EMISSAO: eightDigits(document.issuedOn),
      DT_VALIDADE: eightDigits(document.expiresOn),
      CD_SITUACAO: nationalCode(SITUACAO_DOCUMENTO, document.status),
    }),
  );
}

/** The lines of BIOMETRIA.TXT. */
export function biometrias(population: MemberPopulation): readonly string[] {
  return population.biometrics.map((biometric, index) =>
    line(LAYOUTS.biometria, {
      ID_BIO: numero(index),
      ID_PESSOA: numero(biometric.subjectIndex),
      CD_TIPO: nationalCode(TIPO_BIOMETRIA, biometric.kind),
      DS_BASE: biometric.repository,
      DT_COLETA: eightDigits(biometric.capturedOn),
    }),
  );
}

/** The lines of FOTOS.TXT. */
export function fotos(population: MemberPopulation): readonly string[] {
  return population.photographs.map((photograph, index) =>
    line(LAYOUTS.foto, {
      ID_FOTO: numero(index),
      ID_PESSOA: numero(photograph.subjectIndex),
      NM_ARQUIVO: photograph.reference,
      DT_FOTO: eightDigits(photograph.capturedOn),
    }),
  );
}

/** The lines of ENDERECOS.TXT. */
export function enderecos(population: MemberPopulation): readonly string[] {
  return population.addresses.map((address, index) =>
    line(LAYOUTS.endereco, {
      ID_ENDERECO: numero(index),
      ID_PESSOA: numero(address.residentIndex),
      ID_EMPRESA: numero(address.organisationIndex),
      CD_TIPO: nationalCode(TIPO_ENDERECO, address.kind),
      DS_LOGRADOURO: maiusculas(address.street),
      NM_MUNICIPIO: maiusculas(address.locality),
      SG_UF: maiusculas(address.region),
      NR_CEP: address.postalCode,
      CD_PAIS: nationalCode(NUMERIC, address.country),
      DT_DESDE: dataOuZeros(address.from),
    }),
  );
}

/** The lines of CONTATOS.TXT. */
export function contatos(population: MemberPopulation): readonly string[] {
  return population.contactPoints.map((contact, index) =>
    line(LAYOUTS.contato, {
      ID_CONTATO: numero(index),
      ID_PESSOA: numero(contact.userIndex),
      ID_EMPRESA: numero(contact.organisationIndex),
      CD_TIPO: nationalCode(TIPO_CONTATO, contact.kind),
      DS_CONTATO: contact.value,
    }),
  );
}

/** The lines of APARELHOS.TXT. */
export function aparelhos(population: MemberPopulation): readonly string[] {
  return population.devices.map((device, index) =>
    line(LAYOUTS.aparelho, {
      ID_APARELHO: numero(index),
      ID_PESSOA: numero(device.userIndex),
      NR_IMEI: device.kind === 'imei' ? device.value : null,
      NR_MAC: device.kind === 'mac' ? device.value : null,
      DS_APARELHO: maiusculas(device.description),
    }),
  );
}

/** The lines of REDES.TXT; the moment is `AAAAMMDDHHMMSS` in UTC. */
export function redes(population: MemberPopulation): readonly string[] {
  return population.onlineIdentifiers.map((identifier, index) =>
    line(LAYOUTS.rede, {
      ID_REDE: numero(index),
      ID_PESSOA: numero(identifier.userIndex),
      CD_TIPO: nationalCode(TIPO_REDE, identifier.kind),
      DS_VALOR: identifier.value,
      TS_VISTO: new Date(identifier.seenAt).toISOString().replace(/\D/gu, '').slice(0, 14),
      DS_SERVICO: identifier.service,
    }),
  );
}

/** The lines of VINCULOS.TXT. */
export function vinculos(population: MemberPopulation): readonly string[] {
  return population.relations.map((relation, index) =>
    line(LAYOUTS.vinculo, {
      ID_VINCULO: numero(index),
      ID_PESSOA: numero(relation.subjectIndex),
      ID_PESSOA_LIG: numero(relation.personIndex),
      ID_EMPRESA_LIG: numero(relation.organisationIndex),
      CD_TIPO: nationalCode(TIPO_VINCULO, relation.kind),
      DS_PAPEL: maiusculas(relation.role),
      DT_DESDE: dataOuZeros(relation.from),
    }),
  );
}
