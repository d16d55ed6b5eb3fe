"""Tables about words, written by hand: definitions, opposites, synonyms, plurals, past tenses, translations.

One line is one row, fields are split by "|". Knows nothing of wordings.
"""

from scripts.demo_corpus.general_facts import rows

# the word as asked about ("a bridge", "gravity", "brave") | its definition, one sentence
DEFINITIONS = rows("""
a bridge|A bridge is a structure that carries a road or a path over a river or a gap.
a library|A library is a place where people can read and borrow books.
a museum|A museum is a building where old, rare or beautiful things are shown to visitors.
a hospital|A hospital is a place where sick and injured people are treated.
a bakery|A bakery is a shop where bread and cakes are made and sold.
a pharmacy|A pharmacy is a shop that sells medicine.
a factory|A factory is a building where goods are made with machines.
a castle|A castle is a large strong building that was made to defend the people inside.
a lighthouse|A lighthouse is a tower with a bright light that guides ships at night.
a harbor|A harbor is a sheltered place on the coast where ships can stay.
an island|An island is land with water all around it.
a volcano|A volcano is a mountain with an opening through which hot rock and gas come out.
an earthquake|An earthquake is a sudden shaking of the ground.
a desert|A desert is a dry place where very little rain falls.
a forest|A forest is a large area covered with trees.
a jungle|A jungle is a thick tropical forest with many plants and animals.
a glacier|A glacier is a huge mass of ice that moves slowly over land.
a valley|A valley is low land between hills or mountains.
a peninsula|A peninsula is land with water on most of its sides.
a continent|A continent is one of the very large areas of land on Earth.
an ocean|An ocean is a very large area of salt water.
a river|A river is a long stream of water that flows to a sea or a lake.
a lake|A lake is a large body of water with land all around it.
a waterfall|A waterfall is water that falls from a high place in a river.
a tornado|A tornado is a strong wind that spins in the shape of a funnel.
a hurricane|A hurricane is a huge storm with strong winds that forms over warm seas.
a drought|A drought is a long time with little or no rain.
a flood|A flood is a lot of water that covers land which is usually dry.
a cloud|A cloud is a mass of tiny drops of water or ice in the sky.
a rainbow|A rainbow is an arch of colors that appears when sunlight shines through rain.
fog|Fog is a cloud close to the ground that makes it hard to see.
thunder|Thunder is the loud sound that follows lightning.
lightning|Lightning is a flash of electricity in the sky.
weather|Weather is the state of the air outside, such as sun, rain or wind.
climate|Climate is the usual weather of a place over many years.
gravity|Gravity is the force that pulls things toward each other, such as an apple to the ground.
energy|Energy is the power to do work, such as to move or heat something.
electricity|Electricity is a form of energy that comes from moving charges and powers lamps and machines.
a magnet|A magnet is an object that attracts iron.
an atom|An atom is the smallest piece of a chemical element.
a molecule|A molecule is a group of atoms that are joined together.
a planet|A planet is a large round object that goes around a star.
a star|A star is a huge ball of hot gas that gives off light.
a comet|A comet is a ball of ice and dust that goes around the Sun and can have a tail.
a galaxy|A galaxy is a huge group of stars held together by gravity.
an eclipse|An eclipse is when one object in space blocks the light of another.
an orbit|An orbit is the path of one object around another in space.
a telescope|A telescope is a tool that makes far things look closer.
a microscope|A microscope is a tool that makes very small things look larger.
a thermometer|A thermometer is a tool that measures temperature.
a compass|A compass is a tool that shows which way is north.
a calendar|A calendar is a list of the days, weeks and months of a year.
a map|A map is a drawing that shows where places are.
a dictionary|A dictionary is a book that explains what words mean.
an encyclopedia|An encyclopedia is a work that gives facts about many subjects.
a novel|A novel is a long story in a book about people and events that are made up.
a poem|A poem is a piece of writing that uses rhythm, images and often rhyme.
a haiku|A haiku is a short poem with three lines of five, seven and five syllables.
a fable|A fable is a short story with a lesson, often about animals.
a biography|A biography is the story of a person's life written by someone else.
an autobiography|An autobiography is the story of a person's own life.
a metaphor|A metaphor describes one thing as if it were another, such as "time is a thief".
a simile|A simile compares two things with "like" or "as", such as "brave as a lion".
a proverb|A proverb is a short, well-known saying that gives advice.
a synonym|A synonym is a word that means the same as another word.
an antonym|An antonym is a word that means the opposite of another word.
a noun|A noun is a word for a person, a place or a thing.
a verb|A verb is a word for an action or a state.
an adjective|An adjective is a word that describes a noun.
an adverb|An adverb is a word that describes a verb, an adjective or a whole sentence.
a pronoun|A pronoun is a word such as "she" or "it" that takes the place of a noun.
a vowel|A vowel is one of the letters A, E, I, O and U, and sometimes Y.
a consonant|A consonant is a letter that is not a vowel, such as B or T.
a syllable|A syllable is a part of a word that is said in one beat.
a sentence|A sentence is a group of words that makes a complete thought.
grammar|Grammar is the set of rules for putting words together in a language.
an alphabet|An alphabet is the set of letters used to write a language.
an algorithm|An algorithm is a list of clear steps for solving a problem.
a computer|A computer is a machine that follows instructions to work with information.
a program|A program is a list of instructions that a computer can follow.
software|Software is the programs that run on a computer.
hardware|Hardware is the parts of a computer that you can touch.
the internet|The internet is a worldwide network that connects computers.
a website|A website is a set of pages on the internet.
a browser|A browser is a program for looking at websites.
a password|A password is a secret word that proves who you are.
a database|A database is an organized collection of information on a computer.
a robot|A robot is a machine that can do tasks by itself.
a language model|A language model is a program that predicts the next words of a text.
artificial intelligence|Artificial intelligence is software that does tasks which seem to need thinking.
a router|A router is a device that sends data to the right place in a network.
a file|A file is a piece of information with a name that is stored on a computer.
a bug|A bug is a mistake in a program, or a small insect.
a variable|A variable is a name that stands for a value in a program or in mathematics.
a function|A function is a named part of a program that takes inputs and gives a result.
a loop|A loop is a part of a program that is repeated.
open source|Open source means that anyone may read, use and change the source code.
democracy|Democracy is a system in which the people choose their government by voting.
a monarchy|A monarchy is a country with a king or a queen.
a republic|A republic is a country without a king or queen, led by people who are chosen.
a government|A government is the group of people who run a country.
a law|A law is a rule that a country makes and that everyone must follow.
a constitution|A constitution is the set of basic rules for how a country is governed.
an election|An election is when people vote to choose a leader.
a tax|A tax is money that people pay to the government.
a citizen|A citizen is a person who legally belongs to a country.
a president|A president is the head of a republic.
a parliament|A parliament is a group of elected people who make laws.
peace|Peace is a time without war or fighting.
war|War is armed fighting between countries or groups.
a treaty|A treaty is a written agreement between countries.
an economy|An economy is the way a place makes, sells and uses goods and services.
inflation|Inflation is a general rise in prices over time.
a budget|A budget is a plan for how to use money.
a loan|A loan is money that you borrow and must pay back.
interest|Interest is the extra money paid for borrowing money.
a salary|A salary is the regular pay for a job.
a bank|A bank is a business that keeps and lends money.
a contract|A contract is an agreement that the law protects.
insurance|Insurance is a service that pays for a loss in return for regular payments.
a market|A market is a place where people buy and sell things.
a customer|A customer is a person who buys something.
a teacher|A teacher is a person who helps others learn.
a doctor|A doctor is a person who treats people who are ill.
a nurse|A nurse is a person who cares for people who are ill.
a farmer|A farmer is a person who grows crops or keeps animals.
a carpenter|A carpenter is a person who makes things from wood.
a plumber|A plumber is a person who fixes water pipes.
an architect|An architect is a person who designs buildings.
an engineer|An engineer is a person who designs machines, roads or systems.
a lawyer|A lawyer is a person who gives advice about the law.
a judge|A judge is a person who decides cases in a court.
a journalist|A journalist is a person who finds and reports news.
an author|An author is a person who writes books or other texts.
a scientist|A scientist is a person who studies how the world works.
an astronaut|An astronaut is a person who travels into space.
a pilot|A pilot is a person who flies an aircraft.
a chef|A chef is a person who cooks in a restaurant.
a veterinarian|A veterinarian is a doctor for animals.
a dentist|A dentist is a doctor for teeth.
a firefighter|A firefighter is a person who puts out fires.
a tailor|A tailor is a person who makes or mends clothes.
a neighbor|A neighbor is a person who lives near you.
a friend|A friend is a person you like and trust.
a family|A family is a group of people who are related or live together.
a cousin|A cousin is a child of your uncle or aunt.
an uncle|An uncle is the brother of your mother or father.
an aunt|An aunt is the sister of your mother or father.
a nephew|A nephew is the son of your brother or sister.
a niece|A niece is the daughter of your brother or sister.
an orphan|An orphan is a child whose parents have died.
a twin|A twin is one of two children born at the same time to the same mother.
a mammal|A mammal is an animal that feeds its young with milk.
a reptile|A reptile is an animal with dry scales, such as a snake or a lizard.
an amphibian|An amphibian is an animal such as a frog that lives both in water and on land.
an insect|An insect is a small animal with six legs.
a bird|A bird is an animal with feathers and wings.
a herbivore|A herbivore is an animal that eats plants.
a carnivore|A carnivore is an animal that eats meat.
an omnivore|An omnivore is an animal that eats both plants and meat.
a predator|A predator is an animal that hunts other animals.
prey|Prey is an animal that is hunted by another animal.
a habitat|A habitat is the place where a plant or an animal naturally lives.
a species|A species is a kind of plant or animal whose members can have young together.
a dinosaur|A dinosaur is one of the reptiles that ruled the Earth millions of years ago.
a fossil|A fossil is what is left of a plant or an animal from long ago, kept in stone.
a seed|A seed is the part of a plant from which a new plant grows.
a root|A root is the part of a plant that takes up water from the soil.
a leaf|A leaf is the flat green part of a plant that makes food from light.
a flower|A flower is the part of a plant that makes seeds and often has bright colors.
a fruit|A fruit is the part of a plant that holds the seeds and is often sweet.
a vegetable|A vegetable is a plant or a part of a plant that we eat, such as a carrot.
pollen|Pollen is a fine powder from flowers that helps to make seeds.
photosynthesis|Photosynthesis is the way plants make sugar from light, water and carbon dioxide.
evolution|Evolution is the slow change of living things over many generations.
a cell|A cell is the smallest living part of a plant or an animal.
a gene|A gene is a piece of DNA that carries information for a trait.
a virus|A virus is a tiny germ that can only multiply inside living cells.
a bacterium|A bacterium is a tiny living thing made of one cell.
a vaccine|A vaccine is a medicine that teaches the body to fight a disease.
an allergy|An allergy is a strong reaction of the body to something harmless, such as pollen.
a fever|A fever is a body temperature that is higher than normal.
a diet|A diet is the food that a person or an animal usually eats.
protein|Protein is a part of food that the body uses to build muscle and other tissue.
a vitamin|A vitamin is something in food that the body needs in small amounts.
a calorie|A calorie is a unit for the energy in food.
oxygen|Oxygen is a gas in the air that people and animals need to live.
carbon dioxide|Carbon dioxide is a gas that we breathe out and plants take in.
pollution|Pollution is harmful stuff in the air, the water or the soil.
recycling|Recycling means making new things out of old materials.
compost|Compost is old plant material that has rotted into good soil.
a fraction|A fraction is a number that shows a part of a whole, such as one half.
a percentage|A percentage is a part of a hundred.
an average|An average is the sum of some numbers divided by how many there are.
a triangle|A triangle is a shape with three sides.
a circle|A circle is a round shape whose edge is equally far from the center.
a square|A square is a shape with four equal sides and four right angles.
a cube|A cube is a solid shape with six equal square faces.
a rectangle|A rectangle is a shape with four sides and four right angles.
an angle|An angle is the space between two lines that meet.
a recipe|A recipe is a list of foods and steps for cooking a dish.
an ingredient|An ingredient is one of the foods used to make a dish.
breakfast|Breakfast is the first meal of the day.
a dessert|A dessert is a sweet dish at the end of a meal.
a sandwich|A sandwich is food such as cheese or ham between slices of bread.
a soup|A soup is a liquid dish made by cooking food in water.
an umbrella|An umbrella is a folding cover that keeps the rain off a person.
a bicycle|A bicycle is a vehicle with two wheels that you move with your feet.
a train|A train is a line of cars pulled along a track.
an airplane|An airplane is a flying machine with wings and an engine.
a submarine|A submarine is a ship that can travel under water.
a helicopter|A helicopter is a flying machine with large turning blades on top.
an elevator|An elevator is a cabin that carries people up and down in a building.
an engine|An engine is a machine that turns energy into motion.
a battery|A battery is an object that stores energy and gives electricity.
a camera|A camera is a device for taking pictures.
a clock|A clock is a device that shows the time.
a key|A key is a small piece of metal that opens a lock.
a hammer|A hammer is a tool for hitting nails.
a mirror|A mirror is a piece of glass in which you can see yourself.
a candle|A candle is a stick of wax with a string in it that gives light when it burns.
an orchestra|An orchestra is a large group of people who play music together.
a melody|A melody is a line of musical notes that makes a tune.
a choir|A choir is a group of people who sing together.
a sculpture|A sculpture is a piece of art made by shaping stone, wood, metal or clay.
a portrait|A portrait is a picture of a person.
a hobby|A hobby is something you like to do in your free time.
a habit|A habit is something you do often without thinking about it.
a goal|A goal is something that you want to reach.
a promise|A promise is when you say that you will surely do something.
a secret|A secret is something that only a few people know.
a rumor|A rumor is a story that people tell without knowing if it is true.
a compromise|A compromise is an agreement in which each side gives up something.
an opinion|An opinion is what a person thinks about something.
a fact|A fact is something that is known to be true.
a hypothesis|A hypothesis is an idea that can be tested.
an experiment|An experiment is a test to find out if an idea is true.
a theory|A theory is an explanation that is supported by a lot of evidence.
evidence|Evidence is something that helps to show that a claim is true.
logic|Logic is the study of correct reasoning.
philosophy|Philosophy is the study of big questions about life, truth and knowledge.
history|History is the study of the past.
geography|Geography is the study of places on Earth and the people in them.
biology|Biology is the study of living things.
chemistry|Chemistry is the study of what things are made of and how they change.
physics|Physics is the study of matter, energy and forces.
mathematics|Mathematics is the study of numbers, shapes and patterns.
astronomy|Astronomy is the study of stars, planets and space.
psychology|Psychology is the study of the mind and behavior.
archaeology|Archaeology is the study of the past through old objects and buildings.
friendship|Friendship is a bond between people who like and trust each other.
love|Love is a deep feeling of care for someone or something.
happiness|Happiness is the feeling of being glad and content.
courage|Courage is doing something even though you are afraid.
patience|Patience is the ability to wait or to go on without getting angry.
kindness|Kindness is being friendly and helpful to others.
honesty|Honesty is telling the truth.
jealousy|Jealousy is the bad feeling of wanting what someone else has.
empathy|Empathy is the ability to feel what another person feels.
gratitude|Gratitude is the feeling of being thankful.
curiosity|Curiosity is the wish to know or learn something.
nostalgia|Nostalgia is a warm and slightly sad feeling about the past.
irony|Irony is when the words or the result are the opposite of what you would expect.
justice|Justice is treating people fairly.
freedom|Freedom is being able to act, speak and think as you choose.
wisdom|Wisdom is good judgment that comes from knowledge and experience.
brave|Brave means ready to face danger or pain.
generous|Generous means happy to give to others.
humble|Humble means not thinking that you are better than others.
stubborn|Stubborn means not willing to change your mind.
fragile|Fragile means easy to break.
ancient|Ancient means very old.
rare|Rare means not found or seen often.
enormous|Enormous means very large.
shy|Shy means nervous with other people.
clumsy|Clumsy means often dropping or bumping into things.
lazy|Lazy means not willing to work.
curious|Curious means wanting to know more.
anxious|Anxious means worried and nervous.
reliable|Reliable means able to be trusted.
temporary|Temporary means lasting only for a short time.
obvious|Obvious means easy to see or understand.
diligent|Diligent means working with care and effort.
frugal|Frugal means careful with money.
ambiguous|Ambiguous means having more than one possible meaning.
eloquent|Eloquent means able to speak well and clearly.
inevitable|Inevitable means certain to happen.
transparent|Transparent means easy to see through.
nocturnal|Nocturnal means active at night.
edible|Edible means safe to eat.
to procrastinate|To procrastinate means to put off something that you should do.
to whisper|To whisper means to speak very quietly.
to borrow|To borrow means to take something and give it back later.
to exaggerate|To exaggerate means to make something sound bigger than it is.
to hesitate|To hesitate means to wait for a moment before you act.
to negotiate|To negotiate means to talk in order to reach an agreement.
to apologize|To apologize means to say that you are sorry.
to celebrate|To celebrate means to do something special for a happy event.
to improvise|To improvise means to make something up without a plan.
to evaporate|To evaporate means to turn from a liquid into a gas.
""")

