import { codes } from '../sql/code-notation.ts';

/** Codes of two digits, by the canonical code that each stands for. */
export const 性別 = codes('male=01 female=02 other=09');
export const 氏名種別 = codes('primary=01 alias=02 weak-alias=03 former=04 maiden=05');
export const 注意区分 = codes(
  'armed=11 violent=12 escaped=21 suicide-risk=31 public-health=41 drug-user=42 terrorism=13 mental-health=32',
);
export const 要配慮区分 = codes(
  'racial-or-ethnic-origin=01 political-opinion=02 religion-or-philosophy=03 union-membership=04 genetic=05 biometric=06 health=07 sex-life-or-orientation=08',
);
export const 秘密区分 = codes('official-use-only=10 restricted=20 confidential=30');
export const 事実区分 = codes('fact=01 assessment=02');
export const 収集目的 = codes(
  'locate-wanted=01 identify=02 investigation=03 alert=04 identify-deceased=05 forensics=06 security-check=07 border-control=08 threat-analysis=09',
);
export const 取扱 = codes('H0=00 H1=01 H2=02 H3=03');
export const 証明書種別 = codes(
  'passport=01 identity-card=02 driving-licence=03 residence-permit=04 visa=05 refugee-travel-document=06 seaman-book=07 birth-certificate=08 registration-document=09 other=99',
);
export const 証明書状態 = codes('valid=00 stolen=01 lost=02 stolen-blank=03 revoked=04 expired=05');
export const 車両種別 = codes(
  'car=01 van=02 truck=11 bus=12 motorcycle=21 moped=22 trailer=31 caravan=03 tractor=41 machinery=42 vessel=51 aircraft=61 bicycle=23 all-terrain=04',
);
export const 塗色 = codes(
  'black=01 white=02 grey=03 silver=04 blue=05 red=06 green=07 yellow=08 orange=09 brown=10 beige=11 gold=12 pink=13 purple=14 turquoise=15 cream=16 multicolour=17',
);
export const 手配区分 = codes(
  'registered=00 stolen=01 misappropriated=02 lost=03 sought=04 recovered=05 seized=06 deregistered=07 destroyed=08',
);
export const 銃器種別 = codes(
  'pistol=01 revolver=02 rifle=03 shotgun=04 submachine-gun=05 machine-gun=06 air-gun=07 essential-part=08',
);
export const 物品種別 = codes(
  'painting=01 sculpture=02 antiquity=03 book=04 jewellery=05 watch=06 instrument=07 engine=08 equipment=09 banknote=10',
);
export const 鑑識種別 = codes('fingerprint=01 palm=02 face=03 dna=04 iris=05');
export const 事件状況 = codes('open=01 suspended=02 at-court=03 closed=04 archived=05');
export const 立場 = codes('suspect=01 convicted=02 victim=03 witness=04 informant=05 contact=06 missing=07');
export const 令状状況 = codes('active=01 executed=02 withdrawn=03 expired=04');
export const 前科状況 = codes('final=01 under-appeal=02 quashed=03 served=04 pardoned=05');
export const 手配経路 = codes('interpol-notice=01 interpol-diffusion=02 sis=03 un-sanctions=04 national=05');
export const 手配種別 = codes(
  `red=11 yellow=12 blue=13 black=14 green=15 orange=16 purple=17 silver=18 un-special=19 return=21 refusal-of-entry=22 arrest=23 missing=24 child-at-risk=25 vulnerable=26
  judicial-procedure=27 discreet-check=28 inquiry-check=29 specific-check=30 unknown-wanted=31 object=32`,
);
export const 手配状況 = codes('active=01 suspended=02 flagged=03 cancelled=04 expired=05');
export const 資産種別 = codes(
  'bank-account=01 crypto-wallet=02 real-property=03 share=04 security=05 vehicle=06 cash=07',
);
export const 共助種別 = codes(
  `information=01 confirm-hit=02 other-purpose=03 disclose-field=04 preserve-data=05 testimony=06 service=07 search-and-seizure=08 freeze=09 evidence=10 records=11
  trace-proceeds=12 video-hearing=13 joint-team=14 controlled-delivery=15 extradition=16`,
);
export const 共助状況 = codes(
  `draft=01 validated=02 transmitted=03 received=04 more-information=05 accepted=06 executing=07 partly-executed=08 executed=09 postponed=10 refused=11 withdrawn=12`,
);
export const 住所区分 = codes('residence=01 registered=02 work=03 former=04 stay=05 other=99');
export const 連絡先区分 = codes('phone=01 mobile=02 email=03');
export const 端末区分 = codes('imei=01 mac=02');
export const 通信区分 = codes('ip=01 domain=02 handle=03 url=04');
export const 関係区分 = codes(
  'associate=01 relative=02 spouse=03 parent=04 child=05 sibling=06 co-accused=07 employer=11 owner=12 director=13 member=14',
);
export const 押収種別 = codes(
  'drugs=01 cash=02 firearms=03 vehicle=04 documents=05 electronics=06 counterfeit=07 other=99',
);
