# ruff: noqa: SIM905  (a list of words reads best as one text)
"""Word lists of the reasoning generator: names, things, categories, spelling words, conditionals.

Knows only vocabulary and fixed facts; how they become prompts and answers is in the other `reasoning_` modules.
"""

BOYS = (
    "Tom Ben Sam Jack Leo Max Noah Liam Adam Omar Raj Ivan Carlos Diego Hugo Felix Oscar Henry George Peter Paul Mark Luke "
    "John James David Daniel Michael Kevin Brian Eric Frank Fred Greg Harry Ian Jim Joe Ken Larry Martin Nick Oliver Pedro "
    "Quinn Ravi Simon Steve Tim Victor Will Ahmed Ali Bruno Chen Dmitri Elias Finn Gabe Hassan Jonas Kofi Lars Mateo Nils "
    "Otto Pablo Roman Sven Theo Umar Yusuf Zack Andre Caleb Dylan Ethan Gavin Isaac Jordan Kyle Logan Mason Nathan Owen Ryan Seth "
    "Alan Albert Alex Arthur Barry Bob Brandon Charlie Chris Colin Craig Darren Dennis Derek Edgar Edwin Emil "
    "Ernest Gary Gordon Graham Howard Hector Igor Jason Jeremy Juan Justin Karl Keith Lewis Lorenzo Marvin Miguel Neil "
    "Norman Ollie Patrick Philip Ralph Richard Robert Roger Rupert Samir Scott Sean Stanley Stefan Terry Toby Tony Travis "
    "Trevor Vikram Walter Wayne William"
).split()

GIRLS = (
    "Anna Mia Emma Lily Zoe Eva Maria Sara Lucy Kate Jane Mary Alice Ella Grace Ruby Chloe Olivia Sophia Amy Beth Carol Diana "
    "Erin Fiona Gina Helen Irene Julia Karen Laura Megan Nina Olga Paula Rachel Sonia Tina Uma Vera Wendy Yara Zara Aisha Bella "
    "Clara Daisy Elena Freya Greta Hanna Iris Jade Kira Lena Mei Nora Petra Rosa Sofia Tara Ursula Violet Willa Yuki Amara "
    "Bianca Camila Dora Esther Flora Gloria Hazel Ingrid Joan Kelly Leila Mona Naomi Pearl Rita Susan Tessa Vivian Molly Polly "
    "Abigail Ada Agnes Alma Anita Annie April Ashley Audrey Ava Barbara Becky Betty Brenda Celia Charlotte Cindy Cora Debbie "
    "Donna Doris Edith Eileen Eliza Eunice Evelyn Fatima Frances Harriet Heather Heidi Isabel Jenny Jill Josie "
    "Judy Kim Lauren Leah Linda Liz Lola Lorna Mabel Maggie Margaret Martha Maya Melissa Nancy Nicole Pam Patricia "
    "Phoebe Rebecca Sally Sandra Sharon Sheila Stella Sylvia Teresa Trudy Valerie Victoria Yvonne"
).split()

# singular roles with no fixed pronoun in the answers: "A baker has ... The baker sells ..."
ROLES = (
    "baker farmer teacher gardener shopkeeper student nurse driver painter librarian chef waiter sailor fisherman coach tailor "
    "carpenter florist grocer collector hiker singer dentist clown pirate wizard knight king queen princess builder plumber "
    "scientist artist cashier vendor boy girl child neighbor cook mechanic pilot janitor tourist camper "
    "postman barber butcher florist beekeeper blacksmith engineer electrician firefighter caretaker trainer translator "
    "magician juggler surgeon vet zookeeper cyclist swimmer goalkeeper grandchild roommate classmate customer visitor intern "
    "editor reporter photographer designer potter weaver cobbler watchmaker jeweler shepherd miner trucker lifeguard scout "
    "drummer hunter traveler trader merchant witch elf hobbit"
).split()

KIN_M = ["brother", "father", "dad", "uncle", "grandfather", "grandpa", "son", "nephew", "boss"]
KIN_F = ["sister", "mother", "mom", "aunt", "grandmother", "grandma", "daughter", "niece"]

FOODS = (
    "apple pear plum peach cherry banana orange lemon lime mango grape strawberry melon cookie cupcake muffin donut candy "
    "brownie pancake waffle sandwich bagel pretzel cracker egg carrot potato tomato onion pepper cucumber radish sausage meatball "
    "dumpling burger taco pie tart pastry croissant roll biscuit chocolate lollipop gumdrop jellybean marshmallow nut walnut almond "
    "peanut olive fig date apricot kiwi coconut pineapple raisin berry blueberry raspberry cabbage corncob pickle snack "
    "avocado beet scone truffle turnip eggplant zucchini pumpkin mushroom clementine tangerine nectarine papaya pomegranate "
    "cranberry gooseberry hazelnut cashew pistachio chestnut shrimp oyster clam mussel nugget wrap taquito omelet toffee "
    "caramel praline macaroon eclair flapjack crumpet quiche kebab samosa"
).split()

THINGS = (
    "marble sticker card stamp coin book pencil pen eraser crayon marker notebook toy ball balloon doll puzzle block bead button "
    "shell stone rock feather leaf flower rose tulip daisy seed acorn pinecone badge ribbon bracelet ring necklace key magnet "
    "postcard poster photo magazine comic envelope letter ticket token cup plate bowl spoon fork knife glass mug bottle jar basket "
    "box bag candle lamp clock watch hat cap scarf glove sock shirt sweater dress coat shoe boot blanket pillow towel brush comb "
    "sponge bucket shovel hammer nail screw bolt brick tile board rope chain wheel tire battery cable bulb camera phone "
    "drum whistle flute guitar kite boat robot car truck train plane dinosaur puppet yo-yo top dice whiteboard folder binder ruler "
    "chair stool bench table plant bush tree sapling fossil crystal gem pearl diamond medal trophy flag lantern umbrella wallet "
    "purse backpack pin patch sweet model figurine mask costume wand hook bookmark keychain paintbrush teacup napkin straw toothpick "
    "teapot kettle saucepan ladle napkin tablecloth curtain cushion mattress mirror vase frame stapler paperclip highlighter "
    "calculator keyboard laptop tablet charger headphone speaker printer cartridge plug socket fuse candlestick match lighter "
    "helmet saddle racket skateboard scooter sled surfboard snorkel tent canoe paddle compass telescope microscope magnifier "
    "backpack suitcase purse mitten sandal slipper hoodie jersey apron bandage thermometer toothbrush razor zipper needle "
    "thimble spool trumpet violin cello banjo harmonica tambourine jigsaw rattle teddy figurine domino wand crown sword "
    "shield arrow horseshoe ladder rake hose wheelbarrow flowerpot beetle snail caterpillar kitten puppy chick duckling "
    "hamster lamb pony cactus fern"
).split()

ANIMALS = (
    "dog cat cow horse pig sheep goat chicken duck goose rabbit hamster turtle fish frog bird pigeon parrot sparrow mouse bee ant "
    "butterfly snail spider ladybug lizard donkey hen llama"
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
