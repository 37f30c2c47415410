"""Whether a cell for one person names two: "Jane Smith and Raj Patel", but not "Smith, Jane" or a name and a post.

What is taken for a name here has a title or two words, all with capitals, and none that stands in the title of a post,
in the name of an organisation or behind a name. A name that is missed does no harm; a false alarm does.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "mr mrs ms miss mx dr prof professor rev revd sir dame lady lord cllr councillor sister pc ps pcso dc ds di dci "
    "sgt sergeant insp inspector supt superintendent constable"
)
PARTICLES = _words("ab al ap bin da de del den der di dos du el ferch la le ten ter van von y")
NO_NAMES = _words(
    "academy acting action administration administrator adolescent adult adults adviser advisor advocate agency "
    "analyst anti area assessment assistant associate authority behaviour board borough branch business care carer "
    "case centre chair charity chief child children children's childrens city clerk clinical co-ordinator college "
    "commander commissioner commissioning committee community complex compliance contextual coordinator council "
    "county crime criminal customer data delivery department deputy designated detective development director "
    "directorate district diversity division domestic duty early east education emergency engagement equality "
    "executive exploitation family families finance fire first force foundation front general governance governor "
    "group harm head headteacher health help hospital house housing human improvement inclusion information "
    "integrated intelligence intervention justice lead leader learning legal liaison licensing local locality main "
    "major manager medical mental missing multi national neighbourhood new nhs north northern nurse nursing of "
    "offending office officer operational operations paediatrician parish participation partner partnership "
    "partnerships patrol pastoral performance personal planning police policing policy practice practitioner "
    "prevention primary principal probation programme project protection public quality referral regional "
    "representative rescue resources response review risk road safeguarding safety school schools second secondary "
    "secretary section sector senior service services sexual social south southern special specialist staff standards "
    "station street strategic strategy student supervisor support system systems team teacher tenancy the town "
    "trading training transport trust trustee unit urgent victim violence voluntary volunteer welfare west western "
    "worker workforce young youth "
    "ba bsc ma msc med mba llb phd dphil hons mbe obe cbe qpm kpm rgn rn rmn jp kc qc dl fca frcpch"
)
BETWEEN = re.compile(r"\s+(?:and|or|with)\s+|\s*[&/;+,\n]\s*")
ASIDE = re.compile(r"\([^()]*\)|\[[^][]*\]")
WORD = re.compile(r"[^\W\d_]+\.?(?:['’.-]?[^\W\d_]+\.?)*")


def names_two_people(text: str) -> bool:
    """Whether two or more parts of a text look like people's names."""
    return sum(map(is_name, BETWEEN.split(ASIDE.sub(" ", text)))) > 1


def is_name(text: str) -> bool:
    """Whether a text looks like one person's whole name: "Jane Smith", "J. Smith", "Sgt Bell"; not "Smith" alone."""
    words = text.split()
    plain = [word.strip(".").casefold().replace("’", "'") for word in words]
    names = [word for word, said in zip(words, plain, strict=True) if said not in TITLES | PARTICLES]
    if not all(WORD.fullmatch(word) and word[0].isupper() for word in names) or NO_NAMES & set(plain):
        return False
    titled = len(names) == 1 and plain[0] in TITLES and len(names[0].strip(".")) > 1
    return titled or len(names) > 1
