# ruff: noqa: E501  (one wording is one line)
"""More material for `reasoning_riddles`: further wordings of the ducks, and more old riddles.

Only data; `[a|b]` is a choice and `{x}` a slot, as there.
"""

DUCK_QUESTIONS = (
    "how many {xs}?", "{xs} in total?", "number of {xs}?", "what's the fewest {xs} this could be?", "how many {xs} did I meet, then?",
    "[any idea|any guess] how many {xs} there are?", "my [kid|son|daughter|nephew] wants to know how many {xs} that is.",
    "I keep getting it wrong: how many {xs}?", "I say seven, my [wife|husband|uncle] says three. Who is right about the {xs}?",
    "how many {xs} would that be, in your opinion?", "please tell me the number of {xs}.", "how big is the [flock|gang|party] of {xs}?",
    "I wonder how many {xs} that makes.", "and now the question: how many {xs}?", "[hmm|well], how many {xs} is it?",
    "if you had to draw them, how many {xs} would you draw?", "how many {xs} would you have to buy to show this?",
    "could you solve that and tell me how many {xs} it takes?", "what do you think, how many {xs} were there?",
)  # fmt: skip
DUCK_LEADS = (
    "okay, {f}.", "[hey|hi|hello], here is one for you: {f}.", "this one [drives me crazy|keeps me awake|puzzles me]: {f}.",
    "my [grandpa|boss|neighbor|cousin|coach] loves this one: {f}.", "at [dinner|lunch|school|work] somebody asked me this: {f}.",
    "[brain teaser|quick puzzle|trick question|logic puzzle]: {f}.", "while I was [waiting|fishing|hiking|cycling] I noticed this: {f}.",
    "[last night|this morning|yesterday] I dreamed of {xs}: {f}.", "I bet you cannot solve it. It goes like this: {f}.",
    "in an old [book|magazine|quiz] I found this: {f}.", "bedtime puzzle: {f}.", "think slowly: {f}.", "listen carefully: {f}.",
)  # fmt: skip
DUCK_SHORT = (
    "{xs} riddle: two in front, two behind, one in the middle. How many?",
    "[2|two] {xs} ahead, [2|two] {xs} back, [1|one] {x} between. [Total|How many|Number of {xs}]?",
    "two {xs} in front, two {xs} behind, [one|1] in the middle, how many {xs}?",
    "[the|that old] riddle with the {xs}, two in front of one, two behind one and one in the middle: [what is the answer|how many is that]?",
    "I forgot the answer to the {x} riddle: two {xs} before {ax}, two {xs} after {ax}, and {ax} between. How many were there?",
    "{ax} has two {xs} ahead. {ax} has two {xs} following. {ax} has one on each side. What's the smallest [row|line|group] of {xs}?",
    "[The front|The leading] {x} is followed by two, the rear {x} follows two, and [the other one|one more] is between. [How many {xs}|"
    "Number of {xs}]?",
    "Solve for me: row of {xs}, two behind the first, two before the last, one between them. How many {xs}?",
    "A [photographer|painter|farmer|hunter] counts {xs} in a row: two in front of the last, two behind the first, one between. How many "
    "{xs} are in the [picture|row|line]?",
    "[Could|Can] just three {xs} be enough for this: two {xs} ahead of one, two {xs} behind one, and one in between? How many are needed?",
    "I need a [small|short] row of {xs} so that one has two ahead, one has two behind and one is [between|in the middle]. How many {xs} do "
    "I [need|want]?",
    "Walking in a row, the last of the {xs} [sees|counts] two [backs|{xs}] ahead, the first hears two behind, and one is between. How many "
    "{xs} walk there?",
    "My [toddler|son|girl] lined up toy {xs}: two before one, two after one, one between. How many toy {xs} did it take?",
)  # fmt: skip

