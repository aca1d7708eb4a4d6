import { estonianSound } from '../sounds.ts';
import { poolNames, poolSurnames, type NamePool } from '../pool.ts';

/** Names of Estonian speakers. */
export const ESTONIAN_NAMES: NamePool = {
  middle: 'none',
  male: poolNames(
    `Martin, Andres, Toomas, Margus, Jaan, Jüri, Rein, Peeter, Tõnu, Urmas, Kristjan, Priit, Ants, Marko, Raivo, Tiit,
    Indrek, Mihkel, Aivar, Rasmus, Meelis, Karl, Kaspar, Siim, Ain, Mati, Madis, Sander, Marek, Arvo, Kalle, Enn, Rain,
    Janek, Heiki, Aare, Robert, Oliver, Markus, Ott, Villu, Kalev, Veiko, Taavi, Tanel, Henri, Erki, Lauri, Silver, Hugo,
    Karl Martin, Hans Erik, Jaan Kristjan`,
    estonianSound,
  ),
  female: poolNames(
    `Katrin, Piret, Anne, Tiina, Maie, Kristi, Sirje, Kadri, Triin, Riina, Ülle, Anu, Liis, Marika, Kristiina, Merle, Maria,
    Mari, Eve, Reet, Tiiu, Ene, Pille, Anneli, Kaja, Liina, Helen, Heli, Maarika, Laura, Aino, Õnne, Kerli, Kaire, Imbi,
    Signe, Kersti, Sille, Grete, Evelin, Birgit, Kaisa, Eha, Ly, Leida, Malle, Külli, Annika, Mare, Helgi, Anna Liisa,
    Mari Liis, Eva Maria`,
    estonianSound,
  ),
  surnames: poolSurnames(
    `Tamm, Saar, Sepp, Mägi, Kask, Kukk, Rebane, Ilves, Pärn, Koppel, Luik, Oja, Vaher, Kuusk, Kaasik, Raudsepp, Karu, Kütt,
    Põder, Lepik, Vaino, Kivi, Org, Kallas, Laur, Mets, Pukk, Lepp, Allik, Jõgi, Teder, Roos, Kuus, Toom, Sild, Pärtel, Mölder,
    Valk, Kull, Käär, Leppik, Hunt, Sööt, Raud, Uibo, Aas, Nõmm, Paju, Sarapuu, Tomson, Peterson, Jakobson, Laas, Hansen, Kruus,
    Soosaar, Rand, Puusepp, Kokk, Orav, Järv, Kangur, Vaga, Tali, Arro, Männik, Rätsep, Lill, Lind, Palm, Saks, Mark, Liiv,
    Kuningas, Viik, Erm, Jänes, Pulk, Unt, Tuisk`,
    estonianSound,
  ),
};

/** Names of Russian speakers in Estonia, as its register writes them. */
export const RUSSIAN_ESTONIAN_NAMES: NamePool = {
  middle: 'none',
  male: poolNames(
    `Aleksandr, Vladimir, Sergei, Andrei, Aleksei, Dmitri, Igor, Oleg, Viktor, Nikolai, Juri, Mihhail, Valeri, Maksim, Jevgeni,
    Ivan, Pavel, Roman, Anatoli, Konstantin, Deniss, Artjom, Ilja, Kirill, Vitali, Boriss, Leonid, Ruslan, Vadim, Stanislav,
    Nikita, Anton, Vjatšeslav, Georgi, Daniil, Eduard`,
    estonianSound,
  ),
  female: poolNames(
    `Olga, Jelena, Irina, Tatjana, Svetlana, Natalja, Galina, Ljudmila, Valentina, Nina, Anna, Marina, Julia, Jekaterina,
    Larissa, Viktoria, Nadežda, Anastassia, Oksana, Vera, Lidia, Ljubov, Tamara, Alla, Zoja, Inna, Darja, Ksenia, Jana,
    Valeria, Žanna, Raissa, Polina, Sofja, Alina, Kristina`,
    estonianSound,
  ),
  surnames: poolSurnames(
    `Ivanov|Ivanova, Smirnov|Smirnova, Vassiljev|Vassiljeva, Petrov|Petrova, Kuznetsov|Kuznetsova, Mihhailov|Mihhailova,
    Pavlov|Pavlova, Semjonov|Semjonova, Andrejev|Andrejeva, Aleksejev|Aleksejeva, Fjodorov|Fjodorova, Popov|Popova,
    Jakovlev|Jakovleva, Nikolajev|Nikolajeva, Sokolov|Sokolova, Volkov|Volkova, Stepanov|Stepanova, Morozov|Morozova,
    Bogdanov|Bogdanova, Lebedev|Lebedeva, Kozlov|Kozlova, Orlov|Orlova, Novikov|Novikova, Jegorov|Jegorova, Makarov|Makarova,
    Grigorjev|Grigorjeva, Romanov|Romanova, Zaitsev|Zaitseva, Belov|Belova, Vorobjov|Vorobjova, Gussev|Gusseva, Titov|Titova,
    Kisseljov|Kisseljova, Filippov|Filippova, Antonov|Antonova, Zahharov|Zahharova, Tšernov|Tšernova, Borissov|Borissova,
    Koroljov|Koroljova, Baranov|Baranova`,
    estonianSound,
  ),
};
