"""Things people say around a request that change nothing about it: where they are, who asked, how they feel, how to reply."""

import random

OPENINGS = (
    *("ok so", "right,", "um,", "alright:", "here's one:", "so,", "well,", "as a test:", "from my notes:", "my kid asks:"),
    *("a colleague asked me this:", "I'm curious.", "bit of an odd one:", "for tonight:", "new task:", "next up,", "once more:"),
    *("I was wondering,", "no hurry, but", "straight to the point:", "for a friend.", "something for the class:", "random request:"),
    *("been thinking about this.", "this came up at lunch:", "let's try", "imagine this:", "serious question,", "last thing:"),
    *("heads up,", "listen,", "look,", "hear me out:", "ahem,", "uh,", "erm,", "say,", "mate,", "buddy,", "folks,", "dear friend,"),
    *("good day!", "greetings!", "ahoy!", "evening!", "morning!", "afternoon!", "howdy!", "hiya,", "oi,", "psst,", "knock knock,"),
    *("me again.", "it's me.", "back again.", "first time here.", "new here, so be kind.", "still awake?", "are you there?", "you up?"),
    *("forgive me, but", "pardon me,", "sorry if this is dumb:", "don't laugh, but", "between you and me,", "honestly,", "frankly,"),
    *("before I forget:", "while I have you:", "since you're here:", "by the way,", "on a different note,", "speaking of nothing,"),
    *("challenge:", "riddle me this:", "test time:", "warm-up:", "round two:", "item one:", "my order:", "ticket:", "to do:", "request -"),
    *("wish of the day:", "today's topic:", "morning question:", "bedtime question:", "coffee break question:", "from the chat:"),
    *("dear machine,", "oh wise computer,", "hello computer,", "little robot,", "dear screen,", "hey smarty,", "captain,", "professor,"),
    *("my wife says:", "my grandson wants this:", "the teacher wrote:", "the form says:", "quoting my sister:", "copied from an email:"),
)
CLOSINGS = (
    *("cheers", "ta", "no rush", "lol", "I'm stuck", "go", "that would be great", "for my homework", "it's for a friend", "if that's ok"),
    *(
        "nothing fancy",
        "I'll wait",
        "my brain is tired",
        "and that's all",
        "I have five minutes",
        "that's it",
        "ok?",
        "yes?",
        "hmm",
        "right?",
    ),
    *("just the answer is fine", "don't overthink it", "you're a star", "bless you", "over to you", "your turn", "show me what you can do"),
    *("whenever you're ready", "asap", "urgent!", "it's a bit urgent", "before noon if possible", "I owe you one", "hugs", "haha", "xx"),
    *("I trust you", "hope it's not too hard", "easy, isn't it?", "should be easy for you", "good luck", "fingers crossed", "big thanks"),
    *("I promise it's the last one", "I can't do it myself", "nobody here knows", "we are all waiting", "the class is waiting", "ready?"),
    *("no long talk", "plain words, please", "be gentle", "take it easy", "what do you say?", "deal?", "are you in?", "you get the idea"),
    *(
        "hope that's clear",
        "if you don't mind",
        "when you have a second",
        "I beg you",
        "pretty please",
        "with sugar on top",
        "kind regards",
    ),
    *("yours, a tired parent", "best wishes", "greetings from the coast", "sent from my phone", "typed with one hand", "sorry for typos"),
)
_PLACES = (
    *(
        "on the train",
        "on the bus",
        "in bed",
        "at work",
        "in the kitchen",
        "at the airport",
        "in a cafe",
        "at the library",
        "in the garden",
    ),
    *(
        "at the dentist's",
        "in a waiting room",
        "in the back of a taxi",
        "on a bench",
        "under a tree",
        "at my desk",
        "on the sofa",
        "at school",
    ),
    *("on the balcony", "in a boring meeting", "from my phone", "from a hotel room", "on a ferry", "in a noisy office", "by the pool"),
    *("in the car park", "in the laundry room", "at the gym", "in a tent", "at my aunt's house", "on a park bench", "in the queue"),
)
_TODAY = (
    *("it's raining", "it's snowing outside", "the heating is off", "the coffee is cold", "my head hurts", "I slept badly", "I'm bored"),
    *(
        "the baby is asleep",
        "the cat is on my keyboard",
        "the dog wants out",
        "my internet is slow",
        "the sun is shining",
        "dinner is late",
    ),
    *(
        "the neighbors are loud",
        "I can't sleep",
        "my tea is getting cold",
        "the power was out",
        "my glasses are broken",
        "I'm in a good mood",
    ),
    *("it's far too hot", "I skipped breakfast", "I feel lazy", "the window is open", "my phone is nearly dead", "the printer is jammed"),
    *(
        "I'm tired",
        "I'm a little nervous",
        "I caught a cold",
        "the bus is late",
        "my shift starts soon",
        "the house is quiet",
        "I'm on holiday",
    ),
    *("my back aches", "the radio is on", "traffic is terrible", "lunch was great", "the lesson starts soon", "my chair squeaks"),
)
_PEOPLE = (
    *("my daughter", "my son", "my wife", "my husband", "my grandma", "my grandpa", "my roommate", "my neighbor", "my teacher", "my boss"),
    *(
        "a colleague",
        "my best friend",
        "my cousin",
        "the lady next door",
        "my nephew",
        "our coach",
        "a student of mine",
        "my little sister",
    ),
    *("a customer", "my pen pal", "the whole family", "my study group", "the new guy at work", "my uncle", "our club", "my barber"),
)
_ASKED = (
    *(
        "asked me this",
        "wants to know this",
        "needs this",
        "keeps asking for this",
        "sent me here",
        "told me to ask you",
        "dared me to ask",
    ),
    *("says you are good at this", "could not help me", "bet me a coffee on this", "is waiting for your reply", "thinks this is hard"),
    *("laughed when I asked", "said to try you", "had no idea either", "gave up on this", "is looking over my shoulder"),
)
_FIXED = (
    *("I never asked a computer anything before.", "I usually look these things up in a book.", "My notes are all over the place."),
    *("I tried to do it alone and failed.", "I'm not good at this sort of thing.", "I'm back from a long walk.", "This is for my class."),
    *("I always forget how this goes.", "We had an argument about it over dinner.", "I lost the paper with the answer.", "Long day today."),
    *("English is not my first language.", "I'm new to all this.", "I have to hand it in soon.", "My memory is like a sieve these days."),
    *("It's for a little project.", "I'm making a quiz for my friends.", "Let me test you.", "I heard that you like this kind of thing."),
    *(
        "I have been putting this off all week.",
        "No one at home could help.",
        "I should really know this.",
        "Time for something different.",
    ),
    *("I'm preparing a lesson.", "I'm filling a page in our club paper.", "I need a break from work.", "The search engine was useless."),
    *(
        "Nobody in the office has a clue.",
        "I'm writing things down for later.",
        "I promised to find out.",
        "It popped into my head in the shower.",
    ),
    *("You probably get this a lot.", "I hope this makes sense.", "My pen just ran out of ink.", "I'd do it myself if I had the time."),
    *("The deadline is close.", "Nothing serious, I'm only playing around.", "I want to impress my friends.", "I'm killing time."),
    *("This might be a strange thing to ask.", "I'm writing with my left hand today.", "The children are finally in bed."),
    *("I'm on my lunch break.", "My old laptop is slow, so be patient.", "I got up early for this.", "Someone at the bar brought it up."),
)
_HOW = (
    *("Keep it short.", "Short and sweet, please.", "Nothing complicated.", "Don't make a fuss about it.", "Plain English is fine."),
    *("I'd be glad about any answer.", "I'll read it on the way home.", "I'll check back later.", "You would save my day.", "That's all."),
    *(
        "I'd be forever grateful.",
        "Don't rush.",
        "I hope you can do that.",
        "Tell me if you can't.",
        "I know you can do it.",
        "Thanks a million.",
    ),
    *(
        "That would make my day.",
        "You'd do me a huge favor.",
        "I owe you a coffee.",
        "I'm all ears.",
        "I can't wait.",
        "No need to be fancy.",
    ),
    *("It means a lot to me.", "Sorry for the trouble.", "Sorry to ask again.", "I hope I'm not disturbing you.", "Have a good one."),
    *("I'm sure it's easy for you.", "It would help a lot.", "Please don't tell anyone I asked.", "My friends will be amazed."),
)
_SO = ("so", "and", "anyway,", "but anyway,", "so please:", "now,")


