# ruff: noqa: E501  (one row of a table is one line)
"""More everyday facts, checked by hand: single questions in several wordings, yes or no, and what things are."""

from scripts.demo_corpus.general_facts import rows

# One question with several wordings (split by "/") | the answer.
QUESTIONS = rows("""
What do we use a spoon for?/What is a spoon good for?/Why do I need a spoon?/use of a spoon|A spoon is used to eat soup and to stir.
What do we use a broom for?/What is a broom good for?/use of a broom/Which job does a broom do?|A broom is used to sweep the floor.
What do we use an oven for?/What is an oven good for?/use of an oven/Which things go into an oven?|An oven is used to bake and roast food.
What do we use a towel for?/What is a towel good for?/use of a towel|A towel is used to dry things.
What do we use a pillow for?/What is a pillow good for?/use of a pillow/Where does a pillow go?|A pillow goes under the head when you sleep.
What do we use scissors for?/What are scissors good for?/use of scissors|Scissors are used to cut paper, cloth or hair.
What do we use a ladder for?/What is a ladder good for?/use of a ladder|A ladder is used to climb up to high places.
What do we use a needle for?/What is a needle good for?/use of a sewing needle|A needle is used to sew cloth with thread.
What do we use soap for?/What is soap good for?/use of soap|Soap is used to wash away dirt and grease.
What do we use a toothbrush for?/What is a toothbrush good for?/use of a toothbrush|A toothbrush is used to clean the teeth.
What do we use a shovel for?/What is a shovel good for?/use of a shovel|A shovel is used to dig and to move earth or snow.
What do we use a refrigerator for?/What is a fridge good for?/Why do people own a fridge?/use of a fridge|A refrigerator keeps food cold so that it stays fresh longer.
What do we use a kettle for?/What is a kettle good for?/use of a kettle|A kettle is used to boil water.
What do we use a saw for?/What is a saw good for?/use of a saw|A saw is used to cut wood.
What do we use glue for?/What is glue good for?/use of glue|Glue is used to stick things together.
What do we wear on our feet?/What goes on the feet?/things worn on feet|We wear socks and shoes on our feet.
What do we wear on our hands?/What goes on cold hands?/What keeps hands warm in winter?|We wear gloves on our hands.
What do we wear on our head?/What goes on the head?/What can I put on my head against the cold?|We wear a hat or a cap on our head.
What do we wear around the neck?/What keeps the neck warm?/warm thing for the neck|We wear a scarf around the neck.
Who puts out fires?/Whom do we call when a house burns?/job of people who fight fires|Firefighters put out fires.
Who bakes bread?/Which job is about baking bread?/person who bakes bread|A baker bakes bread.
Who cuts hair?/Which job is about cutting hair?/person who cuts hair|A barber or a hairdresser cuts hair.
Who repairs cars?/Which job is about fixing cars?/person who fixes cars|A mechanic repairs cars.
Who flies a plane?/Which job is about flying planes?/person who flies planes|A pilot flies a plane.
Who sells meat?/Which job is about cutting and selling meat?/person who sells meat|A butcher sells meat.
Who looks after sick animals?/Which doctor treats pets?/doctor for animals|A veterinarian looks after sick animals.
Who delivers letters?/Which worker brings the mail?/person who brings letters|A mail carrier delivers letters.
Who builds walls out of bricks?/Which job is about laying bricks?/person who lays bricks|A bricklayer builds walls out of bricks.
Where do bees live?/In what do bees live?/home of bees|Bees live in a hive.
Where do birds lay their eggs?/In what do most birds lay eggs?/home of a bird|Most birds lay their eggs in a nest.
Where does a spider live?/What does a spider build to catch flies?/home of many spiders|Many spiders build a web to catch flies.
Where do rabbits live?/In what do wild rabbits sleep?/home of wild rabbits|Wild rabbits live in burrows under the ground.
Where does a dog sleep outside?/small house for a dog/What is the little house of a dog called?|The little house of a dog is called a kennel.
Where do horses sleep?/building for horses/What is the house of a horse called?|Horses sleep in a stable.
What are raisins?/What are raisins made from?/raisins are dried what/Which fruit turns into raisins?|Raisins are dried grapes.
What are prunes?/What are prunes made from?/prunes are dried what/Which fruit turns into prunes?|Prunes are dried plums.
What are french fries made from?/main ingredient of french fries/Which vegetable do fries come from?|French fries are made from potatoes.
What is popcorn made from?/main ingredient of popcorn/Which grain pops?|Popcorn is made from corn.
What is yogurt made from?/main ingredient of yogurt|Yogurt is made from milk.
What is ketchup made from?/main ingredient of ketchup|Ketchup is made mostly from tomatoes.
What is jam made from?/main ingredients of jam|Jam is made from fruit and sugar.
What is beer made from?/main ingredients of beer|Beer is made from water, barley, hops and yeast.
What is cider made from?/Which fruit is cider made from?|Cider is made from apples.
What is leather made from?/Where does leather come from?|Leather is made from animal skins.
What is a candle made from?/What are candles made of?|Candles are made of wax with a wick.
What are tires made from?/main material of tires|Tires are made mostly from rubber.
What are coins made from?/material of coins|Coins are made from metal.
What are bricks made from?/material of bricks|Bricks are usually made from clay.
What are jeans made from?/material of jeans/Which cloth are jeans made of?|Jeans are made from denim, a strong cotton cloth.
What comes out of clouds?/What falls from a dark cloud?|Rain, snow or hail can fall from clouds.
What color is a stop sign?/color of stop signs|A stop sign is usually red.
What color are oranges?/color of an orange|An orange is orange.
What color is a fire truck?/color of fire engines|A fire truck is often red.
What color is the Sun?/color of the Sun|Sunlight is white, but from the ground the Sun often looks yellow.
What does a red traffic light mean?/meaning of a red light/What do I do at a red light?|A red traffic light means stop.
What does a green traffic light mean?/meaning of a green light/What do I do at a green light?|A green traffic light means go.
How many eggs are in a dozen?/number of eggs in a dozen/I bought a dozen eggs. How many is that?|A dozen eggs is 12 eggs.
How many hours does a whole day have?/How many hours are there in one day and night?|A whole day has 24 hours.
How many seasons has a year?/number of seasons|A year has four seasons.
How many weeks are in a year?/weeks per year/number of weeks in a year/How many weeks has a year got?|There are about 52 weeks in a year.
How many wheels does a car have?/number of wheels on a car/wheels of a normal car|A car usually has four wheels.
How many wings does a bird have?/number of wings of a bird|A bird has two wings.
How many toes do people have?/number of toes/How many toes are on two feet?|People usually have ten toes, five on each foot.
How many thumbs do people have?/number of thumbs|People usually have two thumbs.
How many colors are on a traffic light?/number of lights on a traffic light|A traffic light has three colors: red, yellow and green.
How many minutes are in half an hour?/half an hour in minutes/How long is half an hour?|Half an hour has 30 minutes.
When does the day begin?/At what time does a new day start?|A new day begins at midnight.
When do leaves fall?/In which season do the leaves fall?/season of falling leaves|Leaves fall in autumn.
When do flowers start to bloom?/In which season do most flowers begin to bloom?/season of first flowers|Most flowers begin to bloom in spring.
Which season is the coldest?/coldest time of year/In which season does it snow?|Winter is the coldest season.
Which season is the hottest?/hottest time of year/In which season do people swim in lakes?|Summer is the hottest season.
Which animal says meow?/What pet purrs?/Who purrs?|A cat says meow and purrs.
Which animal builds dams?/What animal chews down trees?/Who builds dams in rivers?|The beaver builds dams.
Which animal carries its house?/What animal has a shell and leaves slime?/Who carries a house on the back?|The snail carries its house on its back.
Which animal changes its color?/What lizard can change color?/Who changes color among the lizards?|The chameleon can change its color.
Which animal has a hump?/What desert animal has humps?|The camel has one or two humps.
Which animal has quills?/What animal is covered in sharp quills?|The porcupine is covered in sharp quills.
Which bird can copy words?/What pet bird can talk?|A parrot can copy words.
Which bird is a sign of peace?/bird of peace/What bird stands for peace?|The dove is a sign of peace.
""")

