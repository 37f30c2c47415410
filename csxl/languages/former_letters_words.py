"""Letters as earlier releases wrote them into the coordinator's workbook; left so there, they are csxl's own words."""

from __future__ import annotations

from collections.abc import Mapping

from csxl.model.letter import Letter, Message

FORMER_LETTERS: Mapping[Letter, tuple[Message, ...]] = {
    Letter.REMINDER: (
        Message(
            "Reminder: {title}, wanted by {return_by}",
            "Dear {contact},\n\n"
            "We do not have everything from {agency} yet for {title}, which is wanted by {return_by}. Still "
            "missing:\n\n"
            "{missing}\n\n"
            "If you have sent it in the meantime, please forgive this note. If something stands in the way, please "
            "tell me, and we will find a way. Returns go to {reply_to}.\n\n"
            "With thanks\n{coordinator}\n{partnership}",
        ),
        Message(
            "Nodyn atgoffa: {title}, i’w ddychwelyd erbyn {return_by}",
            "Annwyl {contact},\n\n"
            "Nid ydym wedi cael popeth gan {agency} eto ar gyfer {title}; mae angen y cyfan erbyn {return_by}. Yn dal "
            "ar goll:\n\n"
            "{missing}\n\n"
            "Os ydych wedi’i anfon yn y cyfamser, maddeuwch y nodyn hwn. Os oes rhywbeth yn eich rhwystro, rhowch "
            "wybod i mi, a byddwn yn dod o hyd i ffordd. Anfonwch yr holiadur at {reply_to}.\n\n"
            "Gyda diolch\n{coordinator}\n{partnership}",
        ),
    ),
    Letter.QUERY: (
        Message(
            "{title}: a few questions about your return",
            "Dear {contact},\n\n"
            "Thank you for the return from {agency}. We could not read some answers with certainty, and we do not "
            "guess. Please look at these, put them right in your workbook, and send it to {reply_to}:\n\n"
            "{questions}\n\n"
            "With thanks\n{coordinator}\n{partnership}",
        ),
        Message(
            "{title}: ychydig o gwestiynau am eich atebion",
            "Annwyl {contact},\n\n"
            "Diolch am yr holiadur gan {agency}. Ni allem ddarllen rhai atebion yn sicr, ac nid ydym yn dyfalu. "
            "Edrychwch ar y rhain, cywirwch nhw yn eich llyfr gwaith, a’i anfon at {reply_to}:\n\n"
            "{questions}\n\n"
            "Gyda diolch\n{coordinator}\n{partnership}",
        ),
    ),
}
