"""Small pieces: descriptive paragraphs, card lines, slogans, names for things, dialogues and personas."""

import random

from scripts.demo_corpus import creative_words as w
from scripts.demo_corpus.creative_topics import Topic, capital

# Descriptive paragraphs: one topic sentence, two senses, one close.
DESCRIBE_PIECES = (
    "short description", "description", "descriptive paragraph", "small paragraph", "tiny description", "few lines of description",
    "scene", "vivid paragraph",
    "short paragraph", "word picture", "paragraph full of detail",
)  # fmt: skip
DESCRIBE_TOPIC_FRAMES = (
    "Describe {t}.", "Describe {t} in a few sentences.", "Paint {t} in words.", "Describe {t} so that I can see it.",
    "What is {t} like? Describe it.", "Set the scene: {t}.",
    "Describe {t} for my story.", "Describe {t} in a short paragraph.", "Can you describe {t}?",
    "Write three sentences that describe {t}.", "Help me picture {t}.",
    "Describe {t} with all the senses.", "Write a scene with {t}.", "Make me see {t}.", "A few lines that describe {t}, please.",
)  # fmt: skip
_SIGHTS = (
    "Pale light falls across the floor.", "A thin line of gold runs along the edge.", "Long shadows stretch toward the door.",
    "Dust hangs in the light like tiny stars.",
    "The colors are soft, as if washed by rain.", "Everything seems to glow a little.", "Small drops shine like glass beads.",
    "The sky above is the color of a plum.",
    "A single red leaf turns in the light.", "Two crows watch from a wire.",
)  # fmt: skip
_SOUNDS = (
    "Somewhere a bell rings once and is still.", "You can hear a clock ticking far away.", "There is no sound but the wind.",
    "A faint song drifts in from the street.",
    "Water drips slowly, like a tired drum.", "The air hums like a sleeping hive.", "Every step makes the boards complain.",
    "A dog barks twice and then gives up.",
)  # fmt: skip
_SMELLS = (
    "It smells of bread and wet stone.", "The air smells of salt and old rope.", "There is a smell of smoke and oranges.",
    "It smells of pine and rain.",
    "A hint of cinnamon hangs in the air.", "The air tastes of snow.", "It smells of soap, dust and lemons.",
    "The air is cool and smells of leaves.",
)  # fmt: skip
_CLOSE = (
    "It feels like the start of something.", "Nobody is in a hurry here.", "You want to stay a little longer.",
    "For a moment, time stands still.", "It is easy to forget the rest of the world.",
    "Soon the light will be gone.", "It feels like an old friend.", "All of it seems to wait for you.",
)  # fmt: skip
_LEAD_ONE = (
    "{T} looks {a} in the {l} light.", "In the {l} light, {t} seems {a}.", "At first sight, {t} looks {a}.", "{T} is {a} today.",
    "Early in the morning, {t} is {a}.",
    "When evening comes, {t} looks {a}.",
)  # fmt: skip
_LEAD_MANY = (
    "{T} look {a} in the {l} light.", "In the {l} light, {t} seem {a}.", "At first sight, {t} look {a}.", "{T} are {a} today.",
    "Early in the morning, {t} are {a}.",
    "When evening comes, {t} look {a}.",
)  # fmt: skip
_LIGHT = ("gray", "golden", "early", "soft", "cold", "last", "silver", "yellow", "morning", "winter", "summer", "evening")
_STATES = (
    "calm and still",
    "strange and new",
    "soft and gray",
    "quiet and old",
    "warm and golden",
    "small and far away",
    "bright and clean",
    "tired but proud",
    "gentle and slow",
    "cool and silver",
)


