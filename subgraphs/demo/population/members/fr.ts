import { iban, mod97, spread } from '../numbers.ts';
import { FRENCH_NAMES } from '../names/pools/fr.ts';
import { goods, list, statutes, towns, type MemberProfile } from './profile.ts';

/** France. */
export const FR: MemberProfile = {
  member: 'FR',
  script: 'Latn',
  communities: [{ share: 1, pool: FRENCH_NAMES }],
  towns: towns(
    `Paris/Île-de-France/75, Marseille/Provence-Alpes-Côte d'Azur/13, Lyon/Auvergne-Rhône-Alpes/69, Toulouse/Occitanie/31, Nice/Provence-Alpes-Côte d'Azur/06,
    Nantes/Pays de la Loire/44, Montpellier/Occitanie/34, Strasbourg/Grand Est/67, Bordeaux/Nouvelle-Aquitaine/33, Lille/Hauts-de-France/59, Rennes/Bretagne/35,
    Reims/Grand Est/51, Toulon/Provence-Alpes-Côte d'Azur/83, Saint-Étienne/Auvergne-Rhône-Alpes/42, Le Havre/Normandie/76, Grenoble/Auvergne-Rhône-Alpes/38,
    Dijon/Bourgogne-Franche-Comté/21, Angers/Pays de la Loire/49, Nîmes/Occitanie/30, Saint-Denis/Île-de-France/93, Ajaccio/Corse/20, Tours/Centre-Val de Loire/37`,
  ),
  streets: list(
    `rue de la République, avenue Victor-Hugo, rue Pasteur, place de l'Église, rue Jean-Jaurès, boulevard Gambetta, rue du Moulin, impasse des Lilas, chemin des Vignes,
    rue des Écoles, avenue de la Gare, rue Voltaire, quai de la Loire, rue du Général-de-Gaulle, allée des Tilleuls, cours Mirabeau, rue Sainte-Anne, route de Paris`,
  ),
  addressLine: (street, random) => `${random.between(1, 150)}${random.chance(0.1) ? ' bis' : ''} ${street}`,
  postalCode: (town, random) => `${town.postal}${random.digits(3)}`,
  occupations: list(
    `commerçant, chauffeur routier, enseignant, maçon, électricien, cuisinier, infirmière, informaticien, retraité, sans profession, étudiant, agent immobilier,
    gérant de société, avocat, comptable, agent de sécurité, marin, mécanicien, artisan, vendeuse`,
  ),
  eyeColours: list('marron, bleus, verts, noisette, gris'),
  courts: list(
    'TJ Paris, TJ Marseille, TJ Lyon, TJ Bobigny, TJ Lille, TJ Bordeaux, CA Paris, CA Aix-en-Provence, Cour d’assises du Rhône, TJ Nantes',
  ),
  authorities: list(
    'DNPJ Nanterre, PP Paris, Gendarmerie nationale SR Lyon, DZPN Marseille, OFAST, OCLCIFF, DGDDI Le Havre, SIPJ Lille, SR Bordeaux, JIRS Rennes',
  ),
  statutes: statutes(`
    05 36 Art. 311-3 C. pén.
    05 60 Art. 311-4 C. pén.
    07 60 Art. 313-1 C. pén.
    06 120 Art. 222-37 C. pén.
    02 36 Art. 222-11 C. pén.
    04 240 Art. 311-8 C. pén.
    07 60 Art. 324-1 C. pén.
    08 12 Art. 433-5 C. pén.
    01 360 Art. 221-1 C. pén.
    03 180 Art. 222-23 C. pén.
    09 120 Art. 421-2-1 C. pén.
    07 120 Art. 432-11 C. pén.
    10 24 Art. L. 216-6 C. env.
    11 12 Art. 226-1 C. pén.
  `),
  sentence: (months, days) => (months > 0 ? `${months} mois d'emprisonnement` : `${days} jours-amende`),
  organisations: {
    words: list(
      "Océane, Lumière, Méridien, Provence, Étoile, Horizon, Garonne, Cévennes, Alizés, Montjoie, Belle Rive, Saint-Michel, Azur, Vosges, L'Ormeau",
    ),
    trades: list(
      'Transports, Bâtiment, Négoce, Immobilier, Logistique, Conseil, Automobiles, Restauration, Sécurité, Import-Export, Textiles, Participations',
    ),
    forms: list('SARL, SAS, SA, SCI, EURL, Association'),
    name: (word, trade, form) => `${form} ${word} ${trade}`,
  },
  special: [
    { kind: 'health', value: 'diabète insulinodépendant' },
    { kind: 'health', value: 'épilepsie' },
    { kind: 'religion-or-philosophy', value: 'pratiquant catholique' },
    { kind: 'political-opinion', value: 'militant d’un groupe dissous' },
    { kind: 'racial-or-ethnic-origin', value: 'gens du voyage' },
    { kind: 'union-membership', value: 'délégué syndical' },
  ],
  actions: {
    arrest: 'interpeller en vue de remise ou d’extradition',
    locate: 'localiser et aviser le service',
    check: 'contrôle discret, ne pas attirer l’attention',
    missing: 'mettre en sécurité et aviser le service',
    refuse: 'refuser l’entrée sur le territoire',
    assets: 'saisir les avoirs et aviser le service',
  },
  roles: {
    associate: 'relation',
    relative: 'parent éloigné',
    spouse: 'conjoint',
    parent: 'père ou mère',
    sibling: 'frère ou sœur',
    'co-accused': 'co-mis en cause',
    employer: 'employeur',
    owner: 'associé',
    director: 'gérant',
    member: 'membre',
  },
  assistance: list(
    'audition de témoin, relevés de compte, données de connexion, perquisition et saisie, remise d’actes, extradition',
  ),
  seizures: goods(
    'drugs/résine de cannabis/kg, drugs/cocaïne/g, drugs/héroïne/g, cash/numéraire/EUR, firearms/armes de poing/unité, vehicle/véhicule léger/unité, electronics/téléphones portables/unité, documents/faux documents/unité, counterfeit/maroquinerie contrefaite/unité',
  ),
  items: goods(
    'painting/huile sur toile Bord de Seine/E. Boudin, sculpture/bronze animalier/A.-L. Barye, jewellery/broche art déco/, watch/montre-bracelet/Cartier, antiquity/amphore romaine/, book/livre d’heures xve s./, instrument/violon/J.-B. Vuillaume, equipment/tractopelle/Manitou, engine/moteur hors-bord/Mercury',
  ),
  repositories: list('FAED, FNAEG, TAJ-photo'),
  mailDomains: list('example.fr, courriel.example.fr, mail.example.com'),
  plateMakes: list('Renault, Peugeot, Citroën, Dacia, Volkswagen, Toyota, Mercedes-Benz, Ford, Audi, BMW'),
  nationalId: ({ birthDate, male, serial }) => {
    const body = `${male ? 1 : 2}${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}${spread(serial, 8)}`;
    return body + String(97 - mod97(body)).padStart(2, '0');
  },
  plate: (serial) => {
    const digits = spread(serial, 7);
    const letter = (at: number) => 'ABCDEFGHJK'.charAt(Number(digits.charAt(at)));
    return `${letter(0)}${letter(1)}-${digits.slice(2, 5)}-${letter(5)}${letter(6)}`;
  },
  documentNumber: (type, serial) =>
    type === 'passport' ? `${spread(serial, 7).slice(0, 2)}FV${spread(serial, 7).slice(2)}` : spread(serial, 12),
  caseNumber: (year, serial) => `PV ${year}/${spread(serial, 6)}`,
  registrationNumber: (serial) => spread(serial, 9),
  phone: (mobile, random) => (mobile ? `+336${random.digits(8)}` : `+331${random.digits(8)}`),
  iban: (serial) => {
    const account = `3000200550${spread(serial, 11)}`;
    const key = String(97 - mod97(`${account}00`)).padStart(2, '0');
    return { iban: iban('FR', account + key), bic: 'CRLYFRPP' };
  },
  propertyReference: (serial) => `000 AB ${spread(serial, 5)}`,
};
