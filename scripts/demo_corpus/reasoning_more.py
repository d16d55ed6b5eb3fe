"""More frames for the skills with a fixed question; same marks as `reasoning_scenes` and `reasoning_sums`, whose lists they join."""

from scripts.demo_corpus import reasoning_frames as frames
from scripts.demo_corpus import reasoning_scenes as scenes
from scripts.demo_corpus import reasoning_sums as sums

scenes.MORE += [
    "{s}: {b} {t}, {o}: {d} more. {o}'s [count|total]?",
    "How many {t} has {o} got? {S} <own> {b}, and {o} owns {d} on top of that.",
    "{O} beats {s} by {d} {t}. {S} <have> {b}. {O}'s number?",
    "{O} [brags about having|claims to have|boasts of] {d} {t} more than {s}, who <own> {b}. How many would that be?",
]
scenes.FEWER += [
    "{s}: {b} {t}, {o}: {d} fewer. {o}'s [count|total]?",
    "How many {t} has {o} got? {S} <own> {b}, and {o} is {d} short of that.",
    "{O} [complains of having|has] {d} {t} fewer than {s}, who <own> {b}. How many would that be?",
]
scenes.DIFFERENCE += [
    "{b} {t} vs {c} {t2}, difference?",
    "{s}: {b} {t}. {o}: {c}. [Gap|Difference]?",
    "How far is {o} behind {s}: {c} {t} against {b}?",
    "[How big is|What is] the gap between {b} {t} and {c} {t}?",
    "{S} <own> {b} {t}, {o} just {c}. Who has more, and by how many?",
]
scenes.TOTAL2 += [
    "{b} {t} + {c} {t2}, all together?",
    "{s} {b} {t}, {o} {c}, sum?",
    "[Please count|Tally] everything: {b} {t} and {c} {t2}.",
    "My bag has {b} {t} and my drawer has {c}. All together?",
    "{S} and {o} empty their pockets: {b} {t} and {c} {t2}. Things in all?",
    "If {s} and {o} put their {t} in one heap, {b} and {c}, how big is the heap?",
]
scenes.TOTAL3 += [
    "{b} {t}, {c} {t2}, {d} {t3}, all together?",
    "{o} {b}, {o2} {c}, {o3} {d} {t}. Sum?",
    "Three heaps of {t}: {b}, {c}, {d}. Total?",
    "[Please tally|Count for me]: {b} {t}, {c} {t2}, {d} {t3}. Things in all?",
]
scenes.GROUPS += [
    "{n} {g} x {m} {t}?",
    "{n} {g}, {m} {t} each, total?",
    "{m} {t} per {g1}, {n} {g}, so how many?",
    "I [ordered|got|bought|filled] {n} {g} and every {g1} came with {m} {t}. Total?",
    "How many {t} do I own with {n} {g} of {m}?",
    "{n} [kids|players|guests|workers] want {m} {t} apiece. How many must I [buy|bring|prepare|order]?",
    "{S} <lay> {n} lines of {m} {t} on the floor. How many is that?",
    "Every one of {n} {g} contains {m} {t}. Total number of {t}?",
]
scenes.SHARE += [
    "{b} {t}, {n} [people|kids|guests], each gets?",
    "{b} {t} / {n} people?",
    "How many {t} each if {n} [of us|kids|mates] share {b}?",
    "We are {n} [friends|siblings|neighbors] and found {b} {t}. Fair share?",
    "How do I divide {b} {t} fairly between {n} [kids|people]?",
    "{n} [pirates|cousins|players] [divide|split up] {b} {t} fairly. What does one [of them |]get?",
    "{b} {t}, {m} per {g1}, how many {g}?",
    "I must pack {b} {t}, {m} to a {g1}. Number of {g}?",
]
scenes.LEFTOVER += [
    "{b} {t} in {g} of {m}, leftover?",
    "{b} {t}, {n} kids, same for all, rest?",
    "Remainder of {b} / {m}?",
    "{b} mod {m}?",
    "Nobody should get more than another: {n} kids, {b} {t}. How many stay in the bag?",
    "{b} {t} in full {g} of {m}. How many stay loose?",
]
scenes.GROUPS_THEN += [
    ("{n} {g} of {m} {t}, {d} [broken|lost|gone|eaten by mice|stolen]. Left?", "-"),
    ("{n} {g} of {m} {t} plus {d} loose. Total?", "+"),
    ("I opened {n} {g} with {m} {t} each and threw out {d} bad ones. What's left?", "-"),
    ("{n} x {m} {t} and {d} spare ones. All together?", "+"),
]
scenes.TIMES += [
    ("{s}: {n} {t}. {o}: {k} that. {o}'s total?", "*"),
    ("What is {k} {n} {t}?", "*"),
    ("half of {b} {t}?", "/"),
    ("{S} <keep> only half of {b} {t}. How many is that?", "/"),
    ("I want to split {b} {t} fifty-fifty with {o}. My half?", "/"),
]
sums.COST += [
    "{n} {t}, ${m} each, total price?",
    "{n} {t} at ${m}?",
    "price for {n} {t} if one is ${m}",
    "${m} per {t1}. {n} of them?",
    "The sign says ${m} for one {t1}. I take {n}. What will I owe?",
    "How expensive are {n} {t} at ${m} a piece?",
    "What's the bill for {n} {t} when each goes for ${m}?",
    "I'd like {n} {t}. They are ${m} each. How much should I bring?",
]
sums.UNIT += ["${b} for {n} {t}, price of one?", "{n} {t} = ${b}. One {t1} = ?", "We paid ${b} for {n} {t}. What's that per {t1}?"]
sums.SPEND += [
    "${b} minus a ${c} {t1}, what's left?",
    "had ${b}, spent ${c}, left?",
    "${b} in my [wallet|purse|pocket|account], a bill of ${c}. Rest?",
    "I hand over ${b} for {one} at ${c}. Change?",
    "My wallet held ${b} until {one} took ${c} of it. What is still inside?",
]
sums.EARN += ["${b} plus ${c}, how much money?", "${b} in the bank and ${c} in cash. Total?", "{one} ${b}, {one2} ${c}, both?"]
sums.SHOPPING += ["${z}, buy {n} {t} at ${m}, change?", "I pay {n} {t} at ${m} apiece with ${z}. What do I get back?"]
sums.SHOPPING_SUM += ["{n} {t} at ${m}, one {u1} ${d}, total?", "Bill please: {n} {t}, ${m} each, and {one2}, ${d}."]
sums.RATES += [
    "${m}/hour, {n} hours, pay?|$",
    "{m0} mph for {n} hours, distance in miles?|v",
    "{m} {t} per hour, {n} hours, how many?|",
    "I put aside ${m} weekly. After {n} weeks I have how much?|$",
    "My shift is {n} hours and I get ${m} hourly. Wage?|$",
]
sums.RATES_DIV += ["{b} miles in {m} hours, speed?|", "{b} {t}, {m} per hour, how many hours?|", "${b} for {m} hours, hourly wage?|$"]
sums.AGE += [
    ("{s} {b}, {o} {c} years older, {o}'s age?", "+"),
    ("{s} <be> {b} now. Age in {c} years?", "+"),
    ("{s} <be> {b}. Age {c} years ago?", "-"),
    ("{o} {c}, {s} {b}, age gap?", "-"),
    ("My birthday makes me {b} today. How old was I {c} years ago?", "-"),
    ("I just turned {b}. In {c} years, what age am I?", "+"),
]
sums.TIME += [
    ("{n2} hours in minutes?", "hm"),
    ("{n2} hrs = ? min", "hm"),
    ("{x60} min to hours", "mh"),
    ("{n} weeks in days?", "wd"),
    ("{n2} minutes in seconds?", "ms"),
    ("{n4} years in months?", "ym"),
    ("minutes in {n2} hours", "hm"),
    ("days in {n} weeks", "wd"),
    ("{n} hours after {h} o'clock, what hour?", "h+"),
]
sums.SEQUENCE += ["{q} ... next?", "{q} then?", "continue {q}", "next number {q}", "Which number is missing at the end? {q}, ...",
    "I can't see the pattern in {q}. What's next?", "Help me go on: {q}", "My kid's worksheet shows {q}. Next one?"]  # fmt: skip
