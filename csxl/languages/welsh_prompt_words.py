"""What the summary's open cells ask for in Welsh, and what they refuse; no translator has checked it."""

PROMPTS = {
    # What every kind of cell says.
    "Choose one from the list: click the arrow beside the cell.": "Dewiswch un o’r rhestr: cliciwch y saeth wrth ochr "
    "y gell.",
    "Not on the list": "Ddim ar y rhestr",
    "Keep it under {:,} characters.": "Cadwch y testun o dan {:,} nod.",
    "Too long": "Rhy hir",
    "This is not a date. Type the day in figures, such as 31/03/2027. “By the summer” or another time that is no "
    "single day can be written under “{}”.": "Nid dyddiad yw hwn. Teipiwch y dydd mewn ffigurau, fel 31/03/2027. "
    "Gellir ysgrifennu “erbyn yr haf”, neu amser arall nad yw’n un dydd, o dan “{}”.",
    "Not a date": "Nid dyddiad",
    # What the meeting agrees.
    "Choose what the meeting agreed; leave it empty if it has not come to it. “{}” takes back what was agreed. What "
    "agencies returned stays as it is.": "Dewiswch yr hyn y cytunodd y cyfarfod arno; gadewch yn wag os nad yw wedi "
    "cyrraedd hwn. Mae “{}” yn tynnu’n ôl yr hyn y cytunwyd arno. Mae’r hyn a ddychwelodd asiantaethau’n aros fel "
    "y mae.",
    "Why the meeting agreed on this. For the partnership alone: no agency is ever sent it.": "Pam y cytunodd y "
    "cyfarfod ar hyn. I’r bartneriaeth yn unig: nid anfonir hwn at unrhyw asiantaeth.",
    "What agencies are told about it. They will see this in their feedback and on their next questionnaire.": "Yr hyn "
    "a ddywedir wrth asiantaethau. Byddant yn ei weld yn eu hadborth ac ar eu holiadur nesaf.",
    "What will be done about it.": "Beth fydd yn cael ei wneud am hyn.",
    "Who will take it on. Whose action it is can be said on Actions; an agency’s name here says so too.": "Pwy fydd yn "
    "ymgymryd ag ef. Gellir dweud ar y daflen Camau gweithredu pwy biau’r cam; mae enw asiantaeth yma’n dweud hynny "
    "hefyd.",
    "The day by which it will be done, such as 31/03/2027.": "Y dydd erbyn pryd y bydd wedi’i wneud, fel 31/03/2027.",
    "The day of the meeting, such as 26/11/2026.": "Dydd y cyfarfod, fel 26/11/2026.",
    # The matrix.
    "Correct an answer": "Cywiro ateb",
    "Choose a word to correct what the agency answered; the counts and page one change with it. The return keeps its "
    "own word, and “{}” goes back to it.": "Dewiswch air i gywiro ateb yr asiantaeth; mae’r niferoedd a thudalen un yn "
    "newid gydag ef. Mae’r holiadur yn cadw ei air ei hun, ac mae “{}” yn mynd yn ôl ato.",
    # Actions and promises.
    "Whose action it is, for the letters about actions that are due. Where several share it, type them with ; between. "
    "An action that an agency proposed stays its own.": "Pwy biau’r cam, ar gyfer y llythyrau am gamau sydd i’w "
    "cwblhau. Lle mae sawl asiantaeth yn ei rannu, teipiwch nhw gyda ; rhyngddynt. Mae cam a gynigiodd asiantaeth yn "
    "aros gyda hi.",
    "This is not one of the agencies on the list. Press Yes if several share the action: “Police; Education”.": "Nid "
    "yw hon yn un o’r asiantaethau ar y rhestr. Pwyswch Ie (Yes) os oes sawl un yn rhannu’r cam: “Heddlu; Addysg”.",
    "The day by which it will be done, such as 31/03/2027, or a time in words.": "Y dydd erbyn pryd y bydd wedi’i "
    "wneud, fel 31/03/2027, neu amser mewn geiriau.",
    "What will be done. What you type here replaces the words beside it from now on.": "Beth fydd yn cael ei wneud. "
    "Mae’r hyn a deipiwch yma’n cymryd lle’r geiriau blaenorol o hyn ymlaen.",
    "Who will do it.": "Pwy fydd yn ei wneud.",
    "What has happened so far, in a line or two.": "Beth sydd wedi digwydd hyd yma, mewn llinell neu ddwy.",
    "An agency’s action is proposed until the meeting agrees it; choose “{}” when it has.": "Cynnig yw cam asiantaeth "
    "nes i’r cyfarfod gytuno arno; dewiswch “{}” wedyn.",
    "Choose how far it is. What is done or dropped stays listed, at the end.": "Dewiswch pa mor bell y mae. Mae’r hyn "
    "sydd wedi’i wneud neu ei ollwng yn aros ar y rhestr, ar y diwedd.",
    "The day on which it was done, such as 31/03/2027.": "Y dydd y cafodd ei wneud, fel 31/03/2027.",
    "How far it is by now, as you know it. It counts before what the agency says in its questionnaire.": "Pa mor bell "
    "y mae erbyn hyn, hyd y gwyddoch. Mae’n cyfrif o flaen yr hyn a ddywed yr asiantaeth yn ei holiadur.",
    "How you know it: by telephone with …, 3 Dec; minutes of the board, 9 Dec.": "Sut y gwyddoch: dros y ffôn gyda …, "
    "3 Rhag; cofnodion y bwrdd, 9 Rhag.",
    # Returns.
    "Choose “{}” for the return that counts, or “{}”; the others of the same agency follow. If you leave it empty, "
    "what State says holds.": "Dewiswch “{}” ar gyfer yr holiadur sy’n cyfrif, neu “{}”; mae’r lleill gan yr un "
    "asiantaeth yn dilyn. Os gadewch yn wag, yr hyn sydd o dan Cyflwr sy’n sefyll.",
    "If State says that it is nobody’s, or it was given to the wrong agency, choose the agency that sent it.": "Os yw "
    "Cyflwr yn dweud nad oes neb yn ei hawlio, neu os rhoddwyd hi i’r asiantaeth anghywir, dewiswch yr asiantaeth a’i "
    "hanfonodd.",
    "Choose one of the agencies on the list, or empty the cell.": "Dewiswch un o’r asiantaethau ar y rhestr, neu "
    "gwagiwch y gell.",
    # Issues.
    "The agency’s own answer, once you know it. It counts from now on, on page one too; what the return says is kept "
    "beside it. “{}” takes it back.": "Ateb yr asiantaeth ei hun, pan fyddwch yn ei wybod. Mae’n cyfrif o hyn ymlaen, "
    "ar dudalen un hefyd; cedwir yr hyn a ddywed yr holiadur wrth ei ochr. Mae “{}” yn ei dynnu’n ôl.",
    "How you know it: by telephone with …, 3 Dec.": "Sut y gwyddoch: dros y ffôn gyda …, 3 Rhag.",
    "Choose “{}” if this is no personal data, or if it may stand before the board: the agency is then no longer asked "
    "to take it out. Else it is asked with the next query.": "Dewiswch “{}” os nad data personol yw hwn, neu os caiff "
    "sefyll gerbron y bwrdd: ni ofynnir i’r asiantaeth ei dynnu allan wedyn. Fel arall, gofynnir iddi gyda’r ymholiad "
    "nesaf.",
    # Decisions.
    "Who decided this: a name, or “the meeting”.": "Pwy benderfynodd hyn: enw, neu “y cyfarfod”.",
    "The day on which it was decided, such as 26/11/2026.": "Y dydd y penderfynwyd, fel 26/11/2026.",
    "Why it was decided, if that is not said already. Agencies are never sent this.": "Pam y penderfynwyd hyn, os nad "
    "yw wedi’i ddweud eisoes. Nid anfonir hwn at asiantaethau.",
}