def describe(rng: random.Random, about: Topic) -> str:
    """Three or four sentences; the first names the topic."""
    lead = rng.choice(_LEAD_MANY if about.plural else _LEAD_ONE)
    lines = [lead.format(t=about.text, T=capital(about.text), l=rng.choice(_LIGHT), a=rng.choice(_STATES))]
    senses = [_SIGHTS, _SOUNDS, _SMELLS]
    rng.shuffle(senses)
    lines += [rng.choice(sense) for sense in senses[: rng.choice((1, 2))]]
    return " ".join([*lines, rng.choice(_CLOSE)])


# Greeting cards: occasion -> lines that name it.
_CARDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "birthday": (("Happy birthday, {n}!", "Happy birthday to you, {n}!", "It's your birthday, {n}!"),
    ("May your year be full of {x} and {y}.", "Wishing you a day of {x}, {y} and cake.", "Another year older, and brighter than ever.")),
    "wedding": (("Happy wedding day, {n}!", "Best wishes on your wedding, {n}!"), ("May your life together be full of {x} and {y}.",
    "Here is to many years of {x} and {y}.")),
    "thank you": (("Thank you so much, {n}!", "Thank you, {n}!", "A big thank you, {n}!"), ("Your help made all the difference.",
    "You brought {x} and {y} to my day.", "I will not forget your kindness.")),
    "get well": (("Get well soon, {n}!", "Get well soon, dear {n}!"), ("Sending you {x}, {y} and a warm bowl of soup.",
    "May every day bring you a little more strength.", "Rest, drink tea and let others do the dishes.")),
    "new job": (("Congratulations on your new job, {n}!", "Good luck in your new job, {n}!"), ("May it bring you {x} and {y}.",
    "They are lucky to have you.", "May the coffee be strong and the meetings short.")),
    "graduation": (("Congratulations on your graduation, {n}!", "Happy graduation, {n}!"), ("You earned every bit of it.",
    "May the road ahead be full of {x} and {y}.", "We always knew that you would do it.")),
    "retirement": (("Happy retirement, {n}!", "Enjoy your retirement, {n}!"), ("May every day be a Saturday.",
    "May your days be full of {x}, {y} and long naps.", "You earned every lazy morning.")),
    "new home": (("Congratulations on your new home, {n}!", "Welcome to your new home, {n}!"), ("May it be full of {x} and {y}.",
    "May the roof be strong and the kitchen warm.")),
    "new baby": (("Congratulations on your new baby, {n}!", "Welcome to the new baby, {n}!"), ("May your home be full of {x} and {y}.",
    "So small, and already so loved.", "May the nights be short and the smiles many.")),
    "anniversary": (("Happy anniversary, {n}!", "Happy anniversary to you, {n}!"), ("Here is to many more years of {x} and {y}.",
    "May your love keep growing year after year.")),
    "farewell": (("Farewell, {n}!", "Farewell and good luck, {n}!"), ("We will miss your {x} and your {y}.",
    "May the road ahead be kind to you.", "Come back and see us soon.")),
    "good luck": (("Good luck, {n}!", "Good luck to you, {n}!"), ("You are ready for this.", "May {x} and {y} be on your side.",
    "We are all cheering for you.")),
    "Christmas": (("Merry Christmas, {n}!", "Merry Christmas to you, {n}!"), ("May your home be full of {x} and {y}.",
    "Wishing you {x}, {y} and a little snow.")),
    "New Year": (("Happy New Year, {n}!", "Happy New Year to you, {n}!"), ("May it bring you {x} and {y}.",
    "Here is to new roads and old friends.")),
    "Valentine": (("Be my Valentine, {n}!", "Happy Valentine's Day, {n}!"), ("You fill my days with {x} and {y}.",
    "You make my heart skip like a stone.")),
    "Mother's Day": (("Happy Mother's Day, {n}!",), ("Thank you for all the {x} and {y}.", "You make every house a home.")),
}  # fmt: skip
_GIFTS = (
    "joy",
    "laughter",
    "warmth",
    "love",
    "music",
    "sunshine",
    "peace",
    "hope",
    "wonder",
    "adventure",
    "kindness",
    "good stories",
    "friendship",
    "happy days",
    "sweet dreams",
    "color",
)
_CARD_FRAMES = (
    "Write a {o} card for {n}.", "Write a {o} message for {n}.", "I need a line for a {o} card to {n}.", "{O} card for {n}",
    "What can I write in a {o} card for {n}?",
    "Help me with a {o} card for {n}.", "Can you write a {o} note to {n}?", "Something nice for a {o} card, please. It is for {n}.",
    "A {o} greeting for {n}, please.",
    "My friend {n} gets a {o} card from me. What should it say?", "Give me a short {o} wish for {n}.",
    "I am sending {n} a {o} card. What do I write?", "Could you write a {o} greeting for {n}?",
    "Two lines for a {o} card to {n}.", "What do I say to {n} in a {o} card?", "{N}'s {o} card is still empty. Fill it.",
    "Write two sentences for the {o} card of {n}.",
    "Please compose a {o} wish for my neighbor {n}.", "I want to send {n} a {o} message. Any ideas?", "Make a {o} greeting for {n}.",
)  # fmt: skip


