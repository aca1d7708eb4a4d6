/**
 * How many of 10,000 people bear a word that sounds like these, in the populations where the words are most at home: the
 * shares of the table that is shipped, as classes. Drawn up from common knowledge of names and their published orders of
 * magnitude (for instance, that Kim is the surname of a fifth of the Koreans, Wang and Li of seven of a hundred Chinese);
 * no list was copied. A country that has released a table of its own is not bound by it.
 */
export const SHIPPED_SHARES: readonly (readonly [perTenThousand: number, names: string])[] = [
  [
    1000,
    'muhammad ali ahmad kim hussein abdullah hassan abd ibrahim maria jose li wang zhang singh khan begum nguyen tran kaur devi',
  ],
  [
    300,
    'omar mahmoud mustafa khalid yusuf said saleh hamid fatima aisha zahra reza mehdi hamza ismail sulaiman abdul rahman aziz ' +
      'liu chen yang huang zhao wu zhou xu sun park choi jung chung cho kang le pham phan vu sato suzuki takahashi tanaka ' +
      'juan antonio carlos luis manuel francisco garcia rodriguez gonzalez fernandez lopez martinez perez sanchez hernandez ' +
      'silva santos oliveira souza ana joao paulo pedro jean pierre marie michel john james robert michael william david mary ' +
      'smith johnson ivan aleksandr sergei dmitri andrei aleksei vladimir nikolai elena olga natalia tatiana ivanov ' +
      'ivanova kumar ram sharma mehmet mustapha yilmaz kaya agha akhund haqqani',
  ],
  [
    100,
    'karim rahim latif malik nasser faisal fahd salem salim samir sami tariq walid yasin zaid ziad bilal idris issa musa yahya ' +
      'yaqub ayub haroun jamal kamal jaber jalal anwar amin amir adel habib hafiz hakim halim hashim jafar javad kazem majid ' +
      'mansour masoud mokhtar munir nabil qasim rashid saad sabri sharif taha taher wahid zainab khadija maryam leila noor ' +
      'abbas hossein akbar asghar sadeq morteza mohsen saeed hadi mahdi alireza bakr umar othman uthman iqbal ' +
      'lin he gao guo ma luo song zheng liang xie tang feng yu dong xiao cao deng yuan deng peng zeng lu ' +
      'lee yoon jang lim oh han shin seo kwon hwang ahn ryu hong jeon go moon son bae baek nam chol yong song ' +
      'watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki ' +
      'gomez martin jimenez ruiz diaz moreno alvarez romero torres ramirez flores rivera cruz ortiz reyes morales gutierrez ' +
      'chavez ramos vargas castro mendoza rojas miguel angel jesus javier rafael alejandro fernando roberto jorge ricardo eduardo ' +
      'mario pablo andres diego daniel gabriel marcos antonia carmen rosa isabel teresa lucia laura ' +
      'costa pereira ferreira alves lima gomes ribeiro carvalho ' +
      'martin bernard dubois thomas robert richard petit durand paul jacques philippe nicolas ' +
      'joseph charles christopher matthew anthony mark donald steven andrew peter george kenneth brian edward kevin elizabeth ' +
      'sarah susan anna helen williams brown jones miller davis wilson anderson taylor moore jackson white harris thompson ' +
      'mikhail pavel petr viktor vitaly yuri oleg igor roman maxim anatoly konstantin evgeny svetlana irina marina ' +
      'ludmila galina anna petrov sidorov smirnov kuznetsov popov volkov sokolov lebedev kozlov novikov morozov ' +
      'shevchenko kovalenko bondarenko tkachenko oleksandr serhiy andriy mykola volodymyr oksana kovalchuk ' +
      'gupta verma patel yadav das mishra lal prasad shah reddy raj ' +
      'mueller schmidt schneider fischer weber meyer hans stefan andreas thomas christian markus ' +
      'ahmet hasan huseyin fatma emine ayse demir celik sahin yildiz ' +
      'cohen levi mizrahi moshe yosef yitzhak avraham shlomo haim',
  ],
];
