"""Story frames about money, rates, ages and time, and wordings of bare sums, sequences, averages and percentages.

Same marks as `reasoning_frames`: `[a|b]`, `{x}`, `<verb>`.
"""

COST = [
    "{One} costs ${m}. How much do {n} {t} cost?", "{S} <buy> {n} {t} for ${m} each. How much {do} {p} [pay|spend] [in all|]?",
    "How much are {n} {t} at ${m} each?", "If {one} costs ${m}, what [do|will] {n} {t} cost?",
    "{n} {t} at ${m} [each|apiece]: [how much|what is the total|what do I pay]?",
    "A [shop|store] sells {t} for ${m} each. {S} <want> {n} of them. How much [is that|{do} {p} pay|money {do} {p} need]?",
    "What is the price of {n} {t} [when|if] one is ${m}?", "{S} <sell> {n} {t} for ${m} each. How much money {do} {p} [get|make|earn]?",
    "{S} <pay> ${m} for each of {n} {t}. What is the total?", "A ticket costs ${m}. How much must {n} people pay?",
    "What do {n} tickets cost at ${m} each?",
]  # fmt: skip
UNIT = [
    "{n} {t} cost ${b}. How much does one cost?", "{S} <pay> ${b} for {n} {t}. What is the price of one?",
    "If {n} {t} cost ${b}, how much is one [{t1}|of them]?", "{S} <buy> {n} {t} for ${b}. How much is each [one|{t1}]?",
    "What does one {t1} cost if {n} cost ${b}?",
    "{S} and friends, {n} people in all, share a bill of ${b} equally. How much does each pay?",
    "${b} is shared equally by {n} people. How much does each get?", "One {t1} costs ${n}. How many [{t} |]can {s} buy with ${b}?",
    "{S} <have> ${b}. {T} cost ${n} each. How many can {p} buy?", "How many {t} at ${n} each can {s} get for ${b}?",
]  # fmt: skip
SPEND = [
    "{S} <have> ${b} and <spend> ${c} [on {t}|in a shop|at the fair|]. How much [money |][is left|{do} {p} have left]?",
    "{S} had ${b}. {P} spent ${c}. How much money {do} {p} have [now|left]?",
    "{S} <pay> with ${b} for {one} that costs ${c}. How much change {do} {p} get?",
    "What is the change from ${b} [for|if you pay for] [something|a meal|a thing] that costs ${c}?",
    "{S} <want> {one} that costs ${b} and <have> ${c}. How much more [money |]{do} {p} need?",
    "A [coat|bike|lamp|game] costs ${b}. It is now ${c}. How much cheaper is it?",
    "{One} [costs|is] ${b}, but {s} only <have> ${c}. How many dollars are missing?",
    "If {s} <take> ${c} from {his} ${b}, how much is left?", "{S} <give> ${c} to {o} out of ${b}. How much {do} {p} keep?",
    "{S} had ${b} this morning and <have> ${c} now. How much was spent?",
]  # fmt: skip
EARN = [
    "{S} <have> ${b} and <earn> ${c} [by washing cars|in the garden|at work|by walking dogs|]. How much money {do} {p} have now?",
    "{One} costs ${b} and {one2} costs ${c}. How much [do both cost|do they cost together|is that in all]?",
    "{S} <spend> ${b} on {t} and ${c} on {t2}. How much {do} {p} spend [in all|altogether|]?",
    "What is the total of {one} for ${b} and {one2} for ${c}?",
    "{S} <get> ${c} from {o} and already <have> ${b}. How much is that [together|in all]?",
    "{S} <save> ${b} in May and ${c} in June. How much {do} {p} save?", "How much do I pay for {one} at ${b} and {one2} at ${c}?",
    "A [bill|meal] is ${b} and the tip is ${c}. How much is it together?",
]  # fmt: skip
SHOPPING = [
    "{S} <have> ${z} and <buy> {n} {t} for ${m} each. How much money [is left|{do} {p} have left]?",
    "{S} <buy> {n} {t} at ${m} each and <pay> with ${z}. How much change {do} {p} get?",
    "{T} cost ${m} each. {S} <buy> {n} with ${z}. What is {his} change?", "What is left of ${z} after buying {n} {t} at ${m} each?",
    "If {s} <take> ${z} to the shop and <buy> {n} {t} for ${m} each, how much is left?",
    "How much change from ${z} {do} {s} get for {n} {t} that cost ${m} each?",
    "{S} had ${z}. {P} bought {n} {t}, each for ${m}. How much [money |][{do} {p} have now|is left]?",
    "{S} <pay> ${z} for {n} {t} at ${m}. How much comes back?",
]  # fmt: skip
SHOPPING_SUM = [
    "{S} <buy> {n} {t} for ${m} each and {one2} for ${d}. How much {do} {p} pay [in all|]?",
    "{n} {t} at ${m} each and one {u1} at ${d}: what is the total?", "How much are {n} {t} at ${m} each plus {one2} for ${d}?",
    "{S} <sell> {n} {t} for ${m} each and <get> a tip of ${d}. How much money is that?",
    "{S} <earn> ${m} an hour. {P} <work> {n} hours and <get> ${d} extra. How much {do} {p} get [in all|]?",
    "A [tour|show|museum] costs ${m} per person plus ${d} for parking. What do {n} people pay?",
    "{T} cost ${m} each and shipping is ${d}. What do {n} {t} cost [with shipping|in all]?",
]  # fmt: skip
RATES = [
    "{S} <earn> ${m} [an|per] hour. How much {do} {p} earn in {n} hours?|$",
    "{S} <run> {m} miles [a|every|each] day. How many miles {do} {p} run in {n} days?|",
    "A [machine|robot|printer] makes {m} {t} [an|per|every] hour. How many [{t} |]does it make in {n} hours?|",
    "{S} can make {m} {t} per hour. How many in {n} hours?|", "A car goes {m0} miles [an|per] hour. How far does it go in {n} hours?|v",
    "How far do you get in {n} hours at {m0} miles per hour?|v",
    "A train travels at {m0} miles an hour for {n} hours. How many miles is that?|v",
    "{S} <type> {m} pages an hour. How many pages {do} {p} type in {n} hours?|",
    "A [tap|pump|hose] fills {m} [buckets|barrels] every minute. How many [does it fill |]in {n} minutes?|",
    "{S} <save> ${m} [a|every|each] week. How much {do} {p} have after {n} weeks?|$",
    "If a farm gives {m} eggs a day, how many is that in {n} days?|",
    "{S} <drink> {m} glasses of water a day. How many glasses is that in {n} days?|",
    "A [snail|bug|turtle] crawls {m} inches a minute. How far does it crawl in {n} minutes?|",
    "At {m} {t} an hour, how many {t} are done in {n} hours?|", "{S} <read> {m} pages an hour. How many pages after {n} hours?|",
    "{S} <work> {n} hours for ${m} an hour. [What is the pay|How much is that]?|$",
]  # fmt: skip
RATES_DIV = [
    "{S} <walk> {m} miles an hour. How many hours [does|will] {b} miles take?|",
    "A machine makes {m} {t} an hour. How long does it need for {b} {t}?|", "How many hours at {m} miles an hour for {b} miles?|",
    "{S} <earn> ${m} an hour. How many hours must {p} work for ${b}?|",
    "{S} <save> ${m} a week. How many weeks until {p} can buy {one} for ${b}?|",
    "{S} <read> {b} pages in {m} hours. How many pages is that per hour?|",
    "A car goes {b} miles in {m} hours. How many miles per hour is that?|",
    "{S} <make> {b} {t} in {m} days. How many [{t} |][per|a] day is that?|",
    "A [tank|tub] of {b} gallons loses {m} gallons an hour. After how many hours is it empty?|",
    "{b} {t} in {m} hours: how many per hour?|", "{S} <earn> ${b} in {m} hours. How much is that per hour?|$",
    "If {b} miles take {m} hours, how many miles is that in one hour?|",
]  # fmt: skip
AGE = [
    ("{S} <be> {b} years old. How old will {p} be in {c} years?", "+"), ("{S} <be> {b}. {O} is {c} years older. How old is {o}?", "+"),
    ("{O} is {c} years older than {s}, who <be> {b}. How old is {o}?", "+"),
    ("How old will {s} be in {c} years if {p} <be> {b} now?", "+"),
    ("{S} <be> {b} years old. {O} is {c} years younger. [How old is {o}|What is {o}'s age]?", "-"),
    ("{S} <be> {b} years old. What was {his} age {c} years ago?", "-"),
    ("{O} is {c} years younger than {s}. {S} <be> {b}. How old is {o}?", "-"),
    ("In {c} years {s} will be {b}. How old <be> {p} now?", "-"), ("{S} <be> {b} and {o} is {c}. How many years older <be> {s}?", "-"),
    ("{O} is {c} and {s} <be> {b}. What is the age difference?", "-"),
    ("{c} years ago {s} turned {b0}. How old <be> {p} now?", "0+"),
    ("{S} <be> {n} years old and {o} is {k} as old. How old is {o}?", "*"),
    ("{O} is {k} as old as {s}. {S} <be> {n}. How old is {o}?", "*"),
    ("{O} is {k} as old as {s}, who <be> {n}. How old will {o} be in {d} years?", "*+"),
    ("{S} <be> {b} years old. {O} is {c} years older. How old will {o} be in {d} years?", "++"),
    ("{S} <be> {b} years old. {O} is {c} years younger. How old will {o} be in {d} years?", "-+"),
    ("If {s} <be> {b} today, how old will {p} be [{c} years from now|after {c} years|when {c} years have passed]?", "+"),
    ("{O} is {b} and {s} <be> {c} years older. How old <be> {s}?", "+"), ("{S} <be> {b} and {o} is {c}. How old are they together?", "+"),
    ("How old was {o} {c} years ago, if {o} is {b} now?", "-"),
]  # fmt: skip
TIME = [
    ("[A|The] [movie|film|show|class|lesson] starts at {h}:00 and lasts {n} hours. At what hour does it end?", "h+"),
    ("It is {h} o'clock. What hour will it be in {n} hours?", "h+"),
    ("{S} <leave> at {h} o'clock and <arrive> {n} hours later. At what hour {do} {p} arrive?", "h+"),
    ("{S} <start> work at {h} and <stop> {n} hours later. At what hour {do} {p} stop?", "h+"),
    ("How many minutes are [there |]in {n2} hours?", "hm"), ("{n2} hours is how many minutes?", "hm"),
    ("Convert {n2} hours to minutes.", "hm"), ("{S} <sleep> for {n2} hours. How many minutes is that?", "hm"),
    ("How many hours are {x60} minutes?", "mh"), ("{x60} minutes: how many hours [is that|]?", "mh"),
    ("A [film|trip|game] takes {x60} minutes. How many hours is that?", "mh"),
    ("{S} <study> for {b} minutes and <read> for {c} minutes. How many minutes is that [in all|together]?", "+"),
    ("A [trip|lesson|walk] takes {b} minutes, and {c} minutes have passed. How many minutes are left?", "-"),
    ("{S} <walk> {b} minutes to school and {c} minutes [to the shop|to the park|to a friend]. How many minutes {do} {p} walk?", "+"),
    ("How many days are [there |]in {n} weeks?", "wd"),
    ("{S} <stay> [in Rome|with {o}|at the lake] for {n} weeks. How many days is that?", "wd"), ("{n} weeks is how many days?", "wd"),
    ("{S} <be> away for {n} weeks and {d} days. How many days is that?", "wd+"),
    ("How many minutes are in {one_h} and {c} minutes?", "hm+"),
    ("A [movie|trip|game] lasts {one_h} and {c} minutes. How many minutes is that?", "hm+"),
    ("A [cake|pie|roast] needs {b} minutes and has been in the oven for {c}. How many more minutes?", "-"),
    ("{S} <practice> {m} minutes a day. How many minutes in {n} days?", "*"),
    ("One lap takes {m} minutes. How many minutes do {n} laps take?", "*"),
    ("It is {h} o'clock. {S} came {n3} hours ago. At what hour did {p} come?", "h-"),
    ("What hour was it {n3} hours before {h} o'clock?", "h-"), ("How many seconds are in {n2} minutes?", "ms"),
    ("How many months are in {n4} years?", "ym"),
]  # fmt: skip
PLUS = [
    "{b} + {c}", "{b} + {c} = ?", "[What is|What's|Calculate|Compute|Work out|Tell me|Find|How much is|Solve] {b} [+|plus] {c}[?|]",
    "{b} plus {c}", "Add {b} [and|to] {c}.", "[What is|Find|Give me|Tell me|What's] the sum of {b} and {c}?",
    "What do you get [when|if] you add {b} and {c}?", "Sum of {b} and {c}", "What number is {c} more than {b}?",
    "[Can you|Could you|Please] add {b} and {c}?", "Increase {b} by {c}.", "{b} and {c} together make what?",
    "[If I add|When I add] {c} to {b}, what do I get?", "What is the total of {b} and {c}?",
    "I have to add {b} and {c}. What is the result?", "[How much|What] do {b} and {c} make?",
]  # fmt: skip
MINUS = [
    "{b} - {c}", "{b} - {c} = ?", "[What is|What's|Calculate|Compute|Work out|Tell me|Find|How much is|Solve] {b} [-|minus] {c}[?|]",
    "{b} minus {c}", "Subtract {c} from {b}.", "Take {c} [away |]from {b}.",
    "[What is|Find|Give me|Tell me] the difference [between|of] {b} and {c}?", "What do you get [when|if] you take {c} from {b}?",
    "What number is {c} less than {b}?", "Decrease {b} by {c}.", "How much more is {b} than {c}?", "What must I add to {c} to get {b}?",
    "{c} + ? = {b}", "{b} take away {c}", "[Can you|Could you] subtract {c} from {b}?", "How far is it from {c} to {b}?",
    "What is left when {c} is taken from {b}?",
]  # fmt: skip
TIMES_SUM = [
    "{n} x {m}", "{n} * {m} = ?",
    "[What is|What's|Calculate|Compute|Work out|Tell me|Find|How much is|Solve] {n} [x|times|*|multiplied by] {m}[?|]", "{n} times {m}",
    "Multiply {n} [by|and|with] {m}.", "[What is|Find|Give me|Tell me] the product of {n} and {m}?",
    "What do you get if you multiply {n} by {m}?", "[If I multiply|When I multiply] {n} and {m}, what do I get?",
    "{n} groups of {m} is what?", "[Can you|Could you] multiply {n} by {m}?", "What are {n} [sets|lots] of {m}?",
    "What is {n} taken {m} times?",
]  # fmt: skip
OVER = [
    "{b} / {m}", "{b} / {m} = ?",
    "[What is|What's|Calculate|Compute|Work out|Tell me|Find|How much is|Solve] {b} [/|divided by|over] {m}[?|]", "{b} divided by {m}",
    "Divide {b} by {m}.", "How many times does {m} go into {b}?", "[What is|Find|Give me] the quotient of {b} and {m}?",
    "What do you get if you divide {b} by {m}?", "How many {m}s are [there |]in {b}?", "Split {b} into {m} equal parts. How big is each?",
    "{m} x ? = {b}", "{m} times what is {b}?", "What times {m} gives {b}?", "[Can you|Could you] divide {b} by {m}?",
]  # fmt: skip
SUM3 = [
    "{b} + {c} + {d}", "[What is|What's|Calculate|Compute|Work out|How much is] {b} + {c} + {d}[?|]",
    "[What is|Find|Give me] the sum of {b}, {c} and {d}?", "Add {b}, {c} and {d}.", "{b} plus {c} plus {d}",
    "What do {b}, {c} and {d} add up to?", "Total of {b}, {c}, {d}?", "[What is|What's] {b} plus {c} plus {d}?",
    "[Can you|Could you] add up {b}, {c} and {d}?", "If I add the numbers {b}, {c} and {d}, what do I get?",
]  # fmt: skip
MIXED = [
    ("[What is|What's|Calculate|] {b} + {c} - {d}[?|]", "+-"), ("{b} plus {c} minus {d}", "+-"),
    ("Add {b} and {c}, then [subtract|take away] {d}.", "+-"), ("[What is|What's|Calculate|] {n} x {m} + {d}[?|]", "*+"),
    ("{n} times {m} plus {d}", "*+"), ("Multiply {n} by {m} and add {d}.", "*+"), ("[What is|What's] {n} times {m} minus {e}?", "*-"),
    ("Multiply {n} by {m}, then subtract {e}.", "*-"), ("I think of a number, add {d} and get {b2}. What is my number?", "-"),
    ("I think of a number, take away {d} and have {b}. What is my number?", "+"),
    ("I think of a number, multiply it by {m} and get {nm}. What is [my|the] number?", "/"),
    ("A number plus {d} is {b2}. What is the number?", "-"), ("{d} more than a number is {b2}. [Find|What is] the number.", "-"),
    ("{m} times a number is {nm}. What is the number?", "/"), ("Take {n}, multiply by {m} and subtract {e}.", "*-"),
    ("Start with {b}, add {c}, take away {d}. What is left?", "+-"),
]  # fmt: skip
HALF = [
    "[What is|What's|Find|Tell me|How much is] half of {b}[?|]", "Half of {b}", "Halve {b}.", "[What is|What's] one half of {b}?",
    "Cut {b} in half. What is one half?", "What is half the number {b}?", "Which number is half of {b}?",
    "If I halve {b}, what do I get?",
]  # fmt: skip
DOUBLE = [
    "[What is|What's|Find|Tell me|How much is] [double|twice] {b}[?|]", "Double {b}.", "Twice {b}", "[What is|What's] two times {b}?",
    "What do you get when you double {b}?", "Which number is twice as big as {b}?", "If I double {b}, what do I get?",
]  # fmt: skip
AVERAGE = [
    "[What is|Find|Calculate|What's|Give me|Work out] the [average|mean] of {b}, {c} and {d}[?|.]", "[Average|Mean] of {b}, {c}, {d}",
    "{S} scored {b}, {c} and {d} points in three games. What is {his} average [score|]?",
    "Three [boxes|bags|jars] hold {b}, {c} and {d} {t}. How many is that on average?",
    "{o}, {o2} and {o3} have {b}, {c} and {d} {t}. What is the average?",
    "[On|In] three days {s} <read> {b}, {c} and {d} pages. What is the average per day?",
    "{S} <walk> {b}, {c} and {d} miles on three days. What is the [mean|average]?",
    "The [temperatures|prices|ages] are {b}, {c} and {d}. What is the average?",
    "Three children are {b}, {c} and {d} years old. What is their average age?", "What do {b}, {c} and {d} average [out to|]?",
    "On average, how many {t} are in three boxes with {b}, {c} and {d}?",
    "[Can you|Could you] find the average of the numbers {b}, {c}, {d}?",
]  # fmt: skip
PERCENT = [
    "[What is|What's|Calculate|Find|How much is|Tell me|Work out] {p}[%| percent] of {b}[?|]", "{p}[%| percent] of {b}",
    "{S} <have> {b} {t} and {p}[%| percent] of them are [red|blue|old|new|broken]. How many is that?",
    "{One} costs ${b} and the discount is {p}[%| percent]. How many dollars is the discount?",
    "There are {b} [students|people|guests] and {p}[%| percent] [are late|wear glasses|are sick]. How many is that?",
    "{S} <give> {p}[%| percent] of {his} {b} {t} to {o}. How many {t} does {o} get?", "How many {t} are {p} percent of {b} {t}?",
    "Of {b} {t}, {p}[%| percent] are sold. How many are sold?", "{S} <save> {p} percent of ${b}. How many dollars is that?",
    "{p} percent of {b} [is what|makes how much]?", "If {p} percent of {b} {t} break, how many break?",
    "Find {p}[%| percent] of the number {b}.",
]  # fmt: skip
SEQUENCE = [
    "[What is|What's|Find|Give me|Tell me|Guess|Name|Which is] the next number[?|]: {q}", "[What|Which number] comes next[?|]: {q}",
    "[What|Which number] comes next: {q}, ?", "{q}, ?", "{q}, ... What [is|comes] next?",
    "Continue [the|this] [sequence|pattern|series]: {q}", "[Complete|Finish|Extend] the [pattern|sequence|series]: {q}, ?",
    "[What|Which number] follows {q}?", "What number [comes|should come|goes] after {q}?",
    "In the [sequence|pattern|series] {q}, what [is|comes] next?", "The numbers {q} follow a rule. What is the next one?",
    "Next in the [series|sequence|pattern]: {q}", "Here is a [sequence|list|row of numbers]: {q}. What is the next [number|term]?",
    "Fill in the [blank|missing number]: {q}, __", "[Can you|Could you] tell me what comes after {q}?",
    "{q}. [Next|Next number|What next|And then]?", "[I see|I have] the numbers {q}. What is next?",
    "What would be the next [term|number] in {q}?",
]  # fmt: skip
