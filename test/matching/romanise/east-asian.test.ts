import { expectOneName, spellings } from './one-name.ts';

describe('names in Hangul', () => {
  it.each(
    spellings(`
이명박 = Lee Myung-bak | Yi Myŏng-bak | I Myeongbak | Myung Bak Lee | LEE Myungbak | Rhee Myongbak
노무현 = Roh Moo-hyun | No Mu-hyŏn | Noh Muhyeon | Moo Hyun Roh
박정희 = Park Chung-hee | Pak Chŏng-hŭi | Bak Jeonghui | Park Jung Hee
전두환 = Chun Doo-hwan | Chŏn Tu-hwan | Jeon Duhwan
김정은 = Kim Jong-un | Kim Chŏng-ŭn | Gim Jeong-eun | KIM Jong Un | Jong-un Kim | KIM, Jong Un
최규하 = Choi Kyu-hah | Ch'oe Kyu-ha | Choe Gyuha
김대중 = Kim Dae-jung | Kim Tae-jung | Gim Daejung
이승만 = Syngman Rhee | Yi Sŭng-man | Lee Seung-man | Ri Sung Man
윤석열 = Yoon Suk-yeol | Yun Seok-yeol | Yun Sŏg-yŏl | Yoon Seok Youl
문재인 = Moon Jae-in | Mun Chae-in | Mun Jaein
황교안 = Hwang Kyo-ahn | Hwang Gyoan | Whang Kyo An
정몽준 = Chung Mong-joon | Jeong Mongjun | Chŏng Mong-jun
리설주 = Ri Sol-ju | Ri Sŏl-chu | Lee Seol-joo | Ri Sol Ju
강경화 = Kang Kyung-wha | Gang Gyeonghwa | Kang Kyŏng-hwa
반기문 = Ban Ki-moon | Pan Ki-mun | Ban Gimun
류현진 = Ryu Hyun-jin | Ryu Hyeonjin | Yoo Hyun-jin
안중근 = An Jung-geun | Ahn Choong-kun | An Chung-gŭn
하지원 = Ha Ji-won | Ha Chi-wŏn
남궁민수 = Namgung Minsu | Namkoong Min-soo | Min Soo Nam Kung
김철수 = Kim Chul-soo | Kim Ch'ŏl-su | Gim Cheolsu | Kim Chol Su
장성택 = Jang Song-thaek | Chang Sŏng-t'aek | Jang Seongtaek
`),
  )('%s is %s', expectOneName);
});

describe('names in Han', () => {
  it.each(
    spellings(`
习近平 = Xi Jinping | Hsi Chin-p'ing | XI, Jinping | Jinping Xi | Xi Jin Ping
毛澤東 = Mao Zedong | Mao Tse-tung | Mao Tsê-tung | 毛泽东
周恩来 = Zhou Enlai | Chou En-lai
邓小平 = Deng Xiaoping | Teng Hsiao-p'ing | 鄧小平
蔡英文 = Tsai Ing-wen | Cai Yingwen | Ts'ai Ying-wen
馬英九 = Ma Ying-jeou | Ma Yingjiu | Ma Ying-chiu
李登輝 = Lee Teng-hui | Li Denghui
陳水扁 = Chen Shui-bian | Chen Shuibian | Ch'en Shui-pien
曾國藩 = Zeng Guofan | Tseng Kuo-fan
解振华 = Xie Zhenhua | Hsieh Chen-hua
欧阳修 = Ouyang Xiu | Ou-yang Hsiu
司馬遷 = Sima Qian | Ssu-ma Ch'ien
单田芳 = Shan Tianfang
朱镕基 = Zhu Rongji | Chu Jung-chi
徐志摩 = Xu Zhimo | Hsü Chih-mo
吕秀莲 = Lü Xiulian | Lyu Xiulian | Lu Hsiu-lien | Lv Xiulian
`),
  )('%s is %s', expectOneName);
});

describe('names in kana', () => {
  it.each(
    spellings(`
さとう ゆうこ = Satō Yūko | Satou Yuuko | Sato Yuko | Satoh Yuko | SATO, Yuko
おおの しょうへい = Ohno Shohei | Ōno Shōhei | Oono Shouhei | Ono Syohei
いとう じゅんいち = Ito Jun'ichi | Itoh Junichi | Itō Jun-ichi | Ito Zyuniti
ちば つよし = Chiba Tsuyoshi | Tiba Tuyosi
しんぞう あべ = Shinzo Abe | Shinzō Abe | Sinzo Abe
ホンマ シンペイ = Homma Shimpei | Honma Shinpei | Honma Simpei
マイケル・ジョーダン = Michael Jordan
ヴィクトル・ユーゴー = Victor Hugo | ビクトル・ユゴー
ウィリアム・シェイクスピア = William Shakespeare | ウイリアム・シエイクスピア
フョードル・ドストエフスキー = Fyodor Dostoevsky | Fjodor Dostojewski
ｲﾜﾝ ﾍﾟﾄﾛﾌ = Ivan Petrov | イワン・ペトロフ
`),
  )('%s is %s', expectOneName);
});