# word | its opposite; asked both ways
OPPOSITES = rows("""
hot|cold
big|small
long|short
tall|short
fast|slow
happy|sad
good|bad
light|dark
old|young
rich|poor
strong|weak
hard|soft
easy|difficult
early|late
open|closed
full|empty
clean|dirty
wet|dry
loud|quiet
high|low
deep|shallow
wide|narrow
thick|thin
heavy|light
near|far
left|right
up|down
in|out
on|off
first|last
front|back
top|bottom
inside|outside
above|below
before|after
always|never
day|night
summer|winter
north|south
east|west
black|white
love|hate
win|lose
buy|sell
give|take
push|pull
start|stop
begin|end
laugh|cry
come|go
arrive|leave
remember|forget
find|lose
build|destroy
accept|refuse
allow|forbid
ask|answer
float|sink
rise|fall
increase|decrease
attack|defend
brave|cowardly
polite|rude
kind|cruel
honest|dishonest
careful|careless
lazy|hardworking
generous|stingy
smart|stupid
wise|foolish
beautiful|ugly
safe|dangerous
true|false
right|wrong
same|different
possible|impossible
legal|illegal
visible|invisible
usual|unusual
fair|unfair
patient|impatient
lucky|unlucky
cheap|expensive
ancient|modern
sharp|blunt
smooth|rough
sweet|sour
fresh|stale
alive|dead
asleep|awake
calm|nervous
public|private
simple|complicated
straight|crooked
tight|loose
guilty|innocent
permanent|temporary
maximum|minimum
victory|defeat
success|failure
friend|enemy
peace|war
truth|lie
question|answer
profit|loss
entrance|exit
noise|silence
hope|despair
optimist|pessimist
heaven|hell
hero|villain
teacher|student
import|export
expand|shrink
include|exclude
praise|blame
lend|borrow
add|subtract
multiply|divide
freeze|melt
""")

