/** Common surnames, each with its reading. */
export const SURNAMES = `
佐藤 satou 鈴木 suzuki 高橋 takahashi 田中 tanaka 伊藤 itou 渡辺 watanabe 渡邊 watanabe 渡邉 watanabe 山本 yamamoto
中村 nakamura 小林 kobayashi 加藤 katou 吉田 yoshida 山田 yamada 佐々木 sasaki 山口 yamaguchi 松本 matsumoto 井上 inoue
木村 kimura 林 hayashi 斎藤 saitou 斉藤 saitou 齋藤 saitou 齊藤 saitou 清水 shimizu 山崎 yamazaki 森 mori 池田 ikeda
橋本 hashimoto 阿部 abe 安部 abe 安倍 abe 石川 ishikawa 山下 yamashita 中島 nakajima 石井 ishii 小川 ogawa 前田 maeda
岡田 okada 長谷川 hasegawa 藤田 fujita 後藤 gotou 近藤 kondou 村上 murakami 遠藤 endou 青木 aoki 坂本 sakamoto
福田 fukuda 西村 nishimura 太田 oota 大田 oota 三浦 miura 藤井 fujii 岡本 okamoto 松田 matsuda 中川 nakagawa 中野 nakano
原田 harada 小野 ono 田村 tamura 竹内 takeuchi 金子 kaneko 和田 wada 中山 nakayama 石田 ishida 上田 ueda 森田 morita
原 hara 柴田 shibata 酒井 sakai 工藤 kudou 横山 yokoyama 宮崎 miyazaki 宮本 miyamoto 内田 uchida 高木 takagi
安藤 andou 谷口 taniguchi 大野 oono 丸山 maruyama 今井 imai 高田 takada 藤本 fujimoto 武田 takeda 村田 murata
上野 ueno 杉山 sugiyama 増田 masuda 菅原 sugawara 平野 hirano 小島 kojima 大塚 ootsuka 千葉 chiba 久保 kubo 松井 matsui
岩崎 iwasaki 桜井 sakurai 櫻井 sakurai 木下 kinoshita 野口 noguchi 松尾 matsuo 野村 nomura 菊地 kikuchi 菊池 kikuchi
佐野 sano 大西 oonishi 杉本 sugimoto 新井 arai 浜田 hamada 濱田 hamada 古川 furukawa 市川 ichikawa 水野 mizuno
小松 komatsu 島田 shimada 小山 koyama 高野 takano 山内 yamauchi 西田 nishida 菊田 kikuta 西川 nishikawa 五十嵐 igarashi
北村 kitamura 安田 yasuda 中田 nakata 川口 kawaguchi 平田 hirata 川崎 kawasaki 飯田 iida 吉川 yoshikawa 本田 honda
久保田 kubota 沢田 sawada 澤田 sawada 辻 tsuji 関 seki 吉村 yoshimura 岩田 iwata 中西 nakanishi 服部 hattori
樋口 higuchi 福島 fukushima 川上 kawakami 永井 nagai 松岡 matsuoka 田口 taguchi 山中 yamanaka 森本 morimoto 土屋 tsuchiya
矢野 yano 広瀬 hirose 廣瀬 hirose 秋山 akiyama 石原 ishihara 松下 matsushita 大橋 oohashi 松浦 matsuura 吉岡 yoshioka
小池 koike 馬場 baba 浅野 asano 荒木 araki 大久保 ookubo 野田 noda 熊谷 kumagai 川村 kawamura 田辺 tanabe 星野 hoshino
黒田 kuroda 大谷 ootani 尾崎 ozaki 松村 matsumura 望月 mochizuki 永田 nagata 内藤 naitou 西山 nishiyama 堀 hori
東 higashi 南 minami 北 kita 西 nishi 岡 oka 島 shima 谷 tani 安倍 abe 岸田 kishida 菅 suga 河野 kouno 河合 kawai
神田 kanda 神谷 kamiya 片山 katayama 早川 hayakawa 須藤 sudou 江口 eguchi 大島 ooshima 平井 hirai 白石 shiraishi`;