sums.AVERAGE += ["avg {b} {c} {d}", "mean of {b} {c} {d}?", "{b}, {c}, {d}: average?", "My marks are {b}, {c} and {d}. My average?"]
sums.PERCENT += ["{p}% off ${b}, how many dollars off?", "{p} percent from {b}?", "{p}% of {b}?", "How much is a {p}% tip on ${b}?",
    "I never know how to get {p}% of {b}.", "{b} {t}, {p}% are mine. How many is that?"]  # fmt: skip
frames.UNKNOWN_START += [
    ("{m} {t} left after losing {n}. How many before?", "+"),
    ("lost {n} {t}, {m} left, started with?", "+"),
    ("Someone ate {n} of my cookies and {m} remain. How many did the tin hold?", "+"),
    ("{O} handed me {n} {t}, now I own {m2}. What did I own earlier?", "-"),
    ("{m2} {t} after getting {n}. Before that?", "-"),
]
frames.UNKNOWN_CHANGE += [
    "{b} {t}, now {c}, how many gone?",
    "from {b} {t} down to {c}, how many disappeared?",
    "{c} of {b} {t} done. How many to go?",
    "I counted {b} {t} yesterday but only {c} today! How many vanished?",
    "Goal: {b} {t}. Got: {c}. Missing?",
    "{S} <dream> of owning {b} {t} and <own> {c}. How many are lacking?",
]
frames.STARTS += [
    "{S} <keep> {n0} {t} [in a cupboard|in the shed|in a trunk]",
    "{S} <count> {n0} {t}",
    "{S} <possess> {n0} {t}",
    "{S} <carry> {n0} {t} [in a sack|in a backpack]",
    "On Monday {s} <have> {n0} {t}",
    "Once upon a time {s} <own> {n0} {t}",
    "{S} <store> {n0} {t} [in the cellar|upstairs]",
]
frames.FIRST += ["On Tuesday {p} {event}", "Before lunch {p} {event}", "Suddenly {p} {event}", "During the week {p} {event}"]
frames.LATER += ["In the evening {p} {event}", "Soon after, {p} {event}", "Finally {p} {event}", "On Friday {p} {event}"]
frames.HOW_MANY_NOW += [
    "I wonder how many {t} [{p} {has}|there are] {lastly}.",
    "Can you tell me how many {t} there are {lastly}?",
    "Number of {t} {lastly}?",
    "{cap_t} {lastly}?",
    "Please tell me the number of {t} {lastly}.",
    "[Any idea|Do you know] how many {t} {p} {has} {lastly}?",
    "I've lost track: how many {t} {lastly}?",
]
frames.HOW_MANY_LEFT += ["What survives?", "How many {t} stay?", "The rest is how many {t}?"]
frames.HOW_MANY_GOT += ["How big is the collection?", "How many {t} altogether, please?", "What's the grand total?"]
frames.PLACES += [
    (
        "passengers",
        ["{n0} passengers [wait|are waiting] [at a stop|on a platform|at a gate]", "A [lift|minibus|cable car] holds {n0} passengers"],
        ["{n} more [turn up|step in|hurry over]", "{n} passengers join"], ["{n} [of them |]walk off", "{n} give up", "{n} step out"],
        ["How many passengers are there now?", "How many are there now?", "Passengers now?"],
    ),
    (
        "bees", ["{n0} bees [buzz|are buzzing] around a [bush|flower bed|hive]", "A hive has {n0} bees"],
        ["{n} more bees [turn up|fly over]", "{n} bees join"], ["{n} [of them |]buzz off", "{n} bees fly away"],
        ["How many bees are there now?", "How many are buzzing now?", "Bees now?"],
    ),
    (
        "visitors", ["A [zoo|museum|castle|gallery|library] has {n0} visitors", "{n0} visitors are in a [museum|tower|cave]"],
        ["{n} more walk in", "{n} visitors buy tickets", "{n} more enter"], ["{n} head home", "{n} visitors go out", "{n} of them leave"],
        ["How many visitors are inside now?", "How many visitors are there now?", "Visitors now?"],
    ),
]  # fmt: skip
