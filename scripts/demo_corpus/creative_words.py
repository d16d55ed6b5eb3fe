"""Word lists for the creative generator.

Knows names, topics by kind, the haiku word banks and how many syllables the safe words have. "Safe" means
that the CMU dictionary gives one count only and a rule-based estimate agrees with it; other words may be
topics too, but no haiku is built on them. The counts are stored, so no dictionary is needed at run time.
"""

from scripts.demo_corpus import creative_more_topics as more


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NAMES = _words("""
Mia Leo Nora Finn Ada Otto Ruby Hugo Ivy Max Lena Omar Zoe Theo Clara Sami Hana Felix Maya Oscar Tessa Jonah Lily Arlo
Freya Milo Greta Rafi Stella Bruno Nina Pablo Edith Kofi Rosa Elias Wanda Jasper Alma Dario Petra Simon Yara Victor
Iris Malik Hazel Anton Priya Caleb Flora Diego Sonya Reza Mabel Kenji Olive Amir Paula Tobias Esme Ravi Martha Silas
Aisha Walter Juno Ivan Della Marco Thea Basil Celia Abel Fatima Gus Linnea Noah Vera Emil Ruth Henrik Mina Carlos
Pearl Tariq Dora Lucas Amara Ezra Sylvia Boris Lucy Hassan Cora Ben Yuki Alfred Elsa Nadia Pierre Agnes Tom Salma Erik
Violet Jamal Rita Stefan Opal Hector Anya Bert Lotte Percy Selma Rico Maud Janek Tilda Cosmo
""")

ANIMALS = _words("""
cat dog fox owl bear rabbit mouse horse duck goose frog toad crow raven robin sparrow swan whale dolphin shark turtle
tortoise snail spider beetle bee ant moth butterfly dragonfly cricket lizard snake lion tiger elephant giraffe monkey
zebra camel goat sheep lamb pig cow donkey hen rooster pigeon parrot eagle falcon heron crane pelican seal crab
lobster octopus salmon trout bat badger beaver deer moose wolf kitten puppy pony hamster squirrel worm firefly ladybug
gecko koala panda kangaroo ferret magpie wren lark hawk dragon robot ghost unicorn
""")

OBJECTS = _words("""
lamp lantern kettle teapot mug cup spoon bowl clock watch chair table bench blanket pillow sock shoe boot hat scarf
coat glove button zipper mirror window door key ladder bucket broom candle pencil notebook book letter stamp map
compass bicycle bus train boat canoe ship truck tractor kite balloon ball drum piano violin guitar flute trumpet bell
whistle camera radio phone laptop keyboard mailbox basket box bottle jar suitcase backpack tent rope anchor wheel
hammer needle thread ribbon coin wallet statue puzzle doll marble feather shell pebble brick fence gate bridge roof
chimney garden fountain rocket wagon sled mitten apron oven shovel quilt magnet lighthouse windmill scarecrow snowman
elevator
""")

FOODS = _words("""
apple pear plum peach lemon orange cherry grape melon banana pumpkin carrot onion potato tomato turnip pancake waffle
cookie cake muffin pie sandwich noodle dumpling pretzel biscuit donut pizza taco burrito omelet
""")

FOOD_MASS = _words("""
soup bread cheese honey butter rice pasta tea coffee cocoa milk chocolate jam pepper salt garlic sugar popcorn toast
lemonade cinnamon spaghetti
""")

WEATHER = _words("""
rain snow fog mist frost wind thunder lightning sunshine hail drizzle ice sleet dew moonlight sunlight starlight
twilight daylight smoke dust sand moss grass mud water silence darkness music homework traffic
""")

SEASONS = _words("""
spring summer autumn winter
""")

TIMES = _words("""
dawn dusk midnight noon sunrise sunset Monday Tuesday Friday Sunday Saturday January April May June July August
September October November December Christmas Halloween bedtime breakfast lunch dinner
""")

PLACES = _words("""
hill pond meadow valley island mountain village castle tower cottage cabin farm barn orchard bakery market station
museum temple garden bridge river lake cave canyon waterfall beach harbor park school classroom playground library
cafe hotel theater factory office street alley square forest jungle swamp desert planet cellar kitchen balcony
greenhouse rooftop
""")

