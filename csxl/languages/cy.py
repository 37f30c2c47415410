"""csxl's own words in Welsh, which no translator has checked."""

from csxl.languages.action_words import ActionWords
from csxl.languages.language import Language
from csxl.languages.welsh_also_words import ALSO_HEADED, ALSO_PROGRESS
from csxl.languages.welsh_feedback_words import WORDS as FEEDBACK
from csxl.languages.welsh_letters_words import WORDS as LETTERS
from csxl.languages.welsh_question_words import WORDS as QUESTIONS
from csxl.languages.welsh_sheets_words import SHEETS
from csxl.model.letter import Message
from csxl.text.wording import either


def _blank(number: int) -> str:
    return f"{number} {either(number, 'heb ei ateb', 'heb eu hateb')}"


def _invitation(asks: str) -> Message:
    return Message(
        "{title}: hunanasesiad eich asiantaeth, erbyn {return_by}",
        "Annwyl {contact},\n\n"
        f"Mae {{partnership}} yn gofyn i bob asiantaeth bartner {asks}. "
        "Mae holiadur {agency} wedi’i atodi; ei god dychwelyd yw {code}.\n\n"
        "Cwblhewch yr holiadur gyda’r cydweithwyr sy’n gwybod am y gwaith, a’i anfon yn ôl at {reply_to} erbyn "
        "{return_by}. Mae’r daflen Dechrau yn dweud sut. Gall asiantaethau weld pethau’n wahanol: mae hynny’n "
        "ddefnyddiol, felly dywedwch beth rydych chi’n ei weld. Peidiwch ag enwi na datgelu pwy yw unrhyw blentyn.\n\n"
        "Os nad chi yw’r person cywir, neu os yw’r dyddiad yn anodd, rhowch wybod i mi.\n\n"
        "Gyda diolch\n{coordinator}\n{partnership}",
    )


