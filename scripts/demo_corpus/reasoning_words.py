"""Word lists of the reasoning generator: names, things, categories, spelling words, conditionals, riddles.

Knows only vocabulary and fixed facts; how they become prompts and answers is in `reasoning.py`.
In riddle wordings `[a|b]` is a choice.
"""

BOYS = (
    "Tom Ben Sam Jack Leo Max Noah Liam Adam Omar Raj Ivan Carlos Diego Hugo Felix Oscar Henry George Peter Paul Mark Luke "
    "John James David Daniel Michael Kevin Brian Eric Frank Fred Greg Harry Ian Jim Joe Ken Larry Martin Nick Oliver Pedro "
    "Quinn Ravi Simon Steve Tim Victor Will Ahmed Ali Bruno Chen Dmitri Elias Finn Gabe Hassan Jonas Kofi Lars Mateo Nils "
    "Otto Pablo Roman Sven Theo Umar Yusuf Zack Andre Caleb Dylan Ethan Gavin Isaac Jordan Kyle Logan Mason Nathan Owen Ryan Seth"
).split()

GIRLS = (
    "Anna Mia Emma Lily Zoe Eva Maria Sara Lucy Kate Jane Mary Alice Ella Grace Ruby Chloe Olivia Sophia Amy Beth Carol Diana "
    "Erin Fiona Gina Helen Irene Julia Karen Laura Megan Nina Olga Paula Rachel Sonia Tina Uma Vera Wendy Yara Zara Aisha Bella "
    "Clara Daisy Elena Freya Greta Hanna Iris Jade Kira Lena Mei Nora Petra Rosa Sofia Tara Ursula Violet Willa Yuki Amara "
    "Bianca Camila Dora Esther Flora Gloria Hazel Ingrid Joan Kelly Leila Mona Naomi Pearl Rita Susan Tessa Vivian Molly Polly"
).split()

# singular roles with no fixed pronoun in the answers: "A baker has ... The baker sells ..."
ROLES = (
    "baker farmer teacher gardener shopkeeper student nurse driver painter librarian chef waiter sailor fisherman coach tailor "
    "carpenter florist grocer collector hiker singer dentist clown pirate wizard knight king queen princess builder plumber "
    "scientist artist cashier vendor boy girl child neighbor cook mechanic pilot janitor tourist camper"
).split()

KIN_M = ["brother", "father", "dad", "uncle", "grandfather", "grandpa", "son", "nephew", "boss"]
KIN_F = ["sister", "mother", "mom", "aunt", "grandmother", "grandma", "daughter", "niece"]

FOODS = (
    "apple pear plum peach cherry banana orange lemon lime mango grape strawberry melon cookie cupcake muffin donut candy "
    "brownie pancake waffle sandwich bagel pretzel cracker egg carrot potato tomato onion pepper cucumber radish sausage meatball "
    "dumpling burger taco pie tart pastry croissant roll biscuit chocolate lollipop gumdrop jellybean marshmallow nut walnut almond "
    "peanut olive fig date apricot kiwi coconut pineapple raisin berry blueberry raspberry cabbage corncob pickle snack"
).split()

THINGS = (
    "marble sticker card stamp coin book pencil pen eraser crayon marker notebook toy ball balloon doll puzzle block bead button "
    "shell stone rock feather leaf flower rose tulip daisy seed acorn pinecone badge ribbon bracelet ring necklace key magnet "
    "postcard poster photo magazine comic envelope letter ticket token cup plate bowl spoon fork knife glass mug bottle jar basket "
    "box bag candle lamp clock watch hat cap scarf glove sock shirt sweater dress coat shoe boot blanket pillow towel brush comb "
    "sponge bucket shovel hammer nail screw bolt brick tile board rope chain wheel tire battery cable bulb camera phone "
    "drum whistle flute guitar kite boat robot car truck train plane dinosaur puppet yo-yo top dice whiteboard folder binder ruler "
    "chair stool bench table plant bush tree sapling fossil crystal gem pearl diamond medal trophy flag lantern umbrella wallet "
    "purse backpack pin patch sweet model figurine mask costume wand hook bookmark keychain paintbrush teacup napkin straw toothpick"
).split()

ANIMALS = (
    "dog cat cow horse pig sheep goat chicken duck goose rabbit hamster turtle fish frog bird pigeon parrot sparrow mouse bee ant "
    "butterfly snail spider ladybug lizard donkey hen llama"
).split()