JOBS = _words("""
baker farmer sailor teacher nurse doctor painter gardener fisherman carpenter cook waiter singer dancer poet clown
pilot driver barber tailor miner plumber builder judge king queen knight wizard witch pirate detective inventor
shepherd soldier captain postman juggler programmer lawyer scientist astronaut firefighter mechanic potter butcher
musician drummer
""")

PEOPLE = _words("""
grandmother grandfather mother father sister brother neighbor cousin daughter son friend uncle baby boss twin roommate
""")

FEELINGS = _words("""
love hope joy fear courage patience kindness friendship loneliness sadness anger pride wonder trust boredom hunger
peace worry envy happiness freedom memory laughter grief luck time sleep home change
""")

DEFINITE = (
    "the sea",
    "the moon",
    "the sun",
    "the sky",
    "the wind",
    "the ocean",
    "the night",
    "the rain",
    "the desert",
    "the forest",
    "the beach",
    "the city",
    "the stars",
    "the river",
    "the morning",
    "the mountains",
    "the tide",
    "the kitchen",
    "the library",
    "the harbor",
    "the clouds",
    "the weekend",
    "the first snow",
    "the last train",
    "the north wind",
    "the full moon",
    "the night sky",
    "the new year",
    "the school bus",
)

ADJECTIVES = _words("""
old small tiny big little quiet sleepy happy lonely brave clever lazy hungry shy gentle grumpy silly proud lost broken
rusty dusty golden silver red blue green yellow purple pink white black gray shiny wooden tall short round empty
hidden secret magic frozen warm cold bright dark noisy busy patient curious clumsy young wild muddy crooked striped
painted forgotten favorite curly velvet paper singing dancing sleeping angry polite nervous stubborn cheerful gloomy
""")

ANIMAL_ADJ = _words("""
old small tiny big little quiet sleepy happy lonely brave clever lazy hungry shy gentle grumpy silly proud lost golden
gray white black wild patient curious clumsy young busy noisy stubborn cheerful gloomy nervous polite friendly
""")

OBJECT_ADJ = _words("""
old small tiny big little broken rusty dusty golden silver red blue green yellow purple pink white black gray shiny
wooden tall empty hidden secret magic crooked striped painted forgotten lost paper favorite velvet plain new heavy
""")

PLACE_ADJ = _words("""
old small tiny quiet empty hidden secret dark bright sleepy busy foggy snowy sunny frozen forgotten haunted lonely
peaceful distant crowded dusty windy golden silent
""")

WEATHER_ADJ = _words("""
cold soft gentle heavy first winter autumn summer April morning evening sudden silent early endless silver
""")

TIME_ADJ = _words("""
quiet cold rainy snowy sunny lazy busy early late gray golden long
""")

HAIKU_ADJ1 = _words("""
pale soft small cold still bright dark slow thin gray deep warm calm shy lone faint low late wild cool dim mild black
red blue green damp bare sweet swift first last fresh lost plain
""")

HAIKU_ADJ2 = _words("""
silver golden silent gentle empty hidden sleepy frosty misty tiny weary patient yellow ancient distant hollow slender
shining waiting drifting fading dusty rusty muddy wooden crimson purple sleeping humble frozen wintry tender narrow
mossy
""")

ANIMAL_N1 = _words("""
crow finch wren hawk dove lark frog toad fox hare moth bee swan duck cat dog snail hen crab trout gull lamb goat wolf
bat deer hound calf newt bear loon
""")

ANIMAL_N2 = _words("""
sparrow robin swallow heron spider cricket beetle rabbit turtle kitten pigeon raven badger lizard salmon magpie pony
puppy rooster falcon eagle
""")

ANIMAL_V1 = _words("""
waits rests calls sings sleeps sits stands dreams stops turns stays creeps naps drinks looks
""")

ANIMAL_V2 = _words("""
lingers wanders listens settles hurries
""")

PLANT_N1 = _words("""
leaf fern reed pine branch vine rose bud seed twig birch weed stem bloom thorn plum beech moss sprout
""")

