"""What page one of the summary says in Welsh; no translator has checked it."""

from __future__ import annotations

from csxl.languages.board_words import BoardWords
from csxl.languages.welsh_agenda_words import WORDS as AGENDA
from csxl.languages.welsh_counting_words import criteria
from csxl.model.comparison import BLANK, NOT_RETURNED, RATED, TO_SETTLE, Division


def _answers_of(agencies: int, number: int) -> str:
    return f"Atebion {agencies:,} asiantaeth ar {criteria(number)}: "


def _gaps_of(number: int, sheet: str) -> str:
    return f"Asiantaethau ag atebion gwag neu aneglur pan wnaed hwn: {number:,} (y daflen {sheet})."


def _of_criteria(number: int) -> str:
    return f"O {criteria(number)}: "


def _moved_since(review: str, number: int) -> str:
    return f"Ers {review}, o {criteria(number)}: "


def _promised(number: int) -> str:
    return f"O {number:,} addewid a wnaed bryd hynny: "


def _agreed_nothing(number: int, worst: str) -> str:
    where = f"lle mae asiantaethau’n wahanol neu lle mae pawb yn dweud “{worst}”"
    return f"ddim eto. Ar yr agenda mae {criteria(number)}, {where}."


def _agreed_some(number: int) -> str:
    return f" o {criteria(number)} ar yr agenda: "


def _patterns(day: str, number: int, sheet: str) -> str:
    where = f"; maent i gyd ar y daflen {sheet}" if sheet else ""
    return f"Yr holiaduron fel yr oeddent ar {day} – patrymau: {number:,}{where}."


def _bare_worst(number: int, worst: str) -> str:
    return f"{{n}} sgôr “{worst}” heb gam gweithredu"


def _no_return(number: int) -> str:
    return "{n} asiantaeth heb ddychwelyd"