CONTAINERS = (
    "basket box jar bag drawer bowl crate bucket tin shelf cart chest cabinet barrel backpack case tray fridge cupboard bin pot"
).split()

GROUPS = (
    "box bag basket jar pack packet crate bucket tray row shelf tin carton case bundle stack plate bowl bunch sack drawer table "
    "pile pouch cup page"
).split()

IRREGULAR = {
    "leaf": "leaves", "knife": "knives", "shelf": "shelves", "goose": "geese", "mouse": "mice", "sheep": "sheep", "fish": "fish",
    "dice": "dice", "child": "children", "person": "people", "man": "men", "woman": "women", "potato": "potatoes",
    "tomato": "tomatoes", "mango": "mangoes", "wolf": "wolves", "calf": "calves", "loaf": "loaves", "fisherman": "fishermen",
    "half": "halves", "deer": "deer", "foot": "feet", "tooth": "teeth", "ox": "oxen", "cactus": "cactuses", "octopus": "octopuses",
}  # fmt: skip

# category -> members; the category name is the plural used in questions
CATEGORIES: dict[str, list[str]] = {
    "animals": "dog cat cow horse pig sheep goat rabbit lion tiger bear wolf fox deer mouse elephant zebra monkey camel frog".split(),
    "fruits": "apple pear plum peach cherry banana orange lemon lime mango grape strawberry melon kiwi pineapple apricot".split(),
    "vegetables": "carrot potato onion cabbage spinach broccoli cucumber lettuce radish leek celery beetroot turnip garlic".split(),
    "colors": "red blue green yellow orange purple pink brown black white gray violet".split(),
    "vehicles": "car bus truck train bicycle boat plane van tram motorcycle ship scooter taxi tractor".split(),
    "tools": "hammer saw drill wrench screwdriver pliers shovel rake axe chisel".split(),
    "birds": "eagle owl sparrow robin pigeon parrot crow hawk swan duck goose hen penguin stork".split(),
    "furniture items": "chair table bed sofa desk shelf stool wardrobe bench couch cabinet".split(),
    "musical instruments": "piano guitar violin drum flute trumpet harp cello clarinet banjo".split(),
    "clothes": "shirt hat sock dress coat scarf glove sweater skirt jacket jeans".split(),
    "body parts": "arm leg hand foot nose ear eye knee elbow shoulder finger toe".split(),
    "days of the week": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "months": "January February March April June July August September October November December".split(),
    "shapes": "circle square triangle rectangle oval hexagon pentagon cube".split(),
    "insects": "ant bee wasp fly beetle moth butterfly mosquito cricket ladybug".split(),
    "drinks": "water milk juice tea coffee lemonade cocoa soda".split(),
    "sports": "football tennis hockey basketball golf rugby baseball boxing swimming cricket".split(),
    "flowers": "rose tulip daisy lily violet orchid sunflower daffodil".split(),
    "countries": "France Spain Italy Japan China India Brazil Canada Mexico Egypt Kenya Norway Peru".split(),
    "sea animals": "shark whale dolphin octopus crab lobster squid seal jellyfish shrimp".split(),
    "kitchen things": "pan pot spoon fork knife plate bowl cup kettle oven".split(),
    "jobs": "teacher doctor nurse baker farmer pilot lawyer plumber painter chef".split(),
    "numbers": "one two three four five six seven eight nine ten".split(),
    "metals": "iron gold silver copper tin lead zinc steel".split(),
    "planets": "Mars Venus Earth Jupiter Saturn Neptune Mercury Uranus".split(),
}
# pairs that share members or nest, so never contrasted with each other
CLASHES = {
    frozenset(p)
    for p in [
        ("animals", "birds"), ("animals", "insects"), ("animals", "sea animals"), ("birds", "sea animals"), ("fruits", "colors"),
        ("flowers", "colors"), ("insects", "sports"), ("kitchen things", "furniture items"), ("metals", "colors"),
        ("metals", "planets"), ("metals", "kitchen things"), ("kitchen things", "tools"), ("vegetables", "fruits"),
        ("insects", "birds"), ("insects", "sea animals"), ("drinks", "fruits"), ("body parts", "clothes"),
    ]
}  # fmt: skip