PLANT_N2 = _words("""
petal blossom willow maple daisy poppy tulip clover lotus cedar orchid acorn ivy
""")

PLANT_V1 = _words("""
bends sways leans falls drops grows sleeps waits stirs nods dreams rests bows
""")

PLANT_V2 = _words("""
shivers flutters settles opens
""")

SKY_N1 = _words("""
star moon cloud sun spark beam light
""")

SKY_N2 = _words("""
shadow candle comet sunbeam lantern moonbeam rainbow
""")

SKY_V1 = _words("""
glows drifts climbs sinks hangs waits burns sleeps
""")

SKY_V2 = _words("""
glimmers lingers shimmers flickers glitters
""")

WATER_N1 = _words("""
stream wave brook drop tide creek pool
""")

WATER_N2 = _words("""
river ripple raindrop
""")

WATER_V1 = _words("""
runs falls sings flows sleeps turns slips gleams waits
""")

WATER_V2 = _words("""
murmurs glitters whispers lingers
""")

AIR_N1 = _words("""
gust mist wind chill sigh song bell hush
""")

AIR_N2 = _words("""
whisper echo murmur rumor
""")

AIR_V1 = _words("""
drifts slips blows sighs hums stirs floats calls
""")

AIR_V2 = _words("""
whispers wanders murmurs lingers passes
""")

PLURALS1 = _words("""
birds crows frogs reeds stars clouds drops bees moths ferns gulls hens sheep deer ducks seeds wings bells boats swans
ants toads larks blooms weeds buds plums
""")

PLURALS2 = _words("""
petals feathers pebbles ripples shadows blossoms embers acorns willows swallows sparrows crickets spiders lanterns
candles raindrops turtles rabbits robins rivers pigeons beetles daisies poppies maples
""")

PLURAL_VERBS = _words("""
wait rest drift sleep gleam call stir glow turn bow bend float sway move dream stay lean hide
""")

MASS1 = _words("""
light mist rain snow frost dew dust fog wind sleet
""")

MASS_VERBS = _words("""
falls drifts rests lies hangs clings waits stays sleeps melts glows spreads sinks
""")

ON1 = _words("""
hill pond field path roof grass lake road wall step street bank cliff beach branch bark sand rock lawn porch bench
moor wharf pier log sill
""")

IN1 = _words("""
pond field grass lake woods yard barn shed cave reeds rain mist snow dark fog dusk sun ferns weeds glen marsh stream
brook park
""")

BY1 = _words("""
hill pond field path lake road wall gate door woods barn shed cave stream brook tree lamp well mill cliff pier wharf
bench church creek reeds steps inn pool arch oak dock boat
""")

PLACES2 = _words("""
meadow garden valley harbor window river orchard forest temple mountain hollow island rooftop canyon doorway pathway
willow maple thicket desert ocean marshes cedars shadows meadows hilltop vineyard boulders
""")

PREPS2 = _words("""
across beneath along among behind below under over around upon
""")

SEASONS2 = _words("""
autumn winter summer April August July
""")

TIMES2 = _words("""
morning twilight midnight sunset daybreak nightfall moonlight starlight
""")

ABSTRACT2 = _words("""
twilight moonlight winter summer autumn stillness starlight daylight morning sunlight birdsong laughter
""")

ABSTRACT_VERBS = _words("""
fills warms cools finds folds holds stills crowds claims paints
""")

ABSTRACT_NOUNS = _words("""
air room field hill lake world woods yard street sky night road pond path dark barn town grass
""")

I_VERBS1 = _words("""
wait dream rest watch sing hum sigh nod stay bow kneel
""")

I_VERBS2 = _words("""
listen linger wander whisper ponder
""")

ADVERBS2 = (
    "again",
    "nearby",
    "once more",
    "at rest",
    "at last",
    "so near",
    "so far",
    "unseen",
    "at dawn",
    "at dusk",
    "at noon",
    "at night",
)

