"""The words of the letters in Welsh, which no translator has checked, and days as these say them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from csxl.model.letter import Letter, Message

DAYS = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")
MONTHS = (
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
)

MESSAGES: Mapping[Letter, Message] = {
    Letter.INVITATION: Message(
        "{title}: hunanasesiad eich asiantaeth, erbyn {return_by}",
        "Annwyl {contact},\n\n"
        "Mae {partnership} yn gofyn i bob asiantaeth bartner sut mae ein system yn ymateb i niwed y tu allan i’r "
        "cartref. Mae holiadur {agency} wedi’i atodi; ei god dychwelyd yw {code}.\n\n"
        "Cwblhewch yr holiadur gyda’r cydweithwyr sy’n gwybod am y gwaith, a’i anfon yn ôl at {reply_to} erbyn "
        "{return_by}. Mae’r daflen Dechrau yn dweud sut. Gall asiantaethau weld pethau’n wahanol: mae hynny’n "
        "ddefnyddiol, felly dywedwch beth rydych chi’n ei weld. Peidiwch ag enwi na datgelu pwy yw unrhyw blentyn.\n\n"
        "Os nad chi yw’r person cywir, neu os yw’r dyddiad yn anodd, rhowch wybod i mi.\n\n"
        "Gyda diolch\n{coordinator}\n{partnership}",
    ),
    Letter.REMINDER: Message(
        "Nodyn atgoffa: {title}, i’w ddychwelyd erbyn {return_by}",
        "Annwyl {contact},\n\n"
        "Nid ydym wedi cael popeth gan {agency} eto ar gyfer {title}; mae angen y cyfan erbyn {return_by}. Yn dal ar "
        "goll:\n\n"
        "{missing}\n\n"
        "Os ydych wedi’i anfon yn y cyfamser, maddeuwch y nodyn hwn. Os oes rhywbeth yn eich rhwystro, rhowch wybod i "
        "mi, a byddwn yn dod o hyd i ffordd. Anfonwch yr holiadur at {reply_to}.\n\n"
        "Gyda diolch\n{coordinator}\n{partnership}",
    ),
    Letter.QUERY: Message(
        "{title}: ychydig o gwestiynau am eich atebion",
        "Annwyl {contact},\n\n"
        "Diolch am yr holiadur gan {agency}. Ni allem ddarllen rhai atebion yn sicr, ac nid ydym yn dyfalu. Edrychwch "
        "ar y rhain, cywirwch nhw yn eich llyfr gwaith, a’i anfon at {reply_to}:\n\n"
        "{questions}\n\n"
        "Gyda diolch\n{coordinator}\n{partnership}",
    ),
    Letter.THANKS: Message(
        "{title}: diolch am eich atebion",
        "Annwyl {contact},\n\n"
        "Diolch am yr holiadur gan {agency} ar gyfer {title}. Mae wedi’i ddarllen yn llawn, ac nid oes angen dim "
        "mwy.\n\n"
        "Byddwch yn clywed gennym pan fydd barn yr holl asiantaethau wedi’i dwyn ynghyd.\n\n"
        "Dymuniadau gorau\n{coordinator}\n{partnership}",
    ),
}


def in_words(day: datetime.date) -> str:
    """A day as letters say it: "dydd Gwener 11 Rhagfyr 2026"."""
    return f"dydd {DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def blank(number: int) -> str:
    """How many answers are blank."""
    return f"{number} {'heb ei ateb' if number == 1 else 'heb eu hateb'}"