def card(rng: random.Random) -> tuple[str, str]:
    """A request for a card and its two lines."""
    occasion = rng.choice(tuple(_CARDS))
    name = rng.choice(w.NAMES)
    greeting, wish = (rng.choice(lines) for lines in _CARDS[occasion])
    one, two = rng.sample(_GIFTS, 2)
    prompt = rng.choice(_CARD_FRAMES).format(o=occasion, O=capital(occasion), n=name, N=name)
    if occasion == "anniversary":
        prompt = prompt.replace(" a anniversary", " an anniversary").replace("A anniversary", "An anniversary")
    return prompt, f"{greeting.format(n=name)} {wish.format(x=one, y=two)}"


# Slogans and names for businesses and things.
_SHOPS = (
    "bakery", "coffee shop", "bookstore", "flower shop", "bike shop", "pet store", "toy store", "tea house", "barber shop",
    "pizza place", "hotel", "gym", "music school",
    "shoe store", "hat shop", "ice cream truck", "car wash", "garden center", "library", "juice bar", "dance studio", "taxi company",
    "fish market", "candle shop", "art gallery",
    "travel agency", "clock repair shop", "sandwich bar", "soap company", "farm stand", "yoga studio", "boat rental", "bank",
    "noodle bar", "cheese shop", "dog walker",
    "print shop", "swimming school", "pancake house", "laundry",
)  # fmt: skip
_SLOGANS = (
    "{S}: {a} every day.", "Our {s}: where {a} begins.", "Come for the {s}, stay for the {b}.", "The {s} with {b} inside.",
    "A little {b} from your {s}.", "More {b}, less hurry: your {s}.",
    "Your {s}, your {b}.", "The {s} that makes {b} easy.", "{S} with heart, {s} with {b}.", "Big {b}, small {s}.",
    "Good mornings start at our {s}.", "The {s} around the corner with {b} all year.",
)  # fmt: skip
_GOODS = (
    "joy",
    "comfort",
    "fresh ideas",
    "good company",
    "warm smiles",
    "happiness",
    "old friends",
    "simple pleasure",
    "big dreams",
    "sunshine",
    "care",
    "wonder",
)
_SLOGAN_FRAMES = (
    "Write a slogan for a {s}.", "I need a slogan for my {s}.", "Slogan for a {s}", "Give me a catchy slogan for a {s}.",
    "Come up with a tagline for our {s}.", "What is a good slogan for a {s}?",
    "Can you think of a motto for my {s}?", "My {s} needs a slogan.", "Tagline: {s}", "A short slogan for a {s}, please.",
    "I am opening a {s}. Write me a slogan.", "Make up an ad line for a {s}.",
    "Create a tagline for a {s}.", "We run a {s} and need one good line for the sign.", "Help! The sign of our {s} has no slogan.",
    "One catchy line for a {s}, please.",
    "How would you advertise a {s} in one line?", "Write one line of advertising for my {s}.", "Suggest a motto for a {s}.",
)  # fmt: skip
_NAME_ADJ = (
    "Golden",
    "Little",
    "Happy",
    "Blue",
    "Silver",
    "Merry",
    "Quiet",
    "Lucky",
    "Sunny",
    "Wandering",
    "Old",
    "Bright",
    "Green",
    "Humble",
    "Dancing",
    "Crooked",
    "Gentle",
    "Midnight",
)
_NAME_NOUN = (
    "Fox",
    "Lantern",
    "Sparrow",
    "Kettle",
    "Acorn",
    "Anchor",
    "Moon",
    "Maple",
    "Button",
    "River",
    "Robin",
    "Star",
    "Pebble",
    "Willow",
    "Feather",
    "Bell",
    "Harbor",
    "Clover",
)
_NAME_FRAMES = (
    "Suggest a name for a {s}.", "I need a name for my {s}.", "What should I call my {s}?", "Name my {s}.",
    "Give me a good name for a {s}.", "Help me name my {s}.", "Name for a {s}", "We are opening a {s}. What should we call it?",
    "Can you think of a name for a {s}?", "A name for our new {s}, please.", "Come up with a name for a {s}.",
    "What is a nice name for a {s}?", "My {s} has no name yet. Ideas?", "Invent a name for a {s}.",
    "Any idea what to name a {s}?", "One name for a {s}, please.",
)  # fmt: skip
_PETS = w.ANIMALS[:-4]
_PET_NAMES = (
    "Biscuit", "Pepper", "Button", "Mango", "Pickles", "Waffles", "Sunny", "Pebble", "Ziggy", "Maple", "Noodle", "Cricket", "Clover",
    "Bramble", "Pippin", "Juniper", "Marble", "Nutmeg", "Socks", "Tango",
    "Mocha", "Comet", "Poppy", "Bingo", "Dumpling", "Olive", "Ginger", "Rocket", "Willow", "Muffin",
)  # fmt: skip
_PET_FRAMES = (
    "What should I name my {a}?", "Suggest a name for my {a}.", "Name my {a}.", "I just got a pet {a}. What is a good name?",
    "Name for a pet {a}", "Help me name my new {a}.", "Give me a cute name for my {a}.",
    "My {a} needs a name.", "Can you think of a name for our {a}?", "A good name for my pet {a}, please.",
)  # fmt: skip


