"""More topics for the creative generator, by kind, and the syllables of those words whose count is certain.

Knows words only; `creative_words` tells what certain means.
"""


def _phrases(text: str) -> tuple[str, ...]:
    """The comma-separated phrases of `text`."""
    return tuple(" ".join(one.split()) for one in text.split(",") if one.strip())


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ANIMALS = _phrases("""
wombat, otter, hedgehog, squid, jellyfish, starfish, seahorse, penguin, ostrich, flamingo, peacock, turkey, chicken,
chick, rat, raccoon, skunk, possum, llama, alpaca, buffalo, bison, rhino, hippo, cheetah, leopard, panther, jaguar,
hyena, gorilla, chimpanzee, baboon, lemur, sloth, anteater, armadillo, porcupine, mole, weasel, mongoose, antelope,
gazelle, caribou, reindeer, mule, colt, foal, duckling, gosling, tadpole, newt, salamander, iguana, chameleon,
alligator, crocodile, python, cobra, viper, grasshopper, locust, caterpillar, centipede, mosquito, wasp, hornet,
bumblebee, mantis, termite, flea, tick, slug, clam, oyster, mussel, shrimp, minnow, goldfish, catfish, swordfish,
stingray, walrus, narwhal, albatross, cuckoo, woodpecker, kingfisher, nightingale, hummingbird, canary, cockatoo,
vulture, condor, stork, ibis, puffin, partridge, pheasant, quail, bluebird, blackbird, goldfinch, jackdaw, hound,
poodle, spaniel, terrier, beagle, retriever, bulldog, tomcat, stallion, mare, heifer, ram, piglet, parakeet, mermaid,
troll, giant, goblin, fairy, elf, monster
""")

OBJECTS = _phrases("""
umbrella, toothbrush, hairbrush, comb, towel, bathtub, sink, faucet, toaster, blender, freezer, fridge, dishwasher,
vacuum, mop, sponge, plate, fork, saucer, teacup, pitcher, skillet, ladle, whisk, napkin, tablecloth, curtain, carpet,
rug, couch, sofa, armchair, stool, bookcase, drawer, closet, wardrobe, mattress, hammock, cradle, crib, stroller,
rattle, whiteboard, blackboard, crayon, marker, paintbrush, eraser, ruler, stapler, envelope, postcard, magazine,
newspaper, diary, calendar, dictionary, novel, ticket, passport, necklace, bracelet, earring, ring, crown, locket,
belt, tie, sweater, jacket, raincoat, cardigan, dress, skirt, shirt, sandal, slipper, sneaker, shoelace, helmet,
goggle, snowboard, skateboard, scooter, motorcycle, tram, taxi, van, ambulance, airplane, helicopter, submarine,
sailboat, rowboat, ferry, raft, paddle, oar, sail, tire, engine, pump, wrench, screwdriver, nail, screw, bolt,
toolbox, wheelbarrow, rake, hoe, flowerpot, birdhouse, doghouse, swing, slide, seesaw, trampoline, racket, bat, puck,
trophy, medal, banner, flag, poster, painting, photograph, frame, vase, lampshade, flashlight, lightbulb, battery,
charger, tablet, printer, television, remote, microphone, speaker, keychain, padlock, doorbell, doormat, stairway,
handrail, mailbag, lunchbox, thermos, teaspoon, candlestick, matchbox, fireplace, furnace, heater, fan, sundial,
hourglass, stopwatch, telescope, microscope, thermometer, globe, harmonica, accordion, banjo, cello, harp, tambourine,
xylophone, saxophone, trombone, clarinet, kazoo, yo-yo, jigsaw, domino, checkerboard, chessboard, snowball, snowflake,
icicle, raindrop, sandcastle, bonfire, campfire, barrel, crate, trunk, sack, jug, flask, cauldron, broomstick, wand,
cape, mask, costume, mitt, coffee cup, tea bag, wedding ring, rocking chair, garden hose, park bench, street lamp,
phone booth, paper plane, paper boat, shopping cart, shopping list, pocket watch, alarm clock, music box, sewing
machine, washing machine, typewriter, record player, library card, birthday card, love letter, family photo, picture
frame, photo album, school bag, lunch bag, soccer ball, tennis ball, baseball cap, straw hat, rubber boot, rain boot,
wool sock, winter coat, bread box, cookie jar, salt shaker, frying pan, wooden spoon, fishing rod, fishing boat, fire
truck, ice skate, snow globe, teddy bear, rubber duck, toy train, spinning top, jump rope, door handle, house key,
night light, reading lamp, light switch, traffic light, stop sign, train ticket, bus ticket, water bottle, coffee mug,
bird feeder, bird bath, apple tree, oak tree, pine tree, palm tree, cherry tree, willow tree
""")