/** Common given names, each with its reading; where there are several, the most common. */
export const GIVEN_NAMES = `
誠 makoto 浩 hiroshi 博 hiroshi 弘 hiroshi 隆 takashi 茂 shigeru 豊 yutaka 清 kiyoshi 勇 isamu 亮 ryou 翔 shou 蓮 ren
正 tadashi 実 minoru 進 susumu 修 osamu 学 manabu 剛 tsuyoshi 勝 masaru 昇 noboru 稔 minoru 聡 satoshi 哲 satoshi
智 satoshi 悟 satoru 淳 jun 純 jun 潤 jun 徹 tooru 透 tooru 明 akira 彰 akira 昭 akira 章 akira 治 osamu 功 isao
勲 isao 武 takeshi 健 ken 猛 takeshi 毅 tsuyoshi 守 mamoru 護 mamoru 譲 yuzuru 薫 kaoru 忍 shinobu 光 hikaru 望 nozomi
一郎 ichirou 太郎 tarou 次郎 jirou 二郎 jirou 三郎 saburou 四郎 shirou 五郎 gorou 大輔 daisuke 大介 daisuke 大樹 daiki
翔太 shouta 健太 kenta 健一 kenichi 拓也 takuya 達也 tatsuya 直樹 naoki 哲也 tetsuya 和也 kazuya 悠真 yuuma 陽斗 haruto
颯太 souta 秀樹 hideki 英樹 hideki 浩二 kouji 雄一 yuuichi 慎一 shinichi 純一 junichi 智也 tomoya 雅之 masayuki
康弘 yasuhiro 義明 yoshiaki 俊介 shunsuke 圭介 keisuke 真一 shinichi 涼太 ryouta 海斗 kaito 優斗 yuuto 翔平 shouhei
恵子 keiko 幸子 sachiko 和子 kazuko 洋子 youko 裕子 yuuko 京子 kyouko 久美子 kumiko 由美子 yumiko 明美 akemi 真由美 mayumi
直美 naomi 美香 mika 陽子 youko 智子 tomoko 愛 ai 美咲 misaki 葵 aoi 結衣 yui 陽菜 hina 七海 nanami 彩 aya 麻衣 mai
恵 megumi 舞 mai 千尋 chihiro 文子 fumiko 節子 setsuko 良子 yoshiko 美智子 michiko 悦子 etsuko 千代 chiyo 花子 hanako
春香 haruka 優子 yuuko 理恵 rie 香織 kaori 絵美 emi 沙織 saori 亜美 ami 紀子 noriko 典子 noriko 純子 junko 順子 junko
加奈 kana 瞳 hitomi 桜 sakura 凛 rin 凜 rin 莉子 riko 美穂 miho 静香 shizuka 久子 hisako 由紀子 yukiko 雪 yuki 友美 tomomi
さくら sakura 真理子 mariko 弘子 hiroko 敏子 toshiko 昭子 akiko 明子 akiko 秋子 akiko 光子 mitsuko 貞子 sadako 桃子 momoko`;

