"""The questionnaire's phrases in Welsh, which no translator has checked."""

from csxl.languages.language import Phrases

WELSH = Phrases(
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
            "Pan na fydd dim ar ôl yn y tabl isod, rhowch eich manylion, cadwch y ffeil a’i hanfon yn ôl.",
        ),
    ),
    progress="Eich cynnydd",
    progress_headings=("Maes", "Beth mae’n edrych arno", "Nifer", "Atebwyd", "Ar ôl"),
    all_domains="Pob maes",
    go_to_domain="Ewch i daflen y maes hwn",
    details="Eich manylion",
    completed_by="Cwblhawyd gan",
    role="Swydd",
    date_completed="Dyddiad cwblhau",
    completed_by_prompt="Enw’r person sy’n gyfrifol am yr atebion hyn.",
    role_prompt="Swydd y person hwnnw yn yr asiantaeth.",
    date_completed_prompt="Dyddiad fel 31/03/2027.",
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
    last_evidence="Tystiolaeth y tro diwethaf",
    back_to_start="Yn ôl i’r dechrau",
    go_to_start="Ewch i’r daflen Dechrau",
    hint="Dewiswch un sgôr ym mhob rhes, yna dywedwch beth rydych wedi’i weld. Peidiwch ag enwi na datgelu pwy yw "
    "unrhyw blentyn. I gael mwy o le, llusgwch ymyl isaf rhes.",
    rating_prompt="Dewiswch y gair sydd â’r disgrifiad agosaf at yr hyn y mae eich asiantaeth yn ei weld. Os na "
    "allwch sgorio hyn, dewiswch un o’r atebion olaf yn y rhestr.",
    choose_title="Dewiswch o’r rhestr",
    choose="Dewiswch Canslo (Cancel), yna un o’r atebion yn y rhestr (y saeth ar ochr dde’r gell). Ysgrifennwch "
    "unrhyw beth arall o dan Tystiolaeth.",
    evidence_prompt="Beth rydych wedi’i weld, a ble mae wedi’i gofnodi? Peidiwch ag enwi na datgelu pwy yw unrhyw "
    "blentyn.",
    by_when_prompt="Dyddiad fel 31/03/2027, neu eiriau fel “diwedd y flwyddyn ysgol”.",
    page="Tudalen &P o &N",
)
