-- Ühtne politseiregister (UPR): tabelid

create table klassif (
  liik text not null,
  kood text not null,
  jrk smallint not null,
  kehtiv char(1) not null,
  primary key (liik, kood)
);

create table isik (
  isik_id bigint primary key,
  isikukood varchar(11),
  sugu char(1),
  synniaeg date,
  synniaeg_tekst text,
  synnikoht text,
  synniriik char(3),
  amet text,
  pikkus_cm smallint,
  silmad text,
  kasitlus text,
  kaitsetase char(2),
  allika_hinnang char(1),
  teabe_hinnang char(1),
  vaide_liik char(1),
  eesmark text,
  sisestatud timestamptz,
  kontrollitud date,
  sailitus_kuni date,
  vaidlustatud char(1),
  embargo_kuni date,
  lubatud_riigid text,
  keelatud_riigid text,
  muutja text,
  versioon int
);

create table isiku_nimi (
  isik_id bigint not null references isik,
  jrk smallint not null,
  liik char(2) not null,
  eesnimi text,
  lisanimi text,
  perenimi text,
  primary key (isik_id, jrk)
);

create table isiku_kodakondsus (
  isik_id bigint not null references isik,
  jrk smallint not null,
  riik char(3) not null,
  primary key (isik_id, jrk)
);

create table isiku_hoiatus (
  isik_id bigint not null references isik,
  jrk smallint not null,
  kood text not null,
  primary key (isik_id, jrk)
);

create table eriliigiline (
  isik_id bigint not null references isik,
  jrk smallint not null,
  liik text not null,
  sisu text,
  primary key (isik_id, jrk)
);

create table jurisik (
  jur_id bigint primary key,
  nimi text,
  teine_nimi text,
  registrikood text,
  oiguslik_vorm text,
  lei varchar(20),
  kasitlus text,
  kaitsetase char(2),
  allika_hinnang char(1),
  teabe_hinnang char(1),
  vaide_liik char(1),
  eesmark text,
  sisestatud timestamptz,
  kontrollitud date,
  sailitus_kuni date,
  vaidlustatud char(1),
  embargo_kuni date,
  lubatud_riigid text,
  keelatud_riigid text
);

create table dokument (
  dok_id bigint primary key,
  isik_id bigint references isik,
  liik text,
  dok_nr text,
  valjastaja char(3),
  valja_kp date,
  kehtib_kuni date,
  olek char(1)
);
create index on dokument (isik_id);

create table soiduki_mark (
  mark_id int primary key,
  nimetus text not null
);

create table soiduki_mudel (
  mudel_id int primary key,
  mark_id int not null references soiduki_mark,
  nimetus text not null
);

create table soiduk (
  soiduk_id bigint primary key,
  reg_nr text,
  tehasetahis varchar(17),
  mudel_id int references soiduki_mudel,
  liik text,
  varv char(2),
  valjalaske_aasta smallint,
  olek char(2),
  oleku_kp text,
  omaniku_liik char(1),
  omanik_id bigint
);
create index on soiduk (omanik_id);

create table relv (
  relv_id bigint primary key,
  relva_nr text,
  mark text,
  mudel text,
  kaliiber text,
  liik text,
  olek char(2),
  valdaja_id bigint references isik
);
create index on relv (valdaja_id);

create table ese (
  ese_id bigint primary key,
  liik text,
  seeria_nr text,
  kirjeldus text,
  valmistaja text,
  olek char(2)
);

create table biomeetria (
  biom_id bigint primary key,
  isik_id bigint references isik,
  liik char(2),
  asukoht text,
  hoive_kp date
);
create index on biomeetria (isik_id);

create table foto (
  viide text primary key,
  isik_id bigint references isik,
  pildistatud date
);
create index on foto (isik_id);

create table toimik (
  toimik_id bigint primary key,
  toimiku_nr text,
  menetleja text,
  olek char(2),
  alustatud date,
  kasitlus text,
  kaitsetase char(2),
  allika_hinnang char(1),
  teabe_hinnang char(1),
  vaide_liik char(1),
  eesmark text,
  sisestatud timestamptz,
  kontrollitud date,
  sailitus_kuni date,
  vaidlustatud char(1),
  embargo_kuni date,
  lubatud_riigid text,
  keelatud_riigid text
);

