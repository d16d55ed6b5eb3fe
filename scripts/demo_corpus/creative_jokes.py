"""Jokes: a question and an answer each, by topic, and templates for topics that have none.

Typed by hand, copied from no file. Many are traditional jokes that have no known author, and the shortest of those keep
close to their usual words.
"""

import random

from scripts.demo_corpus.creative_topics import Topic, capital

# topic | question | answer
_BANK = """
cat | Why did the cat sit on the computer? | It wanted to keep an eye on the mouse.
cat | What does a cat like to eat on a hot day? | A mice cream cone.
cat | Why was the cat so good at singing? | It was very mewsical.
dog | Why did the dog sit in the shade? | It did not want to be a hot dog.
dog | What kind of dog always knows the time? | A watch dog.
dog | Why did the dog go to the bank? | To check on its buried savings.
cow | Where do cows go on a Saturday night? | To the moovies.
cow | Why did the cow take up the piano? | It was feeling moosical.
cow | What do you call a cow in the grass on its back? | A cow that needs a rest.
horse | Why did the horse talk so softly? | It was a little hoarse.
horse | Where do horses live? | In a quiet neighborhood.
pig | Why should you never tell a pig a secret? | It squeals.
pig | What do you get when a pig learns karate? | Some very quick pork chops.
sheep | Where do sheep get their hair cut? | At the baa-baa shop.
sheep | What do you call a sheep with no legs? | A cloud.
goat | Why was the goat a bad guest? | It ate the invitation and then the mat.
duck | What time does a duck wake up? | At the quack of dawn.
duck | Why did the duck pay for lunch? | It already had the bill.
duck | What does a duck put in its soup? | Quackers.
hen | Why did the hen join a band? | It already had the drumsticks.
hen | Why did the hen cross the playground? | To get to the other slide.
rooster | Why did the rooster lose its job? | It crowed about everything.
owl | What did the owl say at the door? | Who is it?
owl | Why are owls such good friends? | They always give a hoot.
bear | What do you call a bear with no teeth? | A gummy bear.
bear | Why did the bear skip dinner? | It could bearly move after lunch.
bee | What does a bee use to fix its hair? | A honeycomb.
bee | Why do bees hum? | They forgot the words.
spider | Why did the spider buy a computer? | To make its own website.
spider | What does a spider do on a date? | It takes you for a spin.
snail | What did the snail say on the back of the turtle? | Slow down, this is too fast!
snail | Why did the snail paint an S on its car? | So people would say, look at that S car go.
turtle | Why did the turtle stay home? | It came out of its shell only on weekends.
turtle | Where does a turtle buy its shoes? | At the shell station.
frog | What does a frog order with lunch? | French flies and a croak.
frog | Why was the frog so happy? | It ate whatever bugged it.
toad | What happened to the toad who parked badly? | It got toad away.
rabbit | How do you know that carrots are good for your eyes? | You never see a rabbit with glasses.
rabbit | Why did the rabbit go to the barber? | It was having a bad hare day.
mouse | What does a mouse say after a photo? | Cheese!
fox | Why did the fox do well at school? | It was clever enough to outfox the test.
elephant | Why do elephants never use computers? | They are afraid of the mouse.
elephant | What time is it when an elephant sits on your chair? | Time to get a new chair.
giraffe | Why did the giraffe say sorry so slowly? | It takes a long time to swallow its pride.
giraffe | Why are giraffes bad at hiding? | They always stick their necks out.
lion | Why did the lion eat the tightrope walker? | It wanted a balanced meal.
tiger | What do you call a tiger with a camera? | A stripe and shoot photographer.
zebra | Why did the zebra fail the art test? | It only saw things in black and white.
monkey | Where does a monkey go for a drink? | To the monkey bars.
camel | What do you call a camel with three humps? | Lost.
kangaroo | Why did the kangaroo see the doctor? | It was feeling jumpy.
koala | Why was the koala not hired as a bear? | It did not have the right koalifications.
panda | Why do pandas like old movies? | They are in black and white.
whale | Where does a whale go to hear music? | To the orca-stra.
shark | Why did the shark spit out the clown? | It tasted funny.
dolphin | Why did the dolphin feel guilty? | It did it on porpoise.
octopus | How does an octopus go into battle? | Well armed.
octopus | What makes an octopus laugh? | Ten tickles.
crab | Why did the crab never share its lunch? | It was a little shellfish.
salmon | Why did the salmon swim up the river? | The bus was late.
seal | Why did the seal fail the test? | It only gave the seal of approval.
bat | What is the best thing about being a bat? | You can hang out all day.
worm | Why was the worm late for dinner? | It took the scenic soil.
ant | Why do ants never get sick? | They have little anty bodies.
butterfly | Why did the butterfly miss the party? | It was a moth ball.
moth | Why did the moth eat a hole in the rug? | It wanted to see the floor show.
cricket | Why did the cricket get a prize? | It was the best player in the grass.
firefly | Why was the firefly sad? | Its children were not very bright.
dragon | Why do dragons sleep all day? | So that they can fight knights.
ghost | Why did the ghost take the elevator? | To raise its spirits.
ghost | Where does a ghost go on vacation? | Any place with good boos.
robot | Why did the robot go on vacation? | To recharge its batteries.
robot | What does a robot eat for a snack? | Computer chips.
unicorn | Why did the unicorn cross the road on one leg? | To get the point across.
clock | Why was the clock sent out of class? | It tocked too much.
clock | What does a clock do when it is hungry? | It goes back four seconds.
watch | Why did the watch go on vacation? | It was all wound up.
book | Why did the math book look so sad? | It had too many problems.
book | Why did the book join the police? | It wanted to go under cover.
pencil | Why did the pencil win the game? | It had a good point.
pencil | What did one pencil say to the other? | You look sharp today.
broom | Why was the broom late for work? | It over swept.
ladder | Why do people trust a stepladder less than a ladder? | It was never their real ladder.
mirror | Why did the mirror get a raise? | It gave a lot of thought to its reflections.
candle | Why was the candle so tired? | It had burned at both ends.
bicycle | Why did the bicycle fall over? | It was two tired.
train | Why did the train get a bad grade? | It kept losing its track of thought.
boat | What kind of boat likes to joke? | A punt, because it is full of puns.
bus | Why did the bus stop? | It saw the zebra crossing.
balloon | Why did the balloon go to the doctor? | It felt light headed.
balloon | Why did the balloon avoid music? | It was afraid of pop.
drum | Why did the drum take a nap? | It was beat.
piano | Why did the piano wait outside? | It had left its keys in the hall.
guitar | Why did the guitar see a teacher? | It was tired of being picked on.
phone | Why did the phone wear glasses? | It had lost its contacts.
computer | Why was the computer cold? | It had left its windows open.
computer | What do computers do at lunch? | They have a byte.
keyboard | Why was the keyboard always awake? | It had two shifts.
lamp | Why was the lamp such a good student? | It was very bright.
blanket | Why did the blanket feel guilty? | It was covering for somebody.
pillow | Why did the pillow go to the doctor? | It felt all stuffed up.
sock | Why did the sock go to the bank? | It had a hole in its budget.
shoe | Why do shoes make good friends? | They are sole mates.
shoe | What did the shoe say to the foot? | You have me tied up.
hat | What did the hat say to the scarf? | You hang around while I go on ahead.
scarf | Why did the scarf never finish a story? | It always got wrapped up.
coat | Why did the coat get promoted? | It had everything buttoned up.
door | When is a door not a door? | When it is ajar.
window | Why did the window see a doctor? | It was having panes.
wall | What did one wall say to the other? | I will meet you at the corner.
key | Why was the key so popular? | It opened a lot of doors.
box | Why did the box never win? | It always folded.
rope | Why was the rope not in the race? | It was at the end of itself.
kite | Why did the kite pass the test? | It had high hopes.
kettle | Why was the kettle in a bad mood? | It was about to boil over.
teapot | Why did the teapot blush? | It saw the kettle whistle at it.
cup | Why did the cup call the police? | It got mugged.
spoon | Why did the spoon quit its job? | It caused too much of a stir.
bread | Why did the bread break up with the butter? | It felt spread too thin.
bread | Why was the bread so rich? | It had plenty of dough.
cheese | What kind of cheese is not yours? | Nacho cheese.
cheese | What did the cheese say in the mirror? | Hello, me.
butter | Why should you never share news about butter? | Somebody will spread it.
egg | Why did the egg hide? | It was a little chicken.
egg | Why do eggs hate jokes? | They crack up.
soup | Why did the soup go to school? | To learn its alphabet.
coffee | Why did the coffee go to the police? | It was mugged.
coffee | How does coffee say goodbye? | See you latte.
tea | Why did the tea bag go to class? | To get a little steeper.
cake | Why did the cake go to the gym? | It wanted better layers.
cookie | Why did the cookie go to the nurse? | It felt crumbly.
banana | Why did the banana see the doctor? | It was not peeling well.
apple | Why did the apple stop in the middle of the road? | It ran out of juice.
orange | Why did the orange lose the race? | It ran out of juice.
lemon | Why did the lemon stay home from work? | It felt sour.
peach | Why was the peach so confident? | It knew it had a heart of stone.
grape | What did the grape do when it got stepped on? | It let out a little wine.
carrot | Why did the carrot get a medal? | It was at the root of everything.
onion | Why did the onion sing so sadly? | It wanted to see everybody cry.
tomato | Why did the tomato blush? | It saw the salad dressing.
potato | Why is a potato a good detective? | It keeps its eyes peeled.
pumpkin | Why did the pumpkin cross the patch? | It had no guts to stay.
pizza | Why is a joke about pizza hard to tell? | It is all in the delivery.
noodle | What do you call a fake noodle? | An impasta.
pancake | Why did the pancake make the team? | It was a good batter.
donut | Why did the donut go to the dentist? | It needed a filling.
popcorn | Why does popcorn make a good father? | It is a great pop.
honey | Why did the honey get an award? | It stuck with the job.
sun | Why did the sun skip college? | It already had a million degrees.
moon | How does the moon cut its hair? | Eclipse it.
moon | Why was the moon not hungry? | It was already full.
star | Why did the star go to school? | To get brighter.
rain | What falls often but is never hurt? | Rain.
rain | Why did the man go out in the rain with an open purse? | He hoped for some change in the weather.
snow | What do you get if you cross a snowman and a wolf? | Frostbite.
snowman | What does a snowman eat for breakfast? | Frosted flakes.
snowman | Why did the snowman look through the carrots? | He was picking his nose.
wind | Why is the wind so strong? | It blows off all its steam at work.
fog | Why did the fog fail the test? | It did not have a clear idea.
cloud | What does a cloud wear under its coat? | Thunderwear.
thunder | Why did the thunder get a drum? | It was tired of clapping.
winter | Why is winter such a good joker? | It always breaks the ice.
summer | Why did the teacher wear dark glasses in summer? | Her class was so bright.
autumn | Why did the tree take a vacation in autumn? | It needed to leave.
spring | Why is everyone so tired in April? | They have just finished a long March.
tree | How does a tree go online? | It logs in.
tree | Why do trees make bad enemies? | They are so shady.
garden | Why did the gardener plant a light bulb? | To grow a power plant.
river | Why is a river so rich? | It has two banks.
sea | Why did the sea say nothing to the sand? | It just waved.
sea | Why is the sea so friendly? | It waves at everyone.
beach | Why did the beach blush? | The sea weed.
mountain | Why are mountains so funny? | They are hill areas.
forest | Why is the forest so noisy? | All the trees have bark.
farm | Why did the scarecrow get a prize? | He was outstanding in his field.
farmer | Why did the farmer ride his horse to town? | It was too heavy to carry.
farmer | Why did the farmer sing to the corn? | It was all ears.
teacher | Why did the teacher jump into the pool? | To test the water.
school | Why did the student bring a ladder? | She wanted to go to high school.
homework | Why did the boy eat his homework? | The teacher said it was a piece of cake.
library | Why is the library so tall? | It has so many stories.
baker | Why did the baker work so hard? | She needed the dough.
baker | Why did the baker go to the bank? | He kneaded a loan.
doctor | Why did the doctor carry a red pen? | In case she had to draw blood.
nurse | Why did the nurse tiptoe past the medicine? | So as not to wake the sleeping pills.
sailor | Why could the sailor not play cards? | He was standing on the deck.
pirate | Why did the pirate go to school? | To improve his arrrithmetic.
pirate | Why do pirates take so long to learn the alphabet? | They spend years at C.
painter | Why did the painter go to court? | He had been framed.
musician | Why did the musician get locked out? | She had the wrong key.
drummer | Why did the drummer bring a chicken? | For the drumsticks.
knight | Why did the knight carry a can opener? | To change his clothes.
king | Where does a king keep his armies? | In his sleevies.
queen | Why did the queen measure the room? | She needed a new ruler.
witch | What subject does a witch like best? | Spelling.
wizard | Why did the wizard fail the test? | He could not spell.
programmer | Why do programmers confuse two holidays? | They mix up their numbers.
programmer | Why did the programmer leave the party? | Nobody would take his commands.
astronaut | How does an astronaut plan a party? | She planets.
astronaut | Why did the astronaut eat at noon? | It was launch time.
detective | Why did the detective stay in bed? | He was under cover.
carpenter | Why did the carpenter fall asleep? | He was board.
barber | Why did the barber win the race? | He knew a short cut.
tailor | Why was the tailor so relaxed? | It all worked out seam by seam.
clown | Why did the clown visit the doctor? | He felt a bit funny.
judge | Why was the judge at the tennis game? | It was held on a court.
scientist | Why did the scientist take off the doorbell? | She wanted the no bell prize.
fisherman | Why is a fisherman stingy? | His work makes him sell fish.
Monday | Why is Monday so strong? | Because the other weekdays are weak days.
Friday | Why did Friday win the contest? | The rest of the week had no energy.
calendar | Why was the calendar so popular? | It had a lot of dates.
music | Why did the music teacher need a ladder? | To reach the high notes.
sleep | Why did the boy run around his bed? | He wanted to catch up on his sleep.
dreams | Why did the baker have sweet dreams? | She slept on a sponge cake.
math | Why was six so nervous? | Because seven ate nine.
ocean | Why did the fish get bad grades? | They were all below C level.
elevator | Why are elevator jokes so good? | They work on many levels.
"""


