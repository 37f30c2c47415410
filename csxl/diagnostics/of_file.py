"""F: the codes about a file as it came."""

from __future__ import annotations

from csxl.diagnostics.code import ERROR, NOTE, WARNING, Code


class FileCode(Code):
    """The codes about a file as it came."""

    # fmt: off
    EMPTY_FILE = "F001", ERROR, (
        "The file is empty, perhaps because it was not fully downloaded; please send it again.")
    BLANK_FILE = "F002", ERROR, (
        "There is nothing in the file but empty space, perhaps because a cloud drive or memory stick did not finish "
        "saving it; please open the original, save it and send it again.")
    CUT_SHORT = "F003", ERROR, (
        "The file is cut short or damaged: the beginning is there but not the end; please send it again.")
    PASSWORD_NEEDED = "F004", ERROR, (
        "The file needs a password to open it; please give its password, or ask for a copy without one.")
    PASSWORD_WRONG = "F005", ERROR, (
        "The file needs a password to open it, and none of those given works; please give the right one, or ask for a "
        "copy without one.")
    PASSWORD_UNKNOWN = "F006", ERROR, (
        "The file is locked in a way that cannot be opened here, even with its password; please open it, remove the "
        "password and save it again.")
    RIGHTS_MANAGED = "F007", ERROR, (
        "The file is encrypted by a sensitivity label or rights management, so only people in its owner's "
        "organisation can open it; please ask for a copy with a label that does not encrypt.")
    WEB_PAGE = "F008", ERROR, (
        "This is a web page (HTML), not a workbook, whatever its name says; "
        "please open it in Excel and save it as an Excel workbook (.xlsx).")
    XML_2003 = "F009", ERROR, (
        "This was saved as “XML Spreadsheet 2003”, which cannot be read here; please open it in Excel and save it as "
        "an Excel workbook (.xlsx).")
    FLAT_OPENDOCUMENT = "F010", ERROR, (
        "This is a flat OpenDocument file (.fods), which cannot be read here; please open it and save it as .xlsx or "
        ".ods.")
    CSV = "F011", ERROR, (
        "This is a text file of values (CSV), not a workbook, so the questionnaire's sheets are lost; "
        "please ask for the workbook itself (.xlsx).")
    TEXT = "F012", ERROR, "This is plain text, not a workbook; please ask for the workbook (.xlsx)."
    NUMBERS = "F013", ERROR, (
        "This is an Apple Numbers document; in Numbers, please choose File, Export To, Excel and send that file.")
    POINTER = "F014", ERROR, (
        "This is only a link to a document kept elsewhere, not the document itself; please open the link, download the "
        "document as an Excel workbook (.xlsx) and send that.")
    WINMAIL = "F015", ERROR, (
        "This is a winmail.dat file, which only Outlook can open; the workbook may be inside. Please ask the sender to "
        "send the mail again in HTML or plain text format.")
    PDF = "F016", ERROR, "This is a PDF; any answers in it cannot be read, so please ask for the workbook (.xlsx)."
    DOCUMENT = "F017", ERROR, (
        "This is a text document, such as Word makes; any answers in it cannot be read, so please ask for the workbook "
        "(.xlsx).")
    PRESENTATION = "F018", ERROR, "This is a presentation, not a workbook; please ask for the workbook (.xlsx)."
    PICTURE = "F019", ERROR, "This is a picture or a recording, not a workbook; please ask for the workbook (.xlsx)."
    OTHER_ARCHIVE = "F020", ERROR, (
        "This kind of archive cannot be opened here (only .zip can); please unpack it and use the files inside.")
    OLD_WORKBOOK = "F021", ERROR, (
        "This is a workbook from a very old program, or of a kind that cannot be read here; please open it in Excel or "
        "LibreOffice and save it as an Excel workbook (.xlsx).")
    NOT_A_WORKBOOK = "F022", ERROR, (
        "This is neither a workbook nor anything that could hold one; please ask for the workbook (.xlsx).")
    LEFT_ASIDE = "F023", NOTE, "This was skipped because it is not a workbook."
    NO_SUCH_FILE = "F024", ERROR, "There is no such file or folder; please check the name."
    NOT_OPENED = "F025", ERROR, (
        "The file could not be opened ({why}); please close it in other programs, or check that you have permission to "
        "read it.")
    TOO_LARGE = "F026", ERROR, (
        "The file is larger than {limit} MB, far larger than any questionnaire, so it was not opened; please check "
        "what it is.")
    BOMB = "F027", ERROR, (
        "There is far more in it than in any questionnaire ({why}), so it was not unpacked to the end; please ask "
        "the sender what it is before you open it.")
    TOO_DEEP = "F028", ERROR, (
        "This is more than {limit} archives or mails deep, so it was not opened; please unpack it and use the files "
        "inside.")
    NO_WORKBOOK_IN_MAIL = "F029", ERROR, (
        "No workbook is attached to this mail; if it has a link to one, please download the workbook and use that.")
    NO_WORKBOOK_IN_ZIP = "F030", ERROR, "There is no workbook in this archive; please ask for the workbook (.xlsx)."
    NO_WORKBOOK_IN_FOLDER = "F031", WARNING, (
        "There is no workbook in this folder: either nothing has come back yet, or it was put somewhere else.")
    BROKEN_MEMBER = "F032", ERROR, "This file in the archive is damaged and cannot be unpacked; please send it again."
    BROKEN_MAIL = "F033", ERROR, (
        "The mail is damaged and could not be read to the end; please save the attachment from the mail and use that.")
    LOCKED_MAIL = "F034", ERROR, (
        "The mail is encrypted or digitally signed (S/MIME); please open it in your mail program, save the attachment "
        "and use that.")
    MAILBOX = "F035", ERROR, (
        "This is a whole mailbox; please save the mails that hold returns one by one and use those.")
    READER_STOPPED = "F036", ERROR, (
        "The file could not be read to the end ({why}); please open it in Excel or LibreOffice and save it as an Excel "
        "workbook (.xlsx).")
    REMOVED = "F037", ERROR, (
        "A mail system took an attachment out of this mail and left a notice in its place ({words}); please ask the "
        "sender to send the workbook (.xlsx) another way.")
    REMOVED_BESIDE = "F038", WARNING, (
        "A mail system took an attachment out of this mail and left a notice in its place ({words}); if that was a "
        "return, please ask the sender to send it another way.")
    LINKED = "F039", ERROR, (
        "The letter holds a link to a file kept elsewhere ({link}), and no workbook is attached; please open the link, "
        "download the workbook and use that.")
    LINKED_BESIDE = "F040", WARNING, (
        "Beside the workbook attached, the letter holds a link to a file kept elsewhere ({link}), which was not read; "
        "please open the link, and if there is a return, download it and use that too.")
    BY_REFERENCE = "F041", ERROR, (
        "This attachment is not in the mail: it is only a reference to a file kept elsewhere ({where}); please get "
        "the file from there and use that.")
    BY_REFERENCE_BESIDE = "F042", WARNING, (
        "This attachment is not in the mail: it is only a reference to a file kept elsewhere ({where}); if it is a "
        "return, please get the file from there and use that too.")
    CAME_BESIDE = "F043", WARNING, (
        "This came in a mail beside a workbook and cannot be read here; if it shows answers (a scan, a photograph or "
        "another return), please ask for the workbook (.xlsx) they are from.")
    POINTER_BESIDE = "F044", WARNING, (
        "This came in a mail beside a workbook and is only a link to a document kept elsewhere{link}; if that is a "
        "return, please download it as an Excel workbook (.xlsx) and use that too.")
    PIECE_OF_MAIL = "F045", ERROR, (
        "This is only one part of a mail that was cut into several ({which}), and the workbook is spread over all of "
        "them; please ask the sender to send the workbook again in one mail.")
    SIGNED_MAIL = "F046", ERROR, (
        "The mail is sealed by a digital signature (S/MIME) that cannot be opened here; please open it in your mail "
        "program, save the attachment and use that.")
    PGP_MAIL = "F047", ERROR, (
        "This is encrypted with PGP; please open it in the mail program that has the key, save the attachment and use "
        "that.")
    SECURE_MAIL = "F048", ERROR, (
        "This is a page from a secure mail service, which keeps the encrypted mail and its attachments elsewhere; "
        "please open it in a browser, sign in, download the workbook and use that.")
    NOT_SAVED = "F049", ERROR, (
        "This attachment was not saved with the mail: the mail program had not fetched it from the server (Apple Mail "
        "does this); please open the mail, save the attachment itself and use that.")
    OLD_CODING = "F050", ERROR, (
        "This is packed in {way}, which cannot be unpacked here; please ask the sender to attach the workbook (.xlsx) "
        "as it is.")
    WEB_ARCHIVE = "F051", ERROR, (
        "This is a web archive (MHT, a single file web page), not a workbook, whatever its name says; please open it "
        "in Excel and save it as an Excel workbook (.xlsx).")
    OBJECT = "F052", ERROR, (
        "This was inserted into the letter as an object, not attached, and cannot be read here; please open it in "
        "Outlook, save it as an Excel workbook (.xlsx) and use that.")
    OBJECT_BESIDE = "F053", WARNING, (
        "This was inserted into the letter as an object beside the workbook attached, and cannot be read here; if it "
        "is a return, please open it in Outlook, save it as an Excel workbook (.xlsx) and use that too.")
    BOUNCE = "F054", WARNING, (
        "This is a notice that a mail could not be delivered, so the workbook in it is the one that was sent out and "
        "came back, not a return; please check the address.")
    LETTER_ALONE = "F055", NOTE, "No workbook came with this mail; its letter begins {words}."
    ANSWERS_IN_LETTER = "F056", ERROR, (
        "No workbook is attached to this mail, but its letter itself seems to hold answers, which cannot be read "
        "here: {words}; please ask for the workbook (.xlsx), or record the answers yourself.")
    TIME_UP = "F060", ERROR, (
        "Reading this file took too long, so this was not read: {unread}. Please unpack it into a folder and read "
        "that, or take out what is not a return.")
    PACKED_DAMAGED = "F061", ERROR, (
        "The file is compressed (gzip or the like) and cannot be unpacked, so it seems damaged; please send the "
        "workbook itself (.xlsx).")
    SPLIT = "F062", ERROR, (
        "This is one part of an archive that was split into several; please put all the parts into one folder, unpack "
        "them there and use the files that come out.")
    PACKED_OTHERWISE = "F063", ERROR, (
        "This file in the archive was packed in a way that cannot be undone here ({method}); please unpack the "
        "archive on a computer and use the files inside.")
    PLACEHOLDER = "F064", ERROR, (
        "This is only a placeholder: the document itself is still in iCloud; please open it, so that it is downloaded, "
        "and use the downloaded file.")
    SHORTCUT = "F065", ERROR, (
        "This is only a shortcut to a file or to data that is kept elsewhere, not the file itself; please ask the "
        "sender for the workbook (.xlsx).")
    SHORTCUT_BESIDE = "F072", WARNING, (
        "This is only a shortcut to a file or to data that is kept elsewhere, so what it leads to was not read; if "
        "that is a return, please ask for the workbook (.xlsx).")
    PICTURE_BESIDE = "F066", WARNING, (
        "This is a picture or a recording, so nothing in it was read; if it shows a page of a return, please ask for "
        "the workbook (.xlsx).")
    PRINTED = "F067", ERROR, (
        "This is a print of a document (XPS or PostScript); any answers in it cannot be read, so please ask for the "
        "workbook (.xlsx).")
    GNUMERIC = "F068", ERROR, (
        "This is a workbook of Gnumeric, which cannot be read here; please open it in Gnumeric and save it as an Excel "
        "workbook (.xlsx).")
    PROGRAM = "F069", ERROR, (
        "This is a program, not a workbook, and it was not run; please ask the sender what it is, and ask for the "
        "workbook (.xlsx).")
    UNFINISHED = "F070", ERROR, (
        "This is a download that was not finished, so the file is incomplete; please download it again.")
    DOCUMENT_WITH_BOOK = "F071", ERROR, (
        "This is a text document, such as Word makes, with a workbook inserted into it, which was not read; please "
        "open the document, double-click the workbook, save it as an Excel workbook (.xlsx) and use that.")
    OWN_DOCUMENT = "F074", WARNING, (
        "This is a Word document that csxl itself wrote for the board or for the moderation meeting, and not an "
        "agency's return, so it was not read; if somebody typed answers into it, please ask for the workbook (.xlsx).")
    ANSWER_IN_LETTER = "F075", ERROR, (
        "In a mail without a workbook it says {words}; this counts once it is recorded as an answer.")
    ANSWER_AGREES = "F078", NOTE, "In a mail without a workbook it says {words}, as the return does."
    LETTER_OF_NOBODY = "F076", ERROR, (
        "No workbook is attached to this mail, but its letter seems to hold answers: {words}; it is not known which "
        "agency wrote it, so please say on the sheet Returns whose it is.")
    LETTER_TAKEN_OUT = "F077", NOTE, (
        "The letter of this mail, which has no workbook, does not count, as was decided; it begins {words}.")
    JOINED = "F073", ERROR, (
        "Two files have become one here, so neither was read; please send each by itself.")
    # fmt: on


LOCKED = {FileCode.PASSWORD_NEEDED.code, FileCode.PASSWORD_WRONG.code}  # what a password would open
