import { expectOneName, spellings } from './one-name.ts';

describe('names in Greek', () => {
  it.each(
    spellings(`
Ντόρα Μπακογιάννη = Ntora Bakogianni | Dora Bakoyanni | Dora Bakoyannis | Ntora Mpakogianni
Γιώργος Παπανδρέου = Giorgos Papandreou | Yorgos Papandreou | George Papandreou | Georgios Papandreou
Ευάγγελος Βενιζέλος = Evangelos Venizelos | Evaggelos Venizelos | Euaggelos Benizelos
Αυγουστίνος Ευθυμίου = Avgoustinos Efthymiou | Augoustinos Euthymiou | Augustinos Efthimiou
Κυριάκος Μητσοτάκης = Kyriakos Mitsotakis | Kiriakos Mitsotakis | Kyriakos Mētsotakēs
Γκίκας Αγγελόπουλος = Gkikas Angelopoulos | Gikas Aggelopoulos | Gikas Angelopulos
Χρήστος Χατζηδάκης = Christos Chatzidakis | Hristos Hatzidakis | Christos Hadjidakis | Khristos Khatzidakis
Ξενοφών Ψαρρός = Xenofon Psarros | Xenophon Psaros
Θεόδωρος Τζαμτζής = Theodoros Tzamtzis | Thodoros Jamjis
Ιωάννης Μπουτάρης = Ioannis Boutaris | Yannis Butaris | Ioannis Mpoutaris
Εύα Καϊλή = Eva Kaili | Eva Kaili
Υπατία Οικονόμου = Ypatia Oikonomou | Hypatia Economou | Ipatia Ikonomou
ΝΙΚΟΛΑΟΣ ΓΚΟΥΜΑΣ = Nikolaos Gkoumas | Nikolaos Goumas | Nicolaos Gumas
Παύλος Ντίνος = Pavlos Ntinos | Pavlos Dinos | Paulos Dinos
`),
  )('%s is %s', expectOneName);
});