# word | three words that mean nearly the same
SYNONYMS = rows("""
happy|glad, cheerful and joyful
sad|unhappy, gloomy and sorrowful
big|large, huge and great
small|little, tiny and minor
fast|quick, rapid and swift
slow|sluggish, unhurried and gradual
smart|clever, bright and intelligent
funny|amusing, comical and humorous
angry|mad, furious and cross
tired|weary, sleepy and exhausted
pretty|lovely, attractive and beautiful
ugly|unattractive, plain and unsightly
brave|bold, courageous and fearless
scared|afraid, frightened and terrified
good|fine, great and excellent
bad|poor, awful and terrible
nice|pleasant, kind and agreeable
important|essential, significant and vital
easy|simple, effortless and straightforward
hard|difficult, tough and demanding
begin|start, commence and open
end|finish, conclude and close
help|assist, aid and support
say|state, tell and remark
look|gaze, watch and glance
walk|stroll, stride and march
run|sprint, dash and race
eat|consume, dine and devour
laugh|giggle, chuckle and chortle
cry|weep, sob and wail
think|ponder, reflect and consider
make|create, build and produce
fix|repair, mend and restore
break|shatter, smash and crack
find|discover, locate and spot
show|display, present and reveal
hide|conceal, cover and mask
buy|purchase, get and acquire
get|obtain, receive and acquire
give|offer, donate and provide
keep|hold, retain and save
like|enjoy, appreciate and favor
love|adore, cherish and treasure
hate|detest, loathe and despise
want|wish, desire and crave
need|require, demand and call for
try|attempt, test and strive
use|employ, apply and utilize
answer|reply, response and solution
question|query, inquiry and issue
friend|companion, pal and buddy
house|home, dwelling and residence
job|work, occupation and profession
trip|journey, voyage and tour
road|street, way and path
gift|present, donation and offering
idea|thought, notion and concept
story|tale, account and narrative
mistake|error, slip and blunder
problem|issue, difficulty and trouble
rich|wealthy, affluent and well-off
poor|needy, penniless and broke
old|aged, elderly and ancient
new|fresh, recent and modern
strange|odd, weird and unusual
quiet|silent, calm and still
loud|noisy, booming and deafening
cold|chilly, icy and freezing
hot|warm, burning and boiling
clean|spotless, tidy and pure
dirty|filthy, grimy and messy
calm|peaceful, relaxed and quiet
shiny|bright, glossy and gleaming
strong|powerful, mighty and sturdy
weak|feeble, frail and delicate
empty|vacant, bare and hollow
full|packed, filled and loaded
famous|well-known, celebrated and renowned
boring|dull, tedious and dreary
interesting|fascinating, engaging and absorbing
careful|cautious, wary and prudent
quickly|rapidly, swiftly and speedily
often|frequently, regularly and repeatedly
maybe|perhaps, possibly and perchance
""")

