import { codes } from '../sql/code-notation.ts';

/** Schlüssel of the system, by the canonical code that each stands for: numbers alone, their meaning is in a manual. */
export const GESCHL = codes('male=1 female=2 other=3');
export const NAM_ART = codes('primary=1 alias=4 weak-alias=5 former=3 maiden=2');
export const PHW = codes(
  'armed=10 violent=20 escaped=30 suicide-risk=40 public-health=50 drug-user=60 terrorism=70 mental-health=45',
);
export const SENSIBEL = codes(
  'racial-or-ethnic-origin=1 political-opinion=2 religion-or-philosophy=3 union-membership=4 genetic=5 biometric=6 health=7 sex-life-or-orientation=8',
);
export const VS_GRAD = codes('official-use-only=1 restricted=2 confidential=3');
export const TATS_WERT = codes('fact=1 assessment=2');
export const ZWECK = codes(
  'locate-wanted=1 identify=2 investigation=3 alert=4 identify-deceased=5 forensics=6 security-check=7 border-control=8 threat-analysis=9',
);
export const HANDL = codes('H0=0 H1=1 H2=2 H3=3');
export const AUSWEIS_ART = codes(
  'passport=10 identity-card=20 driving-licence=30 residence-permit=40 visa=41 refugee-travel-document=11 seaman-book=50 birth-certificate=60 registration-document=70 other=99',
);
export const AUSWEIS_STATUS = codes('valid=0 stolen=1 lost=2 stolen-blank=3 revoked=4 expired=5');
export const KFZ_ART = codes(
  'car=100 van=110 truck=200 bus=300 motorcycle=400 moped=410 trailer=500 caravan=120 tractor=600 machinery=610 vessel=800 aircraft=900 bicycle=420 all-terrain=130',
);
export const FARBE = codes(
  'black=9 white=0 grey=7 silver=70 blue=5 red=3 green=6 yellow=1 orange=2 brown=8 beige=80 gold=10 pink=30 purple=4 turquoise=56 cream=81 multicolour=99',
);
export const FAHND = codes(
  'registered=0 stolen=1 misappropriated=2 lost=3 sought=4 recovered=5 seized=6 deregistered=7 destroyed=8',
);
export const WAFFE_ART = codes(
  'pistol=11 revolver=12 rifle=21 shotgun=22 submachine-gun=31 machine-gun=32 air-gun=41 essential-part=90',
);
export const SACHE_ART = codes(
  'painting=1 sculpture=2 antiquity=3 book=4 jewellery=5 watch=6 instrument=7 engine=8 equipment=9 banknote=10',
);
export const ED_ART = codes('fingerprint=1 palm=2 face=3 dna=4 iris=5');
export const VERF_STAND = codes('open=1 suspended=2 at-court=3 closed=4 archived=9');
export const ROLLE = codes('suspect=1 convicted=2 victim=3 witness=4 informant=5 contact=6 missing=7');
export const HB_STAND = codes('active=1 executed=2 withdrawn=3 expired=4');
export const URTEIL_STAND = codes('final=1 under-appeal=2 quashed=3 served=4 pardoned=5');
export const SYSTEM_NR = codes('interpol-notice=1 interpol-diffusion=2 sis=3 un-sanctions=4 national=5');
export const ANLASS = codes(
  `red=101 yellow=102 blue=103 black=104 green=105 orange=106 purple=107 silver=108 un-special=109 return=203 refusal-of-entry=224 arrest=226 missing=232 child-at-risk=233
  vulnerable=234 judicial-procedure=235 discreet-check=236 inquiry-check=237 specific-check=238 unknown-wanted=240 object=239`,
);
export const AUSSCHR_STAND = codes('active=1 suspended=2 flagged=3 cancelled=4 expired=5');
export const VERM_ART = codes('bank-account=1 crypto-wallet=2 real-property=3 share=4 security=5 vehicle=6 cash=7');
export const RH_ART = codes(
  `information=1 confirm-hit=2 other-purpose=3 disclose-field=4 preserve-data=5 testimony=6 service=7 search-and-seizure=8 freeze=9 evidence=10 records=11 trace-proceeds=12
  video-hearing=13 joint-team=14 controlled-delivery=15 extradition=16`,
);
export const RH_STAND = codes(
  `draft=1 validated=2 transmitted=3 received=4 more-information=5 accepted=6 executing=7 partly-executed=8 executed=9 postponed=10 refused=11 withdrawn=12`,
);
export const ANSCHR_ART = codes('residence=1 registered=2 work=3 former=4 stay=5 other=9');
export const ERR_ART = codes('phone=1 mobile=2 email=3');
export const GERAET_ART = codes('imei=1 mac=2');
export const NETZ_ART = codes('ip=1 domain=2 handle=3 url=4');
export const BEZ_ART = codes(
  'associate=1 relative=2 spouse=3 parent=4 child=5 sibling=6 co-accused=7 employer=20 owner=21 director=22 member=23',
);
export const SIST_ART = codes('drugs=1 cash=2 firearms=3 vehicle=4 documents=5 electronics=6 counterfeit=7 other=9');