FOODS = _phrases("""
apricot, strawberry, raspberry, blueberry, blackberry, mango, papaya, pineapple, kiwi, fig, coconut, watermelon,
avocado, cucumber, pepper, mushroom, radish, beet, bean, pea, olive, walnut, almond, peanut, chestnut, pickle, bagel,
croissant, scone, brownie, cupcake, doughnut, eclair, macaroon, tart, pudding, custard, sundae, milkshake, popsicle,
lollipop, marshmallow, gumdrop, meatball, sausage, hamburger, hotdog, quesadilla, casserole, stew, salad, crepe, ice
cream cone, birthday cake, wedding cake, baked potato, fried egg, boiled egg, apple pie, cherry pie, peanut butter
sandwich, chocolate bar, candy cane, cinnamon roll, corn muffin
""")

FOOD_MASS = _phrases("""
oatmeal, porridge, cereal, granola, yogurt, cream, broth, gravy, mustard, ketchup, vinegar, maple syrup, caramel,
licorice, fudge, gingerbread, lasagna, macaroni, risotto, curry, chili, coleslaw, spinach, lettuce, cabbage, celery,
broccoli, cauliflower, corn, barley, ginger, basil, vanilla, juice, cider, ice cream, hot chocolate, apple juice,
peanut butter, chicken soup, fresh bread, green tea, cotton candy
""")

WEATHER = _phrases("""
rainfall, snowfall, moonrise, haze, slush, heat, shade, firelight, candlelight, birdsong
""")

TIMES = _phrases("""
Wednesday, Thursday, February, March, Thanksgiving, Easter, recess, vacation, retirement, graduation, teatime,
summertime, wintertime, springtime, harvest
""")

PLACES = _phrases("""
airport, hospital, bank, barbershop, bookstore, grocery, supermarket, mall, gym, stadium, arena, pool, zoo, aquarium,
circus, fairground, carnival, campsite, campground, courtyard, backyard, driveway, garage, attic, basement, hallway,
staircase, bathroom, bedroom, gymnasium, cafeteria, dormitory, university, college, kindergarten, church, chapel,
cathedral, monastery, mosque, synagogue, graveyard, ruin, palace, fortress, dungeon, mansion, bungalow, apartment,
skyscraper, parking lot, bus stop, train station, gas station, fire station, post office, police station, town hall,
toy store, pet shop, candy shop, coffee shop, flower shop, bike path, hiking trail, dirt road, country road, highway,
crossroad, tunnel, subway, platform, dock, pier, marina, shipyard, lagoon, reef, peninsula, cliff, gorge, ravine,
glacier, volcano, prairie, savanna, oasis, dune, marsh, creek, stream, brook, spring, geyser, vineyard, cornfield,
wheat field, pumpkin patch, rose garden, vegetable garden, tree house, ranch, stable, pasture, windmill, henhouse,
beehive, workshop, studio, laboratory, observatory, planetarium, space station, moon base, ballroom, dining room,
living room, waiting room, laundromat, diner, restaurant, pub, tavern, inn, bowling alley, ice rink, swimming pool,
skate park, village square, suburb, neighborhood
""")

