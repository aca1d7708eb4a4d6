-- 総合照会システム: 表定義

create table 人物 (
  人物番号 text primary key,
  性別 text,
  生年月日 text,
  生年推定 text not null,
  出生地 text,
  出生国 text,
  個人番号 text,
  職業 text,
  身長 integer,
  眼の色 text,
  注意区分 text,
  取扱 text,
  秘密区分 text,
  情報源 text,
  確度 text,
  事実区分 text,
  収集目的 text,
  登録日 text,
  確認日 text,
  保存期限 text,
  利用停止 text,
  開示禁止期限 text,
  提供可 text,
  提供不可 text,
  入力端末 text
);

create table 氏名 (
  人物番号 text not null references 人物,
  連番 integer not null,
  種別 text not null,
  氏名漢字 text not null,
  氏 text,
  中間名 text,
  名 text,
  氏名カナ text,
  primary key (人物番号, 連番)
);

create table 国籍 (
  人物番号 text not null references 人物,
  連番 integer not null,
  国 text not null,
  primary key (人物番号, 連番)
);

create table 要配慮情報 (
  人物番号 text not null references 人物,
  連番 integer not null,
  区分 text not null,
  内容 text,
  primary key (人物番号, 連番)
);

create table 法人 (
  法人番号 text primary key,
  名称 text,
  別称 text,
  登記番号 text,
  種類 text,
  取引主体識別子 text,
  取扱 text,
  秘密区分 text,
  情報源 text,
  確度 text,
  事実区分 text,
  収集目的 text,
  登録日 text,
  確認日 text,
  保存期限 text,
  利用停止 text,
  開示禁止期限 text,
  提供可 text,
  提供不可 text
);

create table 証明書 (
  整理番号 integer primary key,
  人物番号 text references 人物,
  種別 text,
  番号 text,
  発行国 text,
  発行日 text,
  有効期限 text,
  状態 text
);
create index 証明書_人物 on 証明書 (人物番号);

create table 車両 (
  整理番号 integer primary key,
  登録番号 text,
  車台番号 text,
  メーカー text,
  車名 text,
  種別 text,
  塗色 text,
  年式 text,
  手配区分 text,
  手配日 text,
  使用者 text references 人物,
  使用法人 text references 法人
);
create index 車両_使用者 on 車両 (使用者);
create index 車両_使用法人 on 車両 (使用法人);

create table 銃器 (
  整理番号 integer primary key,
  銃番号 text,
  製造者 text,
  型式 text,
  口径 text,
  種別 text,
  手配区分 text,
  所持者 text references 人物
);
create index 銃器_所持者 on 銃器 (所持者);

create table 物品 (
  整理番号 integer primary key,
  種別 text,
  製造番号 text,
  品名 text,
  製造者 text,
  手配区分 text
);

create table 鑑識資料 (
  整理番号 integer primary key,
  人物番号 text references 人物,
  種別 text,
  保管先 text,
  採取日 text
);
create index 鑑識資料_人物 on 鑑識資料 (人物番号);

create table 写真 (
  写真番号 text primary key,
  人物番号 text references 人物,
  撮影日 text
);
create index 写真_人物 on 写真 (人物番号);

create table 事件 (
  事件番号 text primary key,
  表示番号 text,
  取扱所属 text,
  状況 text,
  認知日 text,
  取扱 text,
  秘密区分 text,
  情報源 text,
  確度 text,
  事実区分 text,
  収集目的 text,
  登録日 text,
  確認日 text,
  保存期限 text,
  利用停止 text,
  開示禁止期限 text,
  提供可 text,
  提供不可 text
);

create table 事件関係者 (
  事件番号 text not null references 事件,
  人物番号 text not null references 人物,
  立場 text not null,
  primary key (事件番号, 人物番号, 立場)
);
create index 事件関係者_人物 on 事件関係者 (人物番号);

create table 罪名 (
  整理番号 integer primary key,
  事件番号 text references 事件,
  罰条 text,
  国際分類 text,
  法定刑月数 integer,
  未遂 text
);
create index 罪名_事件 on 罪名 (事件番号);

create table 令状 (
  令状番号 text primary key,
  人物番号 text references 人物,
  裁判所 text,
  発付日 text,
  罰条 text,
  国際分類 text,
  状況 text,
  引渡対象国 text
);
create index 令状_人物 on 令状 (人物番号);

create table 前科 (
  整理番号 integer primary key,
  人物番号 text references 人物,
  裁判所 text,
  裁判日 text,
  罰条 text,
  国際分類 text,
  刑 text,
  状況 text
);
create index 前科_人物 on 前科 (人物番号);

create table 手配 (
  整理番号 integer primary key,
  人物番号 text references 人物,
  法人番号 text references 法人,
  経路 text,
  種別 text,
  参照番号 text,
  措置 text,
  状況 text,
  手配所属 text,
  手配日 text,
  期限 text
);
create index 手配_人物 on 手配 (人物番号);
create index 手配_法人 on 手配 (法人番号);

create table 資産 (
  整理番号 integer primary key,
  人物番号 text references 人物,
  法人番号 text references 法人,
  種別 text,
  口座 text,
  銀行 text,
  暗号資産 text,
  不動産 text,
  持分 real
);
create index 資産_人物 on 資産 (人物番号);
create index 資産_法人 on 資産 (法人番号);

create table 共助要請 (
  整理番号 integer primary key,
  事件番号 text references 事件,
  種別 text,
  文書番号 text,
  状況 text,
  要請国 text,
  被要請国 text,
  要請日 text,
  回答期限 text,
  内容 text
);
create index 共助要請_事件 on 共助要請 (事件番号);

create table 住所 (
  整理番号 integer primary key,
  人物番号 text references 人物,
  法人番号 text references 法人,
  区分 text,
  郵便番号 text,
  都道府県 text,
  市区町村 text,
  町名番地 text,
  国 text,
  居住開始日 text
);
create index 住所_人物 on 住所 (人物番号);
create index 住所_法人 on 住所 (法人番号);

create table 連絡先 (
  整理番号 integer primary key,
  人物番号 text references 人物,
  法人番号 text references 法人,
  区分 text,
  値 text
);
create index 連絡先_人物 on 連絡先 (人物番号);
create index 連絡先_法人 on 連絡先 (法人番号);

create table 端末 (
  整理番号 integer primary key,
  人物番号 text references 人物,
  区分 text,
  識別番号 text,
  機種 text
);
create index 端末_人物 on 端末 (人物番号);

create table 通信識別 (
  整理番号 integer primary key,
  人物番号 text references 人物,
  区分 text,
  値 text,
  確認日時 text,
  サービス text
);
create index 通信識別_人物 on 通信識別 (人物番号);

create table 関係 (
  整理番号 integer primary key,
  人物番号 text references 人物,
  相手人物 text references 人物,
  相手法人 text references 法人,
  区分 text,
  続柄 text,
  開始 text
);
create index 関係_人物 on 関係 (人物番号);
create index 関係_相手人物 on 関係 (相手人物);
create index 関係_相手法人 on 関係 (相手法人);

create table 押収 (
  整理番号 integer primary key,
  事件番号 text references 事件,
  押収日 text,
  場所 text,
  品目 text,
  種別 text,
  数量 real,
  単位 text
);
create index 押収_事件 on 押収 (事件番号);

create table 操作記録 (
  通番 integer primary key,
  日時 text,
  端末 text,
  操作 text
);
