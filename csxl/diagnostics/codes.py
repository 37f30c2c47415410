"""The catalogue of everything that can be said about a file: code, severity, sentence.

A code's letter says what it is about: F a file, W a workbook's parts or sheets, G the grid (rows, columns, refs),
A an answer, I whose return it is, N something added.
"""

from __future__ import annotations

from enum import Enum

from csxl.model.diagnostic import Diagnostic, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


class Matter(Enum):
    """One kind of matter; the sentence's {names} are filled in by `about`. It could be mailed as it stands."""

    # fmt: off
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
    NO_WORKBOOK_IN_FOLDER = "F031", WARNING, (
        "There is no workbook in this folder: nothing has come back yet, or it was put somewhere else.")
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

    # W: a workbook's parts and sheets
    BOOK_DAMAGED = "W001", ERROR, (
        "The workbook is damaged and could not be read, because {why}; "
        "please open it in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    BOOK_TOO_MUCH = "W002", ERROR, (
        "The workbook was not read, because {why}, far beyond any questionnaire; please ask the sender what it is, "
        "and for the questionnaire alone.")
    BOOK_UNSAFE = "W003", ERROR, (
        "The workbook was not read, because {why}; "
        "please ask the sender to open it in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    NO_SHEETS = "W004", ERROR, (
        "This has the shape of an Excel file, but no sheets are in it; please ask for the workbook again.")
    BOOK_CUT_SHORT = "W005", ERROR, (
        "The file is cut short or damaged at its end; what could be saved of it was read, and more may be lost: "
        "please send it again.")
    SHEET_DAMAGED = "W010", ERROR, (
        "Sheet “{sheet}” was left out, because {why}; "
        "please open the file in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    SHEET_BROKEN_OFF = "W024", ERROR, (
        "Sheet “{sheet}” was read only as far as it is whole, because {why}; what stood after that is lost: "
        "please open the file in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    SHEET_TOO_MUCH = "W011", ERROR, (
        "Sheet “{sheet}” was not read to its end, because {why}, far beyond any questionnaire; "
        "please look at it before you trust it.")
    SHEET_UNSAFE = "W012", ERROR, (
        "Sheet “{sheet}” was not read, because {why}; "
        "please ask the sender to open it in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    SHEET_MISSING = "W013", ERROR, (
        "Sheet “{sheet}” is listed in the workbook, but its contents are not in the file; please send it again.")
    SHEETS_BY_ORDER = "W014", WARNING, (
        "The workbook's list does not say which contents belong to sheet “{sheet}”; they were taken in their order.")
    SHEET_TWICE = "W028", WARNING, (
        "The file holds the contents of sheet “{sheet}” more than once, and they differ; a cell that only one of them "
        "fills was read from that one, so please look at the sheet yourself.")
    TEXT_LOST = "W015", ERROR, (
        "Cell {cell} of sheet “{sheet}” held a text that is no longer in the file; please ask what it said.")
    TEXT_CUT = "W016", ERROR, (
        "Cell {cell} of sheet “{sheet}” holds more text than Excel can show; only its beginning was read.")
    OUTSIDE_GRID = "W017", ERROR, (
        "Sheet “{sheet}” holds “{detail}” at “{cell}”, which is no place on a sheet; please ask where it belongs.")
    STYLES_LOST = "W018", WARNING, (
        "The workbook's formats could not be read, because {why}: dates may show as numbers, and colours set by hand "
        "and crossed-out text cannot be seen.")
    NOTES_LOST = "W019", ERROR, (
        "The comments on sheet “{sheet}” could not all be read, because {why}; please ask what they said.")
    SHAPES_LOST = "W020", WARNING, (
        "The text boxes on sheet “{sheet}” could not all be read, because {why}; please look at them in the file.")
    MACROS = "W022", NOTE, "The workbook holds macros; they were not run and are not needed."
    MORE_ALIKE = "W025", ERROR, "The same as said in the lines {like} is wrong with {count} more cells of “{sheet}”."
    TABS_LOST = "W026", WARNING, (
        "The workbook's list of its sheets is damaged; the sheets were read all the same, some under the names of "
        "their parts, and it is not known which were hidden.")
    MARKS_UNSEEN = "W030", WARNING, (
        "On sheet “{sheet}”, formulas, comments, colours and hidden cells cannot be seen, as the file's records "
        "of them cannot be read; please look at the sheet yourself.")
    SECOND_OPINION = "W031", NOTE, (
        "The file's parts are too broken for the usual reader, so another one (openpyxl) read it; "
        "please look over what it made of the file.")
    EXTERNAL_LINKS = "W023", NOTE, (
        "The workbook has links to other files; they were not followed, and values that come from there may be old.")

    # G: the grid
    DOMAIN_MISSING = "G001", ERROR, (
        "No table for “{domain}” was found, so {refs} could not be read; please send that sheet as well.")
    ROW_MISSING = "G002", ERROR, (
        "The row of {ref} (“{domain}”, {what}) is missing, and its answer with it; please answer it and send it again.")
    NO_HEADER = "G003", ERROR, (
        "The sheet “{sheet}” is about {refs}, but has no row of headings, so that nobody can tell which column is the "
        "rating; please put the headings back or fill in the questionnaire itself.")
    NO_RATING_COLUMN = "G004", ERROR, (
        "The sheet “{sheet}” is about {refs}, but no column is headed “{heading}”, so that no rating was read; "
        "please put that heading back over the ratings.")
    TURNED = "G005", ERROR, (
        "The table on the sheet “{sheet}” was turned on its side ({refs} stand in a row), so that nothing was read "
        "from it; please fill in the questionnaire as it was sent.")
    NO_CRITERIA = "G006", ERROR, (
        "On the sheet “{sheet}” there are ratings, but neither refs nor the tool's own descriptors beside them, so "
        "that nobody can tell what was rated; please fill in the questionnaire as it was sent.")
    REF_UNKNOWN = "G007", ERROR, (
        "{typed} is no ref of this questionnaire, so the answer in that row ({text}) was left out; "
        "please say which criterion it is for.")
    ROW_UNKNOWN = "G008", ERROR, (
        "The answer {text} stands in a row without a ref or descriptors, so it was left out; "
        "please say which criterion it is for.")
    REF_CONTRADICTED = "G009", ERROR, (
        "The row says {ref}, but {where} holds a descriptor of {other}, so its rating was left out; "
        "please say which of the two was rated.")
    REF_STORED_TWICE = "G030", ERROR, (
        "The file stores the ref of one row more than once, as {ref} and as {others}, so its rating was left out; "
        "please say which of them was rated.")
    REF_UNKNOWN_READ = "G010", WARNING, (
        "Found by descriptors, since something else stands in place of the ref ({typed}): {refs}.")
    FOUND_BY_DESCRIPTORS = "G011", NOTE, "Found by descriptors, since the refs are gone: {refs}."
    DESCRIPTOR_EDITED = "G012", WARNING, (
        "The descriptor in the row of {ref} was changed to {text}; the answer was read as one to {ref} as published.")
    DESCRIPTORS_GONE = "G013", WARNING, "Read by ref alone, since the descriptors are gone: {refs}."
    HEADING_ALIAS = "G014", WARNING, "The column headed {text} was read as “{heading}”."
    COLUMN_MISSING = "G015", WARNING, "There is no column headed {headings}; nothing was read for it."
    SHEET_HIDDEN = "G016", WARNING, "The sheet “{sheet}” is hidden; its answers ({refs}) were read all the same."
    ROWS_HIDDEN = "G017", NOTE, (
        "Rows or columns of {refs} are hidden, by a filter perhaps; they were read all the same.")
    ROWS_TWICE = "G018", WARNING, (
        "There is a second row without a rating, in {other}, which was passed over: {refs}.")
    ANSWERED_TWICE_ALIKE = "G019", WARNING, (
        "Answered twice and alike, here and in {other}, which counts once: {refs}.")
    ANSWERED_TWICE_DIFFERENTLY = "G020", ERROR, (
        "{ref} is answered twice and differently, here with {text} and in {other} with {theirs}, so that neither was "
        "used; please say which one counts.")
    TEXTS_DIFFER = "G021", WARNING, (
        "For {ref}, this row and the one in {other} differ in {headings}; this row's text was used, the other's kept.")
    SECOND_COLUMN_SAME = "G022", WARNING, (
        "There is a second column of ratings, under {other}; where it says the same as this one ({refs}), the rating "
        "was used.")
    SECOND_COLUMN_USED = "G023", WARNING, (
        "There are two columns of ratings; for {ref} {other} is blank, so {there} was used from this one.")
    SECOND_COLUMN_DIFFERS = "G024", ERROR, (
        "There are two columns of ratings; for {ref} this one says {text} and {other} says {there}, so that neither "
        "was used; please say which one counts.")
    DESCRIPTORS_EDITED = "G025", WARNING, (
        "{count} descriptors of {refs} were changed, by a translation perhaps; the answers were read as ones to the "
        "descriptors as published.")
    HEADER_BELOW = "G026", WARNING, (
        "The rows of {refs} stand above the row of headings, and were read by it, since their descriptors fit it.")
    SLIPPED = "G027", ERROR, (
        "A rating's cell stands alone below the table, {stray}, and one in the table is blank: from there on the "
        "ratings seem to have slipped down a row, so those of {refs} were left out; please put them right.")
    OTHER_WORDING = "G028", ERROR, (
        "The form was made for another version of the tool, whose wording differs here, so these ratings were left "
        "out: {refs}; please give them on the present form.")
    SLIPPED_SOMEWHERE = "G032", ERROR, (
        "By the looks of {where}, a cell was deleted from the column of ratings or inserted into it, so that ratings "
        "stand beside other criteria than their own; those of {refs} were left out: please check and put them right.")
    HEADINGS_SWAPPED = "G033", ERROR, (
        "There are ratings under “{heading}” ({others}), and other texts under “{rating}”, as if the two headings had "
        "changed places, so the ratings of {refs} were left out; please put the headings right.")
    SORTED_APART = "G034", ERROR, (
        "The cells {area} were sorted without the columns beside them, as the file says, so that answers stand beside "
        "other criteria than their own; the ratings of {refs} were left out: please check and put them right.")
    SHEET_OF_PAST = "G035", WARNING, (
        "The sheet “{sheet}” is named as one of an earlier review, so what it says of {refs} was kept, but not used.")
    SHEETS_ALIKE = "G036", WARNING, (
        "The sheet “{sheet}” says the same, cell by cell, as {others}, as happens when one types while several sheets "
        "are selected; please check that every answer is meant.")
    OTHERS_TABLE = "G031", ERROR, (
        "This table's title says that it is from {other}, while the file is {agency}'s, so its answers ({refs}) were "
        "left out; please have each agency send its own workbook.")
    IN_OTHER_FILE = "G029", NOTE, "{what} is not in this file, but in the same agency's {other}."

    # A: an answer
    BLANK = "A001", NOTE, "Not rated ({count}): {refs}."
    NOT_A_RATING = "A002", ERROR, "For {ref}, {text} is not a rating; please choose {choices}."
    TWO_RATINGS = "A003", ERROR, "For {ref}, {text} names more than one rating; please choose one: {choices}."
    HEDGED = "A004", ERROR, "For {ref}, {text} says more than a rating; please choose plainly {choices}."
    COLOURED = "A005", ERROR, (
        "For {ref}, the rating's cell was coloured by hand and holds no word; please choose {choices}.")
    MARKED = "A006", ERROR, (
        "For {ref}, {text} marks the descriptor for {word} and no rating was chosen; please choose {choices}.")
    RATING_COMMENT = "A007", ERROR, (
        "For {ref}, there is a comment in place of a rating: {text}; please choose {choices} in the rating's cell.")
    RATING_FORMULA = "A008", ERROR, (
        "For {ref}, the rating is worked out by a formula ({formula}, last {text}), so it was left out; "
        "please choose {choices}.")
    RATING_FORMULA_UNCACHED = "A009", ERROR, (
        "For {ref}, the rating is a formula ({formula}) whose result is not stored; please choose {choices}.")
    RATING_ERROR_VALUE = "A010", ERROR, "For {ref}, the rating's cell holds the error {text}; please choose {choices}."
    RATING_NUMBER = "A011", ERROR, "For {ref}, the number {text} is not a rating; please choose {choices}."
    RATING_BOOLEAN = "A012", ERROR, "For {ref}, {text} (true or false) is not a rating; please choose {choices}."
    RATING_DATE = "A013", ERROR, "For {ref}, the date {text} is not a rating; please choose {choices}."
    RATING_UNDER_MERGE = "A014", ERROR, (
        "For {ref}, {text} is hidden under cells merged from {first}, so it was left out; please choose {choices}.")
    BLANK_UNDER_MERGE = "A015", ERROR, (
        "For {ref}, the rating's cell was merged into {first}, whose rating counts for its own row only; "
        "please choose {choices}.")
    RATING_STORED_TWICE = "A016", ERROR, (
        "For {ref}, the file stores the rating's cell more than once, as {text} and as {others}; "
        "please choose {choices}.")
    RATING_STRUCK = "A017", ERROR, "For {ref}, the rating {text} is crossed out; please choose {choices}."
    ELSEWHERE = "A018", ERROR, (
        "For {ref}, a rating seems to have been given here ({text}), while its own cell {rating} is blank; "
        "please choose {choices} there.")
    DESCRIPTOR_COLOURED = "A019", ERROR, (
        "For {ref}, the descriptor for {word} was coloured by hand and no rating was chosen; please choose {choices}.")
    DESCRIPTOR_STRUCK = "A020", ERROR, (
        "For {ref}, the descriptor for {word} was crossed out and no rating was chosen; please choose {choices}.")
    DESCRIPTOR_LEFT = "A033", ERROR, (
        "For {ref}, only the descriptor for {word} was left and no rating was chosen; please choose {choices}.")
    RATING_CONTRADICTED = "A034", ERROR, (
        "For {ref}, the rating's cell says {text} and {where} {there}, as if cells of the row had been moved, so "
        "neither was used; please choose {choices}.")
    COLOUR_CONTRADICTS = "A021", WARNING, (
        "For {ref}, {text} was read, but its cell was coloured by hand as if it were {colour}; is the word right?")
    MARK_CONTRADICTS = "A022", WARNING, (
        "For {ref}, {text} was read, but there is a mark at the descriptor for {marked}; is the word right?")
    TEXT_WITHOUT_RATING = "A023", WARNING, "For {ref}, something was written but no rating was chosen; was one meant?"
    TEXT_FORMULA = "A025", WARNING, "{heading} of {ref} is a formula ({formula}); its last result was used: {text}."
    TEXT_FORMULA_UNCACHED = "A026", ERROR, (
        "{heading} of {ref} is a formula ({formula}) whose result is not stored, so it was left out; "
        "please type the text.")
    TEXT_ERROR_VALUE = "A027", ERROR, "{heading} of {ref} holds the error {text}; please type the text."
    TEXT_UNDER_MERGE = "A028", WARNING, (
        "{heading} of {ref} is hidden under cells merged from {first}; it was kept, but is no part of the answer: "
        "{text}.")
    TEXT_STORED_TWICE = "A029", WARNING, (
        "The file stores {heading} of {ref} more than once; {text} was used and {others} kept.")
    TEXT_STRUCK = "A030", WARNING, "{heading} of {ref} is crossed out; it was used all the same: {text}."
    DATE_AS_NUMBER = "A031", WARNING, (
        "{heading} of {ref} is the number {text}, which may be a date that lost its format: {date}.")
    DATE_LONG_PAST = "A032", WARNING, (
        "{heading} of {ref} is the date {text}, long past, as Excel shows a year or a number that is typed alone where "
        "it expects a date; please check it.")
    NOTHING_ANSWERED = "A024", WARNING, "Nothing was filled in; was the blank form sent by mistake?"

    # I: whose return it is
    NOT_A_QUESTIONNAIRE = "I001", ERROR, (
        "This workbook is not one of our questionnaires: none of the tool's refs (such as T1-R) and none of its "
        "descriptors are in it; is it the right file?")
    COPIES_CONTRADICT = "I002", WARNING, (
        "The file was read as one with {label} {value}, but {where} says {other}; please check whose it is.")
    OTHER_AGENCY_TYPED = "I003", WARNING, (
        "The file was made for {value}, but {where} says {other}: another agency's form may have been reused; "
        "please ask whose answers these are.")
    NO_AGENCY = "I004", WARNING, "Nothing in the file says whose return it is; please say which agency it is from."
    AGENCY_BY_CODE = "I005", WARNING, (
        "The agency's name is gone from the file; all that is left is the return code {code}.")
    OTHER_RUBRIC = "I006", WARNING, (
        "The file was made for another tool, {other}, not {value}; rows were read where ref and descriptors agree.")
    OTHER_VERSION = "I007", WARNING, (
        "The file was made for version {other} of the tool, not {value}; rows were read where ref and descriptors "
        "agree.")
    RETURNS_ALIKE = "I008", WARNING, "{agency} sent the same answers in {other}; they count once."
    RETURNS_OF_ONE_AGENCY = "I009", WARNING, (
        "{agency} is also the agency of {other}; if one of the two was filled in by somebody else on a copy of its "
        "form, please say so. Otherwise please choose which one counts.")
    RETURNS_DIFFER = "I010", ERROR, (
        "For {ref}, this return says {text} and the same agency's other one ({there}) says {other}; "
        "please choose which one counts.")
    RETURNS_TEXTS_DIFFER = "I011", WARNING, (
        "For {ref}, this return and the same agency's other one ({there}) differ in {headings}.")
    RETURNS_ONE_BLANK = "I012", WARNING, (
        "For {ref}, this return says {text} and the same agency's other one ({there}) says {other}.")
    NAMELESS_RETURN = "I050", WARNING, (
        "Since it is not known whose return this is, it stands as “{shown}” and counts as one more agency; "
        "that is one too many if its agency's own return came as well.")
    NOT_ASKED = "I051", WARNING, (
        "“{agency}” was not among the agencies asked; its return counts as one more agency. "
        "If it is one of those asked under another name, please put the name right on its Start sheet.")
    CODE_OF_ANOTHER = "I052", WARNING, (
        "This return says that it is from “{agency}”, but its code {code} was given to “{other}”, "
        "and so it counts as theirs; please check whose answers these are.")
    OTHER_REVIEW = "I053", WARNING, (
        "This form was issued for the review “{review}”, not for “{this}”; its answers count, so please check that "
        "they are meant for this round.")
    RETURN_CHOSEN = "I054", NOTE, "Of the returns from “{agency}” this is the one chosen to count."
    RETURN_PASSED_OVER = "I055", NOTE, (
        "This return from “{agency}” was read, but does not count, since another of theirs was chosen.")
    PREFERRED_NOT_FOUND = "I056", WARNING, "No return has this name, so nothing could be chosen by it."
    RETURN_BLANK = "I014", NOTE, "Nothing was filled in here; what {agency} filled in is {other}."
    RETURN_IN_PARTS = "I013", NOTE, "{agency}'s return came in parts: {other} holds the rest."

    # N: something added
    TOO_MUCH_ADDED = "N001", WARNING, (
        "The file holds {count} texts that are no part of the questionnaire; the first {most} are listed.")

    # P: the coordinator's plan
    NOT_A_PLAN = "P001", ERROR, (
        "This is not a coordinator's workbook: it holds no table of agencies; "
        "`csxl new review.xlsx` writes one to be filled in.")
    FACT_MISSING = "P002", ERROR, "“{label}” is blank; please fill it in."
    FACT_TWICE = "P003", ERROR, (
        "“{label}” is given here as {text} and in {other} as {theirs}; please leave one of them.")
    DATE_UNREADABLE = "P004", ERROR, "{text} is not a date; please type the day as 11/12/2026 (day first)."
    DATE_AS_TEXT = "P005", WARNING, (
        "{text} is a text and not a date; it was read as {day}, day first. Please check.")
    DATE_BY_FORMULA = "P006", WARNING, (
        "The date is worked out by a formula, so it may change from day to day; {day} was used.")
    LANGUAGE_UNKNOWN = "P007", WARNING, "{text} is neither English nor Welsh; English was used."
    VALUE_ERROR = "P009", ERROR, "The cell holds the error {text}; please type what it should say."
    NO_AGENCIES = "P010", ERROR, "No agency is in the table yet; please put each agency to be asked into a row."
    AGENCY_UNNAMED = "P011", ERROR, "The row holds {text}, but no agency; please name the agency."
    AGENCY_TWICE = "P012", ERROR, (
        "{text} is also the agency in {other}; each agency is asked once. Please take one of the rows away.")
    CODE_MALFORMED = "P013", ERROR, (
        "The code {text} may hold the letters A to Z, digits and hyphens alone, at most {limit} of them; "
        "{better} would do, or leave it blank.")
    CODE_TWICE = "P014", ERROR, "The code {text} is also that of {other}; please give each agency its own."
    ADDRESS_MALFORMED = "P015", ERROR, (
        "{text} is not one email address, such as name@example.org; please put it right (further ones go under Cc).")
    CC_MALFORMED = "P016", ERROR, (
        "{text} is not an email address; please put addresses alone here, with a semicolon between them.")
    ADDRESS_MISSING = "P017", WARNING, (
        "No email is given for {agencies}, so nothing can be emailed there.")
    SECTOR_UNKNOWN = "P018", WARNING, "The sector {text} is not in the list; it was used as typed."
    AGENCY_STRUCK = "P019", WARNING, (
        "{text} is crossed out, but counts as asked; please delete the row if it is not.")
    AGENCIES_HIDDEN = "P020", WARNING, "{agencies} are in hidden rows, by a filter perhaps; they count as asked."
    SECOND_TABLE = "P021", WARNING, (
        "There is a second table of {what} on sheet “{sheet}”, which was left aside; the one on “{other}” was used.")
    FIELD_UNKNOWN = "P030", ERROR, (
        "{text} is no merge field, so it would be sent as it stands; please use one of {choices}.")
    LETTER_MISSING = "P031", WARNING, "There are no words of your own for “{letter}”; csxl's own are used."
    LETTER_UNKNOWN = "P032", WARNING, "{text} is none of the letters ({choices}), so it was left aside."
    LETTER_TWICE = "P033", ERROR, "“{letter}” is also written in {other}; please leave one of them."
    NOT_A_SUMMARY = "P040", ERROR, (
        "This is not a summary of an earlier round: it has no table of answers (Agency, Ref, Rating, Evidence).")
    NOTHING_LAST_TIME = "P041", NOTE, "The earlier round has no answers from {agencies}."

    # fmt: on

    def __init__(self, code: str, severity: Severity, sentence: str) -> None:
        self.code, self.severity, self.sentence = code, severity, sentence

    def about(self, file: str, sheet: str = "", cell: str = "", ref: str = "", **details: object) -> Diagnostic:
        """The diagnostic for one place, with the sentence's names filled in from `details`."""
        message = self.sentence.format(sheet=sheet, cell=cell, ref=ref, **details)
        return Diagnostic(self.code, self.severity, file, message, sheet, cell, ref)
