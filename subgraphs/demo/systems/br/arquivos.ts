import type { MemberPopulation } from '../../population/population.ts';
import { armas, apreensoes, bens, objetos, veiculos } from './bens.ts';
import { aparelhos, biometrias, contatos, documentos, enderecos, fotos, redes, vinculos } from './da-pessoa.ts';
import { alertas, condenacoes, crimes, inqueritos, mandados, pedidos } from './inqueritos.ts';
import { empresas, pessoas } from './pessoas.ts';

/** The lines of each file of the export, without header and trailer. */
export const ARQUIVOS: Readonly<Record<string, (population: MemberPopulation) => Iterable<string>>> = {
  PESSOAS: pessoas,
  EMPRESAS: empresas,
  DOCUMENTOS: documentos,
  VEICULOS: veiculos,
  ARMAS: armas,
  OBJETOS: objetos,
  BIOMETRIA: biometrias,
  FOTOS: fotos,
  INQUERITOS: inqueritos,
  CRIMES: crimes,
  MANDADOS: mandados,
  CONDENACOES: condenacoes,
  ALERTAS: alertas,
  BENS: bens,
  PEDIDOS: pedidos,
  ENDERECOS: enderecos,
  CONTATOS: contatos,
  APARELHOS: aparelhos,
  REDES: redes,
  VINCULOS: vinculos,
  APREENSOES: apreensoes,
};
