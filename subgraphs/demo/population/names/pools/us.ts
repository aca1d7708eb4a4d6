import { poolNames, poolSurnames, type NamePool } from '../pool.ts';

const written = (native: string): string => native.toLowerCase();

/** English names common in the United States, with their sound. */
export const ENGLISH_NAMES: NamePool = {
  middle: 'second-given',
  male: poolNames(
    `James=ǧejmz, Robert=robert, John=ǧon, Michael=majkl, David=dejvid, William=viljam, Richard=ričard, Joseph=ǧozef, Thomas=tomas,
    Christopher=kristofR, Charles=čarlz, Daniel=denjel, Matthew=metju, Anthony=entoni, Mark=mark, Donald=donald, Steven=stiven,
    Andrew=endrju, Paul=pol, Joshua=ǧošua, Kenneth=kenet, Kevin=kevin, Brian=brajan, George=ǧorǧ, Timothy=timoti, Ronald=ronald,
    Jason=ǧejson, Edward=edvard, Jeffrey=ǧefri, Ryan=rajan, Jacob=ǧejkob, Gary=geri, Nicholas=nikolas, Eric=erik, Jonathan=ǧonatan,
    Stephen=stiven, Larry=lari, Justin=ǧastin, Scott=skot, Brandon=brendon, Benjamin=benǧamin, Samuel=semjuel, Gregory=gregori,
    Alexander=aleksandR, Patrick=patrik, Frank=frenk, Raymond=rejmond, Jack=ǧek, Dennis=denis, Tyler=tajlR`,
    written,
  ),
  female: poolNames(
    `Mary=meri, Patricia=patriša, Jennifer=ǧenifR, Linda=linda, Elizabeth=elizabet, Barbara=barbara, Susan=sjuzan,
    Jessica=ǧesika, Karen=karen, Sarah=sara, Lisa=lisa, Nancy=nensi, Sandra=sandra, Betty=beti, Ashley=ešli, Emily=emili,
    Kimberly=kimberli, Margaret=margaret, Donna=dona, Michelle=mišel, Carol=kerol, Amanda=amanda, Melissa=melisa, Deborah=debora,
    Stephanie=stefani, Rebecca=rebeka, Sharon=šeron, Laura=lora, Cynthia=sintia, Dorothy=doroti, Amy=ejmi, Kathleen=ketlin,
    Angela=anǧela, Shirley=širli, Brenda=brenda, Emma=ema, Anna=ana, Pamela=pamela, Nicole=nikol, Samantha=samanta,
    Katherine=katrin, Christine=kristin, Helen=helen, Debra=debra, Rachel=rejčel, Carolyn=kerolin, Janet=ǧanet, Heather=hezR,
    Diane=dajan, Olivia=olivia`,
    written,
  ),
  surnames: poolSurnames(
    `Smith=smit, Johnson=ǧonson, Williams=viljams, Brown=braun, Jones=ǧo:ns, Miller=milR, Davis=dejvis, Wilson=vilson,
    Anderson=anderson, Thomas=tomas, Taylor=tejlR, Moore=mur, Jackson=ǧekson, Martin=martin, Lee=li:, Thompson=tompson,
    White=vajt, Harris=haris, Clark=klark, Lewis=ljuis, Robinson=robinson, Walker=vo:kR, Young=jang, Allen=alen, King=king,
    Wright=rajt, Scott=skot, Hill=hil, Green=grin, Adams=adams, Nelson=nelson, Baker=bejkR, Hall=hol, Campbell=kempbel,
    Mitchell=mičel, Carter=kartR, Roberts=roberts, Phillips=filips, Evans=evans, Turner=ternR, Parker=parkR, Collins=kolins,
    Edwards=edvards, Stewart=stjuart, Morris=moris, Murphy=merfi, Cook=kuk, Rogers=roǧers, Morgan=morgan, Cooper=kupR,
    Peterson=piterson, Bailey=bejli, Reed=rid, Kelly=keli, Howard=hauard, Cox=koks, Ward=vord, Richardson=ričardson,
    Watson=votson, Brooks=bruks, Wood=vud, Bennett=benet, Gray=grej, Hughes=hjuz, Price=prajs, Myers=majers, Long=long,
    Foster=fostR, Sanders=sanders, Ross=ros, Powell=pauel, Sullivan=saliven, Russell=rasel, Fisher=fišR, Henderson=henderson,
    Coleman=kolman, Simmons=simons, Patterson=paterson, Jordan=ǧordan, Reynolds=rejnolds, Hamilton=hamilton, Graham=greham,
    Wallace=volas, Griffin=grifin, West=vest, Cole=kol, Hayes=hejz, Bryant=brajant, Gibson=gibson, Ellis=elis`,
    written,
  ),
};

/** Spanish names common in the United States, as its forms write them. */
export const HISPANIC_NAMES: NamePool = {
  middle: 'second-given',
  male: poolNames(
    `Jose=xose, Juan=xuan, Luis=luis, Carlos=karlos, Jesus=xesus, Miguel=migel, Antonio=antonio, Francisco=fransisko,
    Alejandro=alexandro, Jorge=xorxe, Manuel=manuel, Pedro=pedro, Rafael=rafael, Ricardo=rikardo, Javier=xavjer, Raul=raul,
    Fernando=fernando, Roberto=roberto, Eduardo=eduardo, Diego=djego, Hector=ektor, Oscar=oskar, Sergio=serxjo, Mario=mario,
    Victor=viktor, Arturo=arturo`,
    written,
  ),
  female: poolNames(
    `Maria=maria, Guadalupe=gvadalupe, Ana=ana, Rosa=rosa, Carmen=karmen, Juana=xuana, Teresa=teresa, Elena=elena,
    Gabriela=gabriela, Silvia=silvia, Patricia=patrisia, Sofia=sofia, Isabel=izabel, Adriana=adriana, Leticia=letisia,
    Veronica=veronika, Alejandra=alexandra, Claudia=klaudia, Margarita=margarita, Daniela=danjela, Yolanda=jolanda,
    Mariana=mariana, Lucia=lusia, Esperanza=esperansa`,
    written,
  ),
  surnames: poolSurnames(
    `Garcia=garsia, Rodriguez=rodriges, Martinez=martines, Hernandez=ernandes, Lopez=lopes, Gonzalez=gonsales, Perez=peres,
    Sanchez=sančes, Ramirez=ramires, Torres=tores, Flores=flores, Rivera=rivera, Gomez=gomes, Diaz=dias, Reyes=rejes,
    Morales=morales, Cruz=krus, Ortiz=ortis, Gutierrez=gutjeres, Chavez=čaves, Ramos=ramos, Ruiz=ruis, Mendoza=mendosa,
    Alvarez=alvares, Castillo=kastijo, Jimenez=ximenes, Vasquez=vaskes, Romero=romero, Moreno=moreno, Herrera=erera,
    Medina=medina, Aguilar=agilar, Vargas=vargas, Guzman=gusman, Mendez=mendes, Salazar=salasar, Delgado=delgado, Soto=soto,
    Vega=vega, Contreras=kontreras`,
    written,
  ),
};
