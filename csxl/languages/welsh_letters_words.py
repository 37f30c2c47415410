"""What the page says in Welsh on which letters stand."""

from csxl.languages.letters_words import LettersWords


def _letters(number: int) -> str:
    return f"{number} llythyr"


WORDS = LettersWords(
    invitations="Gwahoddiadau",
    reminders="Nodiadau atgoffa",
    queries="Cwestiynau am atebion",
    thanks="Diolch",
    actions="Camau i’w cwblhau",
    feedback="Beth ddaeth ohono",
    letters=_letters,
    how_to_open="Pwyswch “{open}”. Bydd neges newydd yn agor gyda’r cyfeiriad, y pwnc a’r testun wedi’u llenwi.",
    how_to_attach="Atodwch yr hyn a enwir o dan “{attach}”: ni all dolen wneud hynny drosoch.",
    how_to_send="Darllenwch y neges, pwyswch Anfon yn eich rhaglen ebost, a thiciwch “{sent}” yma. Bydd y dudalen "
    "hon yn anghofio’r ticiau pan fyddwch yn ei chau.",
    how_to_copy="Os na fydd neges yn agor, neu os bydd rhan ar goll ohoni, dechreuwch neges newydd eich hun a "
    "chopïwch bob rhan o’r fan hon.",
    open="Agor yn fy rhaglen ebost",
    too_long="Rhy hir i’r ddolen: {parts}. Copïwch isod a’i ludo yn y neges newydd.",
    sent="Wedi’i anfon",
    to="At",
    cc="Copi at",
    subject="Pwnc",
    text="Testun",
    attach="Atodi",
    copy="Copïo",
    copied="Wedi’i gopïo",
    not_copied="Pwyswch Ctrl+C",
)