create table toimik_isik (
  toimik_id bigint not null references toimik,
  isik_id bigint not null references isik,
  staatus char(3) not null,
  primary key (toimik_id, isik_id, staatus)
);
create index on toimik_isik (isik_id);

create table syytegu (
  syytegu_id bigint primary key,
  toimik_id bigint references toimik,
  kvalifikatsioon text,
  iccs char(2),
  karistus_max smallint,
  katse char(1)
);
create index on syytegu (toimik_id);

create table vahistamismaarus (
  vm_nr text primary key,
  isik_id bigint references isik,
  kohus text,
  maaruse_kp date,
  kvalifikatsioon text,
  iccs char(2),
  olek char(1)
);
create index on vahistamismaarus (isik_id);

create table vm_riik (
  vm_nr text not null references vahistamismaarus,
  jrk smallint not null,
  riik char(3) not null,
  primary key (vm_nr, jrk)
);

create table karistus (
  karistus_id bigint primary key,
  isik_id bigint references isik,
  kohus text,
  otsuse_kp date,
  kvalifikatsioon text,
  iccs char(2),
  moistetud text,
  olek char(1)
);
create index on karistus (isik_id);

create table tagaotsimine (
  to_id bigint primary key,
  isik_id bigint references isik,
  jur_id bigint references jurisik,
  skeem char(1),
  kategooria text,
  viide text,
  meede text,
  olek char(1),
  algataja text,
  algus_kp date,
  lopp_kp date
);
create index on tagaotsimine (isik_id);
create index on tagaotsimine (jur_id);

create table vara (
  vara_id bigint primary key,
  isik_id bigint references isik,
  jur_id bigint references jurisik,
  liik char(2),
  iban text,
  bic text,
  rahakott text,
  kinnistu_nr text,
  osalus numeric(9,4)
);
create index on vara (isik_id);
create index on vara (jur_id);

create table koostootaotlus (
  taotlus_id bigint primary key,
  toimik_id bigint references toimik,
  liik text,
  viide text,
  olek text,
  esitaja char(3),
  taidetaja char(3),
  esitatud date,
  tahtaeg date,
  sisu text
);
create index on koostootaotlus (toimik_id);

create table aadress (
  aadress_id bigint primary key,
  isik_id bigint references isik,
  jur_id bigint references jurisik,
  liik char(1),
  tanav_maja text,
  asula text,
  maakond text,
  postiindeks text,
  riik char(3),
  alates date
);
create index on aadress (isik_id);
create index on aadress (jur_id);

create table sidevahend (
  side_id bigint primary key,
  isik_id bigint references isik,
  jur_id bigint references jurisik,
  liik char(1),
  vaartus text
);
create index on sidevahend (isik_id);
create index on sidevahend (jur_id);

create table seade (
  seade_id bigint primary key,
  isik_id bigint references isik,
  liik char(1),
  tunnus text,
  kirjeldus text
);
create index on seade (isik_id);

create table vorgutunnus (
  tunnus_id bigint primary key,
  isik_id bigint references isik,
  liik char(1),
  vaartus text,
  nahtud timestamptz,
  teenus text
);
create index on vorgutunnus (isik_id);

create table seos (
  seos_id bigint primary key,
  isik_id bigint references isik,
  seotud_isik_id bigint references isik,
  jur_id bigint references jurisik,
  liik char(2),
  roll text,
  alates text
);
create index on seos (isik_id);
create index on seos (seotud_isik_id);
create index on seos (jur_id);

create table aravott (
  aravott_id bigint primary key,
  toimik_id bigint references toimik,
  kuupaev date,
  koht text,
  kirjeldus text,
  liik char(2),
  kogus numeric(14,3),
  yhik text
);
create index on aravott (toimik_id);

create table logi (
  logi_id bigint primary key,
  aeg timestamp,
  kasutaja text,
  tegevus text
);
