import { expectOneName, spellings } from './one-name.ts';

describe('names in Arabic letters', () => {
  it.each(
    spellings(`
عبد القادر بوتفليقة = Abdelkader Bouteflika | Abdul Qadir Butafliqa | Abd al-Qadir Butafliqah | Abdelqader Bouteflika | Abdulkadir Buteflika | عبدالقادر بوتفلیقه
جمال شريف = Djamel Cherif | Jamal Sharif | Gamal Sherif | Dschamal Scharif | Jamel Chérif | Djamal Sharief | جمال شریف
خالد المشري = Khaled al-Mishri | Khalid Al Meshri | Chalid al-Mischri | Khaled Elmeshri
يوسف بن علي الحسيني = Youssef Ben Ali El Houssaini | Yusuf bin Ali al-Husayni | Jusuf ibn Ali al-Husaini | Yousef Benali Elhoseiny
أبو بكر البغدادي = Abu Bakr al-Baghdadi | Abou Bakr al Baghdadi | Abubakar Albaghdadi | Aboubakr El Baghdadi | Abu Bakr al-Bagdadi
أم كلثوم إبراهيم = Umm Kulthum Ibrahim | Oum Kalsoum Ibrahim | Om Kalthoum Ebrahim
فاطمة الزهراء بناني = Fatima Zahra Bennani | Fatima-Zohra Benani | Fatma Ezzahra Bennani | Fatimah az-Zahra' Bannani
صلاح الدين الأيوبي = Salah al-Din al-Ayyubi | Salaheddine El Ayoubi | Salahuddin Ayyubi | Salah ad-Din al-Ayubi | Salah-ud-Din Ayubi | Salah Eddin Al Ayoubi
نور الله خان زاده = Noorullah Khanzada | Nurullah Khan Zadeh | Nour Allah Khanzadeh
مصطفى عيسى سلامة = Mustafa Issa Salameh | Moustapha Aissa Salama | Mostafa Isa Salamah | مصطفي عیسی سلامه
رضا پهلوی = Reza Pahlavi | Riza Pahlawi | Reza Pahlevi
روح‌الله خمینی = Ruhollah Khomeini | Rouhollah Khomeyni | Ruhullah Chomeini | Ruh Allah Khumayni
ذوالفقار علی بھٹو = Zulfikar Ali Bhutto | Zulfiqar Ali Bhuto | Zulfeqar Ali Bhutto
چوہدری نواز شریف = Chaudhry Nawaz Sharif | Chaudhary Navaz Sharif | Choudhry Nawaz Shareef
ګلبدین حکمتیار = Gulbuddin Hekmatyar | Golboddin Hikmatyar | Gulbudin Hekmatiar | گلبدین حکمتیار
ښایسته ځدراڼ = Khaista Zadran | Shaista Dzadran
مەسعوود بارزانی = Massoud Barzani | Masud Barzani | Mesud Barzani
رؤوف فؤاد بهاء = Raouf Fouad Bahaa | Rauf Fuad Baha | Raoof Fuaad Bahaa
علاء الدين هانئ = Alaa Eddine Hani | Alauddin Hani | Ala al-Din Hani | Alaeddine Hany
محمد ولد عبد العزيز = Mohamed Ould Abdel Aziz | Muhammad Walad Abdulaziz | Mohammed Ould Abdelaziz
عبدالرحمن السديس = Abd al-Rahman al-Sudais | Abdurrahman as-Sudais | Abdul Rahman Alsudais | Abderrahmane Soudais | Abd-ur-Rehman Sudais | Abdel Rahman El Sudeis | Abdulrahman as Sudays | Abdirahman Sudais | Abdolrahman Sudais | 'Abd ar-Raḥmān as-Sudaīs | عبد الرحمان السديس
عبد السلام درويش = Abdessalam Darwish | Abdussalam Darwich | Abd as-Salam Derwisch | Abdesselam Derviche | Abdul Salaam Darwesh | Abdus Salam Darvish
عبد الله الطيب = Abdullah al-Tayyib | Abdallah Taieb | Abd Allah at-Tayib | Abdoulaye Tayeb | Abdalla El Tayeb | Abdullahi Tayyib
عبد الناصر قذافي = Abdel Nasser Gaddafi | Abdennasser Kadhafi | Abd an-Nasir Qadhafi | Abdul Nasir Qaddafi | Abdunnasir Gadafi
معمر القذافي = Muammar Gaddafi | Moammar Kadhafi | Mu'ammar al-Qadhdhafi | Muammar Qadhafi
خليل جلال = Khalil Jalal | Chalil Dschalal | Khelil Djelal
طاهر ظافر ضياء = Tahir Zafir Diya | Taher Dhafer Dia | Tahar Dafer Zia
ثريا عثمان = Thuraya Othman | Soraya Osman | Suraya Uthman
محمدًا العُمَريّ = Muhammad al-Umari | Mohamed Omari
بن علي زين العابدين = Zine El Abidine Ben Ali | Zayn al-Abidin bin Ali | Zain ul-Abidin Ben Ali
حسن نصر الله = Hassan Nasrallah | Hasan Nasrollah | Hassan Nasr Allah | Hassan Nasrullah
سيف الإسلام نوري = Saif al-Islam Nouri | Seif el-Islam Nuri | Saiful Islam Noori | Saif ul Islam Nury
هبة الله أخوندزاده = Hibatullah Akhundzada | Hebatollah Akhundzadeh
`),
  )('%s is %s', expectOneName);
});