def slogan(rng: random.Random) -> tuple[str, str]:
    """A request for a slogan and one line that names the business."""
    shop = rng.choice(_SHOPS)
    text = rng.choice(_SLOGANS).format(s=shop, S=capital(shop), a=rng.choice(_GOODS), b=rng.choice(_GOODS))
    return _article(rng.choice(_SLOGAN_FRAMES).format(s=shop), shop), text


def naming(rng: random.Random) -> tuple[str, str]:
    """A request for a name and the name alone."""
    if rng.random() < 0.4:
        return rng.choice(_PET_FRAMES).format(a=rng.choice(_PETS)), rng.choice(_PET_NAMES)
    shop = rng.choice(_SHOPS)
    return _article(rng.choice(_NAME_FRAMES).format(s=shop), shop), f"The {rng.choice(_NAME_ADJ)} {rng.choice(_NAME_NOUN)}"


def _article(prompt: str, noun: str) -> str:
    return prompt.replace(f" a {noun}", f" an {noun}") if noun[0] in "aeio" else prompt


# Personas: how somebody says a plain sentence.
_MESSAGES = (
    "good morning", "I am hungry", "it is raining", "dinner is ready", "I lost my keys", "see you tomorrow", "the bus is late",
    "I need some coffee", "happy birthday", "please close the door",
    "I am tired", "the soup is hot", "we are going home", "I like your hat", "where is my phone", "the meeting starts at noon",
    "I love this song", "good night", "my shoes are wet", "the cake is gone",
    "thank you for the gift", "it is cold outside", "let us go for a walk", "I found a coin", "the train is here",
    "I can not find my book", "the cat is asleep", "we won the game", "I am late for work",
    "the milk is sour", "I have a new bike", "lunch was great", "my computer is slow", "the sun is out", "I need a nap",
    "welcome to my house", "I forgot my homework", "the garden looks lovely",
    "how are you", "what time is it", "I want pizza", "the window is open",
)  # fmt: skip
_PERSONAS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "pirate": (("Arr, matey!", "Ahoy there!", "Yo ho ho!", "Shiver me timbers!", "Avast!"), ("or ye will walk the plank!",
    "says the captain!", "by the seven seas!", "ye old sea dog!", "and that be the truth!")),
    "knight": (("Hark!", "My lord!", "By my sword!", "Hear me, good people!", "O noble friend!"), ("upon my honor!",
    "so swears this knight!", "by the crown!", "and long live the king!", "as true as steel!")),
    "robot": (("Beep boop.", "Bzzt.", "System ready.", "Beep.", "Attention, human."), ("End of message.", "My circuits confirm it.",
    "Beep.", "This is a fact.", "Please recharge me.")),
    "wizard": (("By my beard!", "By moon and star!", "Abracadabra!", "Behold!", "Ah, young one!"), ("so the stars have told me!",
    "as the old book says!", "by the power of my staff!", "as I saw in my crystal ball!", "and that is true magic!")),
    "cowboy": (("Howdy, partner!", "Well, yee-haw!", "Howdy!", "Hold your horses!", "Well, I reckon,"),
    ("sure as the sun sets in the west!", "I tell you what!", "and that's no tall tale!", "partner!", "as sure as my boots are dusty!")),
    "grandmother": (("Oh, my dear.", "Bless you, sweetie.", "Now, now, darling.", "Oh, honey.", "Come here, my dear."),
    ("and do eat something.", "and wear a scarf.", "just like in the old days.", "and have another cookie.", "sweetheart.")),
    "ghost": (("Boooo!", "Woooo!", "Oooooh!", "Boo!", "Whooo!"), ("from beyond the grave!", "in this dark old house!",
    "and I have waited a hundred years to say it!", "says the cold wind!", "forever and ever!")),
    "dragon": (("Roar!", "Rrrraw!", "Tiny human!", "Grrr!", "Smoke and fire!"), ("or I will burn the toast!",
    "swears the keeper of the gold!", "by my scales!", "from high on my mountain!", "and do not touch my gold!")),
}  # fmt: skip
_PERSONA_FRAMES = (
    "Speak like a {k}: {m}", "Say this like a {k}: {m}", "Talk like a {k}: {m}", "How would a {k} say \"{m}\"?",
    "Say \"{m}\" like a {k}.", "You are a {k}. Say: {m}", "Pretend you are a {k} and say \"{m}\".",
    "In the voice of a {k}: {m}", "Be a {k}. Tell me: {m}", "Rewrite this as a {k} would say it: {m}",
    "Put \"{m}\" in the words of a {k}.", "As a {k}, say that {m}.", "Turn this into {k} talk: {m}",
    "Say it in {k} style: {m}", "Act like a {k} and tell everyone: {m}", "{m} - but say it like a {k}.", "Translate into {k}: {m}",
    "What would a {k} say instead of \"{m}\"?", "{K} voice, please: {m}",
    "Can you say \"{m}\" the way a {k} would?", "I want to hear a {k} say \"{m}\".", "Imagine you are a {k}. How do you say \"{m}\"?",
)  # fmt: skip