/** Kanji of names, each with its reading at the beginning and at the end of a name. */
export const KANJI = `
阿 a a 安 yasu an 伊 i i 井 i i 一 kazu ichi 稲 ina ine 宇 u u 浦 ura ura 英 hide hide 江 e e 恵 kei e 栄 ei ei 越 koshi goshi
遠 en tou 塩 shio shio 奥 oku oku 横 yoko yoko 岡 oka oka 荻 ogi ogi 音 oto ne 下 shimo shita 加 ka ka 嘉 yoshi ka 河 kawa kawa
夏 natsu ka 花 hana ka 介 suke suke 海 umi mi 貝 kai kai 垣 kaki gaki 角 kado kado 笠 kasa gasa 梶 kaji kaji 葛 kuzu katsu
金 kane kane 鎌 kama kama 亀 kame kame 刈 kari kari 川 kawa kawa 寛 hiro hiro 関 seki seki 岩 iwa iwa 喜 yoshi ki 希 nozo ki
岸 kishi gishi 紀 nori ki 輝 teru ki 貴 taka ki 菊 kiku kiku 吉 yoshi kichi 久 hisa hisa 宮 miya miya 弓 yumi yumi 響 hibi kyou
橋 hashi hashi 熊 kuma kuma 栗 kuri kuri 桑 kuwa kuwa 郡 koori gun 圭 kei kei 敬 kei taka 桂 katsura kei 慶 yoshi kei
結 yu yui 月 tsuki tsuki 健 ken ken 剣 ken ken 研 ken ken 賢 ken ken 見 mi mi 原 hara hara 弦 gen gen 源 minamoto gen 古 furu ko
戸 to do 五 go go 口 kuchi guchi 向 mukai mukai 光 mitsu mitsu 康 yasu yasu 弘 hiro hiro 幸 yuki yuki 広 hiro hiro 晃 aki aki
浩 hiro hiro 紘 hiro hiro 航 kou kou 行 yuki yuki 香 ka ka 高 taka taka 郷 gou gou 国 kuni kuni 黒 kuro kuro 今 ima ima
根 ne ne 佐 sa sa 沙 sa sa 砂 suna sa 坂 saka saka 榊 sakaki sakaki 桜 sakura sakura 咲 saki saki 崎 saki zaki 笹 sasa sasa
札 fuda satsu 三 mi zou 山 yama yama 子 ko ko 志 shi shi 市 ichi ichi 紫 shi shi 寺 tera dera 治 haru ji 七 nana nana
室 muro muro 篠 shino shino 柴 shiba shiba 若 waka waka 手 te te 酒 saka zake 樹 ki ki 秀 hide hide 秋 aki aki 春 haru haru
俊 toshi toshi 駿 shun shun 純 jun jun 順 jun jun 渚 nagisa nagisa 助 suke suke 勝 katsu katsu 小 ko ko 松 matsu matsu
昌 masa masa 昭 aki aki 翔 shou to 上 ue kami 条 jou jou 城 shiro ki 場 ba ba 織 ori ori 信 nobu nobu 慎 shin shin 新 shin shin
森 mori mori 深 fuka mi 真 ma ma 神 kami gami 進 shin shin 仁 jin hito 水 mizu mizu 瀬 se se 成 nari nari 政 masa masa
正 masa masa 清 kiyo kiyo 生 iku o 西 nishi nishi 誠 sei sei 斉 sai sei 石 ishi ishi 雪 yuki yuki 千 chi chi 川 kawa kawa
泉 izumi izumi 浅 asa asa 前 mae mae 善 yoshi yoshi 早 haya sa 倉 kura kura 相 ai ai 蔵 kura zou 村 mura mura 太 ta ta
駄 da da 代 shiro yo 大 oo hiro 第 dai dai 滝 taki taki 瀧 taki taki 沢 sawa sawa 澤 sawa sawa 拓 taku taku 達 tatsu tatsu
谷 tani tani 丹 tan niwa 知 tomo chi 地 chi ji 池 ike ike 智 tomo tomo 竹 take take 中 naka naka 仲 naka naka 忠 tada tada
長 naga naga 朝 asa asa 町 machi machi 直 nao nao 津 tsu tsu 塚 tsuka tsuka 辻 tsuji tsuji 鶴 tsuru tsuru 貞 sada sada
哲 tetsu tetsu 鉄 tetsu tetsu 典 nori nori 田 ta ta 土 tsuchi do 渡 wata to 都 to to 島 shima shima 嶋 shima shima 東 higashi tou
藤 fuji tou 徳 toku nori 敦 atsu atsu 内 uchi uchi 奈 na na 那 na na 南 minami nami 楠 kusu kusu 二 ji ji 日 hi hi 乃 no no
之 no yuki 野 no no 也 nari ya 矢 ya ya 八 ya hachi 畑 hata hata 波 nami nami 馬 ma ma 梅 ume ume 白 shira shiro 博 hiro hiro
畠 hata hatake 浜 hama hama 濱 hama hama 隼 haya to 半 han han 飯 ii ii 樋 hi hi 尾 o o 美 mi mi 彦 hiko hiko 百 momo momo
浜 hama hama 富 tomi tomi 冨 tomi tomi 武 take take 部 be be 風 kaze kaze 福 fuku fuku 文 fumi fumi 平 hira hei 別 betsu be
辺 be be 保 yasu ho 穂 ho ho 宝 takara hou 芳 yoshi yoshi 豊 toyo toyo 房 fusa fusa 北 kita kita 堀 hori hori 本 moto moto
牧 maki maki 麻 asa ma 槙 maki maki 満 mitsu mitsu 未 mi mi 岬 misaki misaki 明 aki aki 茂 shige shige 木 ki ki 門 kado mon
弥 ya ya 勇 yuu yuu 友 tomo tomo 悠 yuu yuu 有 ari yuu 由 yu yu 裕 yuu hiro 雄 yuu o 夕 yuu yuu 優 yuu yuu 与 yo yo 葉 ha ha
陽 you hi 洋 you hiro 吉 yoshi yoshi 嵐 arashi arashi 里 sato ri 理 ri ri 梨 nashi ri 莉 ri ri 利 toshi ri 立 tachi tachi
柳 yanagi yanagi 隆 taka taka 龍 ryuu ryuu 竜 ryuu ryuu 亮 ryou ryou 良 yoshi yoshi 涼 ryou ryou 林 hayashi bayashi 玲 rei rei
礼 rei rei 鈴 suzu suzu 麗 rei rei 郎 rou rou 朗 rou rou 路 ji ji 和 kazu kazu 湾 wan wan 脇 waki waki 輔 suke suke 斗 to to
雅 masa masa 義 yoshi yoshi 孝 taka taka 実 mi mi 次 tsugi ji 司 tsukasa shi 史 fumi fumi 人 hito to 伸 nobu nobu 男 o o
夫 o o 昇 shou shou 将 masa masa 章 aki aki 彰 aki aki 晴 haru haru 聡 sato sato 尚 nao nao 宏 hiro hiro 充 mitsu mitsu
憲 nori nori 則 nori nori 範 nori nori 規 nori nori 宗 mune mune 宣 nobu nobu 延 nobu nobu 靖 yasu yasu 泰 yasu yasu 祐 yuu suke
佑 yuu suke 亜 a a 衣 i i 絵 e e 愛 ai na 菜 na na 華 hana ka 佳 yoshi ka 香 ka ka 歌 uta ka 江 e e 枝 e e 世 se yo 瑞 mizu mizu
瑠 ru ru 留 ru ru 留 ru ru 遥 haru ka 静 shizu shizu 節 setsu setsu 千 chi chi 園 sono sono 妙 tae tae 多 ta ta 登 nobo to`;
