/**
 * Given names that stand for one another: short forms, and the forms that one name has in several languages, a group a
 * line, as romanised. Common knowledge of names, drawn from no list.
 */
export const GIVEN_NAMES = `
alexander aleksandr oleksandr alexandre alejandro alessandro aliaksandr alexandros alex sasha sanya sacha iskander
alexei aleksei oleksiy alexey aleksey oleksii alyosha lyosha
andrew andrei andriy andrey andreas andres andrzej andre andrea ondrej andrii andy drew
anastasia anastasiya anastasiia nastya
anthony antonio anton antoine tony toni antoni antonios
benjamin ben benny binyamin benyamin bibi
catherine katherine ekaterina kateryna katarina catalina kate katya cathy kathy karen caterina katerina yekaterina
charles carlos karl carl carlo karel chuck charlie
christopher chris kristof cristobal christophe christoph
daniel danny dan danil danylo daniil
david dave davyd dawood daoud dawud dawid davud
dmitri dmytro dzmitry dimitri dmitry dmitriy dima mitya dimitar dimitrios
edward ed eddie eduard eduardo edouard ted
elizabeth elisabeth liz beth betty lisa elizaveta isabel eliza lizaveta yelizaveta
eugene yevgeny evgeny yevhen evgenii evgeniy yevgeniy zhenya yauhen eugenio eugen
francisco francis frank francesco francois franz paco pancho franciszek
frederick fred freddy friedrich frederic federico fryderyk
george georgios georgi jorge georg georges giorgi giorgio georgy heorhiy yorgos jerzy jurgis
guadalupe lupe lupita
gregory grigory hryhoriy gregorio greg grisha grigoriy grigori
henry heinrich henri enrique harry hank henryk
helen elena olena helena lena yelena alena ilona
ignacio nacho ignatius
irina iryna irene ira
isaac ishaq yitzhak isak
jacob yaqub yaakov jakob jacques yakov jakub yakiv
james jim jimmy jamie jaime
jesus chucho chuy
john johnny jack juan jean johann johannes ivan giovanni jan ioannis jon yahya vanya joao hans yohan iwan jovan
jose joseph joe joey yusuf yosef giuseppe josef iosif osip pepe yousef jozef youssef jusuf yusif
konstantin kostya kostyantyn constantine constantin
lawrence laurence larry lorenzo laurent
louis luis ludwig luigi ludovic lou
lyudmila ludmila lyuda mila
margaret maggie peggy meg margarita marguerite margarete rita greta
maria mary marie mariya maryam masha miriam marija mariam
matthew matt mateo matvei matthias matteo mathieu mateusz
michael mike mikhail miguel michel mykhailo misha mickey michal mikael michele mihail
moses moshe musa moises moussa
natalia nataliya natasha natalie natalya nataliia
nicholas nick nikolai mykola nicolas nikola kolya nikolay nicola niklas mikalai nikolaos
oleg oleh
patrick pat paddy patricio
paul pablo pavel pavlo paulo paolo pawel pasha pavol pavlos
peter pedro pierre petr petro pietro piotr pyotr pete petya petros boutros
philip felipe filip philippe phil pilip
richard dick rick ricardo rich riccardo ryszard
robert bob bobby rob roberto bert
samuel sam sammy shmuel
sergei serhiy sergio serge sergey seryozha siarhei serhii sergii sergiy
solomon suleiman shlomo sulaiman salomon
stephen steven steve stefan esteban stepan etienne stephane szczepan stefano stefanos
susan susanna sue susana suzanne
tatiana tanya tetiana tetyana tatyana
theodore fyodor fedor theo teodoro fedir teodor
thomas tom tommy tomas tomasz foma
timothy tim timofei
victor viktor vitya
vladimir volodymyr vova volodya uladzimir wladimir
vyacheslav viacheslav slava
william bill billy will willy wilhelm guillermo guillaume willem vilhelm liam
yuri yuriy iurii yura yurii
`;
