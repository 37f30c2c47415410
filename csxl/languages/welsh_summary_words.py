"""What the summary's sheets say in Welsh; no translator has checked it. Names stand where nothing mutates them."""

from csxl.languages.summary_words import SummaryWords
from csxl.languages.welsh_decision_words import DECISIONS
from csxl.languages.welsh_method_words import METHOD
from csxl.languages.welsh_prompt_words import PROMPTS

HEADINGS = {
    # The criterion, on several sheets.
    "Domain": "Maes",
    "Level": "Lefel",
    "Stage": "Cam",
    "How divided": "Pa mor rhanedig",
    "Position": "Safle",
    "Spread": "Lledaeniad",
    "As written": "Fel yr ysgrifennwyd",
    "Criterion": "Maen prawf",
    "Rating": "Sgôr",
    "Evidence": "Tystiolaeth",
    "Criterion or agency": "Maen prawf neu asiantaeth",
    "Descriptor or evidence": "Disgrifiad neu dystiolaeth",
    "Position or rating": "Safle neu sgôr",
    "Counts, descriptor or evidence": "Niferoedd, disgrifiad neu dystiolaeth",
    # Where a text is.
    "File": "Ffeil",
    "Sheet": "Taflen",
    "Cell": "Cell",
    "Where": "Ble",
    # Movement and promises.
    "Movement": "Symudiad",
    "Compared by": "Cymharwyd yn ôl",
    "Ratings then": "Sgorau bryd hynny",
    "Ratings now": "Sgorau nawr",
    "Agreed then": "Cytunwyd bryd hynny",
    "Agreed now": "Cytunwyd nawr",
    "{} both times": "{} y ddau dro",
    "Outcome": "Canlyniad",
    "Counts as": "Cyfrif fel",
    "Open so far": "Agored hyd yma",
    "In short": "Yn fyr",
    # Actions, returns and issues.
    "Due": "I fod",
    "Sector": "Sector",
    "State": "Cyflwr",
    "Last saved": "Cadwyd ddiwethaf",
    "Completed by": "Cwblhawyd gan",
    "Agency code": "Cod yr asiantaeth",
    "SHA-256": "SHA-256",
    "To do": "I’w wneud",
    "What was found, and what to do": "Beth a gafwyd, a beth i’w wneud",
    "Severity": "Difrifoldeb",
    "Code": "Cod",
    # Added by agencies, Decisions, Answers and Method.
    "What was written": "Beth a ysgrifennwyd",
    "What": "Beth",
    "Returned": "Dychwelwyd",
    "Settled": "Datryswyd",
    "Agreed": "Cytunwyd",
    "What was typed": "Beth a deipiwyd",
    "Remark": "Sylw",
    "First seen": "Gwelwyd gyntaf",
    "As stored": "Fel y’i cadwyd",
    "Interpreted": "Dehonglwyd",
    "Found by": "Cafwyd drwy",
    "About": "Am",
    "Word or figure": "Gair neu ffigur",
    "Value": "Gwerth",
    "What it means": "Beth mae’n ei olygu",
}
LINES = {
    # Who says what.
    "Back to {}": "Yn ôl i: {}",
    "All agencies": "Pob asiantaeth",
    "Descriptor": "Disgrifiad",
    "(continued)": "(parhad)",
    "No return.": "Heb ddychwelyd.",
    "No evidence given.": "Dim tystiolaeth wedi’i rhoi.",
    "No reason given.": "Dim rheswm wedi’i roi.",
    "Left blank.": "Gadawyd yn wag.",
    "No sector given": "Heb nodi sector",
    "To settle: “{}” in {}, {}, {}.": "I’w ddatrys: “{}”, yn: {}, {}, {}.",
    "An answer to settle: see {}, {}.": "Ateb i’w ddatrys: gweler {}, {}.",
    "Settled: {}; {}.": "Datryswyd: {}; {}.",
    "Kept from the earlier version {}.": "Cadwyd o’r fersiwn gynharach: {}.",
    "{:,} agency": "{:,} asiantaeth",
    "{:,} agencies": "{:,} asiantaeth",
    "{:,} more agency": "{:,} asiantaeth arall",
    "{:,} more agencies": "{:,} asiantaeth arall",
    "{:,} answer": "{:,} ateb",
    "{:,} answers": "{:,} ateb",
    "{:,} criterion": "{:,} maen prawf",
    "{:,} criteria": "{:,} maen prawf",
    "{:,} rating": "{:,} sgôr",
    "{:,} ratings": "{:,} sgôr",
    "On {}: filter Ref by {}, and Rating or Status by “{}”.": "Ar y daflen {}: hidlwch Cyf. yn ôl {}, a Sgôr neu "
    "Statws yn ôl “{}”.",
    " {:,} of them wrote nothing with it.": " Nid ysgrifennodd {:,} ohonynt ddim gydag ef.",
    "The ratings have changed since this was agreed.": "Mae’r sgorau wedi newid ers cytuno ar hyn.",
    "The ratings have changed since this was agreed: then {}.": "Mae’r sgorau wedi newid ers cytuno ar hyn; bryd "
    "hynny: {}.",
    # What the meeting agreed.
    "Agreed: ": "Cytunwyd: ",
    "Not agreed": "Heb gytuno",
    "by ": "erbyn ",
    "Words for agencies: ": "Geiriau i asiantaethau: ",
    "Action: ": "Camau gweithredu: ",
    "Nothing": "Dim",
    "The agenda for moderation: where agencies differ, the most divided first; then what all see as {}; then others "
    "with a decision. To the right, in each criterion's first row, are open cells for what the meeting agrees.": "Yr "
    "agenda ar gyfer cymedroli: lle mae asiantaethau’n anghytuno, y mwyaf rhanedig gyntaf; yna lle mae pawb yn gweld "
    "{}; yna’r rhai eraill â phenderfyniad. Ar y dde, yn rhes gyntaf pob maen prawf, mae celloedd agored ar gyfer yr "
    "hyn y mae’r cyfarfod yn cytuno arno.",
    " Each rating has at most {} texts here, from every sector in turn; {} has them all.": " Mae hyd at {} thestun i "
    "bob sgôr yma, o bob sector yn ei dro; mae’r cyfan ar y daflen {}.",
    "No two agencies chose different ratings: there is nothing to moderate.": "Ni ddewisodd unrhyw ddwy asiantaeth "
    "sgorau gwahanol: nid oes dim i’w gymedroli.",
    # The matrix, movement and promises.
    "Choose a word over an answer to correct it. A heavy border: settled since. {} has what was returned.": "Dewiswch "
    "air dros ateb i’w gywiro. Ffin drom: datryswyd wedyn. Ar y daflen {} mae’r hyn a ddychwelwyd.",
    "How many of the {:,} agencies chose each rating, by sector. The counts come from the sheet {}, which lists every "
    "agency.": "Faint o’r {:,} asiantaeth a ddewisodd bob sgôr, fesul sector. Daw’r niferoedd o’r daflen {}, sy’n "
    "rhestru pob asiantaeth.",
    " again": " eto",
    "new: ": "newydd: ",
    "what was agreed": "yr hyn y cytunwyd arno",
    "agreed then, all now": "cytunwyd bryd hynny, pawb nawr",
    "all then, agreed now": "pawb bryd hynny, cytunwyd nawr",
    "no agency both times": "dim un y ddau dro",
    " agency": " asiantaeth",
    " agencies": " asiantaeth",
    "other descriptors": "disgrifiadau eraill",
    "cannot be told": "ni ellir dweud",
    "another scale": "graddfa arall",
    "a new criterion": "maen prawf newydd",
    "Compared by what was agreed (one time it may be what all said), else by the agencies that rated both times. "
    "Below: who joined or left, what changed.": "Cymharwyd yn ôl yr hyn y cytunwyd arno (neu a ddywedodd pawb), neu’r "
    "asiantaethau â sgôr y ddau dro. Isod: pwy a ymunodd, beth a newidiodd.",
    "The review before: {}, from {}.": "Yr adolygiad blaenorol: {}, o: {}.",
    "without a title": "heb deitl",
    "Agencies that joined since": "Asiantaethau a ymunodd wedyn",
    "Agencies that are asked no more": "Asiantaethau nad ydynt yn cael eu holi mwyach",
    "Another scale then, so nothing is compared": "Graddfa arall bryd hynny, felly ni chymherir dim",
    "Other refs then, compared by their descriptors": "Cyfeirnodau eraill bryd hynny, cymherir yn ôl eu disgrifiadau",
    "Other words then at the same steps": "Geiriau eraill bryd hynny ar yr un camau",
    "Other descriptors now, so not compared": "Disgrifiadau eraill nawr, felly heb eu cymharu",
    "It cannot be told whether the descriptors were the same, so not compared": "Ni ellir dweud a oedd y disgrifiadau "
    "yr un fath, felly heb eu cymharu",
    "New criteria": "Meini prawf newydd",
    "Criteria that are gone": "Meini prawf nad ydynt yno mwyach",
    "What was promised in the review before, the open ones first. Choose under {} what is known by now; it counts "
    "before what the agency says, and page one follows.": "Yr hyn a addawyd yn yr adolygiad blaenorol, y rhai agored "
    "gyntaf. O dan “{}” dewiswch yr hyn sy’n hysbys erbyn hyn; mae’n cyfrif o flaen yr hyn a ddywed yr asiantaeth, ac "
    "mae tudalen un yn dilyn.",
    "Nothing was promised in the review before.": "Nid addawyd dim yn yr adolygiad blaenorol.",
    "not in this rubric": "nid yw yn yr offeryn hwn",
    # Actions, returns and issues.
    "What the meeting agreed, then what agencies propose; of each, what is on one criterion together. Fill in {}, {} "
    "and {}; type over what has changed; add actions at the end.": "Yr hyn y cytunodd y cyfarfod arno, yna’r hyn y mae "
    "asiantaethau’n ei gynnig; o bob un, yr hyn sydd ar un maen prawf gyda’i gilydd. Llenwch: {}, {}, {}; teipiwch "
    "dros yr hyn sydd wedi newid; ychwanegwch gamau ar y diwedd.",
    "An agency counts once. Choose in the open cells which file counts, and whose it is.": "Mae asiantaeth yn cyfrif "
    "unwaith. Yn y celloedd agored dewiswch pa ffeil sy’n cyfrif, a phwy biau hi.",
    "No return came in.": "Ni ddaeth unrhyw holiadur yn ôl.",
    "nobody’s yet: choose whose it is": "neb eto: dewiswch pwy biau hon",
    "wrote without a workbook: see {}": "ysgrifennodd heb lyfr gwaith: gweler {}",
    "another review: {}": "adolygiad arall: {}",
    "replaced by {}": "disodlwyd gan: {}",
    "replaced by a later version": "disodlwyd gan fersiwn ddiweddarach",
    "one of {} that were sent; where they differ, neither counts yet": "un o {} a anfonwyd; lle maent yn wahanol, nid "
    "yw’r un yn cyfrif eto",
    "{}, though not asked": "{}, er nad oedd wedi’i holi",
    "What is “{}” counts nowhere until it has an answer. What is to be checked was used. Questions come first, agency "
    "by agency.": "Nid yw’r hyn sydd “{}” yn cyfrif yn unman nes bod ateb iddo. Defnyddiwyd yr hyn sydd i’w wirio. "
    "Daw’r cwestiynau gyntaf, fesul asiantaeth.",
    "Nothing to report.": "Dim i’w adrodd.",
    # Added by agencies, Decisions and Answers.
    "First what agencies say about the whole; then what their letters say; then what people wrote besides their "
    "answers: notes, comments, extra rows and sheets. None of it is counted.": "Yn gyntaf yr hyn a ddywed asiantaethau "
    "am y cyfan; yna’r hyn a ddywed eu llythyrau; yna’r hyn a ysgrifennodd pobl ar wahân i’w hatebion: nodiadau, "
    "sylwadau, rhesi a thaflenni ychwanegol. Nid yw dim ohono’n cael ei gyfrif.",
    "Nothing was added.": "Nid ychwanegwyd dim.",
    "Covering letter": "Llythyr eglurhaol",
    "Mail without a workbook": "Neges ebost heb lyfr gwaith",
    "What was decided after the returns. Later decisions join when the summary is made again; the folder “earlier” "
    "keeps the former ones.": "Yr hyn a benderfynwyd ar ôl yr holiaduron. Daw rhai diweddarach i mewn pan wneir y "
    "crynodeb eto; cedwir yr hen rai yn “earlier”.",
    "Nothing has been decided yet.": "Nid oes dim wedi’i benderfynu eto.",
    "One row for each agency and criterion, as read from the return: file, sheet and cell show where the rating is. "
    "Filter it, or make a pivot table from it. The rows are not printed; to print some, select them and print the "
    "selection.": "Un rhes ar gyfer pob asiantaeth a maen prawf, fel y’i darllenwyd o’r holiadur: mae ffeil, taflen a "
    "chell yn dangos ble mae’r sgôr. Hidlwch y rhesi, neu gwnewch dabl colyn ohonynt. Nid ydynt yn cael eu hargraffu; "
    "i argraffu rhai, dewiswch nhw ac argraffwch y dewis.",
    "yes": "ie",
}

WORDS = SummaryWords(texts={**HEADINGS, **LINES, **PROMPTS, **DECISIONS, **METHOD})
