import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { eightDigits } from '../platform/dates.ts';
import { COR, SITUACAO_BEM, TIPO_APREENSAO, TIPO_ARMA, TIPO_BEM, TIPO_OBJETO, TIPO_VEICULO } from './codes.ts';
import { line } from './layout.ts';
import { LAYOUTS } from './layouts.ts';
import { dataOuZeros, maiusculas, numero } from './pessoas.ts';

/** The vehicle whose colour stands in a number that no list has: real exports hold such. */
const ODD_COLOUR = { index: 6, code: '77' };

/** A number with a decimal comma and two digits after it. */
function decimal(value: number | null): string | null {
  return value === null ? null : value.toFixed(2).replace('.', ',');
}

/** The lines of VEICULOS.TXT. */
export function veiculos(population: MemberPopulation): readonly string[] {
  return population.vehicles.map((vehicle, index) =>
    line(LAYOUTS.veiculo, {
      ID_VEICULO: numero(index),
      CD_TIPO: nationalCode(TIPO_VEICULO, vehicle.kind),
      NR_CHASSI: vehicle.vin,
      NR_PLACA: vehicle.plate,
      DS_MARCA: maiusculas(vehicle.make),
      DS_MODELO: maiusculas(vehicle.model),
      CD_COR: index === ODD_COLOUR.index ? ODD_COLOUR.code : nationalCode(COR, vehicle.colour),
      NR_ANO: vehicle.year,
      CD_SITUACAO: nationalCode(SITUACAO_BEM, vehicle.status),
      DT_SITUACAO: dataOuZeros(vehicle.statusDate),
      ID_PESSOA: numero(vehicle.keeperIndex),
      ID_EMPRESA: numero(vehicle.keeperOrganisationIndex),
    }),
  );
}

/** The lines of ARMAS.TXT. */
export function armas(population: MemberPopulation): readonly string[] {
  return population.firearms.map((firearm, index) =>
    line(LAYOUTS.arma, {
      ID_ARMA: numero(index),
      CD_TIPO: nationalCode(TIPO_ARMA, firearm.kind),
      NR_SERIE: firearm.serial,
      DS_MARCA: maiusculas(firearm.make),
      DS_MODELO: maiusculas(firearm.model),
      DS_CALIBRE: firearm.calibre,
      CD_SITUACAO: nationalCode(SITUACAO_BEM, firearm.status),
      ID_PESSOA: numero(firearm.holderIndex),
    }),
  );
}

/** The lines of OBJETOS.TXT. */
export function objetos(population: MemberPopulation): readonly string[] {
  return population.items.map((item, index) =>
    line(LAYOUTS.objeto, {
      ID_OBJETO: numero(index),
      CD_TIPO: nationalCode(TIPO_OBJETO, item.kind),
      NR_SERIE: item.serial,
      DS_OBJETO: maiusculas(item.description),
      NM_AUTOR: maiusculas(item.maker),
      CD_SITUACAO: nationalCode(SITUACAO_BEM, item.status),
    }),
  );
}

/** The lines of BENS.TXT. */
export function bens(population: MemberPopulation): readonly string[] {
  return population.assets.map((asset, index) =>
    line(LAYOUTS.bem, {
      ID_BEM: numero(index),
      CD_TIPO: nationalCode(TIPO_BEM, asset.kind),
      NR_IBAN: asset.iban,
      CD_BIC: asset.bic,
      NR_CARTEIRA: asset.walletAddress,
      NR_MATRICULA: asset.propertyReference,
      PC_PARTE: decimal(asset.ownershipShare),
      ID_PESSOA: numero(asset.holderIndex),
      ID_EMPRESA: numero(asset.holderOrganisationIndex),
    }),
  );
}

/** The lines of APREENSOES.TXT. */
export function apreensoes(population: MemberPopulation): readonly string[] {
  return population.seizures.map((seizure, index) =>
    line(LAYOUTS.apreensao, {
      ID_APREENSAO: numero(index),
      ID_INQ: numero(seizure.caseIndex),
      DT_APREENSAO: eightDigits(seizure.seizedOn),
      DS_LOCAL: maiusculas(seizure.place),
      CD_TIPO: nationalCode(TIPO_APREENSAO, seizure.kind),
      DS_MATERIAL: maiusculas(seizure.description),
      QT_MATERIAL: decimal(seizure.quantity),
      DS_UNIDADE: maiusculas(seizure.unit),
    }),
  );
}