# short common words for spelling and letter counting
SPELL = (
    "apple bread chair table house mouse horse water river ocean beach sand stone rock tree leaf grass flower garden plant seed "
    "sun moon star cloud rain snow wind storm sky light dark night day week month year time clock watch hour minute morning "
    "evening summer winter spring autumn dog cat cow pig sheep goat duck goose chicken rabbit lion tiger bear wolf fox deer "
    "monkey zebra camel frog snake fish shark whale eagle owl bird parrot ant bee spider butterfly red blue green yellow orange "
    "purple pink brown black white banana cherry lemon grape peach plum pear melon mango carrot potato onion tomato pepper corn "
    "rice pasta pizza cheese butter milk juice coffee tea sugar salt honey cake cookie candy chocolate soup salad egg meat ham "
    "shirt shoe sock hat coat dress glove scarf belt button pocket ring school teacher student pencil paper book letter word "
    "number lesson music song dance piano guitar drum violin ball game toy doll kite puzzle story picture paint color brush "
    "car bus train plane boat ship truck bicycle road street bridge city town village country world map island mountain hill "
    "valley forest lake farm barn field fence door window wall floor roof room kitchen bedroom bed sofa lamp mirror carpet "
    "pillow blanket towel soap cup plate bowl spoon fork knife glass bottle box bag basket bucket key lock hammer nail rope "
    "wheel engine machine computer phone camera radio robot paper ticket money coin dollar bank shop market store office doctor "
    "nurse farmer baker driver pilot sailor soldier king queen prince castle dragon magic ghost giant fairy witch friend family "
    "mother father sister brother baby child uncle aunt hand foot arm leg head face eye ear nose mouth tooth hair neck knee "
    "finger heart bone blood body happy sad angry tired hungry brave kind smart funny quick slow fast small big tall short long "
    "round square circle triangle hello goodbye thanks please yes never always maybe today tomorrow yesterday north south east "
    "west left right first second third last one two three four five six seven eight nine ten eleven twelve twenty hundred "
    "pencil rocket planet jelly balloon kitten puppy turtle rabbit pumpkin ladder hotel letter bubble apron velvet silver golden "
    "copper pebble thunder shadow secret winner dinner supper lunch breakfast holiday birthday present party candle sneeze giggle "
    "whisper jump run walk swim climb write read sing cook sleep dream think speak listen laugh smile cry push pull throw catch"
).split()
SPELL = sorted(set(SPELL))

# a kind-of chain for syllogisms: (singular, plural, broader plural, broader singular)
KINDS = [
    ("cat", "animals"), ("dog", "animals"), ("rose", "flowers"), ("tulip", "flowers"), ("oak", "trees"), ("sparrow", "birds"),
    ("robin", "birds"), ("salmon", "fish"), ("carrot", "vegetables"), ("apple", "fruits"), ("square", "shapes"), ("poodle", "dogs"),
    ("violin", "instruments"), ("car", "vehicles"), ("hammer", "tools"), ("baker", "workers"), ("teacher", "adults"),
    ("dentist", "doctors"), ("whale", "mammals"), ("bat", "mammals"), ("lizard", "reptiles"), ("frog", "amphibians"),
    ("ant", "insects"), ("bee", "insects"), ("novel", "books"), ("pirate", "sailors"), ("knight", "soldiers"), ("poet", "writers"),
    ("student", "readers"), ("runner", "athletes"), ("painter", "artists"), ("farmer", "early risers"), ("king", "rulers"),
    ("puppy", "dogs"), ("kitten", "cats"), ("trumpet", "instruments"), ("diamond", "gems"), ("dolphin", "swimmers"),
    ("gardener", "tea drinkers"), ("sailor", "swimmers"), ("lawyer", "talkers"), ("monkey", "climbers"), ("goat", "climbers"),
    ("pilot", "travelers"), ("chef", "cooks"), ("dragon", "monsters"), ("wizard", "magicians"), ("robot", "machines"),
    ("clown", "performers"), ("singer", "performers"), ("boat", "vehicles"), ("spoon", "kitchen tools"), ("llama", "animals"),
    ("penguin", "birds"), ("parrot", "birds"), ("shark", "fish"), ("spaniel", "dogs"), ("plumber", "workers"),
]  # fmt: skip

TRAITS = (
    "brave kind loud quiet fast slow small big green blue red yellow soft hard cold warm friendly shy clever wise strong gentle "
    "hungry sleepy happy honest polite shiny round heavy tall sweet sour fluffy noisy lazy patient careful curious funny striped"
).split()