_SAFE = {
    1: _words("""
Ben Bert Finn Gus I June Maud Max May Pearl Ruth Tom a air all an and ant ants arch ash at ball balls bank bare bark
barn barns bat bats beach beam bear bears bee beech bees bell bells bench bend bends big birch birds black bloom
blooms blows blue boat boats book books boot boots boss bow bowl bowls bows box branch bread breaths brick bricks
bright brook broom brooms bud buds burns bus by cake calf call calls calm cat cats cave chair chairs chill church
claims cliff climbs clings clock clocks cloud clouds clown clowns coat coats coin coins cold come cook cooks cool
cools cow cows crab crabs creek creeps crow crowds crows cup cups damp dark dawn day days deep deer dew dim dock dog
dogs doll dolls door doors doubt dove dream dreams drift drifts drinks drop drops drum drums duck ducks dusk dust elm
faint falls far farm farms fear fern ferns few field fills finch finds first float floats flows fog folds for fox
fresh friend friends frog frogs from frost full fur gate ghost ghosts gleam gleams glen glow glows goat goats grass
gray green grief grows gull gulls gust hail half hangs hare hat hats hawk hawks hear heat hen hens hide hill hills
holds home hope hound hum hums hush in inn is it jam jar jars joy key keys king kings kite kneel knight knights knows
lake lamb lambs lamp lamps lark larks last late lawn leaf lean leans lies light log lone long look looks loon lost
love low luck lunch map maps marsh melts mice mild milk mill mist moon moor more moss moth moths move mud mug mugs my
naps near new newt night nights no nod nods noon north now oak of oh old on once owl owls paints pale park parks past
path paws peach pear pears pie pier pies pig pigs pine pink plain plum plums pond ponds pool porch pray proud queen
queens quilt quilts rain red reed reeds rest rests rice road rock roof roofs room rope rose round runs salt sand scarf
scarfs school schools sea seal seals see seed seeds shark sharks shed sheep shell shells ship ships shoe shoes short
shy sigh sighs sill sing sings sinks sit sits sky sled sleds sleep sleeps sleet slips slow small snail snails snow so
sock socks soft son song songs sons soon soup spark spoon spoons spreads sprout stamp stamps stand stands star stars
stay stays stem step steps still stills stir stirs stops stream street streets sun swamp swamps swan swans sway sways
sweet swift swim tall tea tent tents that the then thin this thorn thread threads through tide time to toad toads
toast too town train trains tree trout truck trucks trust tune turn turns twig twin twins up vine wait waits wall warm
warms watch wave weed weeds well wharf wheel wheels wild wind wings witch with wolf woods world worm worms wren yard
yawn year yes young your
"""),
    2: _words("""
Abel Ada Agnes Aisha Alfred Alma Amir Anton April August Basil Boris Bruno Caleb Carlos Celia Christmas Clara Cora
Cosmo Della Dora Edith Elsa Emil Erik Esme Ezra Felix Flora Friday Greta Hana Hassan Hazel Hector Henrik Hugo Iris
Ivan Ivy Jamal Janek Jasper Jonah July Juno Kenji Kofi Lena Lucas Lucy Mabel Malik Marco Martha Milo Mina Monday
Mondays Nadia Nina Nora Omar Opal Oscar Otto Pablo Paula Percy Petra Pierre Rafi Ravi Reza Rico Rita Rosa Ruby Sami
Selma Silas Simon Sonya Stefan Stella Sunday Sundays Tariq Tessa Tilda Tuesday Vera Victor Walter Wanda acorn acorns
across again alley alleys along among anchor anchors ancient anger angry apple apples apron aprons around autumn away
babies baby backpack backpacks badger badgers baker bakers balloon balloons barber barbers basket baskets beaches
beaver beavers beetle beetles behind below benches beneath between birdsong biscuit biscuits blanket blankets blossom
blossoms bosses bottle bottles boulders boxes breakfast bridges broken brother brothers bucket buckets builder
builders buses busy butcher butchers butter button buttons cabin cabins cafe cafes camel camels candle candles canoe
canoes canyon canyons captain captains carrot carrots castle castles cedar cedars cellar cellars cheerful cherries
cherry chimney chimneys city classroom classrooms clever clover clumsy cocoa coffee comet compass cookie cookies
cousin cousins cricket crickets crimson crooked crowded curly daisies daisy dancer dancers dancing darkness daughter
daughters daybreak daylight desert deserts dinner distant doctor doctors dolphin dolphins donkey donkeys donut donuts
doorway dragon dragons drifting driver drivers drizzle drummer drummers dumpling dumplings dusty eagle eagles early
echo embers empty endless envy fading falcon falcons farmer farmers father fathers feather feathers fences ferret
ferrets finches flickers flutters foggy footprints forest forests fountain fountains foxes freedom friendly friendship
frosty frozen garden gardens garlic gather gecko geckos gentle gently glimmers glitters gloomy golden goodbye growing
grumpy guitar guitars hammer hammers hamster hamsters happy harbor harbors haunted heavy heron herons hidden hilltop
hollow honey horses hotel hotels humble hunger hungry hurries island islands ivy judges jungle jungles kettle kettles
keyboard keyboards kindness kitchen kitchens kitten kittens ladder ladders lantern lanterns laptop laptops laughter
lawyer lawyers lazy learning lemon lemons letter letters lightly lightning linger lingers listen listens little lizard
lizards lobster lobsters lotus magic magnet magnets magpie magpies mailbox maple maples marble marbles market markets
marshes meadow meadows melon melons midnight miner miners mirror mirrors missing misty mitten mittens monkey monkeys
moonbeam moonlight morning mornings mossy mother mothers mountain mountains muddy muffin muffins murmur murmurs music
narrow nearby needle needles neighbor neighbors nervous nightfall noisy noodle noodles nothing nurses ocean onion
onions only open opens orchard orchards orchid oven ovens over painted painter painters panda pandas paper parrot
parrots passes pasta pathway patient peaches pebble pebbles pencil pencils pepper petal petals pigeon pigeons pillow
pillows pilot pilots pizza pizzas planet planets playground playgrounds plumber plumbers ponder ponies pony popcorn
poppies poppy postman potter potters pretzel pretzels pumpkin pumpkins puppies puppy purple puzzle puzzles rabbit
rabbits rainbow raindrop raindrops rainy raven ravens ribbon ribbons ripple ripples river rivers robin robins robot
robots rocket rockets rooftop rooftops rooster roosters rumor rusty sadness sailor sailors salmon sandwich secret
settles shadow shadows shepherd shepherds shimmers shining shiny shivers shovel shovels silent silly silver singer
singers singing sister sisters sleeping sleepy slender slowly snowfall snowman snowy softly soldier soldiers sparrow
sparrows spider spiders squirrel squirrels starlight starting station stations statue statues stillness stubborn
sudden sugar summer sunbeam sunlight sunny sunset swallow swallows table tables taco tacos tailor tailors teacher
teachers teapot temple temples tender thicket thunder tiger tigers tiny today tower towers tractor tractors traffic
trumpet trumpets tulip turnip turnips turtle turtles twilight uncle uncles under unheard unseen upon valley valleys
velvet vineyard waffle waffles wagon wagons waiter waiters waiting wallet wallets wander wanders watches water weary
weekend whisper whispers whistle whistles willow willows windmill windmills window windows windy winter wintry witches
wizard wizards wonder wooden worry yellow zebra zebras zipper zippers
"""),
    3: _words("""
Amara December Fatima Halloween November October Saturday September astronaut astronauts bakeries bakery balconies
balcony banana bananas bicycle bicycles burrito burritos butterflies butterfly carpenter carpenters cinnamon cottages
elephant elephants factories factory fireflies firefly fisherman fishermen forgotten gardener grandfather grandfathers
grandmother grandmothers greenhouses happiness icicle inventor inventors kangaroo kangaroos koala ladybug ladybugs
libraries library lighthouses mailboxes mechanic mechanics memory musician musicians octopus offices oranges pelican
pelicans potato potatoes programmer programmers sandwiches spaghetti suitcases tomato tomatoes tortoises unicorn
villages waterfall waterfalls
"""),
    4: _words("""
elevator elevators firefighters
"""),
}
SYLLABLES: dict[str, int] = {word: count for safe in (_SAFE, more.SAFE) for count, words in safe.items() for word in words}
