"""What the sheet Method of a summary says in Welsh; no translator has checked it."""

CAUTION = "Darllenwch ef wrth ochr y niferoedd, byth yn eu lle."
METHOD = {
    "What stands out, what the words and colours mean, how everything was counted, and what the statistics can and "
    "cannot say. Those of single criteria and pairs, at the end, are not printed.": "Beth sy’n sefyll allan, ystyr y "
    "geiriau a’r lliwiau, sut y cyfrifwyd popeth, a’r hyn y gall yr ystadegau ei ddweud a’r hyn na allant. Nid yw’r "
    "rhai am feini prawf a pharau unigol, ar y diwedd, yn cael eu hargraffu.",
    "This summary": "Y crynodeb hwn",
    "Review": "Adolygiad",
    "Made on": "Gwnaed ar",
    "Rubric": "Offeryn",
    "Version {}": "Fersiwn {}",
    "Agencies asked": "Asiantaethau a holwyd",
    "not known": "ddim yn hysbys",
    "It was not said which agencies were asked, so nobody can be named as not having returned.": "Ni ddywedwyd pa "
    "asiantaethau a holwyd, felly ni ellir enwi neb fel un nad yw wedi dychwelyd.",
    "What stands out": "Beth sy’n sefyll allan",
    " Criteria: {}.": " Meini prawf: {}.",
    "Ratings": "Sgorau",
    "Scale": "Graddfa",
    "From the worst to the best: an order, never a score.": "O’r gwaethaf i’r gorau: trefn, byth cyfanswm pwyntiau.",
    "The descriptor of this word is nearest to what the agency sees.": "Disgrifiad y gair hwn yw’r agosaf at yr hyn y "
    "mae’r asiantaeth yn ei weld.",
    "Layers of a rating": "Haenau sgôr",
    "returned": "dychwelwyd",
    "settled": "datryswyd",
    "What the agency’s own return says. Nothing alters it.": "Yr hyn a ddywed holiadur yr asiantaeth ei hun. Nid oes "
    "dim yn ei newid.",
    "What the coordinator recorded for an agency afterwards, by telephone say, with how it is known.": "Yr hyn a "
    "gofnododd y cydlynydd ar ran asiantaeth wedyn, dros y ffôn er enghraifft, a sut y gwyddys hynny.",
    "What the moderation meeting agreed for a criterion, typed on Disagreement in its first row: Agreed rating, "
    "Reason, Words for agencies, Action, Owner, By when and Agreed on. Agencies are told the words for agencies, never "
    "the reason.": "Yr hyn y cytunodd y cyfarfod cymedroli arno ar gyfer maen prawf, wedi’i deipio yn ei res gyntaf ar "
    "y daflen Anghytuno: Y sgôr y cytunwyd arno, Rheswm, Geiriau i asiantaethau, Camau gweithredu, Perchennog, Erbyn "
    "pryd, Cytunwyd ar. Dywedir y geiriau i asiantaethau wrthynt, byth y rheswm.",
    "Coverage": "Cwmpas",
    "The agency chose a word of the scale.": "Dewisodd yr asiantaeth air o’r raddfa.",
    "An answer was given, or seems to have been, but cannot be used as it stands; Issues says why. It does not count "
    "as a rating.": "Rhoddwyd ateb, neu mae’n ymddangos felly, ond ni ellir ei ddefnyddio fel y mae; mae’r daflen "
    "Materion yn dweud pam. Nid yw’n cyfrif fel sgôr.",
    "The agency returned its questionnaire and left this criterion empty. Blank is not the "
    "lowest rating.": "Dychwelodd yr asiantaeth ei holiadur a gadael y maen prawf hwn yn wag. "
    "Nid yw gwag yr un peth â’r sgôr isaf.",
    "No questionnaire came from this agency, so its view is not known on any criterion.": "Ni ddaeth holiadur oddi "
    "wrth yr asiantaeth hon, felly nid yw ei barn yn hysbys ar unrhyw faen prawf.",
    "Opposite ratings, with at least a quarter of the agencies that rated it on each side.": "Sgorau cyferbyn, gydag o "
    "leiaf chwarter yr asiantaethau a roddodd sgôr ar y naill ochr a’r llall.",
    "Opposite ratings, but fewer than a quarter of the agencies are on the smaller side.": "Sgorau cyferbyn, ond mae "
    "llai na chwarter yr asiantaethau ar yr ochr leiaf.",
    "A single agency opposite to the others, of whom at least two say the same. It is no split, and it may be right: "
    "hear it.": "Un asiantaeth gyferbyn â’r lleill, ac o leiaf ddwy o’r rheini’n dweud yr un peth. Nid yw hynny’n "
    "rhaniad, a gall fod yn iawn: gwrandewch arni.",
    "No opposites: the ratings are next to each other on the scale.": "Dim sgorau cyferbyn: mae’r sgorau nesaf at ei "
    "gilydd ar y raddfa.",
    "Two or more agencies rated it, all with the same word.": "Rhoddodd dwy neu ragor o asiantaethau sgôr, pob un â’r "
    "un gair.",
    "Only one agency rated it, so there is nothing to compare.": "Un asiantaeth yn unig a roddodd sgôr, felly nid oes "
    "dim i’w gymharu.",
    "No agency rated it.": "Ni roddodd unrhyw asiantaeth sgôr.",
    "Ratings at both ends of the scale, however few chose either: split, a few differ and lone voice "
    "together.": "Sgorau ar ddau ben y raddfa, waeth cyn lleied a ddewisodd y naill neu’r llall: rhanedig, ambell un "
    "yn wahanol a llais unigol gyda’i gilydd.",
    "Ratings two or more steps apart, however few chose either: split, a few differ and lone voice together.": "Sgorau "
    "ddau gam neu fwy ar wahân, waeth cyn lleied a ddewisodd y naill neu’r llall: rhanedig, ambell un yn wahanol a "
    "llais unigol gyda’i gilydd.",
    "What is “one step apart” above.": "Yr hyn sy’n “un cam ar wahân” uchod.",
    "What is “all agree” above.": "Yr hyn sy’n “pawb yn cytuno” uchod.",
    "What is “one view only” above.": "Yr hyn sy’n “un farn yn unig” uchod.",
    "Colours and greys": "Lliwiau a llwydion",
    "Ratings have the colours of the scale, with the word in bold. In grey print the lowest is the darkest.": "Mae i’r "
    "sgorau liwiau’r raddfa, gyda’r gair mewn print trwm. Mewn print llwyd, yr isaf yw’r tywyllaf.",
    "No rating": "Dim sgôr",
    "No rating is grey or framed, never a colour of the scale; what is italic or pale was not answered.": "Mae ateb "
    "heb sgôr yn llwyd neu mewn ffrâm, byth yn un o liwiau’r raddfa; nid atebwyd yr hyn sydd mewn italig neu’n welw.",
    "How divided is darker the more divided the agencies are: a split is white on black, a lone voice is framed.": "Po "
    "fwyaf rhanedig yw’r asiantaethau, tywyllaf y gell: mae rhaniad yn wyn ar ddu, a llais unigol mewn ffrâm.",
    "Cells to fill in": "Celloedd i’w llenwi",
    "Cells to fill in are cream with a frame. Whatever is typed there is kept when the summary is made again.": "Mae "
    "celloedd i’w llenwi yn lliw hufen â ffrâm. Cedwir beth bynnag a deipir yno pan wneir y crynodeb eto.",
    "Settled on Matrix": "Datryswyd ar y Matrics",
    "Settled on Matrix has a heavy frame and is italic: the coordinator recorded it after the return.": "Mae ateb a "
    "ddatryswyd ar y daflen Matrics mewn ffrâm drom ac mewn italig: cofnododd y cydlynydd ef ar ôl yr holiadur.",
    "What has moved": "Beth sydd wedi symud",
    "A criterion is compared by the ratings that the two meetings agreed. Where only one did, the one word that all "
    "said the other time, if two or more rated it, stands for it. Else it is compared by the agencies that rated it "
    "both times, so that who joined or left moves nothing. {} both times: as agreed or, failing that, to everybody who "
    "rated it.": "Cymharir maen prawf yn ôl y sgorau y cytunodd y ddau gyfarfod arnynt. Lle cytunodd un yn unig, yr un "
    "gair a ddywedodd pawb y tro arall sy’n sefyll drosto, os rhoddodd dwy neu ragor sgôr. Fel arall cymherir yn ôl yr "
    "asiantaethau a roddodd sgôr y ddau dro, fel nad yw pwy a ymunodd neu a adawodd yn symud dim. {} y ddau dro: fel y "
    "cytunwyd neu, heb hynny, i bawb a roddodd sgôr.",
    "The rating is nearer to the best word of the scale than in the review before.": "Mae’r sgôr yn nes at air gorau’r "
    "raddfa nag yn yr adolygiad blaenorol.",
    "The rating is nearer to the worst word of the scale than in the review before.": "Mae’r sgôr yn nes at air "
    "gwaethaf y raddfa nag yn yr adolygiad blaenorol.",
    "Better, but to fewer than a quarter of the agencies whose rating moved it is worse.": "Gwell, ond gwaeth i lai na "
    "chwarter yr asiantaethau y symudodd eu sgôr.",
    "Worse, but to fewer than a quarter of the agencies whose rating moved it is better.": "Gwaeth, ond gwell i lai na "
    "chwarter yr asiantaethau y symudodd eu sgôr.",
    "To some agencies it is better, to others worse: at least a quarter of those whose rating moved.": "Gwell i rai "
    "asiantaethau, gwaeth i eraill: o leiaf chwarter y rhai y symudodd eu sgôr.",
    "The rating is the same in both reviews.": "Mae’r sgôr yr un fath yn y ddau adolygiad.",
    "It is rated now, and was not in the review before.": "Mae iddo sgôr nawr, ac nid oedd yn yr adolygiad blaenorol.",
    "It was rated in the review before, and is not now.": "Roedd iddo sgôr yn yr adolygiad blaenorol, ac nid oes nawr.",
    "Its descriptors were others or it was not there, or no agency rated it both times.": "Roedd ei ddisgrifiadau’n "
    "wahanol, neu nid oedd yno, neu ni roddodd unrhyw asiantaeth sgôr y ddau dro.",
    "It was rated neither then nor now.": "Nid oedd iddo sgôr bryd hynny, ac nid oes nawr.",
    "It is done.": "Mae wedi’i wneud.",
    "It has begun and is not done.": "Mae wedi dechrau ac nid yw wedi’i wneud.",
    "It has not begun, and its day is still to come.": "Nid yw wedi dechrau, ac mae ei ddydd eto i ddod.",
    "It was dropped, or has not begun though its day is past or none was named.": "Gollyngwyd ef, neu nid yw wedi "
    "dechrau er bod ei ddydd wedi mynd heibio neu na enwyd yr un.",
    "Nobody has said how far it is.": "Nid oes neb wedi dweud pa mor bell y mae.",
    "Rules": "Rheolau",
    "The lowest and the highest rating that any agency chose. It is a range, never an average: no number of high "
    "ratings hides a low one.": "Y sgôr isaf a’r uchaf a ddewisodd unrhyw asiantaeth. Ystod yw hyn, byth cyfartaledd: "
    "nid yw unrhyw nifer o sgorau uchel yn cuddio un isel.",
    "One agency, one voice": "Un asiantaeth, un llais",
    "An agency counts once, however many returns it sent. Where its returns differ, the answer is “to settle” until "
    "the coordinator says on Returns which one counts; Returns lists them all.": "Mae asiantaeth yn cyfrif unwaith, "
    "faint bynnag o holiaduron a anfonodd. Lle mae ei holiaduron yn wahanol, mae’r ateb “i’w ddatrys” nes i’r "
    "cydlynydd ddweud ar y daflen Holiaduron pa un sy’n cyfrif; mae’r daflen honno’n eu rhestru i gyd.",
    "Abstentions": "Ymatal",
    "They are answers, not ratings: they are counted separately and do not affect spread or position.": "Atebion yw "
    "ymatal, nid sgorau: fe’u cyfrifir ar wahân, ac nid ydynt yn effeithio ar ledaeniad na safle.",
    "Each return is one agency's view of a shared system, so a difference is a finding to talk about, not a mistake on "
    "either side.": "Barn un asiantaeth am system a rennir yw pob holiadur, felly canfyddiad i siarad amdano yw "
    "gwahaniaeth, nid camgymeriad ar y naill ochr na’r llall.",
    "Corrections": "Cywiriadau",
    "An answer is settled on Issues, under Answer, or by choosing another word on Matrix. Counts, spread and position "
    "on every sheet are formulas and follow at once; sentences and statistics follow when the summary is made again, "
    "which keeps what was typed. Where Matrix shows sectors, use Issues.": "Datrysir ateb ar y daflen Materion, o dan "
    "Ateb, neu drwy ddewis gair arall ar y daflen Matrics. Fformiwlâu yw’r niferoedd, y lledaeniad a’r safle ar bob "
    "taflen, ac maent yn dilyn ar unwaith; daw brawddegau ac ystadegau pan wneir y crynodeb eto, sy’n cadw’r hyn a "
    "deipiwyd. Lle mae’r Matrics yn dangos sectorau, defnyddiwch y daflen Materion.",
    "What wins": "Beth sy’n ennill",
    "What is settled counts before what is returned. Where two different answers are typed on Issues and on Matrix, "
    "neither counts until they are the same. What is agreed never alters what was returned or settled. A return counts "
    "as chosen on Returns; without a choice, a later version takes an earlier one’s place.": "Mae’r hyn a ddatryswyd "
    "yn cyfrif o flaen yr hyn a ddychwelwyd. Lle teipir dau ateb gwahanol ar y taflenni Materion a Matrics, nid yw’r "
    "un yn cyfrif nes eu bod yr un fath. Nid yw’r hyn y cytunwyd arno byth yn newid yr hyn a ddychwelwyd neu a "
    "ddatryswyd. Mae holiadur yn cyfrif fel y dewiswyd ar y daflen Holiaduron; heb ddewis, mae fersiwn ddiweddarach yn "
    "cymryd lle un gynharach.",
    "Tracing a figure": "Olrhain ffigur",
    "Every rating is on Answers, with the file, sheet and cell that it was read from; Returned, Settled and Agreed "
    "stand side by side there.": "Mae pob sgôr ar y daflen Atebion, gyda’r ffeil, y daflen a’r gell y’i darllenwyd "
    "ohonynt; mae Dychwelwyd, Datryswyd a Cytunwyd ochr yn ochr yno.",
    "Refs": "Cyfeirnodau",
    "{}: the letter of the domain, the level, the letter of the stage.": "{}: llythyren y maes, y lefel, llythyren y "
    "cam.",
    "Domains": "Meysydd",
    "Levels": "Lefelau",
    "Stages": "Camau",
    "Key": "Allwedd",
    "Agreement over all": "Cytundeb drwyddi draw",
    "Krippendorff's α": "α Krippendorff",
    "Krippendorff's α for ordered ratings: 1 is full agreement, 0 what chance would give, below 0 worse than that. "
    "Criteria with fewer than two ratings are left out. Where nearly all ratings are alike, it can be 0 even though "
    "almost everyone agrees. Read it beside the counts, never instead of them.": "α Krippendorff ar gyfer sgorau mewn "
    "trefn: mae 1 yn gytundeb llawn, 0 yr hyn a roddai siawns, ac o dan 0 yn waeth na hynny. Gadewir allan feini prawf "
    "â llai na dwy sgôr. Lle mae bron pob sgôr yr un fath, gall fod yn 0 er bod bron pawb yn cytuno. " + CAUTION,
    "95% interval of α": "Cyfwng 95% α",
    "Where α would fall in 95 of 100 draws of as many criteria from these (1000 draws). A wide range means that there "
    "is too little to go on.": "Lle byddai α yn disgyn mewn 95 o bob 100 detholiad o’r un nifer o feini prawf o blith "
    "y rhain (1000 detholiad). Mae ystod eang yn golygu nad oes digon i fynd arno.",
    "{} to {}": "{} i {}",
    "Gwet's AC2": "AC2 Gwet",
    "Gwet's AC2 with ordinal weights: like α, but steadier where nearly all ratings are alike; there it can be close "
    "to 1 even though one agency is alone at the other end. Read it beside the counts, never instead of them.": "AC2 "
    "Gwet gyda phwysau trefnol: fel α, ond yn fwy sefydlog lle mae bron pob sgôr yr un fath; yno gall fod yn agos at 1 "
    "er bod un asiantaeth ar ei phen ei hun ar y pen arall. " + CAUTION,
    "What they rest on": "Ar beth y maent yn seiliedig",
    "On {} with two or more ratings.": "Nifer â dwy sgôr neu fwy: {}.",
    "Agreement by criterion": "Cytundeb fesul maen prawf",
    "How to read it": "Sut i’w ddarllen",
    "Van der Eijk's A: 1 is all the same, 0 an even spread over the scale, −1 two camps at its ends.": "A van der "
    "Eijk: mae 1 yn golygu pawb yr un fath, 0 gwasgariad cyfartal dros y raddfa, −1 dwy garfan ar ei dau ben.",
    "Read it beside the counts, never instead of them.": CAUTION,
    "van der Eijk's A": "A van der Eijk",
    "Agreement by pair": "Cytundeb fesul pâr",
    "Of the criteria that both rated, on how many their ratings are the same, one step apart, or further apart.": "O’r "
    "meini prawf y rhoddodd y ddwy sgôr arnynt, ar faint y mae eu sgorau yr un fath, un cam ar wahân, neu ymhellach.",
    "The pairs that agree least come first.": "Y parau sy’n cytuno leiaf sydd gyntaf.",
    "{:.0%} the same": "{:.0%} yr un fath",
    "{} rated by both: {} the same, {} one step apart, {} further apart.": "{} â sgôr gan y ddwy. Yr un fath: {}; un "
    "cam ar wahân: {}; ymhellach: {}.",
    "{} and {}": "{}, {}",
    "undefined: no criterion was rated by two agencies": "heb ei ddiffinio: dim maen prawf â sgôr gan ddwy asiantaeth",
    "undefined: only one agency gave ratings": "heb ei ddiffinio: un asiantaeth yn unig a roddodd sgorau",
    "undefined: only one criterion was rated by two agencies": "heb ei ddiffinio: un maen prawf yn unig â sgôr gan "
    "ddwy asiantaeth",
    "undefined: all ratings that can be compared are the same": "heb ei ddiffinio: mae pob sgôr y gellir ei chymharu "
    "yr un fath",
    "undefined: nobody rated it": "heb ei ddiffinio: ni roddodd neb sgôr",
    "undefined: only one agency rated it": "heb ei ddiffinio: un asiantaeth yn unig a roddodd sgôr",
    "undefined: no criterion was rated by both": "heb ei ddiffinio: dim maen prawf â sgôr gan y ddwy",
    "undefined: only one criterion was rated by both": "heb ei ddiffinio: un maen prawf yn unig â sgôr gan y ddwy",
}
