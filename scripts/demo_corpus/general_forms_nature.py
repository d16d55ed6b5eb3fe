# ruff: noqa: E501  (one wording is one line)
"""How facts about animals, elements and units are asked for; the sentences around these are in `general_asking`."""

from scripts.demo_corpus.general_asking import Forms, lines

# {a} is "an owl", {s} "owl", {ps} "owls".
_SEEN = lines("""
[My daughter|The toddler|Our class|My pupil|A kid here] [loves|draws|adores|is crazy about|wrote about|dreams of] {ps}.
We [saw|watched|met|photographed] {a} [at the zoo|on a farm|in a nature film|in a picture book|on a trip|at the park|on TV] [yesterday|last week|today|].
[I'm writing a nature diary|I'm making an animal card|We play animal bingo|I am painting a mural] about {ps}.
""")
ANIMAL_EATS = Forms(
    lines("""
what [do|would|might] {ps} [munch on|snack on|have for dinner|have for breakfast|hunt for or graze on|chew|swallow|find to eat|survive on|nibble|fill their bellies with]
what [does|would] {a} [munch|want for lunch|need as food|find tasty|live on|put in its mouth|get fed]
what is the favorite [food|meal|snack] of {ps}
what's on the menu for {ps}
"""),
    lines("""
what [{ps} eat|{ps} feed on|{ps} live on|{a} eats|{a} needs to eat|{ps} like for dinner|{ps} have to eat]
what to [feed|give|offer] {a}
"""),
    lines("the [food|diet|menu|daily meal|usual meal] of [{ps}|{a}]"),
    lines("[{s} diet|{s} food|{ps} eat|what {ps} eat|{s} feeding|food for {ps}|{s} meals|what eat {ps}]"),
    lines("""
{ps}: [what do they eat|what's their diet|what is on their plate|plants or meat]?
[a hungry {s}|a starving {s}] [came by|sits in our garden|looks at me]. What does it eat?
[are {ps} plant eaters or hunters, I mean|do {ps} eat plants or meat, or rather] what do they eat?
[I run a little zoo|Suppose I keep animals|I work at a shelter]. What goes into the bowl of {a}?
"""),
    _SEEN,
)
ANIMAL_YOUNG = Forms(
    lines("""
[what is|what's] the [proper|right|special|correct] [word|name|term] for [a baby {s}|a young {s}|a newborn {s}|a little {s}|the child of {a}]
what [do you|do we|do farmers|do zoo keepers|should I] call [a newborn {s}|a tiny baby {s}|the little one of {a}|a {s} baby]
"""),
    lines("what [a baby {s}|a newborn {s}|a young {s}|the baby of {a}] is called"),
    lines("the [word|name|term|right word] for [a baby {s}|a young {s}|a newborn {s}]"),
    lines("[baby {s}|young {s} name|{s} baby name|name of baby {s}|newborn {s} called|{s} young|{ps} babies called]"),
    lines("""
[a cat has kittens|a dog has puppies|a hen has chicks], [and what about|but what is the young of] {a}?
[our zoo|the farm|the shelter] has a newborn {s}. [What is the word for it|What is the right name for such a baby]?
"""),
    _SEEN,
)
ANIMAL_GROUP = Forms(
    lines("""
what [is|would be] the [collective noun|group word|group name|right word] for {ps}
what [do you|do we|do hunters|should I] call [a bunch|a crowd|a whole lot|lots] of {ps} together
"""),
    lines("what [a group of {ps}|a bunch of {ps}|a crowd of {ps}] is called"),
    lines("the [collective noun|group name|word for a group|name for a group] [of|for] {ps}"),
    lines("[group of {ps}|{ps} group name|collective noun {ps}|bunch of {ps} called|{ps} collective noun|{s} group]"),
    lines("""
[I spotted|There were|I counted] [ten|twenty|dozens of] {ps} [together|in one place]. What is such a group called?
[cows form a herd|fish swim in schools], [and a group of|so what do I say for many] {ps}?
"""),
)
ANIMAL_LEGS = Forms(
    lines("""
how many [legs|feet or legs] [should I draw on|do I give|are there on|would you count on|has] {a}
how many legs {ps} [have|walk on|stand on]
"""),
    lines("how many legs [{a} has|{ps} have|there are on {a}|to draw on {a}]"),
    lines("the [leg count|number of legs] [of|on] {a}"),
    lines("[{s} legs|how many legs {s}|{s} number of legs|legs {s}|{s} leg count]"),
    lines("""
[I'm knitting|I'm drawing|I am building|My child paints] {a}. How many legs [does it need|must it have|do I give it]?
[I'd need socks for|Shoes for] {a}: [how many legs are there|how many legs has it got]?
"""),
)
ANIMAL_CLASS = Forms(
    lines("""
[which|what] [class|kind|group] of [animal|creature] [is|would be] {a}
is {a} [a mammal, a bird, a reptile or something else|a bird, a fish, an insect or what|a mammal or something else]
[how|as what] do [biologists|scientists|zoologists] [classify|class] {a}
"""),
    lines("[what kind of animal {a} is|which class of animals {a} belongs to|what {ps} count as in biology]"),
    lines("the [animal class|class|kind of animal] [of {a}|{a} belongs to]"),
    lines("[{s} animal class|{s} class|{s} what kind of animal|{s} mammal or not|animal group of {s}|{s} classification]"),
    lines("""
[sort|put] {a} into its class: [mammal, bird, fish, reptile|mammals, birds, insects or what|which one is it].
"""),
    _SEEN,
)
ANIMAL_SOUND = Forms(
    lines("""
[what|which] [sound|noise|cry] [comes out of|would I hear from|does one hear from] {a}
how [do|would] {ps} [sound|talk|call|make noise]
what does {a} [do to make noise|do when it is loud|sound like at night]
"""),
    lines("[what noise {a} makes|how {ps} sound|what {a} does when it calls|what sound comes from {a}]"),
    lines("the [sound|noise|call] of {a}"),
    lines("[{s} sound|{s} noise|sound of {ps}|what noise {s}|{s} says|{s} call]"),
    lines("""
[Old MacDonald had|On that farm there was] {a}. [What noise did it make|What does it do|How did it sound]?
[play|act] {a} for my baby: what noise do I make?
"""),
)