def _load() -> tuple[tuple[str, str, str], ...]:
    rows = []
    for line in _BANK.strip().splitlines():
        subject, question, answer = (part.strip() for part in line.split(" | "))
        rows.append((subject, question, answer))
    return tuple(rows)


JOKES = _load()
BY_TOPIC: dict[str, list[tuple[str, str]]] = {}
for _subject, _question, _answer in JOKES:
    # A joke asked for by topic must name it; the others are told when any joke will do.
    if _subject.lower() in f"{_question} {_answer}".lower():
        BY_TOPIC.setdefault(_subject, []).append((_question, _answer))

# For any topic: {t} is the topic as the piece names it.
_TEMPLATES = (
    ("Why did {t} bring a ladder?", "To take things to the next level."),
    ("Why did {t} go to school?", "To get a little smarter."),
    ("Why did {t} sit on the clock?", "To be on time."),
    ("Why did {t} go to bed early?", "It was a very long day, and the pillow was calling."),
    ("Why did {t} cross the road?", "The view was better from the other side."),
    ("Why did {t} join the band?", "Somebody had to play second fiddle."),
    ("Why did {t} laugh at the wall?", "It cracked first."),
    ("Why did {t} wear a raincoat?", "There was a shower of compliments."),
    ("Why did {t} get a medal?", "For outstanding work: out standing in the rain."),
    ("Why did {t} go to the bakery?", "To make some dough."),
    ("Why did {t} stay away from the stairs?", "They are always up to something."),
    ("Why did {t} take a pencil to bed?", "To draw the curtains."),
    ("Why did {t} bring a map to the party?", "To find the way to have fun."),
    ("Why did {t} stand on one leg?", "To keep the joke balanced."),
    ("Why did {t} whisper in the garden?", "The corn has ears."),
    ("Why did {t} go to the bank twice?", "Both sides of the river have one."),
    ("Why did {t} throw the butter out of the window?", "To see butter fly."),
    ("Why did {t} tell jokes to the ice?", "To crack it up."),
    ("Why did {t} carry a spoon all day?", "To stir up some trouble."),
    ("Why did {t} keep looking at the calendar?", "The days were numbered."),
    ("Why did {t} run around the cake?", "The recipe said to beat it."),
    ("Why did {t} put a clock in the oven?", "To have a hot time."),
    ("Why did {t} never play hide and seek?", "Good friends like that are too hard to find."),
    ("Why did {t} paint the boat twice?", "Once for luck, and once for the sail price."),
    ("What do you get if you cross {t} with a clock?", "Something that is always on time."),
    ("What do you get if you cross {t} with a drum?", "Something you just can't beat."),
    ("What do you get if you cross {t} with a star?", "A very bright idea."),
    ("What do you get if you cross {t} with an onion?", "A joke that makes you cry."),
    ("What did the lamp say to {t}?", "You light up my day."),
    ("What did the river say to {t}?", "I can't stay, I have to run."),
    ("What did the wall say to {t}?", "Meet me at the corner."),
    ("What did the calendar say to {t}?", "Let's make a date."),
    ("What did the stamp say to {t}?", "Stick with me and we will go places."),
    ("What did the broom say to {t}?", "You swept me off my feet."),
    ("What did the ocean say to {t}?", "Nothing, it just waved."),
    ("What did the elevator say to {t}?", "I think I am coming down with something."),
)

