"""First names as people in Britain bear them, folded: what makes a word beside an age a person's name."""

from __future__ import annotations

_NAMES = """
aaliyah aarav aaron abbie abby abdi abdirahman abdul abdullah abdullahi abena abi abigail abu ada adam adeel adele
adil adnan adrian agata agnieszka agron ahmad ahmed aidan aiden aimee aisha aishah aisling akira akosua alan alana
alastair albana albert alberto aled alek aleksander aleksandra alena alex alexa alexander alexandru alexis alfie
alfred ali alice alicia alina alisha alison alistair aliyah alun alys amadou amanda amara ameera amelia amelie amina
aminah amir amira amit amna amy ana anaya andre andrea andreea andrei andrew andrzej aneurin angela angharad angus
anika anil anisa anita anjali ann anna annabel annabelle anne annette annie anthea anthony antoni antonia antonio
anwen anya aoife arabella arash arben archie ardit aria ariana arjun arlo armaan arnold arran arslan arthur arun arwen
aryan asha ashleigh asif asma astrid athena aubrey audrey aurelia ava avery aya ayaan ayaz ayesha ayla ayo ayse aysha
baljit barbara barnaby barry bartek bartosz beata beatrice beau becca becky begw bella ben benjamin bereket bernadette
bernard besa besnik beth bethan bethany betty beyonce bianca bilal billie billy biniam blake bob bobbie bobby bodhi
bogdan bonnie brandon brenda brian bridget bronwen bruce bryan bryn bryony bukola burak cadi caio caitlin caitlyn
caleb callum calum calvin cameron candice caoimhe cara caragh caren carla carlos carly carol carole caroline carolyn
carrie carson carwyn casey caspian cassandra cassie cassius catherine catrin celt ceri cerys chanelle chantel
chantelle charles charley charlie charlotte chelsie cheryl chiara chidi chinedu chloe chris christina christine
christopher cian ciara cillian clair claire clara clare claudia clive cody colette colin colleen colm conall connie
connor conor constance cora corey cosmin craig curtis cynthia dafydd daiva damian damien dan daniel daniella danielle
danny daphne daragh darcey darcy daria darius darren dave david davina dawid deb debbie deborah debs declan deepa
deepak deian deio delyth demi denis denisa denise dennis derek dermot desmond dewi dexter diana diane dilwyn dilys
divya dominic dominik donna doreen doris dorota dorothy dougie douglas drita dritan duncan dylan eamon ebony eden edie
edith edmund edna edward edwin efa efan effie eileen eilidh eirian eirlys elaine eleanor elen elena eleri eli elias
elif elijah elin elira eliza elizabeth ella ellen ellie elliot elliott ellis elodie eloise elowen elsa elsie elspeth
emeka emil emilia emily emlyn emma emmanuel emmie emre emrys emyr endrit enid enzo eoghan eoin eric erica erik erin
erjon ernest esmae esme esmee esmeralda esther ethan euan eugene eva evan evelyn evie ewa ewan ewelina ezekiel ezra
faisal faiza farah farhad farhan farida fatima fatimah fatma fatou fatoumata felix femi fergus ffion filip finlay
finley finn fiona fionn flamur fleur flora florin folake fran frances francesca francis franciszek fraser fred freddie
frederick freya gabriel gabriella gabrielle gareth gary gavin gaynor gemma geoff geoffrey georgie georgina geraint
gerald geraldine gerard gethin gillian gina giorgia giovanni gladys glenda gloria glyn glynis goran gordon gracie
graeme graham grayson greg gregory greta gruff gruffydd gulsum gurdeep gurpreet guto gwen gwenllian gwenno gwion gwyn
gwyneth habib haider haleema halima hamid hamish hamza hana hanna hannah hari harold harper harpreet harriet harris
harrison harry harvey hasan hassan hayden hayley hefin heidi heledd helen helena helga henrietta henry herbert hibo
hieu hilary hiwa hodan hollie howard hubert huda hudson hugh hugo humaira humza huong hussain hussein huw hywel ian
ibrahim ibrar idris ieuan ifan ifeoma ifrah igor ikram ilir ilona ilyas imaan iman imani imogen imran ingrid ioan
ioana iolo iona ionut ira irena irene irfan isaac isabel isabella isabelle isha ishaan ishani isla islam ismail isobel
ivan ivor iwan iwona jac jack jackie jackson jaco jacob jacqueline jaden jadon jagdeep jahmal jai jaiden jake jakub
jamal jamelia james jamie jamil jan jana jane janet janice janine jared jasmin jasmine jason jasper jaspreet jawad
jaxon jaxson jay jaya jayce jayden jayne jean jeanette jed jeff jeffrey jemima jemma jenna jennie jennifer jenny
jeremiah jeremy jermaine jerome jesse jessica jessie jill joan joanna joanne jodie joe joel joey johan johanna john
johnny jon jonah jonas jonathan jonny josef joseph josephine josh joshua josiah josie joyce juan jude judith judy
julia julian juliana julie juliet julius juma junaid justin justyna kacey kaci kacper kadie kai kaiden kaitlyn kaleb
kamal kamil kamila kane kara karen karim karina karl karol karolina karwan kasia katarzyna kate katelyn katherine
kathleen kathryn kathy katie katrina katy katya kavita kayden kayla kayleigh keanu keeley keeran keira keith kelly
kelvin kemi ken kenan kendra kenneth kenny kenya kenzie kerry kezia keziah khadija khadijah khalid khalil kian kiera
kieran kim kinga kiran kirsten kirstie kirsty klodian kobi koby kofi konrad kris krish krishna kristina kristof
krystian krystyna krzysztof kuldeep kwaku kwame kyla kyle kylie lacey lacie laila lakshmi lana lara larisa larissa
larry lateefa latisha laura laurel lauren laurence lawrence layla lea leah leanne lee leighton leila lena lennie lenny
leo leon leona leonard leonie leroy leslie lewis lexi lexie leyla leyton liam libby lidia lila lilah lili lilian
lillian lillie lilly lina linda lindsay lindsey linh lisa liz lleu lleucu llew llinos llyr llywelyn logan lois lola
lorenzo loretta lorna lorraine lottie lou louie louis louisa louise lowri luca lucas lucia lucian lucie lucinda lucy
luis luka lukas lukasz luke luna lwsi lydia lyla lyn lynda lynn lynne lynsey mabel mabli maciej mackenzie macsen macy
maddie maddison madeleine madiha madison maeve magda magdalena maggie magi mahad mahdi mahmood mahnoor mai mair maisie
maja malachi malak malcolm maleek malgorzata mali malik mamadou mandeep mandy manon manpreet marc marcel marcia marcin
marcus mared marek margaret marged margot mari maria mariam marian marie marilyn mario marion marissa marius mariusz
marjorie marlene marnie marta martha martyn mary maryam mateo mateusz matilda matt matteo matthew maud maureen maurice
mauro max maxine maya meena megan mehmet mehwish mel melanie melissa melvyn meredith merhawi mia micah michael
michaela michal michelle mick mihaela mihai mike mikey mikolaj mila milan mildred millie milo mimi mina minh mira
miranda miriam misha moeen mohamed mohammad mohammed mohamud moira moli mollie molly mona monica monika morag morgan
morwenna moses muhammad muhammed murray mursal musa mustafa mya myfanwy myles myra nabila nadeem nadia nadine naeem
nancy nansi naomi nasir nasreen natalia natalie natasha nathan nathaniel naveed navid navjot nazia neha nehemiah neil
nel nell nellie nest nesta ngozi nguyen nia niall niamh nicholas nick nicky nicola nicole nigel nikita nikki nila nina
nisha noah noel nora noreen norma norman nour nyla oisin ola olga oliver olivia oliwia ollie olly olwen omar omarion
omid orla orlaith oscar osian oskar osman otis ottilie otto ottoline ousmane owain owen oyinkan padraig pamela paola
parisa parveen patience patricia patrick patryk paul paula pauline pawel pearl pedro peggy pete peter petra phil
philip philippa phillip phoebe phyllis piotr pippa pooja poonam priya przemek ptolemy quentin rabia rachael rachel
radu rafael rafal rafe rafi raheem rahim rahul raisa raj rajesh ralph ramona rania raphael rashid raul raven ravi
raymond razvan reagan rebecca rebekah rebin reece reed reggie reginald rehan rehana rekha reuben reza rhian rhianna
rhiannon rhodri rhona rhun rhydian rhys ricardo richard rickie ricky rihanna riley rita ritchie riya roan robbie
robert roberta robyn rocco rochelle roderick rodney roger rohan rohit roisin roland roman romana ronald ronan ronnie
rory rosa rosalind rosalyn rosanna rosemary rosie ross roux rowan rowena roxanne roy ruairi ruaridh rubin rukhsana
rupert russell rusul ruth ryan rylan saad saba sabina sabrina sadhbh sadie saeed saffron safiya sahra saif saira sajad
sakina sally salma sam samantha sameer samia samina samir samira sammy samrawit samuel sana sandra sania sanjay
sanjeev saoirse sara sarah saskia saul savannah sayed sean seb sebastian selam selina seren serena shabana shabnam
shahid shane shania shanice shannon shaquille sharif sharon shaun shauna shazia sheila shelley shiv shona shreya sian
sienna simon simone simran siobhan sion sioned siwan siân siôn sofia sofie sonia sonya sophia sophie soraya spencer
stacey stacy stefan stefania steffan stella stephanie stephen steve steven stewart stuart sue sukhdeep suki sumaira
sunil sunita suresh susan susanna susannah susie suzanne swyn sybil sylvia szymon tabitha tadhg tahir tahira talia
talya tamara tamika tamsin tania tanisha tanya tara tariq taryn tasha tasneem tatiana tayo teagan ted teddy teegan
tegan temi teresa terry tesfaye tesni tess tessa thea thelma theo theodore theresa thomas thuy tia tiana tiffany tilda
tilly tim timothy tina tobi tobias toby todd tom tomas tomasz tommy tomos toni tony tracey tracy trang travis trefor
trevor trisha tristan trudy tuan tudor tunde twm tyler tyreece tyrell tyrese tyrone uma umar ursula usman uzair
valbona valentina valerie vanessa vera veronica vicky vihaan vijay vikram viktor vincent viola vivian vivienne vlad
wahid waleed walter wanda waqar warren wayne wendy wiktor wiktoria wilfred william willis wojciech xander xavier yahya
yasin yasmeen yasmin yasmine yonas yousef yousuf yuri yusra yusuf yvette yvonne zac zach zachary zack zahid zahra zaid
zain zainab zak zakaria zakariya zara zayd zayn zayna zeb zeenat zeeshan zelda zena zeynep zion zoe zofia zoya zubair
zuzanna
"""
_ALSO_WORDS = """
alexandra amber angel april ash ashley ashton aurora austin beverley bill blossom bradley brook brooke brooklyn
cameron carol carter chase chelsea chester christian cliff crystal daisy dale dawn dean destiny drew ellis eve faith
florence frank gene george georgia glen grace grant guy harley hazel heather holly hope hunter india iris ivy jade
jasper jay jordan joy june kelly kelsey ken kent kim kingston lee lewis lily lincoln logan lourdes mark martin mason
maverick max may mel melody mercy miles morgan nevaeh olive oscar paige paris parker pat patience pearl penny peter
poppy preston prince princess ray reed rich river rob robin rose ross rowan ruby scarlett scott sky skye spencer
stanley storm sue summer sunny taylor teddy trinity tudor victor victoria violet vivian warren wayne wesley will
willow
"""

FIRST_NAMES = frozenset(_NAMES.split())
# Names that are more often something else: a month, a colour, a verb, a place, a company, a virtue. They count only
# where the age cannot be anything but an age.
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
