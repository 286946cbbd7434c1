"""Word lists of the invented reports: real English of the subject, and roots that names
are put together from.
"""

from __future__ import annotations


def _list(text: str) -> list[str]:
    return text.split()


NOUNS = _list("""
position village settlement road bridge railway station depot warehouse school hospital
church market factory mine farm field forest river bank crossing trench bunker dugout
checkpoint observation post mortar howitzer gun battery tank vehicle column convoy truck
ambulance drone helicopter aircraft missile rocket shell bomb grenade rifle mine sniper
platoon company battalion regiment brigade division group unit squad crew team
detachment garrison command commander officer soldier conscript volunteer prisoner
civilian resident pensioner teacher doctor nurse driver farmer miner worker engineer
journalist photographer volunteer rescuer firefighter prosecutor mayor governor deputy
minister official analyst adviser witness relative family house apartment block building
roof window wall cellar shelter basement garage yard street square park cemetery
monument kindergarten library museum theatre stadium cinema hotel shop bakery pharmacy
clinic canteen dormitory office garden greenhouse barn silo elevator pump well pipeline
reservoir dam lock canal pond lake island marsh ravine gully hill height ridge slope
valley steppe plain quarry slagheap shaft pit furnace plant refinery substation
transformer line pylon cable mast antenna radar tower tunnel embankment junction
roundabout highway motorway lane track path ditch obstacle wire minefield barrier
barricade fortification stronghold outpost flank rear salient pocket corridor axis
direction sector front contact border crossing customs ferry pier port harbour wharf
barge boat ship tug vessel cargo grain fuel diesel petrol gas coal steel timber cement
ammunition explosive detonator fragment crater debris rubble smoke fire flame blast wave
noise alarm siren warning curfew evacuation corridor bus train carriage locomotive wagon
platform ticket queue aid parcel water bread medicine generator heater blanket tent
stove battery charger phone radio channel message video photograph report statement
bulletin briefing update summary map list register certificate document order decree
resolution agreement ceasefire exchange meeting visit delegation mission inspector
monitor court trial verdict sentence charge suspect arrest search raid patrol ambush
assault attack strike raid counterattack offensive defence retreat withdrawal advance
breakthrough encirclement siege blockade reconnaissance rotation reinforcement reserve
mobilisation training range camp barracks airfield hangar runway bunker silo casualty
injury wound death burial funeral damage destruction outage interruption repair
restoration clearance demining inspection
""")
VERBS = _list("""
report confirm deny claim state announce publish add note specify record count document
estimate describe mention shell strike hit bomb attack assault storm repel repulse stop
halt contain delay disrupt destroy damage burn wreck capture seize retake liberate hold
defend abandon clear enter cross reach approach surround encircle bypass flank advance
withdraw retreat regroup rotate reinforce deploy redeploy concentrate dig fortify mine
demine evacuate shelter rescue treat hospitalise identify bury repair restore reconnect
cut block close reopen open guard patrol search detain question charge accuse sentence
release exchange transfer deliver unload transport launch fire intercept jam detect
observe track target engage suppress neutralise collapse explode detonate ignite spread
last continue resume intensify slow weaken fail succeed attempt prepare plan order
refuse warn call urge ask promise visit inspect film photograph
""")
ADJECTIVES = _list("""
heavy light intense sporadic sustained renewed repeated massive local limited partial
successful unsuccessful failed northern southern eastern western central outer inner
nearby distant abandoned occupied contested disputed quiet residential industrial
agricultural administrative military civilian private public municipal regional national
foreign armed armoured mechanised airborne motorised naval aerial ground unmanned guided
unguided thermobaric incendiary ballistic hypersonic supersonic subsonic precise
indiscriminate deliberate accidental controlled remote improvised wounded injured dead
missing elderly young local displaced unarmed several numerous single double early late
overnight daily weekly previous subsequent initial final temporary permanent severe
minor moderate serious critical unknown unconfirmed confirmed preliminary official
independent anonymous detailed brief frozen muddy flooded wooded open dense narrow wide
steep burnt ruined intact empty crowded remote underground fortified reinforced
strategic tactical
""")
ADVERBS = _list("""
reportedly allegedly again repeatedly briefly heavily partly fully nearly roughly
apparently officially separately simultaneously previously subsequently meanwhile
overnight yesterday earlier later soon gradually suddenly deliberately indirectly
directly nearby elsewhere probably possibly initially finally
""")
WEAPONS = (
    "152mm howitzers",
    "122mm Grad rockets",
    "82mm mortars",
    "120mm mortars",
    "S-300 missiles",
    "FPV drones",
    "Lancet drones",
    "Shahed drones",
    "KAB glide bombs",
    "FAB-500 bombs",
    "Iskander missiles",
    "Kalibr missiles",
    "Kh-22 missiles",
    "Kh-59 missiles",
    "T-72 tanks",
    "T-80 tanks",
    "BMP-2 vehicles",
    "HIMARS rockets",
    "Uragan rockets",
    "Smerch rockets",
    "Molniya drones",
    "Tornado-S rockets",
    "TOS-1A rockets",
    "machine guns",
)
ROOTS = _list("""
bond petr kovt shevch tkach marche hrits pavl ivash roman klym dem yur boh vas kuzm lys
mor zin hon lah sav tym fed khom tsap chor shul yak ost prok pyl rad sem stets tar ust
fil khar chum shap berezh vov hal dav zhur zah kal lev mak naz ol pash rud sid ter ub
frol khyl tsymb chep shyn yarem adam borys vynn hord dyach zab kyr lut myron nest opan
pan rev skor tom fesh hrab drach zub kost lukash mykh onysh pod roz sorok troy khvyl
chaik shchur yavor bil voit huz dovh zhyl ihn kram lazar mel nyk ohor poltor rub slob
tyshch fom khim tsvit cherv shkur yush bab vor hut dub zoz
""")
ENDINGS = (
    "enko",
    "chuk",
    "ovych",
    "skyi",
    "ko",
    "iuk",
    "iv",
    "yshyn",
    "ets",
    "enia",
    "ov",
    "yk",
    "ak",
    "iak",
    "ura",
)
OUTLETS = (
    (
        "Levada",
        "Chumak",
        "Zoria",
        "Sirko",
        "Buzok",
        "Kalyna",
        "Vezha",
        "Step",
        "Dzvin",
        "Richka",
        "Yavir",
        "Bereh",
        "Trembita",
        "Kurhan",
        "Lelia",
        "Obrii",
        "Polyn",
        "Svitlo",
        "Topolia",
        "Vitriak",
        "Zhuravel",
        "Barvinok",
        "Mlyn",
        "Krynytsia",
        "Hayok",
        "Dovbush",
        "Kobza",
        "Lastivka",
        "Promin",
        "Sokil",
    ),
    (
        "Herald",
        "Observer",
        "Channel",
        "Press",
        "Wire",
        "Daily",
        "Radio",
        "Monitor",
        "Post",
        "Review",
        "Bulletin",
        "Tribune",
        "Courier",
        "Gazette",
        "Online",
        "Live",
        "Digest",
        "Chronicle",
        "Telegraph",
        "Watch",
        "Journal",
        "News",
        "Today",
        "Info",
        "Line",
    ),
    ("", " Telegram", " East", " South"),
)
"""Invented outlets: one word of each list, 3,000 names."""