PIECES = (
    "joke", "joke", "joke", "joke", "joke", "joke", "short joke", "funny joke", "clean joke", "silly joke", "bad joke", "good joke",
    "quick joke", "pun",
    "riddle joke", "family-friendly joke", "dad joke", "cheesy joke", "question-and-answer joke", "one-liner", "little joke",
    "joke for kids", "terrible joke",
    "groaner", "knee-slapper", "playground joke",
)  # fmt: skip
FRAMES = (
    "Tell me a joke.", "Tell me a joke.", "Make me laugh.", "Tell me something funny.", "Say something funny.", "Know any jokes?",
    "Do you know any jokes?",
    "Know any good ones?", "Got any jokes?", "Any jokes today?", "I need a laugh.", "I could use a laugh.", "Cheer me up.",
    "Give me your best pun.", "Make me smile.",
    "Make me giggle.", "Be funny.", "Crack a joke.", "Crack me up.", "Hit me with a joke.", "Let's hear a joke.",
    "What's a good joke?", "What is your favorite joke?",
    "Have you heard any good jokes?", "Can you be funny?", "Joke", "Joke please", "A joke, now.", "I want to laugh today.",
    "Tell a joke.", "Do you know a funny one?",
    "Lighten the mood.", "My day was awful. Tell me a joke.", "Entertain me with a joke.", "It's been a long day, make me laugh.",
)  # fmt: skip
TOPIC_FRAMES = (
    "Tell me a joke about {t}.", "Tell me a joke about {t}.", "Do you know a joke about {t}?", "Got a joke about {t}?",
    "Know any jokes about {t}?", "Say something funny about {t}.",
    "Make me laugh with something about {t}.", "What is funny about {t}?", "A joke about {t}, please.", "joke about {t}",
    "Crack a joke about {t}.", "Let's hear a joke about {t}.",
    "Have you heard any jokes about {t}?", "Give me a pun on {t}.", "I want to hear a joke about {t}.", "Any good jokes about {t}?",
    "Make a joke about {t}.", "Be funny about {t}.",
    "Tell my friend a joke about {t}.", "Something funny about {t}, please.", "I collect jokes about {t}. Do you have one?",
    "Hit me with a joke about {t}.", "Why is {t} funny?",
    "Joke: {t}.",
)  # fmt: skip


def joke(rng: random.Random, about: Topic | None = None) -> str:
    """Two lines: a question and its answer."""
    if about is None:
        question, answer = rng.choice(JOKES)[1:]
    elif (about.head in BY_TOPIC or about.text in BY_TOPIC) and " " not in about.asked.removeprefix("a ").removeprefix("an ").removeprefix(
        "the "
    ):
        question, answer = rng.choice(BY_TOPIC.get(about.head) or BY_TOPIC[about.text])
    else:
        question, answer = rng.choice(_TEMPLATES)
        question = question.format(t=about.text)
    return f"{capital(question)}\n{answer}"
