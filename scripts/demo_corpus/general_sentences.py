# ruff: noqa: E501, SIM905  (one row of a table is one line; a list of words reads best as one text)
"""Sentences made from parts, for rewriting and summarizing: each comes with the form that is asked for.

Knows nothing of how a user asks for it.
"""

import random
from dataclasses import dataclass

from scripts.demo_corpus.general_facts import rows

NAMES = tuple(
    "Tom Anna Ben Mia Leo Emma Paul Nina Sam Julia Max Sara Peter Laura David Maria Jack Lucy Adam Rosa Oscar Clara Felix Helen Ivan Olga Omar "
    "Aisha Ravi Priya Ken Yuki Carlos Elena Marco Sofia Hugo Ines Lars Greta Jonas Ida Finn Alma Theo Eva Victor Ruth Simon Martha George Alice "
    "Henry Jane Walter Edith Frank Grace Karl Vera Noah Zoe Liam Ella Ethan Chloe Mason Ruby Dylan Daisy Amir Leila Hassan Fatima Diego Lucia "
    "Mateo Camila Pedro Bianca Andre Chiara Luca Giulia Pierre Claire Louis Amelie Stefan Katja Milan Petra Igor Tanya Wei Mei Hiro Sakura "
    "Kofi Ama Tariq Zara Nadia Erik Astrid Sven Freya".split()
)
CITIES = tuple(
    "Paris|London|Berlin|Rome|Madrid|Vienna|Lisbon|Oslo|Prague|Athens|Tokyo|Cairo|Boston|Chicago|New York|Toronto|Sydney|Mumbai|Lagos|Lima|"
    "Dublin|Warsaw|Zurich|Munich|Hamburg|Milan|Naples|Barcelona|Lyon|Seattle|Dallas|Miami|Denver|Seoul|Bangkok|Singapore|Dubai|Istanbul|"
    "Nairobi|Bogota|Santiago|Helsinki|Stockholm|Brussels|Amsterdam|Geneva|Krakow|Porto|Venice|Florence".split("|")
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COMPANIES = (
    "Apple",
    "Google",
    "Microsoft",
    "Amazon",
    "Tesla",
    "Nvidia",
    "Toyota",
    "Siemens",
    "Nokia",
    "Intel",
    "IBM",
    "Samsung",
    "Sony",
    "Nestle",
)
SPORTS = ("soccer", "football", "basketball", "tennis", "hockey", "baseball", "rugby", "cricket", "volleyball", "handball")

# base | with -s | past | what follows, split by "/"
_ACTIONS = rows("""
walk|walks|walked|to school/to the park/home in the rain/along the river
play|plays|played|the piano/chess with a friend/in the garden/football after work
cook|cooks|cooked|dinner for the family/soup for lunch/rice with vegetables
clean|cleans|cleaned|the kitchen/the windows/the old car/the desk
visit|visits|visited|a museum/an old friend/the zoo/the city library
watch|watches|watched|a movie/the stars/the birds in the park/the news
open|opens|opened|the window/the letter/the big door/a new shop
paint|paints|painted|the fence/a picture/the wall blue
help|helps|helped|a neighbor/the new student/in the kitchen
wash|washes|washed|the dishes/the car/the dog
call|calls|called|a friend/the doctor/a taxi
carry|carries|carried|the bags/a heavy box/the books upstairs
study|studies|studied|for the exam/French/in the library
work|works|worked|in a bank/on a farm/until late
travel|travels|traveled|by train/to the sea/with one bag
look|looks|looked|at the map/for the keys/out of the window
listen|listens|listened|to music/to the radio/to the teacher
bake|bakes|baked|a cake/fresh bread/an apple pie
fix|fixes|fixed|the bike/the old clock/the roof
plant|plants|planted|a tree/tomatoes/roses near the house
dance|dances|danced|at the party/in the kitchen
wait|waits|waited|for the bus/at the station
go|goes|went|to the market/to bed early/to work by bus
eat|eats|ate|an apple/bread with cheese/lunch at noon
drink|drinks|drank|a cup of tea/cold water/milk in the morning
read|reads|read|a long book/the newspaper/a story to the children
write|writes|wrote|a letter/a poem/a short report
buy|buys|bought|fresh bread/a new coat/two tickets
make|makes|made|breakfast/a plan/a paper boat
take|takes|took|the bus/a photo/a short break
see|sees|saw|a rainbow/the mountain/an owl in the tree
sing|sings|sang|a song/in a choir/in the shower
swim|swims|swam|in the lake/every morning
run|runs|ran|in the park/to the station
drive|drives|drove|to the city/an old truck
sleep|sleeps|slept|until noon/on the sofa
give|gives|gave|the dog a bone/a speech/flowers to a friend
find|finds|found|a coin/the lost key/a good book
bring|brings|brought|a cake/the tools/an umbrella
tell|tells|told|a joke/the truth/a long story
have|has|had|a cold/a small garden/lunch at one
wear|wears|wore|a red hat/warm gloves
build|builds|built|a small house/a bird box/a sand castle
draw|draws|drew|a horse/a map of the town
feed|feeds|fed|the ducks/the cat
leave|leaves|left|the office/the house at eight
lose|loses|lost|the game/the key again
teach|teaches|taught|English/the class a new song
repair|repairs|repaired|a bicycle/the fence/an old radio
climb|climbs|climbed|a ladder/the hill/over the wall
borrow|borrows|borrowed|a hammer/some sugar/a tent
deliver|delivers|delivered|pizza/the mail/a heavy parcel
invite|invites|invited|the neighbors/a cousin for dinner
order|orders|ordered|two coffees/a sandwich/new curtains
forget|forgets|forgot|the umbrella/the password/the milk
sell|sells|sold|the old sofa/flowers at the market/tickets
catch|catches|caught|the last train/a big fish/the ball
throw|throws|threw|the ball/a stone into the pond
ride|rides|rode|a horse/a scooter to work
hold|holds|held|the ladder/a meeting every week
pack|packs|packed|a suitcase/sandwiches for the trip
knit|knits|knitted|a scarf/warm socks
""")

_QUALITIES = tuple(
    "happy|tired|hungry|late|ready|at home|in the garden|very busy|sick today|a good cook|from Spain|on the train|afraid of dogs|angry|"
    "in the kitchen|nervous|proud of the team|a teacher|a doctor|near the station|thirsty|bored|alone|in a hurry|at work|famous|sad|"
    "ready for the trip|good at chess|upstairs|a careful driver|new here|awake".split("|")
)
_THINGS = tuple(
    "dog|cat|train|soup|door|book|house|car|shop|garden|teacher|baby|phone|bus|window|cake|river|letter|movie|room|lamp|coat|bridge|horse|table".split(
        "|"
    )
)
_THING_STATES = tuple(
    "old|new|very big|too small|clean|dirty|warm|cold|expensive|cheap|beautiful|ready|late|far away|empty|broken|famous|quiet|on the left|here".split(
        "|"
    )
)

_REQUEST_OBJECTS = rows("""
give me|the report/your phone number/the key/a pen/the recipe/more time/the menu/a glass of water/the answer/a discount/the salt
send me|the file/the photos/the address/the bill/your plan/the new version/an email/the list of names/the contract
close|the door/the window/your laptop/the meeting/the gate
open|the door/the window/the second box/the shop earlier
bring|me the menu/the chairs inside/your own lunch/the documents/a friend
show me|the way to the station/your ticket/the new design/how it works/the map
tell me|the truth/your name/what happened/where the office is/the price/when you arrive
help me|with this box/with my homework/find my glasses/move the table
turn off|the music/the light/the TV/your phone/the heater
turn down|the music/the radio/the heat
wait|here/outside/for me/a minute/until noon
stop|talking/making noise/interrupting me/parking here/smoking here
call|me tomorrow/the doctor/me back/the customer/a taxi for me
move|your car/this box/over/your bag from the seat
fix|the printer/this mistake/the sink/my bike by Friday
answer|my question/the phone/my email today
finish|the work today/your homework/the report by Monday
lend me|your book/an umbrella/ten dollars/your car
check|the numbers again/my text/the address/the oven
clean|your room/the kitchen/the table/this up
sign|this form/the contract/here
speak|more slowly/louder/in English
pass me|the salt/the bread/that bottle
pay|the bill today/for the ticket/me back
read|this letter/the instructions/page two
explain|this again/the rules/your decision
reply|by Friday/to my message/to the customer
come|here/to my office/on time/to the front
stand|back/in line/up for the lady
hand me|the scissors/that towel/the remote/the invoice
keep|quiet/your dog off my lawn/your voice down/the change
park|somewhere else/behind the house/closer to the wall
take|your shoes off/the rubbish out/a seat/your feet off the chair
change|the date/the channel/my room/the order
remember|my birthday/the deadline/to lock the door
refund|my money/the ticket/this order
bake|a cake for Sunday/some bread
pick up|the kids/the parcel/your socks
return|my drill/the library books/my call
book|a table for four/a room for us/the earlier flight
""")


@dataclass(frozen=True, slots=True)
class Forms:
    """One statement in the present and its other forms."""

    present: str
    past: str
    question: str
    negative: str
    wrong: str


def _subject(rng: random.Random) -> tuple[str, str]:
    """A subject and its kind: "I", "one" or "many"."""
    kind = rng.random()
    if kind < 0.45:
        return rng.choice(NAMES), "one"
    if kind < 0.60:
        return rng.choice(("He", "She")), "one"
    if kind < 0.75:
        return rng.choice(("We", "They", "You")), "many"
    if kind < 0.82:
        return "I", "I"
    if kind < 0.92:
        person = "teacher|neighbor|doctor|girl|boy|old man|woman|farmer|student|driver|baker|guest|artist|pilot|nurse".split("|")
        return f"{rng.choice(('The', 'My'))} {rng.choice(person)}", "one"
    people = "children|students|neighbors|guests|girls|boys|parents|players|workers".split("|")
    return f"The {rng.choice(people)}", "many"


def _inside(subject: str) -> str:
    """The subject as it is written inside of a sentence."""
    return subject if subject == "I" or subject in NAMES else subject[0].lower() + subject[1:]


def action(rng: random.Random) -> Forms:
    subject, kind = _subject(rng)
    base, third, past, rest = rng.choice(_ACTIONS)
    rest = rng.choice(rest.split("/"))
    present, wrong = (third, base) if kind == "one" else (base, third)
    does = "does" if kind == "one" else "do"
    return Forms(
        f"{subject} {present} {rest}.",
        f"{subject} {past} {rest}.",
        f"{does.capitalize()} {_inside(subject)} {base} {rest}?",
        f"{subject} {does} not {base} {rest}.",
        f"{subject} {wrong} {rest}.",
    )


def state(rng: random.Random) -> Forms:
    if rng.random() < 0.4:
        subject, kind, quality = f"The {rng.choice(_THINGS)}", "one", rng.choice(_THING_STATES)
    else:
        subject, kind = _subject(rng)
        choices = [quality for quality in _QUALITIES if kind != "many" or not quality.startswith("a ")]
        quality = rng.choice(choices)
    is_, was = {"I": ("am", "was"), "one": ("is", "was"), "many": ("are", "were")}[kind]
    wrong = {"I": "is", "one": "are", "many": "is"}[kind]
    return Forms(
        f"{subject} {is_} {quality}.",
        f"{subject} {was} {quality}.",
        f"{is_.capitalize()} {_inside(subject)} {quality}?",
        f"{subject} {is_} not {quality}.",
        f"{subject} {wrong} {quality}.",
    )


def request(rng: random.Random) -> tuple[str, str]:
    """A blunt request and the same request, polite."""
    verb, objects = rng.choice(_REQUEST_OBJECTS)
    asked = f"{verb} {rng.choice(objects.split('/'))}"
    blunt = asked if rng.random() < 0.4 else asked[0].upper() + asked[1:]
    return blunt + rng.choice(("", "", ".", "!")), f"Could you please {asked}?"


_SLIPS = rows("""
{s} has a apple.|{s} has an apple.
{s} ate a orange.|{s} ate an orange.
{s} saw a elephant at the zoo.|{s} saw an elephant at the zoo.
{s} waited for a hour.|{s} waited for an hour.
{s} do not like {f}.|{s} does not like {f}.
{s} don't want {f}.|{s} doesn't want {f}.
{s} have two {p}.|{s} has two {p}.
{s} seen a movie yesterday.|{s} saw a movie yesterday.
{s} buyed {f} yesterday.|{s} bought {f} yesterday.
{s} goed home early.|{s} went home early.
{s} eated all the {f}.|{s} ate all the {f}.
{s} has three {c}.|{s} has three {p}.
There is many {p} in the garden.|There are many {p} in the garden.
{s} is more tall than me.|{s} is taller than me.
{s} can sings well.|{s} can sing well.
{s} did not went to {t}.|{s} did not go to {t}.
{s} live in {t}.|{s} lives in {t}.
{s} speak good English.|{s} speaks good English.
Your welcome, {s}!|You're welcome, {s}!
I could of helped {s}.|I could have helped {s}.
{s} and I is friends.|{s} and I are friends.
Their going to {t} with {s}.|They're going to {t} with {s}.
""")
_COUNTED = rows("""
dog|dogs
cat|cats
book|books
apple|apples
bike|bikes
child|children
bird|birds
hat|hats
tree|trees
chair|chairs
mouse|mice
box|boxes
baby|babies
lamp|lamps
""")
_FOOD = tuple("bread|cheese|milk|soup|rice|fish|coffee|tea|cake|chocolate|pasta|fruit|honey|salad".split("|"))


def slip(rng: random.Random) -> tuple[str, str]:
    """A sentence with a mistake and the same sentence without it."""
    kind = rng.random()
    if kind < 0.45:
        forms = action(rng) if kind < 0.3 else state(rng)
        return forms.wrong, forms.present
    wrong, right = rng.choice(_SLIPS)
    one, many = rng.choice(_COUNTED)
    slots = {"s": rng.choice(NAMES), "f": rng.choice(_FOOD), "c": one, "p": many, "t": rng.choice(CITIES)}
    return wrong.format(**slots), right.format(**slots)


def bare(rng: random.Random) -> tuple[str, str]:
    """A sentence without capitals and full stop, and the same sentence with them."""
    forms = action(rng) if rng.random() < 0.6 else state(rng)
    right = rng.choice((forms.present, forms.past, forms.negative))
    return right[:-1].lower(), right


_NOTICES = rows("""
The {shop} on {street} Street will be closed on {day}. The owner wants to repair the {part}. It opens again on {day2}.|The {shop} is closed on {day} for repairs and opens again on {day2}.
The meeting was planned for {day}. {name} is ill and cannot come. So we will meet on {day2} at {hour} instead.|The meeting moves from {day} to {day2} at {hour} because {name} is ill.
{name} lost a {color} {item} in the {place} last {day}. It was a gift and means a lot. If you find it, please call.|{name} is looking for a {color} {item} that was lost in the {place}.
Our {club} starts again on {day} at {hour}. Everyone is welcome and no experience is needed. Please bring {bring}.|The {club} starts on {day} at {hour}; everyone is welcome and should bring {bring}.
The train to {city} is {number} minutes late today. There was a problem with the {trouble}. We are sorry for the trouble.|The train to {city} is {number} minutes late because of a problem with the {trouble}.
{name} moved to {city} last year. At first it was hard to make friends. Then {name} joined a {club} and now feels at home.|After a hard start in {city}, {name} found friends in a {club}.
{name} wanted to bake a cake for {name2}. There was no {food} left in the kitchen. So {name} went to the {shop} and bought a cake there.|{name} had no {food} for a cake, so {name} bought one at the {shop}.
The {place} gets many visitors every {day}. Many of them leave rubbish behind. The city will now put up {number} more bins.|The city puts up {number} more bins in the {place} because visitors leave rubbish.
Dear all, the {machine} in the office is broken again. A technician comes on {day}. Until then, please use the one on floor {floor}.|The {machine} is broken until {day}, so please use the one on floor {floor}.
{name} walked home from the {shop} on {day}. On the way a small dog began to follow {name}. Nobody knew the dog, so {name} took it home.|On the way home from the {shop}, {name} found a small dog and took it home.
We tested the new {machine} for {number} days. It worked well and used little power. But it was quite loud.|The new {machine} works well and saves power, but it is loud.
Dear neighbors, on {day} evening we celebrate the birthday of {name}. It may get a little loud. Come down and have a piece of cake with us.|A birthday party for {name} on {day} may get loud; the neighbors are invited to cake.
{name} wanted to wear a {color} {item} to the party. The {shop} had none left. {name2} lent {name} one in the end.|{name} found no {color} {item} in the {shop}, so {name2} lent one.
The water will be turned off on {day} from {hour}. Workers have to change an old pipe on {street} Street. Please fill a bucket the evening before.|There is no water from {hour} on {day} because of work on a pipe, so fill a bucket before.
Our {club} has only {number} members left. Many have moved away or have no time. We need new people, or we must stop.|The {club} has {number} members left and needs new people to go on.
{name} has worked at the {shop} for {number} years. On {day} is the last day of work. All customers are invited for coffee.|{name} leaves the {shop} after {number} years, and customers are invited for coffee on {day}.
A {color} {item} was found at the {place} on {day}. Nobody has asked for it so far. The owner can pick it up from {name}.|A {color} {item} found at the {place} can be picked up from {name}.
{name} had planned to drive to {city} on {day}. In the morning the car did not start. {name} took the train and still came on time.|{name}'s car did not start, so {name} took the train to {city} and came on time.
The {shop} now opens on {day} too. Many customers work during the week and asked for it. In return it stays closed on {day2}.|The {shop} now opens on {day} and stays closed on {day2}.
{name} planted {number} trees near the {place}. A storm broke most of them. {name2} and the {club} helped to plant new ones.|A storm broke {name}'s trees near the {place}, and {name2} and the {club} helped to plant new ones.
Hi {name}, I cannot come to lunch on {day}. My {leaky} at home leaks and I must wait for the repair. Can we meet on {day2}?|Lunch on {day} is off because of a leaking {leaky}; could {name} meet on {day2} instead?
The concert of {name} in {city} was planned for {day}. It rained all day and the stage was wet. The concert was moved into the {place}.|Because of rain, the concert of {name} was moved into the {place}.
""")
_NOTICE_SLOTS = {
    "shop": "bakery|bookshop|pharmacy|supermarket|flower shop|butcher|bank|cafe|hairdresser|shoe shop|toy shop|post office",
    "street": "Mill|Oak|Park|Lake|Church|River|Market|Station|Hill|Garden|Bridge|School|Rose|King",
    "part": "roof|floor|heating|windows|front door|lights|kitchen|walls",
    "color": "red|blue|green|black|white|brown|yellow|silver|gray",
    "item": "scarf|bag|ring|umbrella|hat|watch|notebook|glove|key ring|wallet",
    "place": "park|library|town hall|museum|station|swimming pool|market hall|sports hall|old theater|school yard",
    "club": "chess club|choir|running group|drawing class|book club|dance class|garden club|cooking class|photo club|yoga class",
    "bring": "a pen|some water|good shoes|a small snack|a towel|warm clothes|a friend",
    "trouble": "signals|engine|doors|tracks|brakes",
    "food": "flour|sugar|butter|milk|chocolate",
    "leaky": "washing machine|fridge|boiler|shower|bath|tap",
    "machine": "printer|coffee machine|copier|projector|dishwasher|scanner|heater",
}


def notice(rng: random.Random) -> tuple[str, str]:
    """A note of three sentences and its summary."""
    text, summary = rng.choice(_NOTICES)
    first, second = rng.sample(DAYS, 2)
    one, two = rng.sample(NAMES, 2)
    slots = {name: rng.choice(values.split("|")) for name, values in _NOTICE_SLOTS.items()}
    slots |= {"day": first, "day2": second, "name": one, "name2": two, "city": rng.choice(CITIES)}
    slots |= {
        "number": str(rng.randrange(5, 60)),
        "hour": f"{rng.randrange(1, 12)} {rng.choice(('am', 'pm'))}",
        "floor": str(rng.randrange(1, 9)),
    }
    return text.format(**slots), summary.format(**slots)