# (condition as it stands, condition fact, negated fact, consequence, its fact, its negation)
# each entry: cond present, cond negated, result present, result negated, question about result, question about cond
CONDITIONALS: list[tuple[str, str, str, str, str, str]] = [
    ("it rains", "it does not rain", "the street gets wet", "the street does not get wet", "does the street get wet", "did it rain"),
    ("the alarm rings", "the alarm does not ring", "the dog barks", "the dog does not bark", "does the dog bark", "did the alarm ring"),
    ("the sun shines", "the sun does not shine", "the ice melts", "the ice does not melt", "does the ice melt", "does the sun shine"),
    ("{n} studies", "{n} does not study", "{n} passes the test", "{n} does not pass the test", "does {n} pass the test", "did {n} study"),
    ("{n} is sick", "{n} is not sick", "{n} stays home", "{n} does not stay home", "does {n} stay home", "is {n} sick"),
    ("the light is red", "the light is not red", "the cars stop", "the cars do not stop", "do the cars stop", "is the light red"),
    ("the bell rings", "the bell does not ring", "the class ends", "the class does not end", "does the class end", "did the bell ring"),
    ("it snows", "it does not snow", "the school is closed", "the school is not closed", "is the school closed", "does it snow"),
    ("the shop is open", "the shop is not open", "the sign is on", "the sign is not on", "is the sign on", "is the shop open"),
    ("{n} eats too much", "{n} does not eat too much", "{n} feels ill", "{n} does not feel ill", "does {n} feel ill",
     "did {n} eat too much"),
    ("the battery is empty", "the battery is not empty", "the lamp is off", "the lamp is not off", "is the lamp off",
     "is the battery empty"),
    ("the cat is hungry", "the cat is not hungry", "the cat meows", "the cat does not meow", "does the cat meow", "is the cat hungry"),
    ("it is Sunday", "it is not Sunday", "the bakery is closed", "the bakery is not closed", "is the bakery closed", "is it Sunday"),
    ("{n} misses the bus", "{n} does not miss the bus", "{n} is late", "{n} is not late", "is {n} late", "did {n} miss the bus"),
    ("the wind blows", "the wind does not blow", "the mill turns", "the mill does not turn", "does the mill turn", "does the wind blow"),
    ("the oven is on", "the oven is not on", "the kitchen is warm", "the kitchen is not warm", "is the kitchen warm", "is the oven on"),
    ("{n} wins the race", "{n} does not win the race", "{n} gets a medal", "{n} does not get a medal", "does {n} get a medal",
     "did {n} win the race"),
    ("the milk is old", "the milk is not old", "the milk smells bad", "the milk does not smell bad", "does the milk smell bad",
     "is the milk old"),
    ("the river rises", "the river does not rise", "the bridge closes", "the bridge does not close", "does the bridge close",
     "did the river rise"),
    ("the baby is tired", "the baby is not tired", "the baby cries", "the baby does not cry", "does the baby cry", "is the baby tired"),
    ("{n} is on the team", "{n} is not on the team", "{n} wears a cap", "{n} does not wear a cap", "does {n} wear a cap",
     "is {n} on the team"),
    ("the door is open", "the door is not open", "the room is cold", "the room is not cold", "is the room cold", "is the door open"),
    ("the phone is charged", "the phone is not charged", "the phone works", "the phone does not work", "does the phone work",
     "is the phone charged"),
    ("the plant gets water", "the plant does not get water", "the plant grows", "the plant does not grow", "does the plant grow",
     "did the plant get water"),
    ("{n} has a key", "{n} does not have a key", "{n} can open the door", "{n} cannot open the door", "can {n} open the door",
     "does {n} have a key"),
    ("the train is full", "the train is not full", "{n} has to stand", "{n} does not have to stand", "does {n} have to stand",
     "is the train full"),
    ("the moon is full", "the moon is not full", "the wolf howls", "the wolf does not howl", "does the wolf howl", "is the moon full"),
    ("{n} forgets the umbrella", "{n} does not forget the umbrella", "{n} gets wet", "{n} does not get wet", "does {n} get wet",
     "did {n} forget the umbrella"),
    ("the coin is gold", "the coin is not gold", "the coin is heavy", "the coin is not heavy", "is the coin heavy", "is the coin gold"),
    ("the number ends in 0", "the number does not end in 0", "the number is even", "the number is not even", "is the number even",
     "does the number end in 0"),
    ("the cake is in the oven", "the cake is not in the oven", "the house smells nice", "the house does not smell nice",
     "does the house smell nice", "is the cake in the oven"),
    ("the king is home", "the king is not home", "the flag is up", "the flag is not up", "is the flag up", "is the king home"),
    ("{n} works late", "{n} does not work late", "{n} takes a taxi", "{n} does not take a taxi", "does {n} take a taxi",
     "did {n} work late"),
    ("the button is pressed", "the button is not pressed", "the door opens", "the door does not open", "does the door open",
     "was the button pressed"),
    ("the soup is hot", "the soup is not hot", "{n} waits", "{n} does not wait", "does {n} wait", "is the soup hot"),
]  # fmt: skip

