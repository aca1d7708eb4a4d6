import { codes } from '../sql/code-notation.ts';

/** Koodid of the register, by the canonical code that each stands for; the classifier table names them. */
export const SUGU = codes('male=M female=N other=X');
export const NIMELIIK = codes('primary=PN alias=VN weak-alias=HN former=EN maiden=SN');
export const HOIATUS = codes(
  'armed=RELV violent=VAG escaped=POG suicide-risk=ENESE public-health=NAKK drug-user=NARK terrorism=TERR mental-health=PSYH',
);
export const ERILIIK = codes(
  'racial-or-ethnic-origin=RASS political-opinion=POL religion-or-philosophy=USK union-membership=AYH genetic=GEN biometric=BIO health=TERV sex-life-or-orientation=SEKS',
);
export const DOKUMENDILIIK = codes(
  'passport=PASS identity-card=IDK driving-licence=JL residence-permit=ELL visa=VIISA refugee-travel-document=PRD seaman-book=MRM birth-certificate=SYT registration-document=REG other=MUU',
);
export const DOKUMENDIOLEK = codes('valid=K stolen=V lost=A stolen-blank=B revoked=T expired=L');
export const SOIDUKILIIK = codes(
  'car=M1 van=N1 truck=N3 bus=M3 motorcycle=L3 moped=L1 trailer=O caravan=M1K tractor=T machinery=LM vessel=VS aircraft=OS bicycle=JR all-terrain=MS',
);
export const VARV = codes(
  'black=01 white=02 grey=03 silver=04 blue=05 red=06 green=07 yellow=08 orange=09 brown=10 beige=11 gold=12 pink=13 purple=14 turquoise=15 cream=16 multicolour=20',
);
export const ESEMEOLEK = codes(
  'registered=RE stolen=VA misappropriated=OM lost=KA sought=OT recovered=LE seized=AR deregistered=KU destroyed=HV',
);
export const RELVALIIK = codes(
  'pistol=PYS revolver=REV rifle=VIN shotgun=HAA submachine-gun=PKU machine-gun=KUU air-gun=OHK essential-part=OSA',
);
export const ESEMELIIK = codes(
  'painting=MAAL sculpture=SKUL antiquity=ARH book=RMT jewellery=EHE watch=KELL instrument=PILL engine=MOOT equipment=SEAD banknote=RAHA',
);
export const BIOMEETRIALIIK = codes('fingerprint=SJ palm=PJ face=NK dna=DN iris=IR');
export const TOIMIKUOLEK = codes('open=ME suspended=PE at-court=KO closed=LO archived=AR');
export const STAATUS = codes('suspect=KAH convicted=SYY victim=KAN witness=TUN informant=INF contact=KON missing=KAD');
export const MAARUSEOLEK = codes('active=K executed=T withdrawn=Y expired=A');
export const OTSUSEOLEK = codes('final=J under-appeal=E quashed=T served=K pardoned=A');
export const SKEEM = codes('interpol-notice=I interpol-diffusion=D sis=S un-sanctions=U national=R');
export const KATEGOORIA = codes(
  `red=PUNANE yellow=KOLLANE blue=SININE black=MUST green=ROHELINE orange=ORANZ purple=LILLA silver=HOBE un-special=YRO return=A20 refusal-of-entry=A24
  arrest=A26 missing=A32 child-at-risk=A32L vulnerable=A32H judicial-procedure=A34 discreet-check=A36V inquiry-check=A36P specific-check=A36E unknown-wanted=A40 object=A38`,
);
export const TAGAOTSIMISOLEK = codes('active=K suspended=P flagged=M cancelled=T expired=A');
export const VARALIIK = codes(
  'bank-account=KO crypto-wallet=KR real-property=KI share=OS security=VP vehicle=SO cash=SU',
);
export const TAOTLUSELIIK = codes(
  `information=TEAVE confirm-hit=TABAMUS other-purpose=MUUEESM disclose-field=VALI preserve-data=SAILITA testimony=ULEKUUL service=KATTETOIM search-and-seizure=LABIOTS freeze=ARESTIMINE
  evidence=TOEND records=VALJAVOTE trace-proceeds=TULU video-hearing=VIDEO joint-team=YUR controlled-delivery=KONTRSAAD extradition=VALJAANDMINE`,
);
export const TAOTLUSEOLEK = codes(
  `draft=KAVAND validated=KINNITATUD transmitted=EDASTATUD received=SAABUNUD more-information=LISATEAVE accepted=VASTUVOETUD executing=TAITMISEL partly-executed=OSALISELT
  executed=TAIDETUD postponed=EDASI refused=KEELDUTUD withdrawn=TAGASI`,
);
export const AADRESSILIIK = codes('residence=E registered=R work=T former=V stay=A other=M');
export const SIDELIIK = codes('phone=L mobile=M email=E');
export const SEADMELIIK = codes('imei=I mac=M');
export const TUNNUSELIIK = codes('ip=I domain=D handle=K url=U');
export const SEOSELIIK = codes(
  'associate=TU relative=SU spouse=AB parent=VA child=LA sibling=OV co-accused=KS employer=TA owner=OM director=JL member=LI',
);
export const ARAVOTULIIK = codes(
  'drugs=NA cash=SU firearms=RE vehicle=SO documents=DO electronics=EL counterfeit=VO other=MU',
);
export const KAITSETASE = codes('official-use-only=AK restricted=PI confidential=KO');
export const VAIDELIIK = codes('fact=F assessment=H');
export const EESMARK = codes(
  'locate-wanted=TAGAOTS identify=TUVAST investigation=MENETLUS alert=HOIATUS identify-deceased=SURNUKEHA forensics=EKSPERTIIS security-check=TAUST border-control=PIIR threat-analysis=ANALYYS',
);
export const KASITLUS = codes('H0=K0 H1=K1 H2=K2 H3=K3');
