import { expectOneName, spellings } from './one-name.ts';

describe('names in Cyrillic', () => {
  it.each(
    spellings(`
Щербаков Евгений = Shcherbakov Evgenii | Shcherbakov Yevgeniy | Schtscherbakow Jewgeni | Chtcherbakov Evgueni | Szczerbakow Jewgienij | Štšerbakov Jevgeni | Sjtsjerbakov Jevgeni | Ščerbakov Evgenij | Scherbakov Evgeny
Хрущёв Никита = Khrushchev Nikita | Chruschtschow Nikita | Khrouchtchev Nikita | Chruszczow Nikita | Hruštšov Nikita | Khrushchov Nikita | Chroesjtsjov Nikita | Hruščev Nikita
Юрьев Юрий = Yuryev Yury | Iurev Iurii | Jurjew Juri | Iouriev Iouri | Jurjev Jurij | Yurev Yuriy
Ельцин Борис = Yeltsin Boris | Eltsin Boris | Jelzin Boris | Eltsine Boris | Jelcyn Borys | Jeltsin Boris
Чайковский Пётр = Tchaikovsky Pyotr | Tschaikowski Pjotr | Chaikovskii Petr | Czajkowski Piotr | Tšaikovski Pjotr | Tchaïkovski Piotr | Chaykovskiy Pyotr
Жуков Георгий = Zhukov Georgy | Schukow Georgi | Joukov Gueorgui | Żukow Gieorgij | Žukov Georgi | Zjoekov Georgi
Цветаева Марина = Tsvetaeva Marina | Zwetajewa Marina | Tsvetaïeva Marina | Cwietajewa Marina | Tsvetajeva Marina | Cvetaeva Marina
Подъячев Илья = Podiachev Ilia | Podyachev Ilya | Podjatschew Ilja | Podieiachev Ilia
Воробьёва Наталья = Vorobyova Natalya | Vorobeva Natalia | Worobjowa Natalja | Vorobieva Natalia | Vorobiova Nataliya
Шостакович Дмитрий = Shostakovich Dmitry | Schostakowitsch Dmitri | Chostakovitch Dmitri | Szostakowicz Dmitrij | Šostakovitš Dmitri
Эйзенштейн Сергей = Eisenstein Sergei | Eizenshtein Sergei | Ejzenštejn Sergej | Eizenchtein Sergueï
Згурський Євген = Zghurskyi Yevhen | Zgursky Evgen | Sgurskyj Jewhen | Zgurski Jevgen
Гончар Олесь = Honchar Oles | Gonchar Oles | Hontschar Oles | Hontchar Oles
Щербина Юлія = Shcherbyna Yuliia | Shcherbina Yulia | Schtscherbyna Julija | Štšerbõna Julija
Ґалаґан Їжакевич = Galagan Yizhakevych | Galagan Izhakevych | Galagan Jischakewytsch
Лук’яненко В’ячеслав = Lukianenko Viacheslav | Lukyanenko Vyacheslav | Lukjanenko Wjatscheslaw
Зайцев Олексій = Zaitsev Oleksii | Zaytsev Oleksiy | Sajzew Oleksij
Лукашэнка Аляксандр = Lukašenka Aliaksandr | Lukashenka Aliaksandr | Lukashenko Alexander | Lukaschenka Aljaksandr | Łukašenka Alaksandr
Ціханоўская Святлана = Tsikhanouskaya Sviatlana | Tikhanovskaya Svetlana | Cichanoŭskaja Śviatłana | Zichanouskaja Swjatlana | Tikhanovskaïa Svetlana
Быкаў Дзмітрый = Bykau Dzmitry | Bykov Dmitri | Bykaŭ Dzmitryj
Щерев Пламен = Shterev Plamen | Schterew Plamen | Chterev Plamen
Ъгларски Христо = Aglarski Hristo | Aglarski Christo | Uglarsky Khristo
Първанов Георги = Parvanov Georgi | Purvanov Georgi | Parwanow Georgi
Ђоковић Ђорђе = Đoković Đorđe | Djokovic Djordje
Ђурић Стеван = DURIC STEVAN | Djurić Stevan | Đurić Stevan | Dzhurich Stevan
Ћосић Живко = Ćosić Živko | Cosic Zivko | Chosich Zhivko
Џајић Љубиша = Džajić Ljubiša | Dzajic Ljubisa | Dzhajic Ljubisha
Његош Жељко = Njegoš Željko | Njegos Zeljko | Njegosh Zheljko
Ѓорѓиев Ќамил = Gjorgjiev Kjamil | Gorgiev Kamil | Đorđiev Ćamil
Ѕвездановски Сотир = Dzvezdanovski Sotir
Назарбаев Нұрсұлтан = Nazarbayev Nursultan | Nazarbaev Nursultan | Nasarbajew Nursultan | Nazarbaïev Noursoultan
Тоқаев Қасым-Жомарт = Tokayev Kassym-Jomart | Toqaev Qasym-Jomart | Tokajew Kassym-Schomart | Tokaev Kasym-Zhomart
Әбішев Ғалымжан = Abishev Galymzhan | Äbişev Ğalymjan | Abishev Ghalymzhan
Өмірзақов Һарон = Omirzakov Haron | Ömirzaqov Haron | Umirzakov Haron
Цахиагийн Элбэгдорж = Tsakhiagiin Elbegdorj | Tsakhiagiyn Elbegdorzh | Tsachiagiin Elbegdordsch
Ухнаагийн Хүрэлсүх = Ukhnaagiin Khürelsükh | Uhnaagiin Hurelsuh | Ukhnaagiin Khurelsukh
Өнөрбаяр Ганбаатар = Önörbayar Ganbaatar | Unurbayar Ganbaatar | Onorbayar Ganbaatar
Жээнбеков Сооронбай = Zheenbekov Sooronbai | Jeenbekov Sooronbay | Dscheenbekow Sooronbai
Мирзиёев Шавкат = Mirziyoyev Shavkat | Mirziyoev Shavkat | Mirsijojew Schawkat
Раҳмон Эмомалӣ = Rahmon Emomali | Rakhmon Emomali
`),
  )('%s is %s', expectOneName);
});