def persona(rng: random.Random) -> tuple[str, str]:
    """A plain sentence in the voice of a persona: a cry, the sentence itself and a tail."""
    kind = rng.choice(tuple(_PERSONAS))
    message = rng.choice(_MESSAGES)
    cry, tail = (rng.choice(lines) for lines in _PERSONAS[kind])
    prompt = capital(rng.choice(_PERSONA_FRAMES).format(k=kind, K=capital(kind), m=message))
    question = message.startswith(("how", "where", "what"))
    said = message if cry.endswith(",") else capital(message)
    if question:
        return prompt, f"{cry} {said}?"
    if tail[0].isupper():
        return prompt, f"{cry} {said}. {tail}"
    return prompt, f"{cry} {said}, {tail}"


# Dialogues: four turns between two named speakers.
DIALOGUE_PIECES = (
    "short dialogue",
    "dialogue",
    "tiny dialogue",
    "conversation",
    "short conversation",
    "little scene with two speakers",
    "four-line dialogue",
    "funny dialogue",
)
_PAIR_FRAMES = (
    "Write a short dialogue between {x} and {y}.", "{X} and {y} are talking. Write it down.", "What would {x} and {y} talk about?",
    "Dialogue: {x} and {y}.", "A talk between {x} and {y}, please.",
    "Let {x} talk with {y}.", "Write a conversation between {x} and {y}.", "{X} meets {y}. Write the dialogue.",
    "Can you write a tiny dialogue between {x} and {y}?", "Give me four lines of dialogue between {x} and {y}.",
    "Make up a chat between {x} and {y}.", "Imagine {x} talking to {y}.", "Script: {x} and {y}, four lines.",
    "Invent a funny talk between {x} and {y}.", "I need a dialogue for {x} and {y}.",
    "If {x} met {y}, what would they say?",
)  # fmt: skip
_TALKS = (
    ("Have you seen my {o}?", "Is it the {c} one?", "Yes! Where is it?", "You are sitting on it."),
    ("Why are you up so early?", "I am waiting for the sun.", "It comes every day, you know.", "Yes, and every day I like it."),
    ("I can't carry this {o} alone.", "Let me take one end.", "You are very kind.", "You can carry me tomorrow."),
    ("What are you making?", "A {c} {o} for the king.", "But we have no king.", "Then it is for you."),
    ("It is a cold night.", "Come in and sit by the fire.", "I only have a {o} to give you.", "A good story will do."),
    ("Are you lost?", "No, I am only slow.", "Where are you going?", "To the place where I started."),
    ("You are late.", "My {o} would not let me go.", "That is a strange reason.", "It is a strange {o}."),
    ("Do you believe in luck?", "Only on Fridays.", "Today is Friday.", "Then lend me your {c} {o}."),
    ("What is in the {c} box?", "My best {o}.", "May I see it?", "Only if you share your lunch."),
    ("I am afraid of the dark.", "So is the dark.", "What does it fear?", "A {c} {o} and a little light."),
    ("Can you keep a secret?", "I have kept a hundred.", "I hid the {o} under the bed.", "That makes a hundred and one."),
    ("Did you hear that?", "It was only the {o}.", "The {o} can't talk.", "Then we should both run."),
)


def dialogue(rng: random.Random) -> tuple[str, str]:
    """A request for a dialogue of two and four lines with their names in front."""
    one, two = rng.sample(w.ANIMALS + w.JOBS, 2)
    ask_one, ask_two = (("an " if noun[0] in "aeio" else "a ") + noun for noun in (one, two))
    prompt = rng.choice(_PAIR_FRAMES).format(x=ask_one, y=ask_two, X=capital(ask_one))
    parts = {"o": rng.choice(w.OBJECTS), "c": rng.choice(("red", "blue", "green", "yellow", "little", "big", "golden", "round"))}
    speakers = (capital(one), capital(two)) * 2
    lines = [f"{speaker}: {line.format(**parts)}" for speaker, line in zip(speakers, rng.choice(_TALKS), strict=True)]
    fixed = [line.replace(" a o", " an o").replace(" a a", " an a").replace(" a e", " an e") for line in lines]
    return prompt, "\n".join(fixed)