# A question that can be answered with yes or no | the answer.
YES_NO = rows("""
Is a strawberry red?|Yes, a ripe strawberry is red.
Is lemon juice sweet?|No, lemon juice is sour.
Is honey sweet?|Yes, honey is sweet.
Is a piano an instrument?|Yes, a piano is an instrument.
Is a hammer a fruit?|No, a hammer is a tool.
Is bread made from flour?|Yes, bread is made from flour.
Is cheese made from wood?|No, cheese is made from milk.
Is a rose a flower?|Yes, a rose is a flower.
Is an oak a tree?|Yes, an oak is a tree.
Is a kitten a young cat?|Yes, a kitten is a young cat.
Is a puppy a young horse?|No, a puppy is a young dog.
Is a turtle faster than a horse?|No, a horse is much faster than a turtle.
Is a feather heavier than a brick?|No, a brick is heavier than a feather.
Is an elephant bigger than a mouse?|Yes, an elephant is bigger than a mouse.
Is an hour longer than a minute?|Yes, an hour is longer than a minute.
Is a week longer than a month?|No, a month is longer than a week.
Is a kilometer shorter than a mile?|Yes, a kilometer is shorter than a mile.
Is a gram heavier than a kilogram?|No, a kilogram is heavier than a gram.
Is winter colder than summer?|Yes, winter is colder than summer.
Is snow made of water?|Yes, snow is made of frozen water.
Is steam made of water?|Yes, steam is made of water.
Is the sea salty?|Yes, the sea is salty.
Is rain salty?|No, rain is not salty.
Is paper made from wood?|Yes, paper is made from wood.
Is wool made by machines?|No, wool grows on sheep and a few other animals.
Is tennis played with a ball?|Yes, tennis is played with a ball.
Is chess played with a racket?|No, chess is played with pieces on a board.
Is London in England?|Yes, London is in England.
Is Mexico in Asia?|No, Mexico is in North America.
Is Iceland an island?|Yes, Iceland is an island.
Can a chicken swim across the sea?|No, a chicken cannot swim across the sea.
Can a parrot talk?|Yes, some parrots can copy human words.
Can a baby drive a car?|No, a baby cannot drive a car.
Can frogs jump?|Yes, frogs can jump.
Can elephants jump?|No, adult elephants cannot jump.
Can a snail run?|No, a snail only crawls, and very slowly.
Can people live without water?|No, people cannot live without water.
Do ducks swim?|Yes, ducks swim well.
Do trees have roots?|Yes, trees have roots.
Do fish have feathers?|No, fish have scales and fins.
Do cats bark?|No, cats meow.
Do cars need wheels?|Yes, cars need wheels.
Do bicycles need gasoline?|No, a bicycle is moved by the legs of its rider.
Does a week have seven days?|Yes, a week has seven days.
Does a triangle have five corners?|No, a triangle has three corners.
Does wood burn?|Yes, dry wood burns well.
Does water burn?|No, water does not burn.
Are carrots vegetables?|Yes, carrots are vegetables.
Are lemons blue?|No, lemons are yellow.
Are knives sharp?|Yes, a good knife is sharp.
""")