# (comparative, superlative, opposite comparative, opposite superlative)
SCALES = [
    ("taller", "tallest", "shorter", "shortest"), ("older", "oldest", "younger", "youngest"),
    ("faster", "fastest", "slower", "slowest"), ("heavier", "heaviest", "lighter", "lightest"),
    ("stronger", "strongest", "weaker", "weakest"), ("richer", "richest", "poorer", "poorest"),
    ("louder", "loudest", "quieter", "quietest"), ("happier", "happiest", "sadder", "saddest"),
]  # fmt: skip
THING_SCALES = [
    ("bigger", "biggest", "smaller", "smallest"), ("longer", "longest", "shorter", "shortest"),
    ("heavier", "heaviest", "lighter", "lightest"), ("older", "oldest", "newer", "newest"), ("wider", "widest", "narrower", "narrowest"),
    ("more expensive", "most expensive", "cheaper", "cheapest"),
]  # fmt: skip

HEAVY = "bricks iron stones lead steel gold nails rocks coal sand books coins concrete marble bolts copper anvils gravel".split()
LIGHT = "feathers cotton wool popcorn paper leaves straw foam hay fluff sponges balloons tissues corks petals silk".split()
WEIGHT_UNITS = ["pound", "kilo", "kilogram", "ton", "gram", "ounce"]

DUCK_ANIMALS = (
    "duck goose swan chicken hen sheep cow horse goat pig dog cat rabbit turtle penguin elephant camel ant frog bird "
    "child boy girl soldier runner student tourist car truck bus train boat monk sailor nun monkey bear donkey llama cyclist"
).split()