def before(rng: random.Random) -> str:
    """A sentence that may stand before any request."""
    match rng.randrange(6):
        case 0:
            start = rng.choice(
                ("I'm writing this", "I'm sitting", "I'm", "Right now I'm", "Hello from me, I'm", "I'm stuck", "Greetings, I'm")
            )
            return f"{start} {rng.choice(_PLACES)}."
        case 1:
            return _capital(rng.choice(_TODAY)) + rng.choice((".", ".", "!", ", sorry.", " today.", " again."))
        case 2:
            return f"{_capital(rng.choice(_PEOPLE))} {rng.choice(_ASKED)}."
        case 3:
            return f"{_capital(rng.choice(_TODAY))} and I'm {rng.choice(_PLACES)}."
        case 4:
            return f"I'm {rng.choice(_PLACES)} and {rng.choice(_PEOPLE)} {rng.choice(_ASKED)}."
        case _:
            return rng.choice(_FIXED)


def after(rng: random.Random) -> str:
    """A sentence that may stand after any request."""
    match rng.randrange(4):
        case 0:
            return f"{_capital(rng.choice(_PEOPLE))} {rng.choice(_ASKED)}."
        case 1:
            return f"{rng.choice(('I ask because', 'Sorry,', 'Be quick,', 'Help me,', 'You see,', 'Excuse me,'))} {rng.choice(_TODAY)}."
        case _:
            return rng.choice(_HOW)


def lead_in(rng: random.Random) -> str:
    """The start of a sentence that a request in small letters may go on."""
    return f"{_capital(rng.choice(_TODAY))}, {rng.choice(_SO)}" if rng.random() < 0.4 else rng.choice(OPENINGS)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
