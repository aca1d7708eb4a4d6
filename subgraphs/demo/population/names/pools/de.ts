import { germanSound } from '../sounds.ts';
import { poolNames, poolSurnames, type NamePool } from '../pool.ts';

/** Names common in Germany. */
export const GERMAN_NAMES: NamePool = {
  middle: 'none',
  male: poolNames(
    `Peter, Michael=mixael, Thomas, Andreas, Wolfgang, Klaus, Jürgen, Günter, Stefan, Christian=kristian, Uwe, Werner, Horst,
    Frank, Dieter, Manfred, Matthias, Bernd, Jörg, Martin, Heinz, Ralf, Alexander=aleksandR, Markus, Sven=sven, Daniel, Karl,
    Florian, Tobias, Rainer, Holger, Jan, Jens, Dirk, Lukas, Philipp, Sebastian, Felix=feliks, Moritz, Kurt, Hans-Peter,
    Karl-Heinz, Hans-Joachim, Maximilian=maksimilian, Johannes, Georg=georg, Oliver=olivR, Norbert, Volker, Joachim, Rüdiger,
    Ulrich, Gerhard, Detlef, Marcel=marsel, Timo, Niklas, Jonas, Kevin=kevin, Walter`,
    germanSound,
  ),
  female: poolNames(
    `Maria, Ursula, Monika, Petra, Elisabeth, Sabine, Renate, Helga, Karin, Brigitte, Ingrid, Erika, Andrea, Gisela, Claudia,
    Susanne, Gabriele, Christa=krista, Christine=kristine, Hildegard, Anna, Birgit, Barbara, Gerda, Martina, Angelika, Heike,
    Nicole=nikol, Anja, Silke, Stefanie=stefani, Julia=julia, Katharina, Melanie=melani, Daniela, Kerstin, Jutta, Doris, Bärbel,
    Sandra, Tanja, Simone, Anke, Lena, Laura, Sophie=zofi, Hannah, Franziska, Ilse, Ute, Heidi, Irmgard, Cornelia, Ulrike,
    Eva-Maria, Annemarie, Jana, Nadine=nadin, Käthe, Waltraud`,
    germanSound,
  ),
  surnames: poolSurnames(
    `Müller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Schäfer, Koch, Bauer, Richter, Klein,
    Wolf, Schröder, Neumann, Schwarz, Zimmermann, Braun, Krüger, Hofmann, Hartmann, Lange, Schmitt, Werner, Schmitz, Krause,
    Meier, Lehmann, Schmid, Schulze, Maier, Köhler, Herrmann, König, Walter, Mayer, Huber, Kaiser, Fuchs, Peters, Lang, Scholz,
    Möller, Weiß, Jung, Hahn, Schubert, Vogel, Friedrich, Keller, Günther, Frank, Berger, Winkler, Roth, Beck, Lorenz, Baumann,
    Franke, Albrecht, Schuster, Simon, Ludwig, Böhm, Winter, Kraus, Martin, Schumacher, Krämer, Vogt, Stein, Jäger, Otto, Sommer,
    Groß, Seidel, Heinrich, Brandt, Haas, Schreiber, Graf, Dietrich, Ziegler, Kuhn, Kühn, Pohl, Engel, Horn, Busch, Bergmann,
    Voigt, Sauer, Arnold, Wolff, Pfeiffer, Grünwald, Nußbaum, Strauß, Thiele, Schütz`,
    germanSound,
  ),
};
