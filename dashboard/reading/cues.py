"""The words by which a reader of English news tells that a name is a place, an organisation or a government.

Lists of the language and of military usage, written by hand; none of them names a place of the war.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LOCATIVE = _set(
    "in near at around outside inside within from to toward towards into onto over across through throughout past "
    "beyond between behind along off under above below past on surrounding via round nearby amid until till"
)
"""Prepositions that a place follows."""
WEAK = frozenset({"on", "of", "and", "or", "by", "for", "with", "against", "as", "to", "from", "under", "over", "via"})
"""Prepositions that other things follow as often: they count for names the gazetteer knows, not for unknown ones."""
TAKEN = _set(
    "seize seized seizes seizing capture captured captures capturing recapture recaptured recapturing take took "
    "taken taking retake retook retaken retaking liberate liberated liberates liberating free freed occupy "
    "occupied occupying attack attacked attacks attacking assault assaulted storm stormed storming shell shelled "
    "shells shelling bomb bombed bombing bombard bombarded strike struck striking hit hits hitting target "
    "targeted targets targeting enter entered entering reach reached reaches reaching leave left leaving abandon "
    "abandoned abandoning hold held holds holding defend defended defending surround surrounded surrounding "
    "encircle encircled encircling control controls controlled controlling cleared clearing clear lose lost "
    "losing reclaim reclaimed reclaiming regain regained regaining besiege besieged besieging cross crossed "
    "crossing visit visited evacuate evacuated flee fled cut bypass bypassed fortify fortified infiltrate "
    "infiltrated invade invaded conquer conquered pound pounded"
)
"""Verbs whose object is often a place."""
NOUN_OF = _set(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "part parts outskirts suburb suburbs centre center edge area areas vicinity direction city cities town towns "
    "village villages settlement settlements hamlet community communities region regions province provinces "
    "oblast oblasts district districts raion port peninsula island capital capture recapture seizure liberation "
    "occupation siege shelling bombardment bombing defence defense control evacuation fall loss battle battles "
    "fight invasion annexation side bank border borders kilometres kilometers km miles rest most much all swathes "
    "swaths half halves entrance approaches territory streets countryside ruins people residents inhabitants "
    "mayor governor head outside hub stronghold front coast shore map mouth destruction storming pocket "
    "encirclement ports towns' blockade centre"
)
"""Nouns whose "of" a place follows."""
DIRECTIONS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0,
    "west": 270.0, "northwest": 315.0, "north-east": 45.0, "south-east": 135.0, "south-west": 225.0,
    "north-west": 315.0,
}  # fmt: skip
"""Points of the compass in degrees clockwise from north."""
BEFORE = _set(
    "the a an its their this that both all key strategic strategically important embattled besieged ruined "
    "devastated destroyed shattered bombed-out bombed battered occupied russian-occupied ukrainian-held "
    "russian-held held liberated newly recently frontline front-line front line eastern western northern southern "
    "northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western "
    "central upper lower greater north south east west northeast northwest southeast southwest neighbouring "
    "neighboring nearby adjacent small tiny large hilltop coastal industrial mining salt-mining coal rural border "
    "hub stronghold fortress port railway logistics logistical transit capital city cities town towns village "
    "villages settlement settlements hamlet community communities region regions province provinces oblast "
    "oblasts district direction area areas axis sector three two four five six several many other another major "
    "second-largest largest old former ancient historic downtown suburban ukrainian russian ukraine's russia's "
    "now mostly partly entire whole own urban urban-type near close main peaceful provincial regional tourist "
    "resort annexed contested war-torn torn war out bombed type second largest"
)
"""Words that may stand between a cue and the name."""
TREATY = _set("agreement agreements accord accords protocol protocols memorandum convention format")
"""After a name: what was signed there."""
NATURE = _set(
    "river rivers sea reservoir lake lakes bay gulf strait spit estuary canal peninsula island islands forest "
    "forests basin mountains steppe delta isthmus"
)
"""After a name: a feature of nature that is called so, not the town of that name."""
WORKS = _set(
    "bridge dam plant factory combine refinery mine station substation airport airfield airbase steelworks works "
    "tower lock shipyard"
)
"""After a town's name: something that was built in or by the town; after another name: what bears that name."""
THING = NATURE | WORKS
UNIT = _set(
    "regiment regiments brigade brigades battalion battalions division divisions corps army armies company "
    "companies platoon squadron fleet flotilla grouping groupings group groups troops legion detachment "
    "detachments unit units district forces force guards militia command front-line rifle motorized motorised "
    "airborne infantry tank tanks artillery marine marines operational operational-tactical operational-strategic "
    "tactical strategic special defense defence military garrison cossack cossacks volunteer"
)
"""After a capitalised name and itself capitalised: a military unit or command."""
ORG = UNIT | _set(
    "people people's republic republics independent post times pravda news agency ministry minister ministers "
    "department office prosecutor prosecutors administration council committee commission court police university "
    "institute academy school party club fc bank company corporation group union association federation "
    "foundation center centre service services staff assembly parliament rada duma government governor mayor "
    "treaty agreement accords accord agreements convention format protocol summit conference declaration "
    "memorandum initiative patriarchate orthodox church eparchy state governorate directorate general authority "
    "authorities bureau press media tv radio channel herald school dynamo dinamo shakhtar journal tribune review "
    "monitor watch emergency civil telegram network foundation charity fund society movement coalition alliance "
    "security intelligence"
)
"""After a name, both capitalised: an organisation, a medium or a treaty that has the name in its own."""
FUNCTION = LOCATIVE | _set(
    "and or but of for with while which that who when where is was are were has had have will would could can may "
    "said says as by after before since against than then"
)
"""Words that do not belong to a name before them."""
MORE = (
    ORG
    | THING
    | FUNCTION
    | _set(
        "house theater theatre church cathedral monastery hospital museum college school lyceum stadium market "
        "city town village settlement oblast region province raion rayon district direction axis sector front oblasts"
    )
)
"""What may stand, capitalised, behind a name without being part of another name."""
TITLES = _set(
    "president prime minister mr mrs ms dr gen general lt col colonel maj major capt captain sgt gov governor sen "
    "mayor spokesman spokeswoman spokesperson commander chief deputy admiral marshal king queen pope secretary "
    "chancellor ambassador analyst official soldier journalist reporter blogger"
)
"""Before a name: a person."""
INSTITUTION = _set(
    "forces force troops army armies military navy fleet soldiers government governments ministry ministries "
    "minister defence defense foreign president general staff officials official authorities authority command "
    "commander commanders leadership leaders leader counteroffensive counter-offensive offensive invasion war "
    "campaign effort efforts allies parliament intelligence security state spokesman spokeswoman spokesperson "
    "diplomats envoy ambassador aggression claims claim position stance decision response request demands demand "
    "plan plans strategy ability chief top armed air ground naval drones missiles missile drone artillery marines "
    "side western partners public warplanes helicopters propaganda media economy sovereignty statement flag "
    "interior prime deputy proxies servicemen units unit operation operations attack attacks assault assaults "
    "strikes push advance advances gains"
)
"""What a government or an army owns: after "Moscow's" the capital stands for the state."""
SAYING = _set(
    "did does do said says say saying claimed claims claim reported reports stated states announced "
    "announces added adds "
    "denied denies insisted insists warned warns argued called calls accused accuses acknowledged confirmed "
    "confirms declared maintains maintained wants wanted vowed hopes hoped has had have is was will would can "
    "could may might launched began sought seeks tries tried deployed sent sends sees saw uses used needs "
    "received ordered rejected expects blamed described believes plans planned hailed told asked agreed refused "
    "fired annexed invaded relies aims"
)
"""Verbs of which a government named by its capital is the subject."""
SPEAKING = _set(
    "said says say saying told tells announced announces added adds denied insisted warned warns argued stated states "
    "claimed claims claim reported wrote writes posted confirmed explained spoke"
)
"""Verbs that a person is the subject of."""
INSTALLED = _set(
    "appointed installed backed led imposed aligned friendly allied supported sponsored funded made supplied"
)
"""After a name and a hyphen: the name is a government's. "Kyiv-held", "Kyiv-based" are said of places."""
BETWEEN = _set("line road roads highway motorway route railway corridor border area")
"""After two towns: what lies between them."""
GOVERNED = frozenset({"governor", "governors", "regional"})
"""After a name: "the Kherson governor" and "the Kherson regional council" are those of the oblast."""
NUCLEAR = _set("nuclear atomic npp")
PLANT = NUCLEAR | _set("power plant station complex facility")
"""Words of "the X nuclear power plant", which need not stand in the town that it is called by."""
ORIGIN = _set("based born headquartered registered raised educated trained native")
"""After a name and a hyphen: where somebody is from, not where something happened."""
CLUBS = _set(
    "fc fk sc bc hc bk dynamo dinamo shakhtar shakhtyor zorya metalist metallist karpaty vorskla chornomorets "
    "kryvbas kolos desna obolon polissya rukh metalurh metallurg volyn zirka"
)
"""Before the name of a town: its football club."""
FORMATION = _set(
    "group grouping brigade battalion regiment division corps legion detachment squadron platoon flotilla garrison"
)
"""Behind "the X" in lower case: a unit that is called so."""
GIVEN = _set(
    "oleksandr oleksandra olexandr alexander aleksandr alexandr serhiy serhii serhij sergey sergei volodymyr vladimir "
    "andriy andrii andrij andrey andrei mykola nikolai nikolay mykhailo mikhail yuriy yurii yuri ivan petro pyotr "
    "vasyl vasily viktor victor valeriy valerii valery valentyn vitaliy vitalii vitaly vyacheslav viacheslav dmytro "
    "dmitry dmitri denys denis oleh oleg ihor igor roman ruslan rustem pavlo pavel taras bohdan bogdan yaroslav "
    "stanislav vladyslav vladislav anatoliy anatolii anatoly hryhoriy hryhorii grigory kyrylo kirill kostiantyn "
    "konstantin maksym maxim maksim mykyta nikita artem artyom oleksiy oleksii alexei aleksei leonid leonyd eduard "
    "evgeny yevgeny yevhen yevhenii yevheniy evhen borys boris arsen illia ilya danylo danil vadym vadim rostyslav "
    "anton arkadiy tymofiy timofey svyatoslav vsevolod zakhar nazar stepan fedir fyodor mark hanna anna olena elena "
    "iryna irina natalia nataliya nataliia natalya tetiana tetyana tatiana kateryna ekaterina yulia yuliia julia "
    "maria mariia mariya olha olga oksana svitlana svetlana liudmyla lyudmyla lyudmila halyna galina nadia nadiia "
    "larysa valentyna viktoria viktoriia anastasia anastasiia daria daryna sofia sofiia john james michael david "
    "robert peter paul george thomas charles daniel joe emmanuel jens ursula antony lloyd rishi boris"
)
"""Given names: what follows one with a capital is a surname, and they are no villages then."""
CAPITALS = _set(
    "kyiv kiev moscow washington beijing minsk brussels london paris berlin warsaw ankara budapest tehran "
    "pyongyang seoul tokyo delhi"
)
"""Capitals, by which governments are called."""
COUNTRIES = _set(
    "ukraine russia belarus poland us u.s. uk u.k. usa britain germany france turkey china iran moldova romania "
    "hungary america israel india lithuania latvia estonia finland sweden norway italy spain canada japan"
) | {"united states", "united kingdom", "great britain", "north korea", "south korea", "czech republic", "new zealand"}
SEATS = frozenset({"kremlin", "pentagon"})
"""Buildings by which governments are called."""
ADJECTIVAL = frozenset({"us", "u.s.", "uk", "u.k."})
"""Countries whose short name is also their adjective: "the US State Department" names the country."""
NEVER = _set(
    "russian ukrainian russians ukrainians soviet american european western chechen british german french polish "
    "turkish monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december nato eu un isw cnn bbc ap afp reuters telegram twitter facebook "
    "english i the in on at a an he she it they we this that these those his her its their but and or if as for "
    "from to of by with while when after before since during geolocated elements drone operators image video "
    "social media western orthodox christmas easter covid himars storm shadow north south east west northern "
    "southern eastern central northeast northwest southeast southwest no new old former first second third image "
    "strike damage city oblast region town village raion province lnr dnr dpr lpr general staff palm"
)
"""Capitalised words that are no place by themselves."""