# singular | plural
PLURALS = rows("""
child|children
man|men
woman|women
person|people
foot|feet
tooth|teeth
goose|geese
mouse|mice
ox|oxen
louse|lice
sheep|sheep
deer|deer
fish|fish
aircraft|aircraft
series|series
leaf|leaves
wolf|wolves
knife|knives
life|lives
wife|wives
half|halves
shelf|shelves
thief|thieves
loaf|loaves
calf|calves
scarf|scarves
elf|elves
roof|roofs
chef|chefs
cactus|cacti
fungus|fungi
crisis|crises
analysis|analyses
thesis|theses
oasis|oases
phenomenon|phenomena
criterion|criteria
bacterium|bacteria
city|cities
baby|babies
lady|ladies
story|stories
country|countries
party|parties
berry|berries
cherry|cherries
puppy|puppies
fly|flies
spy|spies
family|families
library|libraries
butterfly|butterflies
day|days
boy|boys
key|keys
monkey|monkeys
toy|toys
box|boxes
fox|foxes
bus|buses
glass|glasses
dress|dresses
class|classes
wish|wishes
brush|brushes
dish|dishes
church|churches
watch|watches
bench|benches
peach|peaches
sandwich|sandwiches
potato|potatoes
tomato|tomatoes
hero|heroes
echo|echoes
photo|photos
piano|pianos
radio|radios
video|videos
zoo|zoos
cat|cats
dog|dogs
book|books
tree|trees
house|houses
horse|horses
apple|apples
table|tables
chair|chairs
car|cars
flower|flowers
friend|friends
river|rivers
cloud|clouds
star|stars
bird|birds
letter|letters
window|windows
garden|gardens
teacher|teachers
quiz|quizzes
""")

