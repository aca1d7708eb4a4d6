/** Letters before the number of an element, by what it is. */
const PREFIXES = {
  personne: 'PP',
  personneMorale: 'PM',
  titre: 'TI',
  vehicule: 'VH',
  arme: 'AR',
  objet: 'OB',
  biometrie: 'BI',
  photographie: 'PH',
  procedure: 'PV',
  infraction: 'IN',
  mandat: 'MD',
  condamnation: 'CD',
  signalement: 'SG',
  avoir: 'AV',
  demande: 'DE',
  adresse: 'AD',
  coordonnee: 'CO',
  terminal: 'TE',
  numerique: 'NU',
  lien: 'LI',
  saisie: 'SA',
} as const;

/** The identifier of the element at a position of the population: `PP-000123-7`, its last digit a check. */
export function identifiant(nature: keyof typeof PREFIXES, index: number): string {
  const numero = index + 1;
  return `${PREFIXES[nature]}-${String(numero).padStart(6, '0')}-${numero % 7}`;
}

/** The same where the position may be missing. */
export function identifiantOuNul(nature: keyof typeof PREFIXES, index: number | null): string | null {
  return index === null ? null : identifiant(nature, index);
}