JOBS = _phrases("""
accountant, actor, actress, architect, artist, astronomer, athlete, author, banker, beekeeper, biologist, blacksmith,
bookseller, bricklayer, bus driver, cab driver, cashier, chef, chemist, coach, cobbler, composer, conductor, dentist,
designer, editor, electrician, engineer, explorer, florist, gamer, goalkeeper, grocer, guard, hairdresser, historian,
hunter, ice skater, janitor, jeweler, journalist, landlord, librarian, lifeguard, locksmith, lumberjack, magician,
manager, mayor, messenger, model, monk, ninja, novelist, nun, optician, paramedic, park ranger, pharmacist,
philosopher, photographer, physicist, pianist, police officer, president, prince, princess, professor, referee,
reporter, robber, sculptor, secretary, shopkeeper, skier, student, surfer, surgeon, surveyor, swimmer, taxi driver,
translator, truck driver, veterinarian, violinist, volunteer, weaver, welder, writer, zookeeper, night guard, crossing
guard, tour guide, flight attendant, street sweeper, window cleaner, dog walker, babysitter
""")

PEOPLE = _phrases("""
aunt, niece, nephew, grandson, granddaughter, husband, classmate, teammate, coworker, landlady, babysitter, godmother,
godfather, stepmother, stepfather, coach, pen pal, best friend, little sister, big brother, little brother, big
sister, math teacher, piano teacher, favorite aunt
""")

FEELINGS = _phrases("""
gratitude, forgiveness, jealousy, guilt, shame, regret, sorrow, longing, nostalgia, homesickness, shyness, confidence,
curiosity, excitement, surprise, delight, contentment, calm, serenity, stress, panic, anxiety, heartbreak,
disappointment, frustration, embarrassment, sympathy, honesty, loyalty, generosity, wisdom, humor, beauty, truth,
justice, faith, imagination, creativity, ambition, growing up, getting older, moving away, starting over, saying
goodbye, falling in love, first love, true love, letting go, waking up, daydreaming, waiting, running, swimming,
cooking, baking, reading, writing, painting, fishing, hiking, camping, gardening, dancing, cycling, knitting, chess,
soccer, football, basketball, baseball, tennis, hockey, karate, yoga, math, science, history, geography, poetry, art,
money, work, school, marriage, parenthood, childhood, adulthood, success, laundry, failure, health, rest, chaos,
solitude, teamwork, space, gravity, electricity, technology, democracy, education
""")

DEFINITE = _phrases("""
the graduation party, the birthday party, the wedding day, the first day of school, the last day of summer, the first
kiss, the school play, the big game, the family reunion, the road trip, the power outage, the long drive home, the
morning commute, the first job, the job interview, the summer fair, the harvest moon, the solar eclipse, the shooting
star, the milky way, the northern sky, the autumn wind, the spring rain, the winter sun, the summer storm, the frozen
lake, the empty house, the open road, the quiet street, the corner store, the front porch, the back yard, the dinner
table, the kitchen window, the night train, the morning bus, the evening news, the old oak, the village fair, the
farmers market, the campfire story, the marathon, the concert, the parade, the picnic, the sleepover, the snow day,
the spelling bee, the science fair, the talent show, the chess club, the soccer match, the swimming lesson, the piano
lesson, the dentist visit, the new baby, the new puppy, the new job, the new school, the new apartment, the first
date, the last dance, the final exam, the long weekend, the broken heart, the lost key, the missing sock, the burnt
toast, the spilled milk, the flat tire, the wrong number, the bad haircut, the slow internet, the dead battery, the
future, the past, the color blue, the color green, the color red, the alphabet, the number seven, the planet Mars, the
Eiffel Tower, the equator, the North Pole, my grandmother's kitchen, my grandfather's watch, my grandfather's garden,
my mother's garden, my mother's voice, my father's hat, my father's workshop, my sister's wedding, my brother's
guitar, my neighbor's dog, my neighbor's cat
""")