# verb | past tense | past participle
PASTS = rows("""
be|was or were|been
become|became|become
begin|began|begun
bite|bit|bitten
blow|blew|blown
break|broke|broken
bring|brought|brought
build|built|built
buy|bought|bought
catch|caught|caught
choose|chose|chosen
come|came|come
cost|cost|cost
cut|cut|cut
dig|dug|dug
do|did|done
draw|drew|drawn
drink|drank|drunk
drive|drove|driven
eat|ate|eaten
fall|fell|fallen
feed|fed|fed
feel|felt|felt
fight|fought|fought
find|found|found
fly|flew|flown
forget|forgot|forgotten
forgive|forgave|forgiven
freeze|froze|frozen
get|got|got or gotten
give|gave|given
go|went|gone
grow|grew|grown
have|had|had
hear|heard|heard
hide|hid|hidden
hit|hit|hit
hold|held|held
keep|kept|kept
know|knew|known
lead|led|led
leave|left|left
lend|lent|lent
let|let|let
lose|lost|lost
make|made|made
meet|met|met
pay|paid|paid
put|put|put
read|read|read
ride|rode|ridden
ring|rang|rung
rise|rose|risen
run|ran|run
say|said|said
see|saw|seen
sell|sold|sold
send|sent|sent
shake|shook|shaken
shine|shone|shone
shoot|shot|shot
show|showed|shown
sing|sang|sung
sink|sank|sunk
sit|sat|sat
sleep|slept|slept
speak|spoke|spoken
spend|spent|spent
stand|stood|stood
steal|stole|stolen
swim|swam|swum
take|took|taken
teach|taught|taught
tear|tore|torn
tell|told|told
think|thought|thought
throw|threw|thrown
understand|understood|understood
wake|woke|woken
wear|wore|worn
win|won|won
write|wrote|written
walk|walked|walked
talk|talked|talked
play|played|played
work|worked|worked
jump|jumped|jumped
look|looked|looked
help|helped|helped
clean|cleaned|cleaned
open|opened|opened
laugh|laughed|laughed
dance|danced|danced
love|loved|loved
live|lived|lived
like|liked|liked
stop|stopped|stopped
plan|planned|planned
try|tried|tried
cry|cried|cried
study|studied|studied
carry|carried|carried
""")

