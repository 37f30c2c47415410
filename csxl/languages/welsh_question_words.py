"""How a letter asks an agency about what was found in its return, in Welsh."""

from csxl.languages.question_words import QuestionWords
from csxl.model.personal import PersonalKind

CHOOSE = "dewiswch {choices}"
FOR_EACH = "dewiswch {choices} ar gyfer pob un o’r {count} hyn"


WORDS = QuestionWords(
    one={
        "A002": "nid gradd yw {text}; " + CHOOSE + ".",
        "A003": "mae {text} yn enwi mwy nag un radd; dewiswch un ohonynt: {choices}.",
        "A004": "mae {text} yn fwy na gradd yn unig; " + CHOOSE + ".",
        "A005": "lliwiwyd cell y radd â llaw ond nid oes gair ynddi; " + CHOOSE + ".",
        "A006": "marciwyd y disgrifiad ar gyfer {word} ({text}), ond ni ddewiswyd gradd; " + CHOOSE + ".",
        "A007": "mae sylw yn lle gradd: {text}; " + CHOOSE + " yng nghell y radd.",
        "A008": "daw’r radd o fformiwla ({formula}, a roddodd {text} ddiwethaf), felly ni chafodd ei defnyddio; "
        + CHOOSE
        + ".",
        "A009": "fformiwla ({formula}) yw’r radd, ac ni chadwyd ei chanlyniad; " + CHOOSE + ".",
        "A010": "mae’r gwall {text} yng nghell y radd; " + CHOOSE + ".",
        "A011": "nid gradd yw’r rhif {text}; " + CHOOSE + ".",
        "A012": "nid gradd yw {text} (gwir neu anwir); " + CHOOSE + ".",
        "A013": "nid gradd yw’r dyddiad {text}; " + CHOOSE + ".",
        "A014": "cafodd y gell hon ei chyfuno â {first}, sy’n cuddio {text}, felly ni ddefnyddiwyd y radd; "
        + CHOOSE
        + ".",
        "A015": "cafodd cell y radd ei chyfuno â {first}, a dim ond i’w rhes ei hun y mae’r radd honno’n cyfrif; "
        + CHOOSE
        + ".",
        "A016": "mae’r ffeil yn dal y radd hon fwy nag unwaith, fel {text} ac fel {others}; " + CHOOSE + ".",
        "A017": "croeswyd y radd {text} allan; " + CHOOSE + ".",
        "A018": "mae’n ymddangos bod gradd wedi’i rhoi yma ({text}), ond mae cell y radd, {rating}, yn wag; "
        + CHOOSE
        + " yno.",
        "A019": "lliwiwyd y disgrifiad ar gyfer {word} â llaw, ond ni ddewiswyd gradd; " + CHOOSE + ".",
        "A020": "croeswyd y disgrifiad ar gyfer {word} allan, ond ni ddewiswyd gradd; " + CHOOSE + ".",
        "A026": "fformiwla ({formula}) sydd o dan “{heading}”, ac ni chadwyd ei chanlyniad; teipiwch y testun.",
        "A027": "mae’r gwall {text} o dan “{heading}”; teipiwch y testun.",
        "A033": "dim ond y disgrifiad ar gyfer {word} sydd ar ôl yn y rhes, ac ni ddewiswyd gradd; " + CHOOSE + ".",
        "A048": "lliwiwyd y gell hon â llaw, ond mae cell y radd, {rating}, yn wag; " + CHOOSE + " yno.",
        "A049": "rheol (fformatio amodol) sy’n lliwio’r gell hon, ond mae cell y radd, {rating}, yn wag; "
        + CHOOSE
        + " yno.",
        "A050": "mae llun yng nghell y radd, ond dim gair; " + CHOOSE + ".",
        "G001": "ni chafwyd hyd i dabl ar gyfer “{domain}”, felly ni ellid darllen {refs}; anfonwch y daflen honno "
        "hefyd.",
        "F075": "ysgrifennoch mewn e-bost, heb y llyfr gwaith: {words}; dywedwch pa ateb sy’n iawn: {choices}.",
        "G002": "mae’r rhes ar gyfer {ref} ar goll, a’i hateb gyda hi; atebwch hi ac anfonwch y llyfr gwaith eto.",
        "G007": "nid yw {typed} yn gyfeirnod yn yr holiadur hwn, felly ni ddefnyddiwyd yr ateb yn y rhes honno "
        "({text}); dywedwch i ba faen prawf y mae’n perthyn.",
        "G008": "mae’r ateb {text} mewn rhes heb gyfeirnod na disgrifiadau, felly ni chafodd ei ddefnyddio; dywedwch i "
        "ba faen prawf y mae’n perthyn.",
        "G020": "mae dau ateb gwahanol i {ref}, {text} yma a {theirs} yn {other}, felly ni ddefnyddiwyd y naill na’r "
        "llall; dywedwch pa un sy’n cyfrif.",
        "G024": "mae dwy golofn o raddau; ar gyfer {ref} mae hon yn dweud {text} a {other} yn dweud {there}, felly ni "
        "ddefnyddiwyd y naill na’r llall; dywedwch pa un sy’n cyfrif.",
        "G028": "roedd geiriau eraill yma ar eich ffurflen, a wnaed ar gyfer fersiwn arall o’r offeryn, felly ni "
        "ddefnyddiwyd yr ateb iddynt ({text}); dywedwch, ar ffurflen heddiw neu mewn ateb i’r neges hon, pa un o "
        "ddisgrifiadau heddiw sy’n addas. {words} oedd {word}, a {now} ydyw bellach.",
        "G047": "gwnaed y ffurflen ar gyfer fersiwn arall o’r offeryn, â graddfa arall ({words}), felly ni "
        "ddefnyddiwyd yr atebion i {refs}; rhowch nhw eto, ar ffurflen heddiw neu mewn ateb i’r neges hon.",
        "G048": "gwnaed y ffurflen ar gyfer {form}, ac nid oes rhes ynddi ar gyfer y rhan fwyaf o’r hyn y mae’r "
        "adolygiad hwn yn ei ofyn, felly nid oes ateb i {refs}; atebwch nhw ar ffurflen heddiw.",
        "G049": "nid yw’n glir ar gyfer pa fersiwn o’r offeryn y gwnaed y ffurflen, ac nid disgrifiadau heddiw sydd yn "
        "y rhesi hyn, felly ni ddefnyddiwyd y graddau i {refs}; rhowch nhw ar ffurflen heddiw.",
        "I010": "daeth dau lyfr gwaith oddi wrthych, ac maent yn wahanol yma: {other} yn {other_file}, {text} yn "
        "{file}; dywedwch pa un sy’n cyfrif.",
        "N020": "gall yr hyn a ysgrifennwyd yma gynnwys {kinds}; tynnwch allan yr hyn sy’n dangos pwy yw rhywun, ac "
        "anfonwch y llyfr gwaith eto.",
        "I019": "mae’r llyfr gwaith a anfonwyd gennych ddiwethaf yn wag yma, a’ch rhai cynharach yn dweud {said}; "
        "dywedwch pa radd sy’n cyfrif.",
    },
    several={
        "N020": "Gall yr hyn a ysgrifennwyd yma gynnwys data personol; tynnwch allan yr hyn sy’n dangos pwy yw rhywun, "
        "ac anfonwch y llyfr gwaith eto, ar gyfer pob un o’r {count} hyn",
        "A002": "Nid gradd yw’r hyn a ysgrifennwyd; " + FOR_EACH,
        "A003": "Ysgrifennwyd mwy nag un radd; dewiswch un ({choices}) ar gyfer pob un o’r {count} hyn",
        "A004": "Mae’r hyn a ysgrifennwyd yn fwy na gradd yn unig; " + FOR_EACH,
        "A005": "Lliwiwyd celloedd gradd â llaw ond nid oes gair ynddynt; " + FOR_EACH,
        "A006": "Marciwyd disgrifiad, ond ni ddewiswyd gradd; " + FOR_EACH,
        "A007": "Mae sylw yn lle gradd; " + FOR_EACH,
        "A008": "Daw’r radd o fformiwla; " + FOR_EACH,
        "A009": "Fformiwla na chadwyd ei chanlyniad yw’r radd; " + FOR_EACH,
        "A010": "Mae gwall yng nghell y radd; " + FOR_EACH,
        "A011": "Nid gradd yw rhif; " + FOR_EACH,
        "A012": "Nid gradd yw gwir neu anwir; " + FOR_EACH,
        "A013": "Nid gradd yw dyddiad; " + FOR_EACH,
        "A015": "Cyfunwyd celloedd gradd, a dim ond i’w rhes ei hun y mae gradd yn cyfrif; " + FOR_EACH,
        "A017": "Croeswyd y radd allan; " + FOR_EACH,
        "A018": "Mae’n ymddangos bod gradd wedi’i rhoi wrth ochr cell y radd, sy’n wag; " + FOR_EACH,
        "A019": "Lliwiwyd disgrifiad â llaw, ond ni ddewiswyd gradd; " + FOR_EACH,
        "A020": "Croeswyd disgrifiad allan, ond ni ddewiswyd gradd; " + FOR_EACH,
        "A033": "Dim ond un disgrifiad sydd ar ôl yn y rhes, ac ni ddewiswyd gradd; " + FOR_EACH,
        "A045": "Tynnwyd rhywbeth dros y rhes, ond ni ddewiswyd gradd; " + FOR_EACH,
        "A047": "Mae un disgrifiad yn edrych yn wahanol i’r lleill yn ei res, ond ni ddewiswyd gradd; " + FOR_EACH,
        "A048": "Lliwiwyd cell â llaw, ond mae cell y radd yn wag; " + FOR_EACH,
        "A050": "Mae llun yng nghell y radd, ond dim gair; " + FOR_EACH,
        "F075": "Ysgrifennoch mewn e-bost, heb y llyfr gwaith; dywedwch pa ateb sy’n iawn ({choices}) ar gyfer pob un "
        "o’r {count} hyn",
        "G002": "Mae’r rhes ar goll, a’i hateb gyda hi; atebwch bob un o’r {count} hyn ac anfonwch y llyfr gwaith eto",
        "G020": "Rhoddwyd dau ateb gwahanol; dywedwch pa un sy’n cyfrif, ar gyfer pob un o’r {count} hyn",
        "G024": "Mae dwy golofn o raddau, ac maent yn wahanol; dywedwch pa un sy’n cyfrif, ar gyfer pob un o’r {count} "
        "hyn",
        "G028": "Gwnaed eich ffurflen ar gyfer fersiwn arall o’r offeryn, ac roedd geiriau eraill yma; dywedwch, "
        "ar ffurflen heddiw neu yn eich ateb, pa un o ddisgrifiadau heddiw sy’n addas, ar gyfer pob un o’r {count} hyn",
        "I010": "Daeth dau lyfr gwaith oddi wrthych, ac maent yn wahanol; dywedwch pa un sy’n cyfrif, neu beth sy’n "
        "gywir ar gyfer pob un o’r {count} hyn",
        "I019": "Mae’r llyfr gwaith a anfonwyd gennych ddiwethaf yn wag lle mae’ch rhai cynharach yn wahanol; dywedwch "
        "pa radd sy’n cyfrif, ar gyfer pob un o’r {count} hyn",
    },
    each={
        **dict.fromkeys(("A002", "A003", "A004", "A007", "A010", "A011", "A012", "A013", "A017", "A018"), ("{text}",)),
        **dict.fromkeys(("A008", "A009"), ("{formula}",)),
        **dict.fromkeys(("A019", "A020", "A033", "A047"), ("{word}",)),
        "A006": ("{word} ({text})",),
        "A045": (),
        "N020": ("{kinds}",),
        "F075": ("{words}",),
        "G020": ("{text} yma", "{theirs} yn {other}"),
        "G024": ("{text} yma", "{there} yn {other}"),
        "G028": ("{text}, lle {words} oedd {word} ac {now} ydyw bellach",),
        "I010": ("{other} yn {other_file}", "{text} yn {file}"),
        "I019": ("{said}",),
    },
    sheet="taflen {}",
    cell="cell {}",
    cells="celloedd {}",
    in_file="{} yn {}",
    either="neu",
    personal={
        PersonalKind.BORN.name: "dyddiad geni",
        PersonalKind.HOME.name: "cyfeiriad cartref neu god post",
        PersonalKind.TELEPHONE.name: "rhif ffôn personol",
        PersonalKind.NHS_NUMBER.name: "rhif GIG",
        PersonalKind.MAILBOX.name: "cyfeiriad e-bost personol",
        PersonalKind.AGED.name: "enw gydag oedran",
    },
)
