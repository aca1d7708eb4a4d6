import { expectOneName, spellings } from './one-name.ts';

describe('names in the scripts of India', () => {
  it.each(
    spellings(`
रमेश शर्मा = Ramesh Sharma | Rameš Šarma | Ramesch Scharma
नरेन्द्र मोदी = Narendra Modi | नरेंद्र मोदी
अमिताभ बच्चन = Amitabh Bachchan | Amitabh Bachan
लक्ष्मी मित्तल = Lakshmi Mittal | Laxmi Mittal
कृष्ण प्रसाद कोइराला = Krishna Prasad Koirala | Krisna Prasad Koirala
ज्ञानेन्द्र चौधरी = Gyanendra Chaudhary | Gyanendra Chowdhury
बिक्रम श्रेष्ठ = Bikram Shrestha | Bikram Shreshtha
पुष्प कमल दाहाल = Pushpa Kamal Dahal
सुभाष चन्द्र बोस = Subhash Chandra Bose | Subhas Chandra Bose
राजेश गाँधी = Rajesh Gandhi | राजेश गांधी
অমর্ত্য সেন = Amartya Sen
মুজিবুর রহমান = Mujibur Rahman | Mujib-ur-Rahman
সুন্দর পিচাই = Sundar Pichai
ਮਨਮੋਹਨ ਸਿੰਘ = Manmohan Singh
சுந்தர் ராமன் = Sundar Raman
`),
  )('%s is %s', expectOneName);
});

describe('names in Thai, Georgian, Armenian and others', () => {
  it.each(
    spellings(`
ทักษิณ ชินวัตร = Thaksin Shinawatra | Taksin Chinnawat
สมชาย วงศ์สวัสดิ์ = Somchai Wongsawat | Somchay Wongsawad
ประยุทธ์ จันทร์โอชา = Prayut Chan-o-cha | Prayuth Chanocha
อานันท์ ปันยารชุน = Anand Panyarachun | Anan Panyarachun
მიხეილ სააკაშვილი = Mikheil Saakashvili | Micheil Saakaschwili | Mikhaïl Saakachvili
ედუარდ შევარდნაძე = Eduard Shevardnadze | Edouard Chevardnadze | Eduard Schewardnadse
ჯემალ ჟვანია = Jemal Zhvania | Dschemal Schwania | Djemal Jvania
Սերժ Սարգսյան = Serzh Sargsyan | Serge Sarkissian | Sersch Sargsjan
Պետրոս Պողոսեան = Petros Poghosyan | Bedros Boghossian | Petros Pogosian
Յակոբ Տէր-Պետրոսեան = Hakob Ter-Petrosyan | Hagop Der Bedrossian
Գրիգոր Ճուղուրեան = Grigor Chughuryan | Krikor Jughurian
ហ៊ុន សែន = Hun Sen
አብይ አህመድ = Abiy Ahmed
`),
  )('%s is %s', expectOneName);
});