# riddles: (wordings, reasoning, answer)
RIDDLES: list[tuple[list[str], str, str]] = [
    (
        ["[A farmer|Some farmer|A shepherd] has {n} sheep[.| and] all but {k} [die|run away|get lost]. How many [are left|remain|sheep does the farmer have now]?",
         "All but {k} of a farmer's {n} sheep [die|died|ran off]. How many [are left|are still there|does he still have]?",
         "If a farmer [has|had|owns] {n} [cows|sheep|goats] and all but {k} die, how many [are left|live|does he have left|are still alive]?",
         "[There are|There were] {n} [cows|sheep|goats|hens] on a farm. All but {k} [run away|ran away|die|died]. How many [stay|are left|remain]?",
         "A farmer owned {n} sheep. One [night|day|winter] all but {k} died. How many sheep [survived|were left|did he have then]?",
         "How many sheep are left if a farmer has {n} and all but {k} of them die?"],
        "All but {k} means that {k} are the ones that stay.", "{k}",
    ),
    (
        ["How many months [have|has|contain] 28 days?", "Which months have 28 days[, and how many are there|]? How many?",
         "[Some months have 31 days. |Some months have 30 days. |Some months have 30 days and some have 31. |]How many have 28[ days|]?",
         "In [a|one] year, how many [of the|] months have 28 days [in them|]?", "What is the number of months with 28 days?",
         "[Tell me|Say|Do you know] how many months of the year have 28 days[.|, riddle style.]",
         "How many months are there that have at least 28 days?"],
        "Every month has at least 28 days, so all 12 months do.", "12",
    ),
    (
        ["{G} has {b} brothers[.| and] each brother has one sister. How many sisters [are there|are in the family|do the brothers have]?",
         "A family has {b} [sons|boys|brothers] and each of them has one sister. How many [daughters|girls|sisters] are there in the family?",
         "There are {b} brothers in a family. Every brother has exactly one sister. How many girls are there?",
         "Each of {b} brothers has one sister. How many sisters are there [in all|in total|altogether]?",
         "Mr. and Mrs. [Brown|Green|Hill|Wood|Stone] have {b} sons. Each son has one sister. How many daughters do they have?"],
        "The brothers all share the same sister, so there is 1.", "1",
    ),
    (
        ["Mr. [Brown|Green|Hill|Wood|Stone] has {b} [daughters|girls]. Each [daughter|girl|of them] has one brother. How many children does he have?",
         "A [mother|father|couple|woman|man] has {b} daughters and each daughter has one brother. How many children are there [in all|in total|altogether|]?",
         "In a family there are {b} sisters and each sister has one brother. How many [children|kids] are there?",
         "How many children are there if a family has {b} daughters and each of them has one brother?"],
        "The {b} daughters share one brother: {b} + 1 = {b1}.", "{b1}",
    ),
    (
        ["A [father|man] and his son are in a [car crash|car accident|bad accident]. The father dies. At the hospital the surgeon [says|cries]: I cannot operate, this [boy|child] is my son. Who is the surgeon?",
         "A boy is hurt in [a crash|an accident] and his father is killed. The surgeon looks at the boy and says: that is my son[!|.] How [is that possible|can that be]? Who is the surgeon?",
         "The surgeon says she or he [cannot|can not] operate on the boy [because|since] he is the surgeon's son, [but|yet] the boy's father is dead. Who is the surgeon [to the boy|]?",
         "The surgeon is not the boy's father, but the boy is the surgeon's son. Who is the surgeon?"],
        "The surgeon is a parent of the boy and not the father, so the surgeon is his mother.", "mother",
    ),
    (
        ["You are [in|running] a race and [pass|overtake] the [person|runner] in second place. [What|Which] place are you in [now|]?",
         "If you overtake the [runner|person] [who is |]in second [place|position] [in a race|], [what|which] place are you in?",
         "In a [running |bike |]race you pass the [person|one] in second. What place [do you have|are you in|is yours]?",
         "[During|In] a race I [pass|overtake] the one who is second. What is my [place|position] now?"],
        "Passing the runner in second place puts you in that runner's place.", "second",
    ),
    (
        ["{G}'s [mother|father|mom] has {b} [children|kids]: {L} and one more. [What is the name of the last child|Who is the other child|What is the other child called]?",
         "{G}'s [mother|father|parents] had {b} children. The [first|others] were called {L}. What was the name of the [last|remaining] child?",
         "[The parents of {G}|{G}'s parents] have {b} children. {L} are [all but one of them|the first ones]. What is the [last|other] child's name?"],
        "The children are {G}'s mother's own, so the last one is {G}.", "{G}",
    ),
    (
        ["How much dirt is [there |]in a hole that is {a} feet [deep|long] and {b} feet wide?",
         "[Someone digs|A man dug|I dig] a hole {a} feet deep and {b} feet wide. How [much|many buckets of] [dirt|earth|soil] is in [it|the hole]?",
         "How much [soil|earth|dirt] [is in|does one find in|can be found in] a {a} foot by {b} foot hole?"],
        "A hole is empty, so there is no dirt in it.", "0",
    ),
    (
        ["If there are {a} apples and you take [away |]{b}, how many [apples |]do you have?",
         "There are {a} apples [on the table|in a bowl|in a basket]. You take {b} [of them|away]. How many [apples |]do you have [now|]?",
         "You take {b} apples from [a pile of |a bowl with |]{a} apples. How many do you have?",
         "I [see|put] {a} apples on a table and you take {b} of them. How many do you have?"],
        "You have the {b} apples that you took.", "{b}",
    ),
    (
        ["[An electric|The electric] train [is going|goes|travels|runs] [north|south|east|west] and the wind blows [east|west|north|south]. Is there [any |]smoke?",
         "Is there [any |]smoke from an electric train [that is going|going|heading] [north|south|east|west] [in strong wind|at 60 miles an hour|]?",
         "Does an electric train [make smoke|leave smoke behind|give off smoke] when it [goes|runs|heads] [north|south|east|west]?"],
        "An electric train burns no fuel, so it makes no smoke.", "no",
    ),
    (
        ["What [thing|object] [gets|becomes] wetter [the more|while] it dries [other things|something]?",
         "What gets wetter [the more|as] it dries?", "[Riddle: |]the more it dries, the wetter it [gets|becomes]. What is it?",
         "Which thing [becomes|gets] wet while [it is drying|drying]?", "What [gets|becomes] wetter and wetter the more it dries [you|things]?"],
        "It dries other things and takes up their water: a towel.", "towel",
    ),
    (
        ["What has [hands|a face and two hands|two hands] but [cannot clap|no arms|no fingers|can't clap]?",
         "[Riddle: |]I have [hands|two hands and a face] but [I cannot clap|no arms or legs]. What am I?",
         "Which thing has hands but [never claps|cannot clap|can not hold anything]?", "It has a face and hands but no [body|arms|fingers]. What is it?"],
        "It has hands that show the hours: a clock.", "clock",
    ),
    (
        ["What has [keys|many keys] but [cannot open|can't open|opens no|opens not even one] [locks|a lock|a door|any door|lock]?",
         "I have [many |a lot of |]keys but [open no locks|open no doors|cannot open a single door]. What am I?", "Which thing has black and white keys but opens no door?"],
        "Its keys make music: a piano.", "piano",
    ),
    (
        ["What has [a neck|one neck] but no head?", "[Which thing|What thing|What object] has a neck [and|but] no head?", "I have a neck but no head. What am I?",
         "[Riddle: |]it has a neck [but no|without a] head. What is it?"],
        "It has a neck that you pour from: a bottle.", "bottle",
    ),
    (
        ["What [goes up|only goes up|always goes up] [and|but] never [comes|goes] down?", "What [keeps going up|goes up every year|rises] and [never comes down|cannot come down|never falls]?",
         "[Riddle: |]it goes up but never [comes|goes] [back |]down. What is it?"],
        "It grows every year and never gets less: your age.", "age",
    ),
    (
        ["What has to be broken before [you|one] can use it?", "Which thing must [you break|be broken] before [using it|you use it|you can eat it|you cook it]?",
         "What do you have to break [first |]before you can use it?", "You must break it before you can use it. What is it?"],
        "You break its shell first: an egg.", "egg",
    ),
    (
        ["What has [one eye|an eye] but [cannot see|can't see|sees nothing]?", "I have one eye but I cannot see. What am I?",
         "Which [small |]thing has an eye [but|and] [is blind|cannot see|sees nothing]?"],
        "Its eye is a hole for the thread: a needle.", "needle",
    ),
    (
        ["What has [many|a lot of|lots of] teeth but [cannot bite|can't bite|never bites|does not eat]?", "I have [many |]teeth but I [cannot|never] bite. What am I?",
         "Which thing has teeth but [no mouth|never eats|cannot chew]?"],
        "Its teeth run through your hair: a comb.", "comb",
    ),
    (
        ["What gets bigger [the more|when] you take [away |]from it?", "The more you take [away |]from it, the [bigger|larger] it [gets|grows|becomes]. What is it?",
         "What grows [larger|bigger] when [things are|dirt is|earth is] taken [out of|from] it?"],
        "Taking earth out makes it bigger: a hole.", "hole",
    ),
    (
        ["[Can|May|Could] a man marry [his widow's sister|the sister of his widow]?", "Is it [legal|possible|allowed] for a man to marry his widow's sister?",
         "A man wants to marry the sister of his widow. Can he [do it|do that|]?", "Would the law let a man marry [his widow's sister|the sister of his own widow]?"],
        "A man with a widow is dead, so he cannot marry anyone.", "no",
    ),
    (
        ["[A doctor|Your doctor|The doctor] gives you {p} pills and [says|tells you] to take one every half hour. How [long|many minutes] [do they last|until the last one|will the pills last] [in minutes|]?",
         "You [have|get] {p} pills and [must|have to|should] take one every 30 minutes. How many minutes [pass|go by] until [all are taken|they are gone|you take the last]?",
         "If I take one of {p} pills every half hour, starting now, after how many minutes do I take the last one?"],
        "The first pill is taken at once, so there are {p1} waits of 30 minutes: {p1} x 30 = {pm}.", "{pm}",
    ),
    (
        ["A [clerk|butcher|baker] in a shop is [five|six] feet tall and wears size [nine|ten|eleven] shoes. [He is a butcher. |]What does a butcher weigh?",
         "What does a butcher [weigh|weigh all day|put on the scale] [at work|in his shop|]?",
         "The butcher is [six|five] feet tall [and forty years old|]. What does he weigh?"],
        "A butcher weighs what is sold in the shop: meat.", "meat",
    ),
    (
        ["How many [animals|sheep] of each kind did Moses [take|bring|load] on the ark?", "How many [of each animal|animals of every kind] [went|came] with Moses on the ark?",
         "Moses took [how many|what number of] animals of each kind on [the|his] ark?"],
        "It was Noah who had the ark, not Moses, so Moses took none.", "0",
    ),
    (
        ["A rooster [sits|is|stands] on the roof of a [barn|house]. [Will|Does] an egg that it lays roll down? Can it lay one at all?",
         "Can a rooster lay an egg on [a|the] [roof|barn]?", "Do roosters lay eggs [on roofs|on a barn roof|at all]?", "Does a rooster [ever |]lay [eggs|an egg]?"],
        "A rooster is male, and males lay no eggs.", "no",
    ),
    (
        ["You have [one|a single|just one] match and [enter|walk into] a [dark|cold] room with a candle, a lamp and a stove. What do you light first?",
         "With only one match you [come into|enter] a room with [an oil lamp|a lamp], a candle and a [fireplace|stove]. [What|Which thing] do you light first?",
         "There is a lamp, a stove and a candle, and you have one match. What [must you light|should you light|is lit] first?"],
        "You need the flame before anything else: light the match first.", "match",
    ),
    (
        ["[Which|What] month [has|do people have] the [fewest|smallest number of] days, so people sleep the least in it?",
         "In [which|what] month do people sleep the least?", "What month [is the shortest|has the fewest days]?", "Which month of the year [do people sleep|do we sleep] least [in|]?"],
        "The month with the fewest days is February.", "february",
    ),
    (
        ["Is it [true|possible] that [yesterday|the day before today] comes before today in [a dictionary|the dictionary]?",
         "In [a|the] dictionary, does [the word |]yesterday come before [the word |]today?"],
        "In a dictionary, today starts with t and yesterday with y, and t is before y.", "no",
    ),
    (
        ["How many [times|ways] can you [take|subtract] {s} from {t}?", "How often can you [subtract|take] {s} from {t}[ as a trick question|]?",
         "What is the number of times you can subtract {s} from {t} as a [riddle|trick question]?"],
        "Only once, because after that it is not {t} any more.", "1",
    ),
    (
        ["If it takes {m} [men|workers|people|painters] {h} hours to build a wall, how long does it take [two|three|ten] [men|people] to build [the same wall that is already built|it again, when it already stands]?",
         "A wall is built by {m} men in {h} hours. How many hours do [two|three|ten] men need to build [the same wall, now that it is done|that finished wall]?"],
        "The wall is already built, so no time is needed.", "0",
    ),
    (
        ["If {m} [cats|hens|machines|printers|bakers] [need|take] {m} minutes to [catch {m} mice|lay {m} eggs|make {m} toys|print {m} pages|bake {m} cakes], how many minutes does one of them need for one?",
         "{m} [cats|machines|workers] do {m} jobs in {m} minutes. How many minutes does one of them need for one job?",
         "It takes {m} [machines|workers|robots] {m} minutes to make {m} [toys|boxes|parts]. How many minutes does one [of them |]need to make one?"],
        "Each one does its own job in the same {m} minutes.", "{m}",
    ),
    (
        ["A [plane|jet] crashes on the border [of|between] [two countries|France and Spain|Canada and Mexico|Chile and Peru]. Are the survivors buried [there|]?",
         "Do you bury survivors [after a crash|of a plane crash|of a shipwreck]?", "[Should|Must] the survivors of a [crash|train wreck|plane crash] be buried?"],
        "Survivors are alive, so they are not buried.", "no",
    ),
    (
        ["A [boat|ship] has a ladder with {r} rungs [above|over] the water. The tide [rises|comes up] {u} rungs high. How many rungs are above the water [then|now|]?",
         "A rope ladder [hangs from|on] a [ship|boat] and {r} rungs show above the water. The tide rises by {u} rungs. How many rungs [still show|show now|are dry]?"],
        "The ship rises with the tide, so {r} rungs stay above the water.", "{r}",
    ),
    (
        ["Two fathers and two sons [go to lunch|sit in a car|share a boat|eat three eggs, one each]. What is the smallest number of people [there can be|that fits this]?",
         "Two fathers and two sons [go|went] fishing and each [catches|caught] one fish. What is the smallest number of fish [they can have|that can be caught]?",
         "What is the smallest [group|number of people] that has two fathers and two sons in it?"],
        "A grandfather, a father and a son are two fathers and two sons: 3 people.", "3",
    ),
]  # fmt: skip
