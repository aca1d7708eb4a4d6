import { expectOneName, spellings } from './one-name.ts';

describe('names in Hebrew letters', () => {
  it.each(
    spellings(`
בנימין נתניהו = Binyamin Netanyahu | Benjamin Netanjahu | Benyamin Nétanyahou
יצחק רבין = Yitzhak Rabin | Itzhak Rabin | Jizchak Rabin | Yitskhak Rabin
חיים ויצמן = Chaim Weizmann | Haim Weizman | Chaim Vaitsman | חיים וייצמן
ג'ורג' פטרסון = George Patterson | Jorge Peterson
ג׳ורג׳ פטרסון = George Patterson
אברהם שטיינברג = Avraham Steinberg | Abraham Shteinberg | אברהם שטינברג
זאב ז'בוטינסקי = Zeev Zhabotinsky | Ze'ev Jabotinsky | Zeev Jabotinski
צ'רלס ת'אצ'ר = Charles Thatcher
יעקב כהן = Yaakov Cohen | Jacob Kohen | Yakov Cohen | Jaakow Kohn
שלמה אלקבץ = Shlomo Elkabetz | Schlomo Alkabez | Chlomo Elkabets
אריאל שרון = Ariel Sharon | Arieel Scharon
רבקה צימרמן = Rivka Zimmerman | Rivkah Tzimmerman | Riwka Zimmermann
ציפורה לבני = Tzipora Livni | Tsippora Livni | Zippora Livny
יהושע אוחיון = Yehoshua Ohayon | Jehoschua Ochajon | Yehoshoua Ohayon
דוד בן גוריון = David Ben Gurion | David Ben-Gurion | Dawid Bengurion | דויד בן־גוריון
נעמי שוורץ = Naomi Schwartz | Noemi Shvarts | Naomi Schwarz
פנחס סוף = Pinchas Sof | Pinhas Souf | Pinkhas Suf
ויקטוריה וולפסון = Victoria Wolfson | Viktoria Volfson | Viktorya Wolfsohn
`),
  )('%s is %s', expectOneName);
});