# Syllables by word, counted as in `creative_words`.
SAFE = {
    1: _words("""
March Mars Pole art aunt back bad bag bags banks bar bars base bath baths bean beans beet beets belt belts best bike
bird bolt bolts booth booths brooks broth burnt cab cane cap cape caps card cards cart carts chef chefs chess chick
chicks clam clams cliffs club coach colt colts comb combs cone corn couch cream creeks crib cribs crown crowns date
dead dirt docks dress dune egg eggs elf fair faith fan fans fields fig figs flag flags flask flasks flat flea fleas
flight foal fork forks fried front game gas go guard guards guilt gym gyms hall halls harp harps haze health heart hoe
hoes hose hot hounds inns job jug jugs jump kiss lights list lists lot lots mall malls mare mask masks match math mitt
mitts mole monk monks mop mops mosque mosques mule mules nail nails news newts nun nuns oar oars pal palm pan pans
patch paths pea peas pen pet piers play pools post pub pubs puck pump pumps quail quails raft rafts rake ram rams
ranch rat rats reef reefs ring rings rink rinks roads rod rods roll rolls rooms rug rugs sack sacks sail sails screw
screws shirt shirts shop shops show shrimp sign signs sink skirt skirts skunk skunks sloth slug slugs slush squid stew
stews stool stools stop stork storm straw streams stress swing swings switch tart tarts tick ticks tie ties top tops
tour toy trail trails tram trams trees trip troll trolls true trunk trunks truth van vans vase wand wands wasp wasps
way wheat whisk whisks wool work wrench wrong zoo zoos
"""),
    2: _words("""
Easter Eiffel Thursday actor actors actress airport airports alarm album albums almond almonds armchair armchairs
artist artists attic attics author authors baboon baboons backyard backyards bagel bagels baking ballroom ballrooms
banjo banker bankers banner banners barley barrel barrels bases bathroom bathrooms bathtub bathtubs beagle beagles
beauty bedroom bedrooms birthday bison blackbird blackbirds blackboard blackboards blacksmith blender blenders
bluebird bluebirds bowling broomstick broomsticks brownie brownies bulldog bulldogs campground campgrounds camping
candy carpet carpets cashier cashiers catfish cauldron cello chapel charger chargers cheetah cheetahs chemist chemists
chessboard chessboards chestnut chestnuts chicken chickens childhood chili churches cider circus cleaner cleaners
closet closets coaches cobbler cobblers cobra cobras color concert condor condors cooking corner cornfield cornfields
cotton couches country courtyard courtyards cradle cradles croissant croissants crossing crossroad crossroads cuckoo
cuckoos curry curtain curtains custard delight dentist dentists diner diners dining doorbell doormat doormats doughnut
doughnuts dresses duckling ducklings dungeon dungeons earring earrings exam fairground fairgrounds fairies fairy
falling faucet faucets feeder feeders ferries ferry final fishing flashlight flashlights florist florists flower
football fortress freezer freezers fridges gamer gamers getting geyser geysers ginger glacier glaciers goblin goblins
goggle goggles goldfinch goldfish gorges grandson graveyard graveyards gravy grocer grocers haircut hallway hallways
hammock hammocks handle handles handrail handrails harvest heartbreak heater heaters heifer heifers helmet helmets
highway highways hiking hippo hippos hockey hornet hornets hoses hotdog hotdogs houses humor hunter hunters husband
ibis jacket jackets jaguar jaguars jigsaw kazoo ketchup kiwi kiwis knitting ladle ladles lagoon lagoons landlord
landlords laundry lemur lemurs leopard leopards lesson letting lightbulb lightbulbs living llama llamas locket lockets
locksmith locust locusts longing mailbag mailbags mango mansion mansions mantis marker markers matchbox mattress
meatball meatballs medal medals mermaid mermaids milky minnow minnows model models money monster monsters moving
mushroom mushrooms mussel mussels mustard napkin napkins nephew ninja ninjas northern novel novels number oatmeal
older ostrich otter otters oyster oysters paddle paddles padlock padlocks paintbrush painting paintings panic panther
panthers parking party passport passports patches peacock peacocks peanut peanuts penguin penguins peppers pheasant
pheasants photo photos pickle pickles picnic piglet piglets pitcher pitchers platform platforms pocket poodle poodles
possum possums postcard postcards poster posters power prairie prairies princes princess printer printers pudding
puddings puffin puffins python raccoon raccoons racket rackets radish raincoat raincoats rainfall ranches ranger
rangers rattle rattles reading recess record regret reindeer rhino rhinos robber robbers rocking rowboat rowboats
rubber ruler rulers running sailboat sailboats salad salads sandal sandals saucer saucers science scooter scooters
sculptor sculptors seesaw seven sewing shaker shakers shipyard shipyards shooting shopping shyness skater skaters
skillet slipper slippers sneaker sneakers snowball snowballs snowboard snowboards soccer sofa sofas solar sorrow
spaniel speaker speakers spelling spinach spinning sponges stable stables stairway stairways stallion stallions
starfish stopwatch story stroller strollers student students suburb suburbs subway subways success sundae sundial
surfer surfers surgeon surgeons sweater sweaters sweeper sweepers swimmer swimmers swimming switches swordfish syrup
tablet tablets talent tavern taverns taxi taxis teacup teamwork teaspoon teaspoons teddy tennis thermos ticket tickets
tires toaster toasters tomcat toolbox toothbrush trophies trophy tunnel tunnels turkey turkeys vacuum vacuums vases
vineyards viper vipers visit waking walker walkers walnut walnuts walrus washing weasel weasels weaver weavers wedding
welder welders wisdom wombat wombats workshop workshops wrenches writer writers writing yoga yogurt
"""),
    3: _words("""
Thanksgiving accountant accountants actresses adulthood albatross alpaca alphabet ambition anteater anteaters
apartment apartments apricot apricots architect architects arena arenas attendant attendants barbershop basketball
batteries battery beekeeper beekeepers birdhouses blackberries blackberry blueberries blueberry bonfire bonfires
bookcases bookseller booksellers buffalo bumblebee bumblebees bungalow bungalows calendar calendars campfire campfires
canaries canary candlelight candlestick candlesticks caramel cardigan cardigans caribou carnival carnivals cathedral
cathedrals celery checkerboard checkerboards chimpanzee chimpanzees circuses clarinet cockatoo cockatoos coconut
coconuts colleges composer composers conductor conductors contentment coworker cucumber cucumbers daydreaming designer
designers dishwasher dishwashers doghouses domino dominoes editor editors engineer engineers equator eraser erasers
explorer explorers flamingo flamingos flowerpot fortresses frustration furnaces garages gingerbread goalkeeper
godfather godmother goldfinches gorilla gorillas granddaughter granola grasshopper grasshoppers gravity hairdresser
hairdressers hamburger hamburgers honesty hospital hospitals hummingbird hummingbirds icicles iguana iguanas internet
interview janitor janitors jealousy jellyfish journalist journalists karate kingfisher kingfishers landlady lasagna
laundromat laundromats lollipop lollipops lumberjack magician magicians manager managers marathon marina marinas
marshmallow marshmallows matchboxes mattresses messenger messengers mongooses mosquito mosquitoes necklaces
neighborhood neighborhoods newspaper newspapers nostalgia novelist novelists officer officers optician opticians
ostriches paintbrushes palaces parakeet parakeets parenthood partridges pharmacist pharmacists photograph photographs
physicist physicists pineapple pineapples popsicle president presidents princesses professor professors radishes
raspberries raspberry referee referees reporter reporters retriever retrievers risotto sausages savanna savannas
screwdriver screwdrivers shoelaces shopkeeper shopkeepers skyscraper skyscrapers sleepover staircases stepfather
stepmother stopwatches strawberries strawberry sympathy tablecloth tablecloths toothbrushes translator translators
umbrella umbrellas vacation vanilla vinegar volcano volcanoes volunteer volunteers walruses wheelbarrow wheelbarrows
woodpecker woodpeckers
"""),
    4: _words("""
albatrosses alligator alligators ambulances armadillo armadillos astronomer astronomers avocado avocados babysitter
babysitters caterpillar caterpillars cauliflower democracy dictionaries dictionary disappointment dormitories
dormitory education electrician electricians embarrassment harmonica helicopter helicopters kindergarten kindergartens
macaroni monasteries monastery motorcycle motorcycles paramedic paramedics peninsula philosopher philosophers
photographer photographers retirement salamander salamanders secretaries secretary serenity supermarket supermarkets
technology television televisions thermometer thermometers watermelon watermelons
"""),
    5: _words("""
electricity generosity imagination observatories observatory universities university
"""),
}
