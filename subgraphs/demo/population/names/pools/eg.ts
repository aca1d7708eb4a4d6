import { poolNames, poolSurnames, type NamePool } from '../pool.ts';

const unvoiced = (native: string): string => {
  throw new Error(`\`${native}\` needs its sound: Arabic does not write short vowels`);
};

/** Names common in Egypt: given name, father's name, and family or grandfather's name, written without vowels. */
export const EGYPTIAN_NAMES: NamePool = {
  middle: 'father',
  male: poolNames(
    `محمد=mohamed, أحمد=ahmed, محمود=mahmud, مصطفى=mostafa, علي=ali, إبراهيم=ibrahim, حسن=hasan, حسين=husein, خالد=xaled,
    عمر=omar, يوسف=jusef, عبد الله=abdala;FR=Abdallah;US=Abdullah, السيد=elsajed, كريم=karim, طارق=tarek, هاني=hani, سامح=sameh,
    عمرو=amr, ياسر=jaser, أشرف=ašraf, إسلام=islam, وائل=wael;FR=Waël, أيمن=ajman, شريف=šerif, تامر=tamer, عادل=adel,
    سعيد=said, رامي=rami, هشام=hešam, ماجد=maged, مينا=mina, جرجس=girgis, بيتر=bitar;US=Peter;DE=Peter, عصام=esam, جمال=gamal,
    مجدي=magdi, عبد الرحمن=abdelrahman, عبد العزيز=abdelaziz, سمير=samir, فتحي=fathi, زياد=zijad, بلال=belal, أنور=anwar,
    رضا=reda, صلاح=salah, نبيل=nabil, فوزي=fawzi;US=Fawzy, حازم=hazem, شادي=šadi, مروان=marwan`,
    unvoiced,
  ),
  female: poolNames(
    `فاطمة=fatma, مريم=marjam, نورهان=nurhan, آية=aja, سارة=sara, منى=mona, هبة=heba, أسماء=asma, إيمان=iman, ياسمين=jasmin,
    دينا=dina, رانيا=ranja, شيماء=šajma, هالة=hala, نادية=nadja, سلمى=salma, ندى=nada, أميرة=amira, سميرة=samira, هدى=hoda,
    زينب=zejnab, نجلاء=nagla, رشا=raša, غادة=ğada, عبير=abir, نهى=noha, مروة=marwa, رحاب=rehab, إسراء=esra,
    حنان=hanan, سهير=soher, كريمة=karima, ليلى=lejla, مها=maha, نسمة=nesma, أمل=amal, وفاء=wafa;US=Wafaa, صفاء=safa,
    داليا=dalja, إنجي=ingi, ماجدة=magda, عزة=aza, سوزان=suzan, لمياء=lamja, رضوى=radwa, شروق=šoruk, جيهان=gihan, علا=ola,
    مي=maj, حبيبة=habiba`,
    unvoiced,
  ),
  surnames: poolSurnames(
    `عبد الله=abdala;FR=Abdallah;US=Abdullah, حسن=hasan, السيد=elsajed, إبراهيم=ibrahim, علي=ali, محمود=mahmud, عبد الرحمن=abdelrahman,
    سليمان=soliman, عثمان=osman, مصطفى=mostafa, خليل=xalil, عبد العال=abdelal, منصور=mansur, فرج=farag, صالح=saleh, رمضان=ramadan,
    الشافعي=elšafei, المصري=elmasri, النجار=elnagar, حجازي=hegazi, الشريف=elšerif, عبد الفتاح=abdelfatah, شعبان=šaban,
    يوسف=jusef, سالم=salem, جاد=gad, زكي=zaki, عوض=awad, شحاتة=šehata, بدوي=badawi, غنيم=ğonejm,
    الجندي=elgendi, البنا=elbana, حمدي=hamdi, فهمي=fahmi, رزق=rezk, عطية=atija, نصر=nasr, قاسم=kasem, درويش=darwiš,
    الديب=eldib, عامر=amer, هلال=helal, صبري=sabri, شاكر=šaker, كامل=kamel, لطفي=lotfi, عبد المنعم=abdelmonem, حنا=hana,
    بطرس=botros, ميخائيل=mixail, غالي=ğali, عزمي=azmi, الحداد=elhadad, القاضي=elkadi, الصاوي=elsawi;US=El Sawy;FR=El Sawi,
    عبد الحميد=abdelhamid, مرسي=morsi, زيدان=zidan, طه=taha, رشاد=rašad, بسيوني=basjuni, الطنطاوي=eltantawi;US=El Tantawy,
    شلبي=šalabi, عمارة=emara, الخطيب=elxatib, مراد=morad, توفيق=tawfik, سرور=sorur, حماد=hamad`,
    unvoiced,
  ),
};
