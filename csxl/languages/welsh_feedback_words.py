"""What the page says in Welsh that an agency gets after the meeting; no translator has checked it."""

from csxl.languages.feedback_words import FeedbackWords


def _others(number: int) -> str:
    if number == 0:
        return "Ni atebodd unrhyw asiantaeth arall."
    return f"Atebodd asiantaethau eraill hefyd: {number}."


WORDS = FeedbackWords(
    sheet="Beth ddaeth o’r adolygiad",
    file="{agency} - beth ddaeth ohono",
    title="Beth ddaeth ohono, i {agency}",
    as_at="fel y mae ar {day}",
    others=_others,
    how_to_read="Wrth ymyl yr hyn a ddywedoch mae faint o’r lleill a ddewisodd bob sgôr; llinell lle rhoddodd llai na "
    "dwy ohonynt un.",
    so_far="Sgorau y cytunodd y cyfarfod arnynt hyd yma: {agreed} o {of}.",
    since_before="Ers {review}, eich sgorau: {better} yn well, {worse} yn waeth, {same} yr un fath.",
    criterion="Maen prawf",
    you_said="Dywedoch chi",
    of_others="Eraill: {rating}",
    too_few="–",
    agreed="Cytunwyd",
    words="Yr hyn y cytunwyd arno, mewn geiriau",
    since="Ers y tro diwethaf",
    not_answered="heb ei ateb",
    not_read="ddim yn glir eto",
    moved={
        "better": "gwell; {word} gynt",
        "worse": "gwaeth; {word} gynt",
        "same": "yr un fath",
        "new": "heb sgôr gynt",
        "no longer rated": "{word} gynt",
        "not compared": "heb ei gymharu",
        "not rated": "",
    },
    promised="Yr hyn y dywedoch y tro diwethaf y byddech yn ei wneud",
    outcomes={
        "kept": "cadwyd",
        "under way": "ar y gweill",
        "not due yet": "ddim i fod eto",
        "not kept": "heb ei gadw",
        "no word yet": "dim gair eto",
    },
    you_say="dywedoch chi: {word}",
    recorded="cofnodwyd: {word}",
    yours="Eich camau: yr hyn y dywedoch y byddech yn ei wneud, a’r hyn y cytunwyd arno",
    none_yours="Does dim wedi’i nodi yma.",
    status="Sut mae’n sefyll",
    when="{day} {month} {year}",
)