# {e} is an element.
_LAB = lines("""
[We have|I've got|There's] [a chemistry test|a lab class|a science quiz|chemistry homework] [today|tomorrow|on Friday|next week].
[I'm memorizing|I'm staring at|I'm learning|There's a poster of|I spilled tea on] the periodic table.
[Chemistry was never my thing|My chemistry set came without labels|I'm labeling jars in the lab|Atoms and such].
""")
SYMBOL = Forms(
    lines("""
[what|which] [letters|letter or letters|short form|abbreviation|symbol] [do chemists use for|do you write for|stand for|is short for|goes with|is on the square of] {e}
how [would I|do I|should I] [abbreviate|write] {e} in a [formula|chemical equation]
what's {e}'s chemical symbol
"""),
    lines(
        "[what the symbol for {e} is|which letters stand for {e}|how {e} is written in a formula|how chemists shorten {e}|what symbol {e} has]"
    ),
    lines("the [chemical symbol|symbol|element symbol|chemical abbreviation] [of|for] {e}"),
    lines(
        "[{e} symbol|symbol {e}|{e} chemical symbol|chem symbol {e}|{e} element symbol|{e} periodic table symbol|{e} letters periodic table]"
    ),
    lines("""
[hydrogen is H|oxygen is O|carbon is C], [and the symbol for|so what is the symbol of] {e}?
[this jar|this bottle|the flask] [contains|is full of|holds] {e}. [Which symbol goes on the label|What symbol do I write on it]?
"""),
    _LAB,
)
FROM_SYMBOL = Forms(
    lines("""
[which|what] [element|chemical element] is [meant by|hidden behind|shortened to|written] {y}
what does {y} [mean|stand for] [on|in] the periodic table
"""),
    lines("[which element {y} stands for|what element has the symbol {y}|what {y} means in chemistry]"),
    lines("the element [with the symbol {y}|written {y}|called {y} for short|that {y} stands for]"),
    lines("[{y} element|symbol {y} element|{y} periodic table|{y} chemistry meaning|what element {y}]"),
    lines("""
[the label says|the jar is marked|there is a square with|the square reads] {y}. Which element is [it|that]?
"""),
    _LAB,
)
ATOMIC_NUMBER = Forms(
    lines("""
[what|which] number [is|has|stands by] {e} [in|on] the periodic table
how many protons [are in|sit in|has|are inside] [an atom of {e}|{e}|a {e} atom]
"""),
    lines("[what the atomic number of {e} is|how many protons {e} has|which number {e} has in the periodic table]"),
    lines("the [atomic number|proton count|number of protons] of {e}"),
    lines("[{e} atomic number|atomic number {e}|{e} protons|{e} number periodic table|{e} proton number]"),
    lines("""
hydrogen has number 1 in the periodic table. [What number has|And what is the number of] {e}?
"""),
    _LAB,
)
FORMULA = Forms(
    lines("""
[what|which] [formula|chemical formula] [stands for|goes with|belongs to|describes] {e}
how [is|would a chemist write] {e} [in letters and numbers|as a molecule]
"""),
    lines("[what the formula of {e} is|how {e} is written as a formula|which formula {e} has]"),
    lines("the [formula|chemical formula|molecular formula] [of|for] {e}"),
    lines("[{e} formula|{e} chemical formula|formula {e}|{e} molecule formula|chem formula {e}]"),
    lines("the bottle contains {e}. [Which formula goes on the label|What formula do I write]?"),
    _LAB,
)

# {a} is "a mile", {u} "feet".
UNIT = Forms(
    lines("""
how many {u} [go into|fit into|fit in|add up to|are needed for|do I need for|equal|give you|amount to|are inside|are contained in|do you count in] {a}
{a} [equals|makes|gives|comes to|contains|is] how many {u}
what is {a} [expressed|measured|given|counted|written] in {u}
"""),
    lines("how many {u} [{a} has|make {a}|there are in {a}|go into {a}|fit into {a}|equal {a}|{a} comes to]"),
    lines("the number of {u} [in|that make|that fit into|per|for] {a}"),
    lines(
        "[{u} in {a}|{u} per {s}|{s} in {u}|{s} to {u}|1 {s} {u}|how many {u} {a}|{s} {u}|convert {s} {u}|1 {s} to {u}|{s} how many {u}]"
    ),
    lines("""
[I must convert|I'm converting|We're converting|I have to turn] {a} [to|into] {u}. [How many is that|What do I get|How many are there]?
[my ruler|the recipe|my app|the form|the manual|the label] wants {u}, [but I have|not] {a}. [How many is that|What do I put|How many are in it]?
{a}, [in {u}, please|but counted in {u}|and now in {u}|how much in {u}]?
if [I had|you have|someone has] {a}, how many {u} [would that be|is it|are there]?
"""),
)
