import type { MemberPopulation } from '../../population/population.ts';
import { orhanizatsii, osoby, type Zapys } from './osoby.ts';
import { aktyvy, rechi, transport, vyluchennia, zbroia } from './predmety.ts';
import { adresy, biometriia, dokumenty, foto, kontakty, oblikoviZapysy, prystroi, zviazky } from './pro-osobu.ts';
import { oriientuvannia, pravoporushennia, provadzhennia, ukhvaly, vyroky, zapyty } from './provadzhennia.ts';

/** A collection of the register: its elements, and the members of an element that callers may ask by. */
export interface Zbirka {
  readonly elements: (population: MemberPopulation) => readonly Zapys[];
  readonly by: readonly string[];
}

const ofPerson = ['id', 'osoba_id'];
const ofHolder = ['id', 'osoba_id', 'orh_id'];
const ofCase = ['id', 'provadzhennia_id'];

/** Every collection of the register, by the path that it is served under. */
export const ZBIRKY: Readonly<Record<string, Zbirka>> = {
  osoby: { elements: osoby, by: ['id'] },
  orhanizatsii: { elements: orhanizatsii, by: ['id'] },
  dokumenty: { elements: dokumenty, by: ofPerson },
  transport: { elements: transport, by: ofHolder },
  zbroia: { elements: zbroia, by: ofPerson },
  rechi: { elements: rechi, by: ['id'] },
  biometriia: { elements: biometriia, by: ofPerson },
  foto: { elements: foto, by: ofPerson },
  provadzhennia: { elements: provadzhennia, by: ['id'] },
  pravoporushennia: { elements: pravoporushennia, by: ofCase },
  ukhvaly: { elements: ukhvaly, by: ofPerson },
  vyroky: { elements: vyroky, by: ofPerson },
  oriientuvannia: { elements: oriientuvannia, by: ofHolder },
  aktyvy: { elements: aktyvy, by: ofHolder },
  zapyty: { elements: zapyty, by: ofCase },
  adresy: { elements: adresy, by: ofHolder },
  kontakty: { elements: kontakty, by: ofHolder },
  prystroi: { elements: prystroi, by: ofPerson },
  'oblikovi-zapysy': { elements: oblikoviZapysy, by: ofPerson },
  zviazky: { elements: zviazky, by: ['id', 'osoba_id', 'z_osoboiu_id', 'z_orh_id'] },
  vyluchennia: { elements: vyluchennia, by: ofCase },
};
