import { cadastro } from './br/cadastro.ts';
import { fillGermany } from './de/fas.ts';
import { fillEstonia } from './ee/upr.ts';
import { sijill } from './eg/sijill.ts';
import { fichier } from './fr/fichier.ts';
import { fillJapan } from './jp/shokai.ts';
import type { NationalExport, NationalService } from './platform/service.ts';
import type { Fill } from './sql/fill-target.ts';
import { reestr } from './ua/reestr.ts';
import { cjx } from './us/cjx.ts';

/** A national system of the demonstration, as the embedded federation runs it. */
export type DemoSystem = {
  readonly member: string;
  /** The folder of its mapping under `subgraphs/countries/<cc>`. */
  readonly system: string;
  readonly title: string;
} & (
  | { readonly kind: 'postgresql' | 'sqlite'; readonly fill: Fill }
  | { readonly kind: 'service'; readonly service: NationalService; readonly credentials: 'token' | 'password' }
  | { readonly kind: 'export'; readonly export: NationalExport }
);

/** The systems of the eight members. Germany's is written into MariaDB by the same function, given such an address. */
export const SYSTEMS: readonly DemoSystem[] = [
  { member: 'EE', system: 'upr', title: 'Ühtne politseiregister', kind: 'postgresql', fill: fillEstonia },
  { member: 'DE', system: 'fas', title: 'Fahndungs- und Auskunftssystem', kind: 'sqlite', fill: fillGermany },
  {
    member: 'FR',
    system: 'fichier',
    title: 'Fichier national des signalements et des procédures',
    kind: 'service',
    service: fichier,
    credentials: 'password',
  },
  {
    member: 'UA',
    system: 'reestr',
    title: 'Єдиний реєстр обліків',
    kind: 'service',
    service: reestr,
    credentials: 'token',
  },
  {
    member: 'US',
    system: 'cjx',
    title: 'Consolidated Justice Exchange',
    kind: 'service',
    service: cjx,
    credentials: 'token',
  },
  { member: 'BR', system: 'cadastro', title: 'Cadastro Unificado Policial', kind: 'export', export: cadastro },
  { member: 'EG', system: 'sijill', title: 'السجل الجنائي الموحد', kind: 'export', export: sijill },
  { member: 'JP', system: 'shokai', title: '総合照会システム', kind: 'sqlite', fill: fillJapan },
];
