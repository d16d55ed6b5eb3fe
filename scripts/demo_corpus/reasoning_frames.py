"""Story frames of the word problems: `[a|b]` is a choice, `{x}` a field, `<verb>` a verb that agrees with the person.

Fields: {S}/{s} the person at first mention, {P}/{p} later, {him}, {his}; {O}/{o} someone else; {t} things; {n}, {m} numbers.
"""

# (as the prompt tells it, as the answer tells it)
GAINS = [
    ("<buy> {n} more", "<buy> {n} more"),
    ("<buy> {n} more [at the market|at the shop|from a stall|in town|the next day|on Saturday|online]", "<buy> {n} more"),
    ("<buy> [another|a further] {n}", "<buy> {n} more"), ("<buy> {n} [{t}|more {t}] from {o}", "<buy> {n} more"),
    ("<get> {n} more [from {o}|as a present|for {his} birthday|in the mail|at school|at work|]", "<get> {n} more"),
    ("<receive> {n} [more |]from {o}", "<get> {n} more"),
    (
        "<find> {n} more [under the bed|in the garage|in a drawer|at home|on the way home|in the park|behind the door|in the attic]",
        "<find> {n} more",
    ),
    ("<find> another {n} [in a box|by the road|in the kitchen]", "<find> {n} more"),
    ("<pick> up {n} more [on the way|at the store|]", "<pick> up {n} more"),
    ("<win> {n} more [at the fair|in a game|in a contest]", "<win> {n} more"), ("<win> {n} from {o}", "<win> {n} more"),
    ("<borrow> {n} [more |]from {o}", "<borrow> {n} more"), ("<collect> {n} more", "<collect> {n} more"),
    ("<add> {n} [more|to the pile|to {his} collection|new ones]", "<add> {n} more"),
    ("<take> {n} more [from {o}|from the shelf|out of a bag]", "<take> {n} more"), ("<order> {n} more", "<order> {n} more"),
]  # fmt: skip
LOSSES = [
    ("<give> {n} [of them |]to {o}", "<give> away {n}"),
    ("<give> {n} [{t} |]to [a friend|{his} neighbor|{his} cousin|{his} teacher|the children next door]", "<give> away {n}"),
    ("<give> away {n}", "<give> away {n}"), ("<give> {n} away [to friends|at school|]", "<give> away {n}"),
    ("<lose> {n} [on the way home|on the bus|at the beach|in the park|in a game|of them|]", "<lose> {n}"),
    ("<sell> {n} [of them|at the market|to {o}|to a friend|on Monday|]", "<sell> {n}"),
    ("<drop> {n} [in the river|on the road|of them|]", "<drop> {n}"), ("<hand> {n} [of them |]to {o}", "<hand> over {n}"),
    ("<trade> away {n}", "<trade> away {n}"), ("<throw> {n} away", "<throw> away {n}"),
    ("<throw> out {n} [old ones|of them|]", "<throw> away {n}"),
    ("<put> {n} [of them |]back [on the shelf|in the store|]", "<put> back {n}"), ("<lend> {n} to {o}", "<lend> out {n}"),
    ("<donate> {n} to [the school|a charity|the library|the hospital]", "<donate> {n}"), ("<send> {n} to {o}", "<send> away {n}"),
    ("<share> {n} [of them |]with {o}", "<share> {n}"),
    ("<leave> {n} [at school|at home|at {o}'s house|on the train]", "<leave> {n} behind"),
]  # fmt: skip
FOOD_LOSSES = [
    ("<eat> {n} [of them|for lunch|after dinner|on the way|]", "<eat> {n}"),
    ("<feed> {n} to the [birds|pigs|goats|horses]", "<feed> away {n}"),
    ("<use> {n} [for a cake|to bake a pie|in a recipe|for the soup]", "<use> {n}"), ("<eat> {n}", "<eat> {n}"),
]  # fmt: skip
THING_LOSSES = [
    ("<break> {n} [by accident|of them|]", "<break> {n}"), ("<use> {n} [of them|at school|for a project|]", "<use> {n}"),
    ("<hide> {n} in [a box|the garden|the closet]", "<hide> {n}"),
]  # fmt: skip
# someone else does it
GAIN_BY_OTHERS = [
    ("{O} <give> {him} {n} more", "<get> {n} more"), ("{O} <give> {him} {n} [{t}|as a gift|too]", "<get> {n} more"),
    ("{O} <bring> {him} {n} more", "<get> {n} more"), ("{O} <send> {him} [another {n}|{n} more]", "<get> {n} more"),
    ("{O} <buy> {him} {n} more", "<get> {n} more"), ("[a friend|a neighbor|a cousin|an aunt] <give> {him} {n} more", "<get> {n} more"),
]  # fmt: skip
LOSS_BY_OTHERS = [
    ("{O} <take> {n} [of them|away|of the {t}|]", "<lose> {n}"), ("{O} <borrow> {n} [of them|]", "<lend> out {n}"),
    ("{O} <buy> {n} from {him}", "<sell> {n}"), ("[a friend|a thief|a neighbor|a little boy] <take> {n} [of them|away]", "<lose> {n}"),
    ("{O} <lose> {n} of them", "<lose> {n}"),
]  # fmt: skip
STARTS = [
    "{S} <have> {n0} {t}", "{S} <have> {n0} {t}", "{S} <have> {n0} {t}", "{S} <start> [the day |out |]with {n0} {t}",
    "{S} <own> {n0} {t}", "{S} <have> {n0} {t} [at home|in a bag|in a box|on a shelf|in all]",
    "{S} <have> a [box|bag|collection] of {n0} {t}", "{S} <collect> {n0} {t}", "{S} <begin> with {n0} {t}",
    "At first {s} <have> {n0} {t}", "In the morning {s} <have> {n0} {t}", "To begin with, {s} <have> {n0} {t}",
]  # fmt: skip
FIRST = [
    "{P} {event}", "{P} {event}", "{P} {event}", "{P} {event}", "Then {p} {event}", "One day {p} {event}", "Later {p} {event}",
    "First {p} {event}",
]  # fmt: skip
LATER = [
    "Then {p} {event}", "Later {p} {event}", "After that {p} {event}", "{P} also {event}", "Next, {p} {event}", "{P} {event}",
    "The next day {p} {event}", "And then {p} {event}",
]  # fmt: skip
HOW_MANY_NOW = [
    "How many {t} {do} {p} have {lastly}?", "How many {t} {do} {p} have {lastly}?",
    "How many {t} [are there|does that make] [{lastly}|]?", "What is the [total |]number of {t} {p} [can count now|would end up with]?",
    "How many {do} {p} have {lastly}?", "How many {t} does that leave [{him}|]?",
    "[So how|And how|So, how] many {t} {do} {p} have {lastly}?", "[Find|Work out|Calculate|Tell me] how many {t} there are {lastly}.",
    "[Tell me|Say|Work out|Figure out|I want to know] how many {t} are in {his} hands now.", "How many {t} will {p} have {lastly}?",
    "What number of {t} {do} {p} have {lastly}?", "Now how many {t} are there?",
    "Count the {t} [{p} can call {his} own|that remain in the end].", "How many {t} can {p} count [{lastly}|]?",
]  # fmt: skip
# only where the last thing that happened was a loss, or a gain
HOW_MANY_LEFT = [
    "How many [{t} |]remain?", "How many [{t} |]are [still |]left?", "How many {t} are still there?", "What is left?",
    "How many {t} {do} {p} still have?", "How many of the {t} [remain|are left]?", "How many {t} are remaining?",
    "How many {t} {do} {p} keep?", "What remains?", "How many are left over for {him}?",
]  # fmt: skip
HOW_MANY_GOT = [
    "What is {his} total [now|]?", "How many {t} {do} {p} have all told?", "How many {do} {p} have all together [now|]?",
    "How many {t} is that [in all|all together|]?", "What is the total?", "How many {t} has it become?", "What does that come to?",
]  # fmt: skip
ANY_COUNT = [
    "What is the new count?", "How many {t} is that [now|then]?", "How many {t} {has} {p} got [now|]?", "{P} now {has} how many {t}?",
    "So {p} {has} how many {t} now?", "[How many|What number] {do} {p} end up with?", "How many {t} {do} {p} end up with?",
    "How many {t} {do} {p} have in the end?", "How many {t} {do} {p} have after [that|this|all that|all of this]?",
    "How many {t} are there in the end?", "What is {his} count [now|at the end]?", "How many {t} should {p} have now?",
]  # fmt: skip
# one sentence with all that happened; {events} begins with a verb
JOINED = [
    "{S}, who <have> {n0} {t}, {events}. {question}", "{S} <have> {n0} {t} but then {events}. {question}",
    "{S} <have> {n0} {t}. Then {p} {events}. {question}",
    "{question} {S} <have> {n0} {t} [at first|to begin with|at the start] and {events}.",
    "[Here is a problem|Problem|Riddle me this|Question|Quick one]: {s} <have> {n0} {t} and {events}. {question}",
    "Say {s} <have> {n0} {t} and then {events}. {question}", "{S} <have> {n0} {t}; then {p} {events}. {question}",
    "{S} <start> with {n0} {t} and {events}. {question}", "{S}: {n0} {t} to start with. {P} {events}. {question}",
    "There {are} {n0} {t} in {whose} [bag|room|box|house|basket]. {P} {events}. {question}",
    "Of the {n0} {t} {s} <have>, {p} {events}. {question}",
]  # fmt: skip
# told by the person asking, without saying I
NOTES = [
    "Had {n0} {t}, {events}. How many [{lastly}|do I have {lastly}]?", "I had {n0} {t}, {events}, so how many {t} are there {lastly}?",
    "{n0} {t} [at first|to start with|at the start], then I {events}. How many {lastly}?",
    "Started with {n0} {t}, {events}. [How many {lastly}|{cap_t} {lastly}|What do I have {lastly}]?",
]  # fmt: skip
AFTER_GERUNDS = [
    "{start}. How many {t} will {p} have after {events}?", "{start}. How many are there after {events}?",
    "How many {t} will {s} have after {events}, [starting from|beginning with] {n0}?",
    "{start}. After {events}, how many {t} will {p} have?", "{start}. After {events}, {question}",
    "Starting with {n0} {t} and then {events}, how many {t} will {s} have?", "{start} before {events}. {question}",
]  # fmt: skip
# how many were there at first, or how many came or went
UNKNOWN_START = [
    (
        (
            "{S} [<give> away|<lose>|<sell>|<use> up] {n} {t} and now [{p} <have> {m}|{m} are] left. How many {t} [did {p} "
            "have|were there] [at first|at the start|before that|in the beginning]?"
        ),
        "+",
    ),
    (
        "After [giving away|losing|selling|using] {n} {t}, {s} <have> {m} left. How many did {p} [start with|have at first|begin with]?",
        "+",
    ),
    ("{S} <have> {m} {t} now, after [giving|handing] {n} to {o}. How many [{t} |]were there before?", "+"),
    ("How many {t} did {s} have before {p} [gave away|sold|lost] {n}, if {m} are left?", "+"),
    ("There were some {t} in a [box|bag|basket]. {O} took {n} and {m} were left. How many {t} were in it at first?", "+"),
    ("Some {t} were on the table. {O} took {n} of them. Now there are {m}. How many {t} were on the table [at first|before]?", "+"),
    ("{S} <have> some {t}. {P} <give> {n} to {o} and <have> {m} left. How many did {p} have to begin with?", "+"),
    ("{S} <get> {n} [more |]{t} from {o} and now <have> {m2}. How many did {p} have before?", "-"),
    ("{S} <have> {m2} {t} after buying {n} [more|new ones]. How many did {p} have at first?", "-"),
    ("After {o} gave {him} {n} {t}, {s} had {m2}. How many {t} did {s} have before that?", "-"),
    ("There were some {t} in a [jar|box|drawer]. {O} put in {n} more and now there are {m2}. How many were there at first?", "-"),
]  # fmt: skip
UNKNOWN_CHANGE = [
    (
        "{S} had {b} {t}. Now [{p} <have> {c}|there are {c}|just {c} are left]. How many [{t} |][did {p} lose|are gone|are "
        "missing|did {p} give away]?"
    ),
    "{S} had {b} {t} [this morning|yesterday|last week] and [only |]{c} [tonight|today|now]. How many [{t} |]are gone?",
    "There were {b} {t} [in the box|on the table|in the shop]. {O} took some and {c} were left. How many were taken?",
    "{S} had {b} {t}, gave some to {o} and had {c} left. How many {t} did {o} get?",
    "How many {t} did {o} take if {s} had {b} and {c} are left?",
    (
        "{S} <need> {b} {t} [for a party|for school|for a show|] and already <have> {c}. How many more [{t} |][{do} {p} need|must "
        "{p} get|should {p} buy|are missing]?"
    ),
    "{S} <have> {c} {t}. How many more {do} {p} need to [have|reach|make|get to] {b}?",
    "{S} <want> to collect {b} {t}. So far {p} <have> {c}. How many [are still missing|are left to find|more to go]?",
    "{S} had {c} {t}. {O} gave {him} some [more|] and now {p} <have> {b}. How many {t} did {o} give?",
    "{S} <have> {c} of the {b} {t} in a set. How many [{do} {p} still need|are missing]?",
    "[Out of|Of] {b} {t}, {c} are [red|broken|new|old|dirty|small]. How many are not?",
    "A [shop|store|stall] had {b} {t} in the morning and {c} in the evening. How many were sold [that day|]?",
    "{b} {t} were [ordered|on the list] and {c} [came|arrived]. How many are still [missing|to come]?",
]  # fmt: skip
# a place that fills and empties: (what it is about, setting, comings, goings, question)
PLACES: list[tuple[str, list[str], list[str], list[str], list[str]]] = [
    (
        "people",
        ["There are {n0} people on a [bus|train|boat|tram]", "A [bus|train|ferry] carries {n0} people", "{n0} people ride on a bus"],
        ["{n} [people|more] get on [at the next stop|]", "{n} more climb aboard", "{n} new people board"],
        ["{n} [people |]get off [at the next stop|]", "{n} [people |]leave", "{n} of them get off"],
        ["How many people are on [it|board] now?", "How many people are there now?", "How many [people |]are [still |]on board?"],
    ),
    (
        "birds",
        ["{n0} birds [sit|are sitting] [in a tree|on a fence|on a roof|on a wire]", "There are {n0} birds [on a branch|in a tree]"],
        ["{n} more [birds |]join them", "{n} more land there", "{n} more fly in"],
        ["{n} [of them |]fly away", "{n} birds leave", "{n} fly off"],
        ["How many birds are [there now|there]?", "How many birds [sit there|are there] now?", "How many are there [now|then]?"],
    ),
    (
        "children",
        [
            "{n0} [children|kids] [play|are playing] [in the park|in a yard|on the beach|outside]",
            "There are {n0} children [at a party|in the pool|in a room]",
        ],
        ["{n} more [children |]come", "{n} more [arrive|join in]", "{n} others join them"],
        ["{n} [of them |]go home", "{n} [children |]leave", "{n} are picked up"],
        ["How many children are there now?", "How many [children |]are there [now|in the end]?", "How many of them are there now?"],
    ),
    (
        "cars",
        ["There are {n0} cars in a [parking lot|garage|street]", "{n0} cars are parked [by the lake|at the mall|near the school]"],
        ["{n} more [cars |]arrive", "{n} more drive in", "{n} cars come"],
        ["{n} [cars |]leave", "{n} [of them |]drive away", "{n} drive off"],
        ["How many cars are there now?", "How many cars are parked there [now|then]?", "How many are there now?"],
    ),
    (
        "books", ["There are {n0} books on a [shelf|desk|cart]", "A shelf holds {n0} books", "{n0} books stand on a shelf"],
        ["{n} more are put there", "someone adds {n}", "{n} books are brought back"],
        ["{n} are borrowed", "{n} [of them |]are taken away", "someone takes {n}"],
        ["How many books are there now?", "How many books are on it now?", "How many are there [now|then]?"],
    ),
    (
        "sheep", ["A farm has {n0} sheep", "There are {n0} sheep [on a farm|in a field|on a hill]", "{n0} sheep stand in a field"],
        ["{n} more are bought", "{n} lambs are born", "{n} more walk in"],
        ["{n} [of them |]are sold", "{n} run away", "{n} leave through a gap"],
        ["How many sheep are there now?", "How many sheep [are there|does that make] [now|then]?", "How many are there now?"],
    ),
    (
        "guests", ["There are {n0} guests [in a hotel|at a wedding|at a dinner|in a cafe]", "A [hotel|cafe] has {n0} guests"],
        ["{n} more arrive", "{n} new guests come", "{n} guests come in"], ["{n} leave", "{n} [of them |]go home", "{n} guests check out"],
        ["How many guests are there now?", "How many guests are [still |]there?", "How many guests does that make?"],
    ),
    (
        "fish", ["There are {n0} fish in a [pond|tank|lake]", "A [tank|pond] holds {n0} fish"],
        ["{n} more are added", "{n} more swim in", "{n} small ones are put in"],
        ["{n} are caught", "{n} [of them |]swim away", "{n} are sold"],
        ["How many fish are there now?", "How many fish are in [it|the water] now?", "How many are there now?"],
    ),
    (
        "students",
        ["A class has {n0} students", "There are {n0} students in a [class|room|club|course]", "{n0} students sit in a classroom"],
        ["{n} more join", "{n} new students come", "{n} enter"], ["{n} leave", "{n} move away", "{n} are sent home", "{n} are sick"],
        [
            "How many students are there now?", "How many students are in [it|the room|class] now?",
            "How many [students |]are there [now|then]?",
        ],
    ),
]  # fmt: skip
PLACE_SHAPES = [
    "{A}. {B}. {Q}", "{A}. Then {b}. {Q}", "{A} and {b}. {Q}", "{A}, then {b}. {Q}", "If {a} and {b}, {q}", "{A}. Now {b}. {Q}",
    "{A}. {B}. So {q}", "{A}. Suppose {b}. {Q}", "[Imagine|Suppose|Say] {a}. {B}. {Q}", "{A}. A little later {b}. {Q}",
    "{A} when {b}. {Q}", "{A}, but {b}. {Q}", "{A}. If {b}, {q}",
]  # fmt: skip
# keywords only, as typed in a hurry
TERSE = [
    "{n0} {t}, {events}, [{lastly}|how many|how many {lastly}|{t} {lastly}]?", "{n0} {t}. {events}. [Result|How many|Count]?",
    "{t}: {n0}, then {events}. How many {lastly}?", "got {n0} {t}, {events}. [what's that|how many|count] {lastly}?",
    "{n0} {t}, {then}, [so how many|makes how many|that makes]?", "me: {n0} {t}. {events}. {lastly}?",
    "first {n0} {t}, then {then}. [And now|So now|Final number]?",
]  # fmt: skip