LANGUAGES = ("Spanish", "French", "German", "Italian")

# English | Spanish | French | German | Italian
TRANSLATIONS = rows("""
hello|hola|bonjour|hallo|ciao
good morning|buenos dias|bonjour|guten Morgen|buongiorno
good evening|buenas tardes|bonsoir|guten Abend|buonasera
good night|buenas noches|bonne nuit|gute Nacht|buonanotte
goodbye|adios|au revoir|auf Wiedersehen|arrivederci
see you soon|hasta pronto|a bientot|bis bald|a presto
see you tomorrow|hasta manana|a demain|bis morgen|a domani
please|por favor|s'il vous plait|bitte|per favore
thank you|gracias|merci|danke|grazie
thank you very much|muchas gracias|merci beaucoup|vielen Dank|grazie mille
you are welcome|de nada|de rien|gern geschehen|prego
excuse me|perdon|excusez-moi|Entschuldigung|mi scusi
yes|si|oui|ja|si
no|no|non|nein|no
maybe|quizas|peut-etre|vielleicht|forse
how are you|como estas|comment vas-tu|wie geht es dir|come stai
I am fine|estoy bien|je vais bien|mir geht es gut|sto bene
what is your name|como te llamas|comment t'appelles-tu|wie heisst du|come ti chiami
my name is|me llamo|je m'appelle|ich heisse|mi chiamo
I love you|te quiero|je t'aime|ich liebe dich|ti amo
I am hungry|tengo hambre|j'ai faim|ich habe Hunger|ho fame
I am thirsty|tengo sed|j'ai soif|ich habe Durst|ho sete
I do not understand|no entiendo|je ne comprends pas|ich verstehe nicht|non capisco
I do not know|no lo se|je ne sais pas|ich weiss nicht|non lo so
where is the station|donde esta la estacion|ou est la gare|wo ist der Bahnhof|dov'e la stazione
where is the toilet|donde esta el bano|ou sont les toilettes|wo ist die Toilette|dov'e il bagno
how much does it cost|cuanto cuesta|combien ca coute|wie viel kostet das|quanto costa
the bill please|la cuenta, por favor|l'addition, s'il vous plait|die Rechnung, bitte|il conto, per favore
happy birthday|feliz cumpleanos|joyeux anniversaire|alles Gute zum Geburtstag|buon compleanno
good luck|buena suerte|bonne chance|viel Glueck|buona fortuna
welcome|bienvenido|bienvenue|willkommen|benvenuto
cheers|salud|sante|prost|salute
enjoy your meal|buen provecho|bon appetit|guten Appetit|buon appetito
have a good trip|buen viaje|bon voyage|gute Reise|buon viaggio
one|uno|un|eins|uno
two|dos|deux|zwei|due
three|tres|trois|drei|tre
four|cuatro|quatre|vier|quattro
five|cinco|cinq|fuenf|cinque
six|seis|six|sechs|sei
seven|siete|sept|sieben|sette
eight|ocho|huit|acht|otto
nine|nueve|neuf|neun|nove
ten|diez|dix|zehn|dieci
twenty|veinte|vingt|zwanzig|venti
hundred|cien|cent|hundert|cento
red|rojo|rouge|rot|rosso
blue|azul|bleu|blau|blu
green|verde|vert|gruen|verde
yellow|amarillo|jaune|gelb|giallo
black|negro|noir|schwarz|nero
white|blanco|blanc|weiss|bianco
Monday|lunes|lundi|Montag|lunedi
Tuesday|martes|mardi|Dienstag|martedi
Wednesday|miercoles|mercredi|Mittwoch|mercoledi
Thursday|jueves|jeudi|Donnerstag|giovedi
Friday|viernes|vendredi|Freitag|venerdi
Saturday|sabado|samedi|Samstag|sabato
Sunday|domingo|dimanche|Sonntag|domenica
today|hoy|aujourd'hui|heute|oggi
tomorrow|manana|demain|morgen|domani
yesterday|ayer|hier|gestern|ieri
now|ahora|maintenant|jetzt|adesso
time|tiempo|temps|Zeit|tempo
day|dia|jour|Tag|giorno
night|noche|nuit|Nacht|notte
summer|verano|ete|Sommer|estate
winter|invierno|hiver|Winter|inverno
dog|perro|chien|Hund|cane
cat|gato|chat|Katze|gatto
bird|pajaro|oiseau|Vogel|uccello
horse|caballo|cheval|Pferd|cavallo
cow|vaca|vache|Kuh|mucca
fish|pez|poisson|Fisch|pesce
mouse|raton|souris|Maus|topo
water|agua|eau|Wasser|acqua
bread|pan|pain|Brot|pane
milk|leche|lait|Milch|latte
cheese|queso|fromage|Kaese|formaggio
apple|manzana|pomme|Apfel|mela
egg|huevo|oeuf|Ei|uovo
meat|carne|viande|Fleisch|carne
wine|vino|vin|Wein|vino
beer|cerveza|biere|Bier|birra
coffee|cafe|cafe|Kaffee|caffe
tea|te|the|Tee|te
sugar|azucar|sucre|Zucker|zucchero
salt|sal|sel|Salz|sale
house|casa|maison|Haus|casa
door|puerta|porte|Tuer|porta
window|ventana|fenetre|Fenster|finestra
table|mesa|table|Tisch|tavolo
chair|silla|chaise|Stuhl|sedia
bed|cama|lit|Bett|letto
kitchen|cocina|cuisine|Kueche|cucina
car|coche|voiture|Auto|macchina
train|tren|train|Zug|treno
street|calle|rue|Strasse|strada
city|ciudad|ville|Stadt|citta
school|escuela|ecole|Schule|scuola
book|libro|livre|Buch|libro
friend|amigo|ami|Freund|amico
family|familia|famille|Familie|famiglia
mother|madre|mere|Mutter|madre
father|padre|pere|Vater|padre
brother|hermano|frere|Bruder|fratello
sister|hermana|soeur|Schwester|sorella
child|nino|enfant|Kind|bambino
man|hombre|homme|Mann|uomo
woman|mujer|femme|Frau|donna
boy|chico|garcon|Junge|ragazzo
girl|chica|fille|Maedchen|ragazza
head|cabeza|tete|Kopf|testa
hand|mano|main|Hand|mano
eye|ojo|oeil|Auge|occhio
heart|corazon|coeur|Herz|cuore
sun|sol|soleil|Sonne|sole
moon|luna|lune|Mond|luna
star|estrella|etoile|Stern|stella
sky|cielo|ciel|Himmel|cielo
sea|mar|mer|Meer|mare
rain|lluvia|pluie|Regen|pioggia
snow|nieve|neige|Schnee|neve
fire|fuego|feu|Feuer|fuoco
tree|arbol|arbre|Baum|albero
flower|flor|fleur|Blume|fiore
mountain|montana|montagne|Berg|montagna
money|dinero|argent|Geld|soldi
work|trabajo|travail|Arbeit|lavoro
music|musica|musique|Musik|musica
love|amor|amour|Liebe|amore
life|vida|vie|Leben|vita
world|mundo|monde|Welt|mondo
language|idioma|langue|Sprache|lingua
big|grande|grand|gross|grande
small|pequeno|petit|klein|piccolo
good|bueno|bon|gut|buono
bad|malo|mauvais|schlecht|cattivo
new|nuevo|nouveau|neu|nuovo
old|viejo|vieux|alt|vecchio
hot|caliente|chaud|heiss|caldo
cold|frio|froid|kalt|freddo
beautiful|hermoso|beau|schoen|bello
happy|feliz|heureux|gluecklich|felice
to eat|comer|manger|essen|mangiare
to drink|beber|boire|trinken|bere
to sleep|dormir|dormir|schlafen|dormire
to read|leer|lire|lesen|leggere
to write|escribir|ecrire|schreiben|scrivere
to work|trabajar|travailler|arbeiten|lavorare
to learn|aprender|apprendre|lernen|imparare
to sing|cantar|chanter|singen|cantare
""")