# (wordings, explanation, answer)
RIDDLES: list[tuple[tuple[str, ...], str, str]] = [
    (("What [goes|comes] up when the rain [comes|falls] down?", "When it pours, what goes up?", "rain comes down, what rises?"),
     "People open it over their heads when it rains. It is an umbrella.", "umbrella"),
    (("How many [sides|faces] does a circle have?", "sides of a circle: how many?", "My son asks how many sides a circle has, inside too."),
     "A circle has an inside and an outside.", "2"),
    (("How many [eggs|pancakes|cookies] can you eat on an empty stomach?", "With an empty stomach, how many [apples|buns] can a person eat?",
      "on an empty stomach I can eat how many [plums|eggs]?"),
     "After the first one the stomach is not empty any more.", "1"),
    (("Do they have a fourth of July in England?", "Is there a fourth of July in [Canada|France|Japan|Brazil]?",
      "Does the calendar in [Spain|Italy] have a 4th of July?"), "Every calendar has that date, even if it is no holiday there.", "yes"),
    (("Is it possible for [someone|a girl|a man] born in winter to [have a birthday|turn twenty] in summer[, yes or no|]?",
      "Born in winter, but the birthday is in summer. [Is that possible|Can that be], yes or no?"),
     "South of the equator the seasons are the other way round, so it can be.", "yes"),
    (("Where does Friday come before Thursday?", "In what [book|place] do you find Friday before Thursday?",
      "Friday ahead of Thursday, where is that so?"), "In a dictionary words are sorted by their letters.", "dictionary"),
    (("What word [is always spelled|do all people spell] wrong?", "Which word in the dictionary is spelled wrong?",
      "Even [teachers|writers] spell one word wrong. Which?"), "The word is simply wrong: w-r-o-n-g.", "wrong"),
    (("What word [becomes|gets] shorter when you add two letters to it?", "Which word gets shorter with two more letters?",
      "add two letters and it becomes shorter. What word?"), "Short plus er makes shorter.", "short"),
    (("What occurs once in a minute, twice in a moment and never in a thousand years?", "[once|one time] in a minute, twice in a moment, "
      "never in a thousand years. What is it?", "It is in every minute once, in a moment twice, but not in a thousand years. Name the letter."),
     "It is the letter m.", "m"),
    (("What [is at|comes at] the end of a rainbow?", "At the very end of the rainbow, what do you find?", "end of the rainbow, which letter?"),
     "The word rainbow ends with the letter w.", "w"),
    (("What starts with t, ends with t and has t in it?", "Begins with t, finishes with t and is full of t. What is it?",
      "which kitchen thing starts and ends with t and holds tea?"), "A teapot begins and ends with t and tea is in it.", "teapot"),
    (("What begins with e, ends with e and holds one letter?", "starts with e, ends with e, often contains just one letter",
      "Which thing starts with e, ends with e, and has a letter inside?"), "You put a letter in an envelope.", "envelope"),
    (("What [kind of |]room has no doors or windows?", "A room without doors, walls or windows: what is it?",
      "Which room can you eat but not enter?"), "It only has room in its name: a mushroom.", "mushroom"),
    (("What [kind of |]tree [can you carry|fits] in your hand?", "a tree you can hold in one hand, what is it?",
      "Which tree is on your own arm?"), "The palm is a tree and a part of the hand.", "palm"),
    (("What [kind of |]cup [holds no water|cannot hold tea]?", "A cup you would never drink from but love to eat. What is it?",
      "Which cup is baked in the oven?"), "You eat it: a cupcake.", "cupcake"),
    (("What [kind of |]band never plays music?", "A band without [singers|drums|guitars], made to stretch: what is it?",
      "Which band holds things together but plays no songs?"), "A rubber band only stretches.", "rubber"),
    (("What [kind of |]coat is [always wet|best put on wet]?", "Which coat do you only put on wet?", "a coat you put on wet, what is it?"),
     "You brush it onto a wall: a coat of paint.", "paint"),
    (("What can you hold in your left hand but not in your right hand?", "My left hand can hold it, my right hand never can. What is it?"),
     "The right hand cannot hold the right elbow.", "elbow"),
    (("What can you keep after giving it to [someone|a friend]?", "I gave it to you and still I must keep it. What is it?",
      "Which thing do you give away and then have to keep?"), "You give your word and keep it.", "word"),
    (("What can fill a [whole |]room but takes up no space?", "It fills the whole hall and weighs nothing at all. What is it?",
      "fills a room, needs no space, comes through the window"), "It shines everywhere: light.", "light"),
    (("What do you throw out when you [need|want to use] it and take in when you do not?", "sailors throw it out to use it. What is it?",
      "Which thing on a ship is thrown away when needed?"), "It holds the ship in its place.", "anchor"),
    (("What gets sharper the more you use it?", "The more you use it, the sharper it becomes. What is it?",
      "Which part of you gets sharper with use?"), "Thinking makes it sharper: your brain.", "brain"),
    (("What is black when [clean|you buy it] and white when dirty?", "clean it is black, dirty it is white, and it hangs in a classroom",
      "At school, what turns white when it gets dirty?"), "Chalk makes it white.", "blackboard"),
    (("What is bought by the yard and worn by the foot?", "You buy it by the yard but wear it out by foot. What is it?",
      "by the yard in the shop, under your feet at home"), "You walk on it: a carpet.", "carpet"),
    (("If a red house is made of red bricks and a blue house of blue bricks, what is a greenhouse made of?",
      "Blue house: blue bricks. Yellow house: yellow bricks. What is a greenhouse made of?", "what do you build a greenhouse from?"),
     "Plants need the sun, so it is made of glass.", "glass"),
    (("How many birthdays does the average [man|woman|person] have?", "birthdays of a human being: how many?",
      "Counting days of birth and not parties, how many birthdays does somebody have?"), "You are born on one day only.", "1"),
    (("A cowboy [rides into|enters] town on Friday, stays two days and [leaves|rides out] on Friday. [How|What] is his horse called?", "In on Friday, out on Friday, two days between: what was the horse of the rider called?"),
     "The horse is called Friday.", "Friday"),
    (("What has a bottom at the top?", "Its bottom is on top. Which part of your body is it?", "bottom at the top: which part of you?"),
     "You sit on the top end of your legs.", "legs"),
    (("What stays where it is when it goes off?", "It goes off every morning and never leaves the bedroom. What is it?",
      "goes off but does not go anywhere, wakes me up"), "It rings and stays by the bed: an alarm.", "alarm"),
]  # fmt: skip