# the word as asked about | its definition, one sentence
DEFINITIONS = rows("""
a spoon|A spoon is a tool with a small bowl for eating soup or stirring.
a fork|A fork is a tool with several points for picking up food.
a knife|A knife is a tool with a sharp blade for cutting.
a kettle|A kettle is a pot with a lid and a spout for boiling water.
a blanket|A blanket is a large soft cloth that keeps you warm in bed.
a pillow|A pillow is a soft cushion for the head.
a towel|A towel is a cloth for drying things.
a ladder|A ladder is a set of steps between two poles for climbing up.
a bucket|A bucket is a round open container with a handle.
a basket|A basket is a container woven from thin strips.
a fence|A fence is a barrier around a garden or a field.
a tunnel|A tunnel is a passage under the ground or through a mountain.
a harvest|A harvest is the gathering of ripe crops.
an orchard|An orchard is a piece of land where fruit trees grow.
a meadow|A meadow is a field of grass and wild flowers.
a swamp|A swamp is soft, wet land with plants growing in it.
a cave|A cave is a large natural hole in rock or in a hillside.
a cliff|A cliff is a high, steep wall of rock.
a beach|A beach is a strip of sand or stones beside the sea.
a village|A village is a small group of houses in the country.
a ferry|A ferry is a ship that carries people and cars across water.
a passport|A passport is an official document that lets you travel to other countries.
a souvenir|A souvenir is a thing you keep to remember a place.
a receipt|A receipt is a paper that shows what you paid for.
a coupon|A coupon is a piece of paper that gives you a lower price.
a discount|A discount is an amount taken off a price.
a mortgage|A mortgage is a loan for buying a house.
rent|Rent is money that is paid to use a home or a thing.
a landlord|A landlord is a person who rents out a house or a room.
a toddler|A toddler is a small child who has just learned to walk.
a widow|A widow is a woman whose husband or wife has died.
a refugee|A refugee is a person who had to flee from their country.
a volunteer|A volunteer is a person who works without pay.
a rehearsal|A rehearsal is a practice before a show.
a lullaby|A lullaby is a soft song that helps a child fall asleep.
a rash|A rash is an area of red or itchy spots on the skin.
a bruise|A bruise is a dark mark on the skin after a knock.
a sneeze|A sneeze is a sudden burst of air from the nose.
a nightmare|A nightmare is a very bad dream.
grumpy|Grumpy means in a bad mood.
cozy|Cozy means warm and comfortable.
greedy|Greedy means wanting more than you need.
spicy|Spicy means tasting hot and strong.
vivid|Vivid means very bright or clear.
vague|Vague means not clear or exact.
to rehearse|To rehearse means to practice for a show.
to scold|To scold means to speak angrily to someone who did wrong.
to wander|To wander means to walk around without a plan.
to donate|To donate means to give something to people who need it.
""")
