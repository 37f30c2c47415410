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
}