WORDS = BoardWords(
    board="Crynodeb i’r bwrdd",
    as_at="Ar",
    day_format="dd/mm/yyyy",
    as_at_day="fel yr oedd ar {day}",
    made_on="gwnaed ar {day}",
    follows="Mae’r rhifau a’r sgorau y cytunwyd arnynt yn fyw; mae enwau a dyfyniadau fel y gwnaed.",
    as_made="Mae hyn oll fel y gwnaed; y daflen {sheet} sy’n dilyn yr hyn a deipir yn y llyfr gwaith.",
    made_with="Gwnaed â csxl {version}.",
    page_of="Tudalen {page} o {pages}",
    all_on="Y cyfan ar y daflen {sheet}",
    and_more_on="a {n} arall ar y daflen {sheet}",
    names_more_on=" a {n} arall ar y daflen {sheet}",
    in_workbook="Yn y llyfr gwaith: {sheet}",
    show_more="Dangos {n} arall",
    so_many_more="{n} arall",
    corrected="Cywirwyd ers hynny; gwnewch y crynodeb eto i weld pwy sy’n dweud beth.",
    may_hold="Gall 1 testun gynnwys data personol: gweler y daflen {sheet} cyn dangos hwn i neb. Ni chaiff y llinell "
    "hon ei hargraffu.",
    may_hold_several="Gall {n} testun gynnwys data personol: gweler y daflen {sheet} cyn dangos hwn i neb. Ni chaiff y "
    "llinell hon ei hargraffu.",
    nothing_held="Mae’r hyn a allai fod yn ddata personol wedi’i ateb ar y daflen {sheet}. Ni chaiff y llinell hon ei "
    "hargraffu.",
    who_answered="Pwy atebodd, a beth sydd ar goll?",
    answers_of=_answers_of,
    answered={
        RATED: "{n} sgôr",
        BLANK: "{n} yn wag mewn holiaduron",
        NOT_RETURNED: "{n} gan asiantaethau heb ddychwelyd",
        TO_SETTLE: "{n} yn aneglur",
    },
    abstained="{n} “{word}”",
    nobody_known="Nid oes unrhyw asiantaeth yn hysbys eto.",
    gaps_of=_gaps_of,
    gaps="Gwag neu aneglur: ",
    other_gaps="; y lleill ar y daflen {sheet}.",
    no_gaps="Nid oes dim a ddychwelwyd yn wag nac yn aneglur mwyach.",
    seen_as_worst="Pa feini prawf sydd â’r sgôr {worst} gan bawb?",
    worst_headings=("Maen prawf", "Ystyr {worst} yma", "Gan bwy", "Beth sy’n cael ei wneud"),
    worst_caption="Y meini prawf y mae pawb a roddodd sgôr yn eu gweld fel “{worst}”, a beth sy’n cael ei wneud",
    no_action_yet="dim cam gweithredu eto",
    agreed_so="cytunwyd: ",
    proposed_so="cynigiwyd ({agency}): ",
    actions_on="{n} ar y daflen {sheet}",
    more_actions=" (a {n} arall)",
    in_returns="Yn yr holiaduron: {told}; y rhan fwyaf: {names}.",
    of_criteria=_of_criteria,
    all_say_worst="pawb a roddodd sgôr yn dweud “{worst}” ar {n}",
    one_says_worst="yr unig asiantaeth a roddodd sgôr yn dweud “{worst}” ar {n}",
    none_worst="Nid oes maen prawf y mae pawb a roddodd sgôr yn ei weld fel “{worst}”.",
    worst_to_all=" “{worst}” i bawb: ",
    all_who_rated="pob un o’r {n}",
    no_longer_all="nid pawb yn dweud “{word}” mwyach",
    divided="Ble rydym yn anghytuno?",
    divided_caption="Y meini prawf mwyaf rhanedig: pwy sy’n sefyll ble, ac ystyr y sgôr hwnnw yno",
    divided_headings=(
        "Maen prawf",
        "Pa mor rhanedig",
        "Y sgôr isaf: pwy, a’i ystyr",
        "Y sgôr uchaf: pwy, a’i ystyr",
    ),
    divided_on={
        Division.SPLIT: "rhanedig ar {n}",
        Division.FEW: "ambell un yn wahanol ar {n}",
        Division.LONE: "llais unigol ar {n}",
        Division.STEP: "un cam ar wahân ar {n}",
        Division.AGREED: "pawb yn cytuno ar {n}",
        Division.ONE_VIEW: "un farn yn unig ar {n}",
        Division.NOT_RATED: "heb sgôr {n}",
    },
    says="{word}: {who}.",
    says_alone="{word}, ar ei phen ei hun: {who}.",
    in_sectors="{n} asiantaeth ({sectors})",
    more="arall",
    more_sectors="sector arall",
    domain="Maes",
    ratings_of="Sgorau\n{word}",
    level_and_stage="Lefel a cham",
    grid_caption="Ble mae’r asiantaethau’n sefyll: pob maes fesul lefel a cham, a chyfanswm sgorau’r maes",
    grid_caption_short="Ble mae’r asiantaethau’n sefyll: pob maes fesul lefel a cham",
    grid_about="Mae pob cell yn rhoi ystod y sgorau a faint o asiantaethau a ddewisodd bob un; isod, y cyfanswm.",
    lone="un ",
    lone_and=" ac un ",
    one_view=", un farn",
    grid_key="Faint o asiantaethau a ddewisodd bob sgôr{letters}. {split}: y ddau begwn, chwarter neu fwy ar bob pen. "
    "{few}: y ddau begwn, llai ar un pen. {lone}…: un asiantaeth yn erbyn y lleill. Dau air: un cam ar wahân. Mewn "
    "lliw: pawb a roddodd sgôr yn cytuno.",
    moved="Beth sydd wedi newid?",
    no_movement="Nid oes adolygiad cynharach y tu ôl i hwn, felly nid oes dim i gymharu ag ef.",
    nothing_compared="Ni ellir cymharu’r sgorau â {review}: nid oedd gan unrhyw faen prawf y disgrifiadau sydd ganddo "
    "nawr.",
    other_scale="Ni ellir cymharu’r sgorau â {review}: roedd ei raddfa’n un arall ({words}).",
    not_compared="Heb eu cymharu: {told}.",
    not_compared_so={
        "changed": "{n} â disgrifiadau eraill bryd hynny",
        "new": "{n} newydd",
        "untold": "{n} na ellir dweud a oedd y disgrifiadau yr un fath",
    },
    nothing_promised="Ni addawyd dim yn yr adolygiad blaenorol.",
    moved_since=_moved_since,
    moved_so={
        "worse": "{n} yn waeth",
        "mostly worse": "{n} yn waeth gan mwyaf",
        "better": "{n} yn well",
        "mostly better": "{n} yn well gan mwyaf",
        "both ways": "{n} yn well i rai ac yn waeth i eraill",
        "same": "{n} yr un fath",
        "new": "{n} â sgôr am y tro cyntaf",
        "no longer rated": "{n} heb sgôr bellach",
        "not compared": "{n} heb eu cymharu",
        "not rated": "{n} heb sgôr y naill dro na’r llall",
    },
    worse="Gwaeth, neu waeth gan mwyaf",
    none_worse="Nid oes maen prawf sy’n waeth.",
    better="Gwell, neu well gan mwyaf",
    none_better="Nid oes maen prawf sy’n well.",
    both_times="“{worst}” y ddau dro",
    none_both_times="Nid oedd unrhyw faen prawf yn “{worst}” y ddau dro.",
    named="{start} ({n}): {names}.",
    promised=_promised,
    came_to={
        "kept": "{n} wedi’u cadw",
        "under way": "{n} ar y gweill",
        "not due yet": "{n} ddim i fod eto",
        "not kept": "{n} heb eu cadw",
        "no word yet": "{n} heb air eto",
    },
    still_promised=" Yn dal ar agor: ",
    agreed="Beth y cytunwyd arno?",
    agreed_caption="Yr hyn y cytunodd y cyfarfod arno",
    agreed_headings=("Maen prawf", "Y sgôr y cytunwyd arno", "Yn y geiriau a ddywedir wrth asiantaethau"),
    no_agenda="Nid oes dim ar agenda’r cyfarfod cymedroli.",
    no_words="Dim geiriau i asiantaethau eto.",
    shown_here="Bydd sgôr a deipir fel un y cytunwyd arno ar y daflen {sheet} yn ymddangos yma ar unwaith.",
    agreed_start="Mae’r cyfarfod cymedroli wedi cytuno ar ",
    agreed_nothing=_agreed_nothing,
    agreed_some=_agreed_some,
    done="Beth fydd yn cael ei wneud, gan bwy?",
    done_caption="Y camau cyntaf: y rhai hwyr a’r rhai y cytunwyd arnynt bob yn ail, yna’r lleill yn ôl dyddiad",
    done_headings=(
        *("Ynghylch", "Beth fydd yn cael ei wneud", "Pwy sy’n ei wneud", "Erbyn pryd"),
        *("Cytunwyd neu dim ond cynigiwyd", "Pa mor bell"),
    ),
    no_actions="Ni chynigiwyd cam gweithredu, ac ni chytunwyd ar yr un.",
    no_owner="neb wedi’i enwi",
    gone="nid ar y daflen {sheet} mwyach",
    no_criterion="dim un maen prawf",
    open="ar agor",
    still_agreed="{n} y cytunwyd arnynt",
    still_proposed="{n} wedi’u cynnig gan asiantaethau yn unig",
    ended="{n} wedi’u gwneud",
    still_to_do="Yn dal i’w wneud: ",
    overdue="{n} yn hwyr",
    ownerless="{n} heb neb wedi’i enwi",
    undated="{n} heb ddyddiad",
    typed_since="{n} arall wedi’u teipio ar y daflen {sheet} ers hynny; bydd y crynodeb nesaf yn eu rhestru",
    proposed_by="cynigiwyd ({agency})",
    agreed_too="cytunwyd; {proposed}",
    agreed_by_meeting="cytunwyd yn y cyfarfod",
    when_made="{told} (pan wnaed hwn)",
    stands_out="Beth sy’n sefyll allan?",
    nothing_stands_out="Nid oes dim yn sefyll allan ar draws yr holiaduron.",
    patterns=_patterns,
    asked="Beth y gofynnir i’r bwrdd ei benderfynu?",
    please="Penderfynwch ar y rhain, neu dywedwch pwy fydd yn gwneud hynny.",
    nothing_open="Nid oes dim ar ôl i’w benderfynu: cytunwyd ar sgôr ar gyfer pob maen prawf rhanedig, ac mae cam "
    "gweithredu ar gyfer pob maen prawf {all_worst}, a pherchennog ar gyfer pob cam.",
    nothing_asked="Cytunwyd ar sgôr ar gyfer pob maen prawf rhanedig, ac mae cam gweithredu ar gyfer pob maen prawf "
    "{all_worst}, a pherchennog ar gyfer pob cam.",
    all_worst="y mae pawb yn ei weld fel “{worst}”",
    all_worst_or_twice="y mae pawb yn ei weld fel “{worst}”, neu a oedd felly y ddau dro",
    decide="Penderfynu beth i’w wneud lle mae pawb yn gweld “{worst}” a dim wedi’i gynnig",
    decide_or_twice="Penderfynu beth i’w wneud lle mae pawb yn gweld “{worst}”, neu lle roedd yn “{worst}” y ddau dro, "
    "a dim wedi’i gynnig",
    settle="Cytuno ar sgôr lle mae asiantaethau’n rhanedig ac na chytunwyd ar un eto",
    name_somebody="Camau gweithredu heb neb wedi’i enwi i’w gwneud: {n}. Enwch rywun ar y daflen {sheet}",
    make_clear="Atebion sy’n dal yn aneglur: {n}. Datryswch nhw gyda’u hasiantaethau (y daflen {sheet})",
    promises_before="Penderfynu beth a ddaw o’r addewidion a wnaed yn yr adolygiad blaenorol: ",
    promises_end=" (y daflen {sheet}).",
    still_open="Yn dal ar agor: ",
    not_on_agenda="{n} ar yr agenda heb gytuno ar sgôr",
    bare_worst=_bare_worst,
    no_return=_no_return,
    agenda=AGENDA,
    table_about="{caption}. Rhes ar gyfer pob un; y colofnau yw {columns}.",
)
