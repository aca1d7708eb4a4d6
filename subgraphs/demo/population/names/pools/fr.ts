import { poolNames, poolSurnames, type NamePool } from '../pool.ts';

const written = (native: string): string => native.toLowerCase();

/** Names common in France, with their sound: spelling alone does not tell it. */
export const FRENCH_NAMES: NamePool = {
  middle: 'none',
  male: poolNames(
    `Jean=žan, Pierre=pjer, Michel=mišel, André=andre, Philippe=filip, René=rene, Louis=lui, Alain=alen, Jacques=žak,
    Bernard=bernar, Marcel=marsel, Daniel=danjel, Roger=rože, Robert=rober, Paul=pol, Claude=klod, Christian=kristjan, Henri=anri,
    Georges=žorž, Nicolas=nikola, François=fransua, Patrick=patrik, Gérard=žerar, Christophe=kristof, Joseph=žozef, Julien=žuljen,
    Maurice=moris, Laurent=loran, Frédéric=frederik, Éric=erik, David=david, Stéphane=stefan, Pascal=paskal, Sébastien=sebastjen,
    Alexandre=aleksandr, Thierry=tjeri, Olivier=olivje, Antoine=antuan, Guillaume=gijom, Thomas=toma, Jérôme=žerom, Hugo=jugo,
    Mathieu=matje, Vincent=vensan, Benoît=benua, Rémi=remi, Gaël=gael, Loïc=loik, Jean-Luc=žan-ljuk, Jean-Pierre=žan-pjer`,
    written,
  ),
  female: poolNames(
    `Marie=mari, Jeanne=žan, Françoise=fransuaz, Monique=monik, Catherine=katrin, Nathalie=natali, Isabelle=izabel,
    Jacqueline=žaklin, Anne=an, Sylvie=silvi, Martine=martin, Madeleine=madlen, Nicole=nikol, Suzanne=suzan, Hélène=elen,
    Christine=kristin, Marguerite=margerit, Denise=deniz, Louise=luiz, Valérie=valeri, Sophie=sofi, Sandrine=sandrin,
    Stéphanie=stefani, Véronique=veronik, Céline=selin, Chantal=šantal, Aurélie=oreli, Caroline=karolin, Émilie=emili,
    Julie=žuli, Camille=kamij, Élodie=elodi, Léa=lea, Manon=manon, Chloé=kloe, Brigitte=brižit, Laurence=lorans, Corinne=korin,
    Delphine=delfin, Virginie=viržini, Pauline=polin, Mathilde=matild, Geneviève=ženevjev, Thérèse=terez, Agnès=anjes,
    Marie-Claude=mari-klod, Anne-Marie=an-mari, Odile=odil, Lætitia=letisja, Noémie=noemi`,
    written,
  ),
  surnames: poolSurnames(
    `Martin=marten, Bernard=bernar, Thomas=toma, Petit=peti, Robert=rober, Richard=rišar, Durand=djuran, Dubois=djubua,
    Moreau=moro, Laurent=loran, Simon=simon, Michel=mišel, Lefebvre=lefevr, Leroy=lerua, Roux=ru, David=david, Bertrand=bertran,
    Morel=morel, Fournier=furnje, Girard=žirar, Bonnet=bone, Dupont=djupon, Lambert=lamber, Fontaine=fonten, Rousseau=ruso,
    Vincent=vensan, Muller=mjulR, Lefèvre=lefevr, Faure=for, Mercier=mersje, Blanc=blan, Guérin=geren, Boyer=buaje, Garnier=garnje,
    Chevalier=ševalje, François=fransua, Legrand=legran, Gauthier=gotje, Garcia=garsia, Perrin=peren, Robin=roben,
    Clément=kleman, Morin=moren, Nicolas=nikola, Henry=anri, Roussel=rusel, Mathieu=matje, Gautier=gotje, Masson=mason,
    Marchand=maršan, Duval=djuval, Denis=deni, Dumont=djumon, Marie=mari, Lemaire=lemer, Noël=noel, Meyer=mejer, Dufour=djufur,
    Meunier=menje, Brun=bren, Blanchard=blanšar, Giraud=žiro, Joly=žoli, Rivière=rivjer, Lucas=ljuka, Brunet=brjune, Gaillard=gajar,
    Barbier=barbje, Arnaud=arno, Martinez=martinez, Gérard=žerar, Roche=roš, Renard=renar, Schmitt=šmit, Roy=rua, Leroux=leru,
    Colin=kolen, Vidal=vidal, Caron=karon, Picard=pikar, Roger=rože, Fabre=fabr, Aubert=ober, Lemoine=lemuan, Renaud=reno,
    Dumas=djuma, Lacroix=lakrua, Olivier=olivje, Philippe=filip, Bourgeois=buržua, Pierre=pjer, Benoît=benua, Rey=re,
    Leclerc=lekler, Payet=paje, Rolland=rolan, Leclercq=lekler, Guillaume=gijom, Lecomte=lekont, Lopez=lopez`,
    written,
  ),
};
