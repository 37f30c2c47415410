"""The catalogue of everything that can be said about a file: code, severity, sentence.

A code's letter says what it is about: F a file, W a workbook's parts or sheets, G the grid (rows, columns, refs),
A an answer, I whose return it is, N something added.
"""
from __future__ import annotations

from enum import Enum

from csxl.answers import Diagnostic, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


class Matter(Enum):
    """One kind of matter; the sentence's {names} are filled in by `about`. It could be mailed as it stands."""

    # F: a file
    EMPTY_FILE = "F001", ERROR, (
        "The file is empty (0 bytes), as files are that were not downloaded in full; please send it again.")
    BLANK_FILE = "F002", ERROR, (
        "The file holds nothing but zeros, as files are that a cloud drive or a memory stick did not finish saving; "
        "please open the original, save it and send it again.")
    CUT_SHORT = "F003", ERROR, (
        "The file is cut short or damaged: its beginning is there, its end is not; please send it again.")
    PASSWORD_NEEDED = "F004", ERROR, (
        "The file needs a password to open it; give it with --password, or ask for a copy without one.")
    PASSWORD_WRONG = "F005", ERROR, (
        "The file needs a password to open it, and none of the passwords given fits; give another with --password, "
        "or ask for a copy without one.")
    PASSWORD_UNKNOWN = "F006", ERROR, (
        "The file is locked in a way that cannot be undone here, even with its password; "
        "please open it, take the password off and save it again.")
    RIGHTS_MANAGED = "F007", ERROR, (
        "The file is encrypted by a sensitivity label or rights management, so only people in its owner's "
        "organisation can open it; please ask for a copy with a label that does not encrypt.")
    WEB_PAGE = "F008", ERROR, (
        "This is a web page (HTML), not a workbook, whatever its name says; "
        "please open it in Excel and save it as an Excel workbook (.xlsx).")
    XML_2003 = "F009", ERROR, (
        "This is an XML Spreadsheet 2003, a format that is not read; "
        "please open it in Excel and save it as an Excel workbook (.xlsx).")
    FLAT_OPENDOCUMENT = "F010", ERROR, (
        "This is a flat OpenDocument file (.fods); please open it and save it as .xlsx or .ods.")
    CSV = "F011", ERROR, (
        "This is a text file of values (CSV), not a workbook, so the questionnaire's sheets are lost; "
        "please ask for the workbook itself (.xlsx).")
    TEXT = "F012", ERROR, "This is plain text, not a workbook; please ask for the workbook (.xlsx)."
    NUMBERS = "F013", ERROR, (
        "This is an Apple Numbers document; in Numbers, please choose File, Export To, Excel and send that file.")
    POINTER = "F014", ERROR, (
        "This is only a link to a document kept elsewhere, not the document; "
        "please open the link, download the document as an Excel workbook (.xlsx) and send that.")
    WINMAIL = "F015", ERROR, (
        "This is a winmail.dat, Outlook's own parcel, which other programs cannot open; the workbook may be inside. "
        "Please ask the sender to send the mail again in HTML or plain text format.")
    PDF = "F016", ERROR, (
        "This is a PDF; the answers may be in it, but cannot be read: please ask for the workbook (.xlsx).")
    DOCUMENT = "F017", ERROR, (
        "This is a text document, as Word writes them; the answers may be in it, but cannot be read: "
        "please ask for the workbook (.xlsx).")
    PRESENTATION = "F018", ERROR, "This is a presentation, not a workbook; please ask for the workbook (.xlsx)."
    PICTURE = "F019", ERROR, "This is a picture or a recording, not a workbook; please ask for the workbook (.xlsx)."
    OTHER_ARCHIVE = "F020", ERROR, (
        "This is an archive of a kind that is not opened here (only .zip is); please unpack it and give its files.")
    OLD_WORKBOOK = "F021", ERROR, (
        "This is a workbook of a program from the last century, or of a kind that is not read; "
        "please open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx).")
    NOT_A_WORKBOOK = "F022", ERROR, (
        "This is not a workbook, nor anything that holds one; please ask for the workbook (.xlsx).")
    LEFT_ASIDE = "F023", NOTE, "This was left aside, since it is not a workbook."
    NO_SUCH_FILE = "F024", ERROR, "There is no such file or folder; please check the name."
    NOT_OPENED = "F025", ERROR, (
        "The file could not be opened ({why}); please close it in other programs, or check that you may read it.")
    TOO_LARGE = "F026", ERROR, "The file is larger than {limit} MB, which no questionnaire is; it was not opened."
    BOMB = "F027", ERROR, (
        "Its contents unpack to far more than a questionnaire holds ({why}), so unpacking was stopped; "
        "please ask the sender what it is before you open it.")
    TOO_DEEP = "F028", ERROR, (
        "This lies more than {limit} archives or mails deep and was not opened; please unpack it and give its files.")
    NO_WORKBOOK_IN_MAIL = "F029", ERROR, (
        "No workbook is attached to this mail; if it has a link to one, please download that and give the file.")
    NO_WORKBOOK_IN_ZIP = "F030", ERROR, "There is no workbook in this archive."
    NO_WORKBOOK_IN_FOLDER = "F031", ERROR, "There is no workbook in this folder."
    BROKEN_MEMBER = "F032", ERROR, "This part of the archive is damaged and cannot be unpacked; please send it again."
    BROKEN_MAIL = "F033", ERROR, (
        "The mail is damaged and cannot be read to its end; please save the attachment from the mail and give that.")
    LOCKED_MAIL = "F034", ERROR, (
        "The mail is encrypted or sealed with a signature (S/MIME); "
        "please open it in your mail program, save the attachment and give that.")
    MAILBOX = "F035", ERROR, (
        "This is a whole mailbox; please save the mails with the returns one by one and give those.")
    READER_STOPPED = "F036", ERROR, (
        "The file could not be read to its end ({why}); please open it in Excel or LibreOffice and save it as an "
        "Excel workbook (.xlsx).")

    # I: whose return it is
    NO_AGENCY = "I050", WARNING, (
        "Nothing in this return says which agency it is from, so it stands as “{shown}” and counts as one more agency; "
        "please find out whose it is.")
    NOT_ASKED = "I051", WARNING, (
        "“{agency}” was not among the agencies asked; its return counts as one more agency. "
        "If it is one of those asked under another name, please put the name right on its Start sheet.")
    CODE_OF_ANOTHER = "I052", WARNING, (
        "This return says that it is from “{agency}”, but its code {code} was given to “{other}”, "
        "and so it counts as theirs; please check whose answers these are.")
    OTHER_REVIEW = "I053", WARNING, (
        "This form was issued for the review “{review}”, not for “{this}”; its answers count, so please check that "
        "they are meant for this round.")
    RETURN_REPEATED = "I054", NOTE, "This return from “{agency}” says the same as {other}; the two count once."
    RETURNS_TOGETHER = "I055", WARNING, (
        "“{agency}” sent this return and {other}; the two count once: what only one of them answers is taken, "
        "and what they answer differently is left to settle.")
    RETURN_CHOSEN = "I056", NOTE, "Of the returns from “{agency}” this is the one chosen to count."
    RETURN_PASSED_OVER = "I057", NOTE, (
        "This return from “{agency}” was read, but does not count, since another of theirs was chosen.")
    PREFERRED_NOT_FOUND = "I058", WARNING, "No return has this name, so nothing could be chosen by it."

    def __init__(self, code: str, severity: Severity, sentence: str) -> None:
        self.code, self.severity, self.sentence = code, severity, sentence

    def about(self, file: str, sheet: str = "", cell: str = "", ref: str = "", **details: object) -> Diagnostic:
        """The diagnostic for one place, with the sentence's names filled in from `details`."""
        message = self.sentence.format(sheet=sheet, cell=cell, ref=ref, **details)
        return Diagnostic(self.code, self.severity, file, message, sheet, cell, ref)
