/**
 * Korean and Chinese surnames by what is written of them in Latin letters: the spellings of one surname a line, of the
 * Revised Romanisation and McCune-Reischauer and the usual ones for Korean; of pinyin, Wade-Giles, Cantonese and Hokkien
 * for Chinese. Common knowledge of names, drawn from no list.
 */
export const SURNAMES = `
kim gim ghim
lee yi rhee ri li rhie
park pak bak
choi choe chwe choy
jung jeong chung cheong
kang gang
cho jo joe
yoon yun youn
jang chang
lim im rim yim
shin sin
seo suh
kwon gwon
hwang whang
ahn an
ryu yu yoo you ryoo lyu
jeon jun chun chon
ko go koh
moon mun
son sohn
bae pae bai
baek paek paik baik
heo huh hur
shim sim
noh roh no ro
kwak gwak
sung seong
joo ju chu
woo wu u
koo ku gu goo
jin chin
na ra la
ji chi jee
eom um uhm om
cheon chun
bang pang
kong gong
hyun hyeon
yeo yo
yeom yum
byun byeon pyon
gil kil
myung myeong
ki gi
keum geum kum
kook guk kuk
eun un
chen chan tan chern
zhang cheung chang teo cheong
wang wong ong
huang wong ng hwang
lin lam lim
liu lau low
wu ng goh woo
zhou chow chau chou
zheng cheng tay chang
xie tse hsieh chia
he ho
guo kwok kuo koh
liang leung leong
xu hui hsu koh khoo tsui
yang yeung young yeo
cai choi tsai chua
zeng tsang tseng chan
deng tang
luo law lo
ma mah
ye yip yeh yap
feng fung fong
zhu chu choo
hu wu woo oh
gao ko kao
su so soh
zhao chiu chao
sun suen
yuan yuen
jiang chiang tseung kong
zhong chung
shen shum sim
fang fong
shi shek shih
pan poon
lu lo loo
`;

/** Korean surnames as written, each with the spelling most use. */
export const HANGUL_SURNAMES = `
김 kim 이 lee 리 lee 박 park 최 choi 정 jung 강 kang 조 cho 윤 yoon 장 jang 임 lim 림 lim 오 oh 한 han 신 shin 서 seo 권 kwon 황 hwang
안 ahn 송 song 류 ryu 유 ryu 홍 hong 전 jeon 고 ko 문 moon 손 son 양 yang 배 bae 백 baek 허 heo 남 nam 심 shim 노 noh 로 noh 하 ha
곽 kwak 성 sung 차 cha 주 joo 우 woo 구 koo 민 min 진 jin 나 na 라 na 지 ji 엄 eom 원 won 천 cheon 방 bang 공 kong 현 hyun
함 ham 여 yeo 염 yeom 변 byun 길 gil 명 myung 기 ki 금 keum 국 kook 은 eun 석 seok 설 seol 선 sun 마 ma 연 yeon 위 wi 표 pyo 반 ban
왕 wang 옥 ok 인 in 맹 maeng 제 je 모 mo 탁 tak 편 pyeon 용 yong 남궁 namgung 황보 hwangbo 제갈 jegal 사공 sagong 선우 sunwoo
독고 dokgo
`;

/** Chinese characters that are read otherwise where they are a surname, each with that reading. */
export const HAN_SURNAMES = `
单 shan 單 shan 曾 zeng 解 xie 仇 qiu 查 zha 区 ou 區 ou 朴 piao 翟 zhai 覃 qin 乐 yue 樂 yue 盖 ge 蓋 ge 员 yun 員 yun 缪 miao 繆 miao
宓 mi 种 chong 燕 yan 召 shao 繁 po 洗 xian 任 ren 葛 ge 华 hua 華 hua 尉迟 yuchi 尉遲 yuchi 万俟 moqi 長孫 zhangsun 长孙 zhangsun
`;