LANGUAGE = Language(
    tag="cy",
    name="Welsh",
    also_called=("Cymraeg",),
    start="Dechrau",
    agency="Asiantaeth",
    return_code="cod dychwelyd",
    please_return_by="Dychwelwch erbyn",
    send_it_to="Anfonwch at",
    questions_to="Cwestiynau at",
    day="dd/mm/yyyy",
    children="Peidiwch â datgelu pwy yw unrhyw blentyn",
    children_why="Ysgrifennwch am sut mae’r system yn gweithio. Peidiwch â rhoi enwau, llythrennau blaen, dyddiadau "
    "geni, cyfeiriadau na dim arall a allai ddatgelu pwy yw plentyn, teulu neu berson ifanc.",
    how_to="Sut i lenwi’r holiadur",
    steps=(
        ("1   Holi", "Holwch gydweithwyr sy’n gwybod am y gwaith. Mae gwahanol safbwyntiau’n ddefnyddiol."),
        ("2   Sgorio", "Ym mhob rhes ar daflen maes, dewiswch y sgôr sydd â’r disgrifiad agosaf."),
        ("3   Rhoi tystiolaeth", "Dywedwch beth rydych wedi’i weld, a ble mae wedi’i gofnodi."),
        ("4   Cynllunio", "Lle dylai rhywbeth newid, nodwch y camau gweithredu, pwy yw’r perchennog, ac erbyn pryd."),
        (
            "5   Anfon yn ôl",
            "Pan na fydd dim ar ôl yn y tabl isod, rhowch eich manylion. Mae’r cam olaf yn dweud beth sydd ar ôl.",
        ),
    ),
    keyboard=(
        "Bysellfwrdd",
        "Mae Alt a ↓ yn agor y rhestr. Tab: y gell nesaf. Enter: y rhes nesaf. Ctrl a Page Down: y daflen nesaf.",
    ),
    look_back=("Edrych yn ôl", "I’r dde o’ch atebion mae’r hyn a ddywedwyd ac y cytunwyd arno y tro diwethaf."),
    look_back_on_promises="I’r dde o’ch atebion mae’r hyn a ddywedwyd, y cytunwyd arno ac a addawyd y tro diwethaf. "
    "Dewiswch sut mae eich addewidion yn mynd.",
    progress="Eich cynnydd",
    progress_headings=("Maes", "Beth mae’n edrych arno", "Nifer", "Atebwyd", "Ar ôl", "Heb dystiolaeth"),
    promises_left="Addewidion ar ôl",
    all_domains="Pob maes",
    go_to_domain="Ewch i daflen y maes hwn",
    own_words="Yn eich geiriau eich hun",
    works_well="Beth sy’n gweithio’n dda",
    overall_comment="Sylw cyffredinol",
    works_well_prompt="Cryfderau: beth sy’n gweithio, a beth y gallai eraill ei ddysgu. Peidiwch ag enwi na datgelu "
    "pwy yw unrhyw blentyn.",
    overall_comment_prompt="Yr hyn nad yw’r sgorau’n ei ddweud. Peidiwch ag enwi na datgelu pwy yw unrhyw blentyn.",
    details="Eich manylion",
    completed_by="Cwblhawyd gan",
    role="Swydd",
    date_completed="Dyddiad cwblhau",
    completed_by_prompt="Enw’r person sy’n gyfrifol am yr atebion hyn.",
    role_prompt="Swydd y person hwnnw yn yr asiantaeth.",
    date_completed_prompt="Dyddiad fel 31/03/2027.",
    last_step="Cam olaf",
    is_it_ready="Ydy’r ffeil yn barod?",
    not_ready="Ddim yn barod i’w hanfon eto",
    ready="Yn barod: cadwch y ffeil hon a’i hanfon yn ôl",
    ready_for="Yn barod: cadwch y ffeil hon a’i hanfon at {send_to}",
    still_to_answer="I’w hateb eto: {places}.",
    all_answered="Mae pob maen prawf wedi’i ateb.",
    still_to_prove="Sgorau heb dystiolaeth: {places}.",
    each_proved="Mae tystiolaeth ar gyfer pob sgôr.",
    nothing_rated="Does dim wedi’i ateb eto.",
    still_to_sign="I’w rhoi eto: {labels}.",
    all_signed="Mae’r enw, y swydd a’r dyddiad wedi’u rhoi.",
    on_paper="Ar bapur",
    too_long="Testunau a all fod yn rhy hir i’w rhes: {places}. Gwnewch y golofn yn lletach cyn argraffu. Bydd y cyfan "
    "yn cael ei ddarllen.",
    all_fit="Mae pob testun yn ffitio yn ei res.",
    still_to_tell="Dywedwch sut mae’n mynd: {places}.",
    all_told="Rydych wedi dweud sut mae pob un yn mynd.",
    so_many_in="{domain}: {number}",
    answers="Yr atebion",
    nearest="Y disgrifiad o dan {} yw’r agosaf at yr hyn y mae ein hasiantaeth yn ei weld",
    words="Ystyr y geiriau",
    about="Am y testun",
    ref="Cyf.",
    level="Lefel",
    stage="Cam",
    rating="Eich sgôr",
    evidence="Tystiolaeth",
    action="Camau gweithredu",
    owner="Perchennog",
    by_when="Erbyn pryd",
    last_time="Y tro diwethaf",
    promised="Beth addawsoch chi",
    promised_besides="Beth arall addawsoch chi",
    how_far_is_it="Sut mae’n mynd?",
    agreed_then="Cytunwyd: {}",
    no_descriptor="(dim disgrifiad)",
    others_then="Efallai fod y disgrifiadau wedi newid ers hynny.",
    changed_then="Mae’r disgrifiadau wedi newid ers hynny.",
    back_to_start="Yn ôl i’r dechrau",
    next_domain="Nesaf: {}",
    to_last_step="Cam olaf: ar y daflen Dechrau",
    go_to_start="Ewch i’r daflen Dechrau",
    hint="Dewiswch sgôr ym mhob rhes, a dywedwch beth rydych wedi’i weld. Peidiwch ag enwi na datgelu pwy yw unrhyw "
    "blentyn.",
    rating_prompt="Y gair sydd â’r disgrifiad agosaf. Mae Alt a ↓ yn agor y rhestr.",
    choose_title="Dewiswch o’r rhestr",
    choose="Dewiswch Canslo (Cancel), yna un o’r atebion yn y rhestr (y saeth ar ochr dde’r gell). Ysgrifennwch "
    "unrhyw beth arall o dan Tystiolaeth.",
    choose_alone="Mae gair o’r naill iaith neu’r llall yn iawn: dewiswch OK. Fel arall: Canslo (Cancel), yna’r rhestr.",
    evidence_prompt="Beth rydych wedi’i weld, a ble mae wedi’i gofnodi? Peidiwch ag enwi unrhyw blentyn.",
    long_title="Testun hir",
    long_text="Bydd y cyfan yn cael ei ddarllen. Ar bapur gall rhes fod yn rhy isel iddo: gwnewch y golofn hon yn "
    "lletach cyn argraffu.",
    by_when_prompt="Dyddiad fel 31/03/2027, neu eiriau fel “diwedd y flwyddyn ysgol”.",
    how_far_prompt="Y gair sy’n gweddu orau. Mae Alt a ↓ yn agor y rhestr.",
    how_far_prompt_several="Mae mwy nag un peth yma: dewiswch ar gyfer yr un sydd bellaf yn ôl. Mae Alt a ↓ yn agor y "
    "rhestr.",
    page="Tudalen &P o &N",
    also_headed=ALSO_HEADED,
    also_labelled={
        "Partnership": ("Partneriaeth",),
        "Title of the review": ("Teitl",),
        "Period": ("Cyfnod",),
        "Email": ("Ebost",),
        "Language": ("Iaith", "Welsh or English"),
        "Agency": ("Asiantaeth",),
        "More time until": ("Rhagor o amser tan",),
    },
    also_progress=ALSO_PROGRESS,
    earlier=("llynedd", "tro diwethaf", "blaenorol"),
    formerly={
        "steps": ("Pan na fydd dim ar ôl yn y tabl isod, rhowch eich manylion, cadwch y ffeil a’i hanfon yn ôl.",),
        "last_time": ("Tystiolaeth y tro diwethaf",),
        "hint": (
            "Dewiswch un sgôr ym mhob rhes, yna dywedwch beth rydych wedi’i weld. Peidiwch ag enwi na datgelu pwy yw "
            "unrhyw blentyn. I gael mwy o le, llusgwch ymyl isaf rhes.",
        ),
    },
    invitation=_invitation("sut mae ein system yn ymateb i niwed y tu allan i’r cartref"),
    own_invitation=_invitation("gymryd rhan yn {title}"),
    reminder=Message(
        "Nodyn atgoffa: {title} – {wanted}",
        "Annwyl {contact},\n\n"
        "Nid ydym wedi cael popeth gan {agency} eto ar gyfer {title}; {wanted}. Yn dal ar goll:\n\n"
        "{missing}\n\n"
        "Os ydych wedi’i anfon yn y cyfamser, maddeuwch y nodyn hwn. Os oes rhywbeth yn eich rhwystro, rhowch wybod i "
        "mi, a byddwn yn dod o hyd i ffordd. Anfonwch yr holiadur at {reply_to}.\n\n"
        "Gyda diolch\n{coordinator}\n{partnership}",
    ),
    query=Message(
        "{title}: ychydig o gwestiynau am eich atebion",
        "Annwyl {contact},\n\n"
        "Diolch am yr holiadur gan {agency}. Cyn iddo fynd gerbron y bwrdd mae gennym ychydig o gwestiynau, gan nad "
        "ydym yn dyfalu. Edrychwch ar y rhain, cywirwch nhw yn eich llyfr gwaith, a’i anfon at {reply_to}:\n\n"
        "{questions}\n\n"
        "Gyda diolch\n{coordinator}\n{partnership}",
    ),
    thanks=Message(
        "{title}: diolch am eich atebion",
        "Annwyl {contact},\n\n"
        "Diolch am yr holiadur gan {agency} ar gyfer {title}. Mae wedi’i ddarllen yn llawn, ac nid oes angen dim "
        "mwy.\n\n"
        "Byddwch yn clywed gennym pan fydd barn yr holl asiantaethau wedi’i dwyn ynghyd.\n\n"
        "Dymuniadau gorau\n{coordinator}\n{partnership}",
    ),
    actions_due=Message(
        "{title}: camau gweithredu sydd i’w cwblhau",
        "Annwyl {contact},\n\n"
        "Mae’r camau gweithredu hyn gan {agency} i’w cwblhau nawr neu cyn bo hir:\n\n"
        "{actions}\n\n"
        "Rhowch wybod i mi pa mor bell yw pob un: heb ddechrau, ar y gweill, wedi’i wneud neu wedi’i ollwng. Os na "
        "ellir cadw at ddyddiad mwyach, rhowch un newydd. Anfonwch eich ateb at {reply_to}. Os ydych wedi rhoi gwybod "
        "i mi yn y cyfamser, maddeuwch y nodyn hwn.\n\nGyda diolch\n{coordinator}\n{partnership}",
    ),
    feedback=Message(
        "{title}: beth ddaeth ohono",
        "Annwyl {contact},\n\n"
        "Diolch eto am yr hyn a ddywedodd {agency} yn {title}. Mae barn yr holl asiantaethau wedi’i dwyn ynghyd a’i "
        "thrafod ac, fel yr addawyd, dyma beth ddaeth ohono.\n\n"
        "Mae un dudalen wedi’i hatodi, fel llyfr gwaith ac fel tudalen i’ch porwr; mae’r ddwy’n dweud yr un peth. "
        "Mae’n dangos yr hyn a ddywedodd {agency}, faint o’r lleill a ddewisodd bob sgôr, yr hyn y cytunwyd arno, a’r "
        "hyn y dywedoch y byddech yn ei wneud. Nid yw’n enwi’r un asiantaeth arall, ac mae’n dangos rhifau dim ond lle "
        "rhoddodd o leiaf dwy arall sgôr.\n\n"
        "Rhannwch hi gyda’r cydweithwyr a helpodd, a rhowch wybod i mi os nad yw rhywbeth arni fel y gwyddoch.\n\n"
        "Dymuniadau gorau\n{coordinator}\n{partnership}",
    ),
    weekdays=("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"),
    months=(
        *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"),
        *("Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
    ),
    date="dydd {weekday} {day} {month} {year}",
    nobody="gydweithiwr",
    no_date="y dyddiad y cytunwyd arno",
    wanted="mae angen ei ddychwelyd erbyn {day}",
    was_wanted="roedd angen ei ddychwelyd erbyn {day}",
    whole="yr holiadur cyfan, wedi’i gwblhau",
    whole_again="yr holiadur cyfan, wedi’i gwblhau; mae ynghlwm eto",
    sheet="taflen {}",
    nowhere="ddim yn y llyfr gwaith sydd gennym",
    blank=_blank,
    still_blank="Mae’r rhain heb eu hateb o hyd; atebwch nhw hefyd, a lle na allwch, dewiswch un o’r atebion eraill "
    "yn y rhestr:",
    how_far=("heb ddechrau", "ar y gweill", "wedi’i wneud", "wedi’i ollwng"),
    of_actions=ActionWords(
        overdue="Wedi mynd heibio i’r dyddiad:",
        due_today="I’w cwblhau heddiw:",
        due_tomorrow="I’w cwblhau heddiw neu yfory:",
        due_within="I’w cwblhau o fewn y {days} diwrnod nesaf:",
        owner="Perchennog",
        no_owner="neb wedi’i enwi",
        by_when="Erbyn pryd",
        status="Statws",
        no_status="Heb glywed dim amdano eto",
        agreed="Cytunwyd yn y cyfarfod",
        own="O’ch holiadur",
        promised="Addawyd yn {title}",
        last_review="yr adolygiad blaenorol",
    ),
    asks=QUESTIONS,
    on_feedback=FEEDBACK,
    on_letters=LETTERS,
    page_words="welsh_page_words",
    compare_words="welsh_compare_words",
    board_words="welsh_board_words",
    summary_words="welsh_summary_words",
    summary_sheets=SHEETS,
)
