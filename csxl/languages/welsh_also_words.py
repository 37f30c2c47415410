"""What people write in Welsh in place of headings and of the words for progress."""

from csxl.model import layout

# fmt: off
ALSO_HEADED = {
    layout.REF: ("Cyfeirnod", "Rhif"),
    layout.RATING: ("Sgôr", "Ein sgôr", "Eich sgor", "Eich gradd"),
    layout.EVIDENCE: ("Tystiolaeth / sylwadau", "Tystiolaeth a sylwadau", "Sylwadau", "Ein tystiolaeth"),
    layout.ACTION: ("Cam gweithredu", "Gweithredu", "Camau nesaf"),
    layout.OWNER: ("Perchennog y cam", "Arweinydd", "Swyddog arweiniol", "Pwy"),
    layout.BY_WHEN: ("Pryd", "Dyddiad", "Dyddiad cau", "Dyddiad targed"),
    layout.PROMISED: ("Addewid", "Eich addewid", "Yr hyn a addawsoch"),
    layout.HOW_FAR: ("Cynnydd", "Eich cynnydd", "Pa mor bell"),
}
ALSO_PROGRESS = {
    "not begun": ("heb ei ddechrau", "heb gychwyn", "dim eto"),
    "under way": ("ar waith", "wedi dechrau", "wedi’i ddechrau", "parhaus"),
    "done": ("wedi’i gwblhau", "wedi gorffen", "wedi’i orffen", "cwblhawyd", "gwnaed"),
    "dropped": ("gollyngwyd", "wedi’i ganslo", "ddim ei angen mwyach"),
}
# fmt: on
