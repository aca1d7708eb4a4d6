import { NAME_THRESHOLD } from '../../../subgraphs/matching/matcher.ts';
import { formsOf, normaliseName } from '../../../subgraphs/matching/normalise.ts';
import { scoreNames } from '../../../subgraphs/matching/score-names.ts';
import { expectOneName, spellings } from './one-name.ts';

describe('the structure of names', () => {
  it.each(
    spellings(`
Ludwig van der Berg = Ludwig Vanderberg | van der Berg, Ludwig | Ludwig Berg | BERG Ludwig van der | L. van der Berg
Miguel de la Fuente Ortiz = Miguel Delafuente Ortiz | DE LA FUENTE ORTIZ, Miguel | Miguel de La Fuente
Ana Maria da Silva e Costa = Ana Maria Da Silva Costa | SILVA E COSTA, Ana Maria
Иван Сергеевич Ковалёв = Ivan Kovalev | KOVALEV Ivan Sergeyevich | Kovalyov, Ivan | Iwan Sergejewitsch Kowaljow
Тетяна Петрівна Бондаренко = Tetiana Bondarenko | Bondarenko Tetiana Petrivna | Tetyana Petrovna Bondarenko
Анна Ильинична Морозова = Anna Morozova | Anna Ilinichna Morozova | Anna Iljinitschna Morosowa
Эльчин Рамиз оглы Гасымов = Elchin Gasimov | Elçin Ramiz oğlu Qasımov | Gasimov Elchin Ramiz oglu
Лейла Ариф кызы Мамедова = Leyla Mammadova | Leyla Arif qizi Mamedova | Leyla Arif gyzy Mammadova
Aigerim Nurlanqizi Sadykova = Aigerim Nurlan qizi Sadykova
Sigríður Jónsdóttir = Sigridur Jonsdottir | Jónsdóttir Sigríður | Sigridhur Jonsdottir
Dr. Hans-Peter Wegener = Hans Peter Wegener | Hanspeter Wegener | Prof. Hans Peter Wegener | WEGENER, Hans - Peter
Hajji Abdul Qayyum Zakir = Abdul Qayyum Zakir | Abdulqayyum Zakir | Mullah Abdul Qayum Zaker
Sheikh Salman al-Harbi = Salman Al Harbi | Salman Alharbi | Salman Harbi
Juan Carlos Ramirez Soto = RAMIREZ SOTO, Juan Carlos | J. C. Ramirez Soto | Juan C. Ramirez Soto | Ramirez Soto Juan Carlos
Anna-Lena Fischer-Koch = Anna Lena Fischer Koch | Annalena Fischerkoch | FISCHER-KOCH Anna–Lena | Anna‑Lena Fischer—Koch
Marie Dubois née Lefèvre = Marie Dubois | Marie Lefèvre | Dubois Marie (née Lefèvre) | LEFEVRE Marie
Erika Baumann geb. Zeller = Erika Baumann | Erika Zeller | Erika Baumann, geb. Zeller | Baumann geborene Zeller, Erika
Ewa Nowicka z domu Zawadzka = Ewa Nowicka | Ewa Zawadzka
Jana Horáková roz. Benešová = Jana Horakova | Jana Benesova | Jana Horáková, roz. Benešová
Ольга Ветрова урожд. Синицына = Olga Vetrova | Olga Sinitsyna | Ольга Ветрова (урождённая Синицына)
Ingrid Dahl f. Lindqvist = Ingrid Dahl
Karin Holm født Sandberg = Karin Holm | Karin Sandberg
Liisa Saar sünd. Tamm = Liisa Saar | Liisa Tamm
Petra de Wit-Bakker geboren Visser = Petra de Wit Bakker | Petra Visser
Marina Rossi nata Bianchini = Marina Rossi | Marina Bianchini
Karim Haddad alias Nadir Mansouri = Karim Haddad | Nadir Mansouri
Karim Haddad a.k.a. Nadir Mansouri = Karim Haddad | Nadir Mansouri | Karim Haddad aka Nadir Mansouri
Karim Haddad dit Abou Selim = Karim Haddad
`),
  )('%s is %s', expectOneName);

  it('takes what follows a word for `born` for another surname of the same person', () => {
    const forms = formsOf(normaliseName('Erika Baumann geb. Zeller')).map(({ tokens }) =>
      tokens.map(({ text }) => text).join(' '),
    );
    expect(forms).toEqual(['erika baumann', 'erika zeller']);
    expect(formsOf(normaliseName('Baumann geborene Zeller, Erika'))).toHaveLength(2);
  });

  it.each([
    ['another surname', 'Erika Baumann geb. Zeller', 'Erika Krüger'],
    ['another given name', 'Erika Baumann geb. Zeller', 'Dieter Zeller'],
    ['a word for `born` as a name', 'Nee Zhang', 'Zhang Wei'],
  ])('tells names apart: %s', (_, left, right) => {
    expect(scoreNames(normaliseName(left), normaliseName(right))).toBeLessThan(NAME_THRESHOLD);
  });
});
