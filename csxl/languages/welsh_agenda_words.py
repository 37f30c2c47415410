"""What the agenda of the moderation meeting says in Welsh; no translator has checked it."""

from __future__ import annotations

from csxl.languages.agenda_words import AgendaWords
from csxl.languages.welsh_counting_words import criteria


def _criteria(number: int, differing: int) -> str:
    which = "yr un" if differing == 1 else "pob un"
    pages = f"; mae tudalen isod ar gyfer {which} lle mae asiantaethau’n wahanol" if differing else ""
    return f"{criteria(number)}, y mwyaf rhanedig yn gyntaf{pages}."


WORDS = AgendaWords(
    title="Agenda’r cyfarfod cymedroli",
    nothing="Nid oes dwy asiantaeth wedi dewis sgorau gwahanol, ac nid oes dim yn “{worst}” i bawb: nid oes dim i’w "
    "gymedroli.",
    meeting="Y cyfarfod",
    meeting_rows=("Dyddiad a lle", "Yn y gadair", "Yn bresennol", "Ymddiheuriadau"),
    meeting_about="Lle i nodi pryd a ble yr oedd, a phwy oedd yno.",
    listed="Beth sydd ar yr agenda",
    list_headings=(
        "Maen prawf",
        "Pa mor rhanedig",
        "Y sgôr y cytunwyd arno",
        "Cam gweithredu, perchennog ac erbyn pryd",
    ),
    list_about="Rhes ar gyfer pob maen prawf: pa mor rhanedig yw’r asiantaethau, a lle i’r hyn y mae’r cyfarfod yn "
    "cytuno arno.",
    criteria=_criteria,
    type_it_in="Nid yw csxl yn darllen y ddogfen hon: ar ôl y cyfarfod, teipiwch yr hyn y cytunwyd arno ar y daflen "
    "{sheet} yn y crynodeb.",
    how_divided="Pa mor rhanedig: ",
    descriptors="Ystyr pob sgôr yma",
    descriptor_headings=("Sgôr", "Disgrifiad"),
    descriptors_about="Rhes ar gyfer pob sgôr ar y raddfa, gyda disgrifiad yr offeryn ohono.",
    says="Pwy sy’n dweud beth",
    voice_headings=("Sgôr", "Asiantaethau a’u tystiolaeth"),
    voices_about="Rhes ar gyfer pob sgôr neu statws, gyda’r asiantaethau a’i rhoddodd a’u tystiolaeth.",
    agrees="Yr hyn y mae’r cyfarfod yn cytuno arno",
    agrees_about="Yr hyn i gytuno arno ar y chwith, lle i’w ysgrifennu ar y dde.",
    agreed_on=", cytunwyd ar {day}",
    in_summary="mae eu tystiolaeth yn y crynodeb.",
)
