# ruff: noqa: E501  (one row of a table is one line)
"""Hand-written everyday advice and short explanations of how things work. Knows nothing of wordings."""

from scripts.demo_corpus import general_advice_more as more
from scripts.demo_corpus import general_requests  # noqa: F401  (adds wordings to the templates)
from scripts.demo_corpus.general_explanations import EXPLANATIONS as MORE_EXPLANATIONS
from scripts.demo_corpus.general_facts import rows

# wordings of one aim, an infinitive without "to", split by "/" | advice in two or three sentences
HOW_TO = rows("""
sleep better/get better sleep/fall asleep faster|Go to bed at the same time every day and keep the room dark and cool. Put screens away an hour before bed. Avoid coffee in the afternoon.
wake up early/get up earlier/get out of bed on time|Go to bed earlier and put the alarm across the room. Open the curtains right away, because light wakes the body.
study for an exam/prepare for a test/study better|Make a plan and study a little every day. Test yourself instead of only reading. Take short breaks and sleep well before the exam.
concentrate better/stay focused/focus on my work|Put your phone away and do one task at a time. Work for 25 minutes, then take a break of 5 minutes.
learn a new language/learn Spanish/get better at a foreign language|Practice a little every day and learn the most common words first. Listen a lot, and speak from the start even if you make mistakes.
learn to code/start programming/become a programmer|Start with one language, such as Python. Write small programs every day and change them to see what happens. Build something you want to use.
learn to play the guitar/start playing the guitar|Learn three easy chords first and change between them slowly. Practice for fifteen minutes every day. Then play simple songs you like.
learn the piano/start playing the piano|Begin with simple tunes and practice each hand alone. Play slowly and a little every day.
remember names/remember people's names|Repeat the name when you hear it and use it soon in the talk. Link it to a picture in your mind.
remember things better/improve my memory/have a better memory|Repeat what you learn after an hour, a day and a week. Write it down in your own words, and sleep enough.
cook rice/make rice/boil rice|Rinse the rice and use about two cups of water for one cup of rice. Bring it to a boil, cover it and cook on low heat for about 15 minutes. Let it rest for 5 minutes.
boil eggs/cook eggs/make hard-boiled eggs|Put the eggs into boiling water. Cook them for 6 minutes for soft eggs or 10 minutes for hard eggs. Then cool them in cold water.
cook pasta/make pasta/boil spaghetti|Boil a big pot of water with salt and add the pasta. Stir it and cook it for the time on the package. Taste it, drain it and mix it with the sauce.
make scrambled eggs/cook scrambled eggs|Beat the eggs with a little salt. Melt butter in a pan on low heat, add the eggs and stir slowly until they are just set.
make pancakes/cook pancakes|Mix one cup of flour, one cup of milk, one egg and a pinch of salt. Fry small amounts in a hot buttered pan until both sides are golden.
make an omelet/cook an omelet|Beat three eggs with salt and pour them into a hot buttered pan. Add cheese or vegetables when the eggs begin to set, and fold it in half.
make tea/brew a cup of tea|Pour hot water over the tea. Let it stand for three to five minutes, then take the tea out.
make coffee/brew good coffee|Use fresh ground coffee, about two tablespoons for a cup. Pour over water that is hot but not boiling, and drink it fresh.
bake bread/make bread at home|Mix flour, water, yeast and salt and knead the dough for ten minutes. Let it rise until it has doubled. Bake it in a hot oven for about 35 minutes.
bake potatoes/make baked potatoes|Wash the potatoes and prick them with a fork. Bake them at 200 degrees Celsius for about an hour until they are soft.
make mashed potatoes/cook mashed potatoes|Boil peeled potatoes until they are soft and drain them. Mash them with butter, warm milk and salt.
make tomato sauce/cook a simple pasta sauce|Fry garlic gently in olive oil and add chopped tomatoes. Simmer for twenty minutes and season with salt and basil.
make a salad/make a simple salad dressing|Use fresh leaves and vegetables you like. For the dressing, mix three parts oil with one part vinegar and add salt.
make soup/cook vegetable soup|Fry an onion, add chopped vegetables and cover them with broth. Simmer until everything is soft, then season it.
make popcorn/pop corn at home|Heat a little oil in a pot, add the corn and close the lid. Shake the pot until the popping slows down, then add salt.
cook chicken/cook chicken safely|Cook the chicken until no part is pink and the juice runs clear. Use a separate board for raw meat and wash your hands.
chop onions without crying/cut onions without tears|Cool the onion first and use a sharp knife. Cut the root end last, because it makes the most tears.
keep vegetables fresh/store vegetables|Keep most vegetables dry in the fridge drawer. Keep potatoes and onions in a dark cool place, but not together.
clean my room/tidy my room/clean up my bedroom|Start with the rubbish, then put away clothes and things on the floor. Dust from top to bottom and vacuum at the end.
clean windows/wash my windows|Use warm water with a drop of dish soap and a soft cloth. Wipe from top to bottom and dry with a clean cloth so that no streaks stay.
clean the bathroom/clean my bathroom|Spray the surfaces and let the cleaner work for a few minutes. Wipe from top to bottom and do the toilet last.
clean a burnt pan/get a burnt pot clean|Cover the burnt part with water and baking soda and let it simmer for a few minutes. Let it cool and scrub it with a soft sponge.
clean the oven/clean a dirty oven|Spread a paste of baking soda and water in the cold oven and leave it overnight. Wipe it out with a wet cloth.
clean the fridge/get rid of a smell in the fridge|Take out all the food and throw away what is old. Wipe the shelves with warm soapy water and leave an open box of baking soda inside.
remove a coffee stain/get a coffee stain out|Dab the stain with a cloth, do not rub. Use cold water and a little dish soap, then wash as usual.
remove a red wine stain/get red wine out of a shirt|Dab the stain at once with a clean cloth and put salt on it. Rinse it with cold water and wash it as usual.
do the laundry/wash my clothes|Sort the clothes by color and read the labels. Use cool water for most things, do not use too much soap, and dry them soon.
iron a shirt/iron clothes|Set the heat for the fabric and iron the shirt while it is a little damp. Begin with the collar, then the sleeves, then the body.
keep my house tidy/keep the house clean|Give each thing a place and put it back after use. Clean up for ten minutes every day instead of hours on the weekend.
declutter my home/get rid of clutter|Go through one drawer at a time. Keep what you use or love, and give away or recycle the rest.
save money/spend less money/stop wasting money|Write down what you spend and set a monthly budget. Put some money aside on payday and wait a day before you buy things you do not need.
make a budget/plan my budget|List your income and your fixed costs first. Decide how much to save, and share the rest between food, fun and other things.
pay off debt/get out of debt|List all your debts and pay the one with the highest interest first. Do not make new debt, and ask a debt advice service if it is too much.
save on groceries/spend less on food|Plan your meals, write a list and do not shop hungry. Buy what is in season and use up leftovers.
save energy at home/lower my electricity bill|Turn off lights and devices you do not use. Wash with cool water, use LED lamps and lower the heating a little.
save water/use less water|Take short showers and turn off the tap while you brush your teeth. Fix leaks and run the washing machine only when it is full.
prepare for a job interview/get ready for an interview/do well in a job interview|Read about the company and practice answers to common questions. Prepare examples of your work and two questions to ask. Arrive ten minutes early.
write a resume/make a good CV|Keep it to one or two pages and put the most important things first. Use short lines with results, and check the spelling.
write a cover letter/write a job application|Say which job you want and why. Show with one or two examples that you can do it, and keep it to one page.
ask for a raise/get a higher salary|Collect examples of your good work and find out what others earn. Choose a calm moment, name a number and stay friendly.
give a speech/speak in public/give a presentation|Know your main point and practice out loud. Speak slowly, look at the people and use short notes. It is normal to be nervous.
write a good email/write a formal email|Use a clear subject and say in the first line what you want. Keep it short, be polite and read it once before you send it.
write a thank you note/thank someone in a letter|Say what you are thankful for and how it helped you. Keep it short and personal.
write an essay/start an essay|Decide on your main point and make an outline. Write an introduction, one idea in each paragraph, and a conclusion. Then read it and fix it.
write better/improve my writing|Read a lot and write a little every day. Use short sentences and simple words, and cut what you do not need.
stop procrastinating/stop putting things off|Split the task into small steps and start with one that takes five minutes. Remove what distracts you and reward yourself after.
manage my time/manage my time better/be more productive|Write down your tasks and choose the three most important ones. Do the hardest first and plan some free time too.
be on time/stop being late|Plan to arrive ten minutes early and get your things ready the evening before. Set an alarm for when you must leave.
work from home/work better from home|Set up a fixed place and fixed hours. Take real breaks, get dressed and tell others when you are busy.
pack for a trip/pack my suitcase/pack for a holiday|Make a list and roll your clothes to save space. Take clothes that go together, and keep papers, medicine and chargers in your hand luggage.
pack for a camping trip/get ready for camping|Take a tent, a warm sleeping bag, a lamp, water and a first aid kit. Check the weather and tell someone where you go.
plan a trip/plan a vacation|Choose a place, set a budget and book the travel early. Plan one or two things for each day and leave time to rest.
survive a long flight/sleep on a plane|Wear loose clothes, drink water and walk around now and then. Take a neck pillow, ear plugs and something to read.
get over jet lag/avoid jet lag|Live by the new time at once and get daylight in the morning. Drink water and take only a short nap.
choose a gift/find a good gift/pick a present for a friend|Think of what the person likes to do and what they talk about. A small personal gift with a note is often better than an expensive one.
find a gift for my mother/choose a present for my mom|Give her something that saves her time or makes her smile, such as flowers, a photo book or a meal together. Add a few kind words.
find a gift for my father/choose a present for my dad|Think of his hobbies, such as a book, a tool or tickets. Time together is a good gift too.
plan a birthday party/throw a party|Choose a date, a place and the guests. Plan simple food, music and one or two games, and ask a friend to help.
make friends/make new friends/meet new people|Join a club or a class for something you like. Ask people about themselves, listen, and invite someone for a walk or a coffee.
keep a conversation going/make small talk|Ask open questions and listen to the answers. Share something small about yourself and build on what the other person says.
apologize to a friend/say sorry to someone|Say clearly what you did wrong and that you are sorry. Do not make excuses, and ask how you can make it right.
be a better listener/listen better|Look at the person and do not interrupt. Say in your own words what you heard, and ask a question.
be more confident/feel more confident|Prepare well, stand up straight and begin with small steps. Note what went well each day and be kind to yourself.
be happier/feel happier|Sleep enough, move every day and spend time with people you like. Write down three good things each evening.
deal with stress/reduce stress/relax/calm down|Breathe slowly and take a short walk. Write down what worries you and do one small thing about it. Talk to someone if it stays.
stop worrying/worry less|Write the worry down and ask if you can do something about it. If yes, plan one step. If not, turn to something else for a while.
meditate/start meditating|Sit still, close your eyes and feel your breath. When your mind wanders, come back gently. Five minutes a day is a good start.
start running/get into running|Begin with walking and easy running in turns, three times a week. Go slowly, wear good shoes and rest between the days.
get fit/get in shape/start exercising|Choose something you enjoy and do it three times a week. Start small, add a little each week and rest enough.
lose weight/lose some weight|Eat more vegetables and fewer sweets, and move every day. Go slowly, and ask a doctor before a strict diet.
eat healthier/eat a healthy diet|Fill half of your plate with vegetables and fruit. Choose whole grains, drink water and keep sweets for special days.
drink more water/remember to drink water|Keep a bottle of water where you can see it. Drink a glass with each meal and when you wake up.
quit smoking/stop smoking|Choose a day to stop and tell your friends. Avoid what makes you want to smoke, and ask a doctor about help such as patches.
take care of my teeth/have healthy teeth|Brush twice a day for two minutes and clean between the teeth. Eat fewer sweets and see a dentist regularly.
protect my skin from the sun/avoid sunburn|Stay in the shade at noon and use sunscreen. Wear a hat and light long clothes.
sit correctly at a desk/improve my posture|Keep your feet flat, your back straight and the screen at eye height. Stand up and stretch every half hour.
rest my eyes/protect my eyes at the computer|Look at something far away every twenty minutes. Blink often and keep the screen an arm's length away.
take care of a plant/keep houseplants alive/care for my plants|Give it enough light and water it only when the top of the soil is dry. Use a pot with a hole so that the water can run out.
grow tomatoes/plant tomatoes|Plant them in a sunny place after the last frost. Tie them to a stick and water the soil, not the leaves, regularly.
start a garden/plan a vegetable garden|Begin small in a sunny spot with good soil. Choose easy plants such as lettuce, beans and radishes, and water them regularly.
train a puppy/train my dog|Use short lessons and reward what the dog does well. Be patient and use the same words each time.
take care of a cat/look after a cat|Give the cat good food, fresh water and a clean litter box. Play every day and see a vet once a year.
take care of a dog/look after a dog|Give the dog good food, fresh water and several walks a day. Train it kindly and see a vet once a year.
choose a pet/find the right pet|Think of your time, your space and your money. A dog needs a lot of time, a cat less, and fish the least.
take good photos/take better pictures|Look for soft light and keep the background simple. Go closer, hold the camera still and take several pictures.
start drawing/learn to draw|Draw simple things around you every day. Look for basic shapes first and add the details later.
read more books/read more/start reading more|Keep a book near your bed and read ten minutes each day. Choose books you enjoy and drop those you do not.
choose a book to read/find a good book|Think of a story you liked and look for the same author or kind of book. Ask a librarian or a friend.
build a good habit/start a new habit/keep a habit|Make it very small and tie it to something you do every day. Keep track of it and start again when you miss a day.
break a bad habit/get rid of a bad habit|Find out what starts it and avoid that. Put a better habit in its place and be patient.
spend less time on my phone/use my phone less|Turn off notifications and keep the phone out of the bedroom. Set times without it, such as at meals.
make a strong password/choose a safe password|Use at least four random words or a password manager. Use a different password for each site and never share it.
back up my files/keep my data safe|Keep three copies of what matters, one of them in another place. Test now and then that you can restore it.
speed up my computer/fix a slow computer|Restart it, close programs you do not use and free some disk space. Install the updates and check for harmful software.
spot a scam email/recognize phishing|Look at the address of the sender and be careful when it tells you to hurry. Do not click links or give your password. Ask the company yourself.
fix slow internet/improve my wifi|Restart the router and move it to an open place in the middle of the home. Use a cable for things that need speed.
change a flat tire/change a tire|Stop on firm ground and loosen the nuts a little. Lift the car with the jack, change the wheel, lower the car and tighten the nuts.
fix a flat bike tire/repair a bicycle tire|Take out the tube and find the hole with air and water. Clean the spot, glue a patch on it and check the tire for the cause.
take care of my bike/maintain my bicycle|Keep the tires full and the chain clean and oiled. Check the brakes before each ride.
tie a tie/knot a necktie|Cross the wide end over the narrow one, go around behind and across the front. Bring it up through the neck loop, down through the front loop and pull it tight.
unclog a drain/fix a blocked sink|Pour in hot water and use a plunger. If that fails, clean the bend under the sink, with a bucket below it.
hang a picture/hang a picture straight|Mark the place with a pencil and check it with a level. Use a nail or a hook that fits the wall and the weight.
move to a new home/prepare for moving house|Start weeks before and give away what you do not need. Label each box with its room and pack a bag for the first night.
choose a career/decide what job I want|Write down what you like, what you are good at and what people pay for. Talk to people in those jobs and try a short internship.
make a hard decision/decide between two things|List the good and bad points of each choice. Ask how you will see it in a year, sleep on it and then decide.
set goals/reach my goals|Choose one clear goal with a date. Split it into small weekly steps and check your progress each Sunday.
win at chess/get better at chess|Control the center, bring out your pieces early and castle soon. Before each move, look at what the other player threatens. Practice puzzles.
get rid of hiccups/stop hiccups|Hold your breath for ten seconds or drink a glass of water slowly. Hiccups usually go away by themselves.
stay warm in winter/keep warm in cold weather|Wear several thin layers, a hat and dry socks. Move around, eat something warm and drink hot tea.
stay cool in summer/cope with the heat|Drink water often and stay in the shade at noon. Close the blinds by day and air the rooms at night.
cheer up a friend/comfort a sad friend|Listen without judging and say that you are there. Ask what would help, and do something nice together.
help my child with homework/get my kids to do homework|Set a fixed time and a quiet place. Ask questions instead of giving the answer, and praise the effort.
get my child to sleep/put a baby to sleep|Keep the same calm steps every evening, such as a bath, a story and a song. Make the room dark and quiet.
""")

# wordings of a problem, a statement, split by "/" | advice in two or three sentences
PROBLEMS = rows("""
I have a headache/my head hurts|I am sorry to hear that. Drink water, rest in a quiet dark room and look away from screens. If it is very strong or does not go away, see a doctor.
I have a cold/I caught a cold|I hope you get well soon. Rest, drink warm tea and keep warm. If it lasts more than ten days or you have a high fever, see a doctor.
I have a sore throat/my throat hurts|Drink warm tea with honey, rest your voice and gargle with salt water. If it is strong or lasts more than a week, see a doctor.
I have a fever/my temperature is high|Rest and drink a lot. If the fever is high or lasts more than two or three days, see a doctor.
my stomach hurts/I have a stomach ache|Rest, drink water or tea and eat only light food. If the pain is strong or does not go away, see a doctor.
my back hurts/I have back pain|Move gently, change your position often and try some warmth. If it is strong or lasts, see a doctor.
my tooth hurts/I have a toothache|Rinse your mouth with warm salt water and see a dentist soon. Do not wait, because the pain often comes back.
I have a pain in my chest/my chest hurts|Chest pain can be serious. Please call a doctor or the emergency number now, and do not stay alone.
I cut my finger/I cut myself while cooking|Rinse the cut with clean water and press a clean cloth on it until the bleeding stops. Put a plaster on it. If it is deep, see a doctor.
I burned my hand/I burned my finger|Hold it under cool running water for about twenty minutes. Do not use ice or butter. If the burn is large or has blisters, see a doctor.
I feel dizzy/I am dizzy|Sit or lie down and drink some water. If it does not pass or comes back often, see a doctor.
I cannot sleep/I can't fall asleep|Get up for a few minutes and do something calm in dim light, such as reading. Go back to bed when you feel sleepy. If it goes on for weeks, see a doctor.
I lost my keys/I can't find my keys|Go back in your mind to when you last had them and check pockets and bags. Look in the places you visited, and ask there.
I lost my phone/I can't find my phone|Call it from another phone or use its find my device page. If it is stolen, lock it from there and tell your provider.
I lost my wallet/my wallet is gone|Look where you last used it and ask there. Block your bank cards soon and tell the police if it was stolen.
my computer is frozen/my laptop does not respond|Wait a minute, then close the program that hangs. If nothing works, hold the power button until it turns off and start it again.
my phone got wet/I dropped my phone in water|Turn it off at once and dry it with a cloth. Let it dry in a warm airy place for a day before you turn it on. Do not charge it.
I forgot my password/I can't remember my password|Use the "forgot password" link on the login page and choose a new one. A password manager helps you keep it.
I burned the food/I burned dinner|It happens to everyone. Take the good part out into a clean pot and do not scrape the bottom. Open a window.
the soup is too salty/I put too much salt in the soup|Add more water, or some potatoes or rice, and cook it a little longer. A bit of lemon juice helps too.
I am late for work/I am going to be late|Tell your boss now with a short message and say when you will arrive. Then travel safely.
I had a fight with my friend/I argued with my best friend|Let both of you cool down first. Then say how you feel, listen, and say sorry for your part.
I failed my exam/I failed a test|I am sorry, that is hard. Look at what went wrong, ask your teacher for help and make a new plan. One exam does not decide your life.
I am being bullied/someone bullies me at school|I am sorry, that is not your fault. Tell an adult you trust or a friend, and write down what happens. You do not have to face it alone.
I spilled water on my keyboard/I spilled coffee on my laptop|Turn it off, unplug it and turn it upside down to drain. Let it dry for a day or two before you use it.
there are ants in my kitchen/I have ants at home|Clean away crumbs and sweet things and keep food closed. Find where they come in and seal the gap.
my plant is dying/the leaves of my plant turn yellow|Check the soil first. Yellow leaves often mean too much water, so let it dry and give the plant more light.
I cannot decide what to eat/I don't know what to cook|How about something simple, such as pasta with tomato sauce, an omelet or a vegetable soup? Pick what you have at home.
""")

# question | the same as a clause after "explain" | explanation in two or three sentences
EXPLANATIONS = rows("""
How does rain form?|how rain forms|The sun warms water, which rises as vapor and cools into tiny drops that make clouds. When the drops get heavy enough, they fall as rain.
How does snow form?|how snow forms|Snow forms when water vapor freezes into ice crystals in cold clouds. The crystals stick together and fall as snowflakes.
How do magnets work?|how magnets work|A magnet has a north pole and a south pole. Opposite poles attract each other and equal poles push each other away, and a magnet also attracts iron.
How does an engine work?|how a car engine works|A car engine burns fuel in small cylinders. The hot gas pushes pistons up and down, and that motion turns the wheels.
How does photosynthesis work?|how photosynthesis works|Plants catch sunlight with their green leaves. They use it to turn water and carbon dioxide into sugar, and they give off oxygen.
How do vaccines work?|how vaccines work|A vaccine shows the body a harmless part or form of a germ. The body learns to make defenses, so it can fight the real germ quickly later.
How do airplanes fly?|how airplanes fly|The engines push the airplane forward and air flows around the wings. The wings push air down, and that lifts the airplane up.
How do boats float?|why heavy ships float|A ship pushes away a lot of water. The water pushes back with the weight of the water that was moved, and this holds the ship up.
How do submarines work?|how submarines work|A submarine lets water into its tanks to get heavier and sink. It presses the water out with air to get lighter and rise.
How does a refrigerator work?|how a refrigerator works|A fluid moves through pipes and takes heat from the inside as it turns into gas. Outside it is pressed together and gives the heat to the room.
How does a microwave work?|how a microwave oven works|A microwave oven sends waves that make the water in food move fast. This motion heats the food.
How does a battery work?|how a battery works|A battery holds chemicals that react with each other. The reaction pushes electrons through a wire from one end to the other, which gives electricity.
How does a light bulb work?|how a light bulb works|An old light bulb heats a thin wire until it glows. An LED makes light when electricity passes through a special material.
How do solar panels work?|how solar panels work|Solar panels are made of cells that catch sunlight. The light sets electrons in motion, and that makes electricity.
How do wind turbines work?|how wind turbines work|The wind turns large blades, and the blades turn a generator. The generator makes electricity.
How does the internet work?|how the internet works|Computers all over the world are connected by cables and radio. Data is split into small packets, sent through many routers and put together again at the end.
How does wifi work?|how wifi works|A router turns data into radio waves and sends them through the air. Your device receives the waves and turns them back into data.
How does a computer work?|how a computer works|A computer follows simple instructions very quickly. The processor does the steps, the memory holds the data, and the screen shows the result.
How does a search engine work?|how a search engine works|A search engine reads pages on the web and makes a big index of their words. When you search, it looks up your words and sorts the pages by how well they fit.
How does a language model work?|how a language model works|A language model has read a lot of text and learned which words follow others. It writes an answer by choosing one likely piece of text after another.
How does GPS work?|how GPS works|Satellites send signals with the exact time. Your device measures how long the signals take from several satellites and works out where it is.
How does a camera work?|how a camera works|A lens gathers the light and makes a small picture of the scene. A sensor behind it measures the light and stores it as an image.
How does a telescope work?|how a telescope works|A telescope gathers light from far objects with a large lens or mirror. A second lens makes the picture larger.
How does a telephone work?|how a telephone works|A microphone turns your voice into a signal. The signal travels by wire or radio, and a small speaker at the other end turns it back into sound.
How does a radio work?|how a radio works|A station sends sound as radio waves. An antenna picks up the waves, and the radio turns them back into sound.
How does a bicycle stay up?|how a bicycle stays upright|A moving bicycle steers a little into the side it leans to. This brings the wheels back under the rider, so it stays up.
How do brakes work?|how bicycle brakes work|When you pull the lever, pads press on the wheel. The friction slows the wheel and turns the motion into heat.
How does a clock work?|how a clock works|Something in a clock swings at a steady beat, such as a pendulum or a crystal. The clock counts the beats and moves the hands.
How does a thermometer work?|how a thermometer works|A liquid in a thin tube grows when it gets warm and shrinks when it gets cold. The height of the liquid shows the temperature.
How does a toilet work?|how a toilet flushes|When you flush, water rushes from the tank into the bowl. It fills a bend in the pipe and pulls everything down with it.
How does soap work?|how soap cleans|Soap has one end that likes water and one end that likes fat. It surrounds dirt and grease so that water can wash them away.
How does glue work?|how glue works|Glue flows into tiny gaps of both surfaces. When it dries, it gets hard and holds them together.
How does yeast make bread rise?|how yeast makes bread rise|Yeast eats sugar in the dough and gives off gas. The bubbles of gas are caught in the dough and make it rise.
How is cheese made?|how cheese is made|Milk is warmed and made thick with bacteria and rennet. The solid part is cut, drained, salted and left to age.
How is paper made?|how paper is made|Wood is cut and cooked into a wet pulp of fibers. The pulp is spread thin, pressed and dried into sheets.
How is glass made?|how glass is made|Sand is melted with soda and lime at a very high heat. The hot liquid is shaped and cooled slowly.
How is chocolate made?|how chocolate is made|Cocoa beans are left to ferment, dried, roasted and ground. The paste is mixed with sugar and often milk, and then cooled into bars.
How do bees make honey?|how bees make honey|Bees collect nectar from flowers and carry it home. They pass it on, store it in wax cells and fan it until it is thick and sweet.
How do birds fly?|how birds fly|Birds push the air down with their wings, which lifts them up. Light bones and strong chest muscles help them.
How do fish breathe?|how fish breathe|Water flows through the gills of a fish. The gills take oxygen out of the water and pass it to the blood.
How do spiders make webs?|how spiders make webs|Spiders make silk in their body and pull it out as a thread. They build a frame first and then a sticky spiral to catch insects.
How do caterpillars become butterflies?|how a caterpillar becomes a butterfly|A caterpillar eats a lot and then makes a hard case around itself. Inside, its body is rebuilt, and a butterfly comes out.
How do plants drink water?|how plants drink water|The roots take up water from the soil. It rises through thin tubes to the leaves, pulled up as water leaves them.
How do seeds grow?|how a seed grows into a plant|A seed takes in water and swells. A root grows down first, then a shoot grows up to the light.
How does the heart work?|how the heart works|The heart is a muscle that squeezes about once a second. It pumps blood to the lungs for oxygen and then to the whole body.
How do the lungs work?|how the lungs work|When you breathe in, air fills tiny sacs in the lungs. Oxygen passes into the blood there, and carbon dioxide comes out.
How does digestion work?|how digestion works|The mouth and the stomach break food into small parts. The intestine takes what the body needs into the blood, and the rest leaves the body.
How do we see?|how the eye works|Light enters the eye through the pupil, and the lens makes a picture on the retina. Nerves send the picture to the brain.
How do we hear?|how the ear works|Sound makes the eardrum shake. Tiny bones pass the shaking to the inner ear, where nerves send it to the brain.
How do muscles grow?|how muscles grow|Hard work makes tiny changes in a muscle. While you rest, the body uses protein to build it up a little stronger.
How do glasses work?|how glasses help people see|The lenses of glasses bend the light before it enters the eye. This puts the picture in the right place, so it looks sharp.
Why is the sky blue?|why the sky is blue|Sunlight has all colors in it. The air scatters blue light more than red light, so blue comes to us from all sides.
Why are sunsets red?|why sunsets are red|In the evening the light travels a long way through the air. Most of the blue light is scattered away, and red and orange are left.
Why do leaves change color in autumn?|why leaves change color in autumn|In autumn trees stop making green color in their leaves. The yellow and red colors that were hidden can then be seen.
Why is the sea salty?|why the sea is salty|Rain and rivers wash salt out of rocks and carry it to the sea. The water evaporates, but the salt stays.
Why do we have seasons?|why there are seasons|The Earth is tilted as it goes around the Sun. For half of the year our side leans toward the Sun and it is warm, then it leans away.
Why is there day and night?|why there is day and night|The Earth spins once in 24 hours. The side that faces the Sun has day, and the other side has night.
Why does the Moon change shape?|why the Moon has phases|The Moon goes around the Earth in about a month. We see a different part of its bright side each night.
Why are there tides?|what causes the tides|The Moon, and a little also the Sun, pulls on the water of the sea. This makes the water rise and fall about twice a day.
Why do volcanoes erupt?|why volcanoes erupt|Deep in the Earth rock melts and gas builds up pressure. When the pressure is too high, the hot rock comes out.
Why do earthquakes happen?|what causes earthquakes|The crust of the Earth is made of large plates that move slowly. When they get stuck and suddenly slip, the ground shakes.
Why does ice float?|why ice floats|Water grows when it freezes, so ice is lighter than the same amount of water. That is why it floats.
Why does iron rust?|why iron rusts|Iron reacts with oxygen when it is wet. This makes rust, which is brown and crumbles away.
Why do we yawn?|why people yawn|We often yawn when we are tired or bored. Nobody is quite sure why, but it may cool or wake the brain.
Why do we dream?|why people dream|Nobody is quite sure. Dreams may help the brain to sort memories and feelings while we sleep.
Why do we need sleep?|why people need sleep|Sleep lets the body repair itself and the brain sort what it learned. Without enough sleep we feel tired and think slowly.
Why do we sweat?|why people sweat|Sweat cools the body. When it dries on the skin, it takes heat away.
Why do onions make us cry?|why onions make people cry|A cut onion gives off a gas that stings the eyes. The eyes make tears to wash it away.
Why do cats purr?|why cats purr|Cats often purr when they feel happy and safe. They also purr to calm themselves when they are hurt or afraid.
Why do dogs wag their tails?|why dogs wag their tails|Dogs wag their tails to show what they feel. It often means joy, but a stiff tail can mean that they are tense.
Why do birds sing?|why birds sing|Birds sing to find a partner and to tell others that a place is theirs.
Why do birds fly south in winter?|why birds fly south in winter|In winter there is little food in the cold north. Many birds fly south to places where they can find enough to eat.
Why do bears sleep in winter?|why bears sleep in winter|In winter there is little food. Bears sleep to save energy and live on the fat they ate in autumn.
Why do we get hungry?|why people get hungry|When the stomach is empty, the body sends signals to the brain. The brain then makes us want to eat.
Why do stars twinkle?|why stars twinkle|The light of a star passes through moving air on its way to us. The air bends it a little to and fro, so the star seems to flicker.
Why do we hear thunder after lightning?|why thunder comes after lightning|Light is much faster than sound. So we see the flash first and hear the thunder a few seconds later.
What causes a rainbow?|how a rainbow forms|Sunlight enters drops of rain and is bent and sent back. Each color bends a little differently, so the light is spread into an arch of colors.
What causes wind?|what causes the wind|The sun heats some places more than others. Warm air rises and cooler air flows in to fill its place, and this moving air is wind.
What causes lightning?|what causes lightning|In a storm cloud ice and water rub together and build up electric charge. When the charge is big enough, it jumps as a flash.
What is global warming?|global warming|Gases such as carbon dioxide from burning fuel keep heat near the Earth. That makes the climate warmer, and ice melts and seas rise.
What is the water cycle?|the water cycle|Water evaporates from the sea, forms clouds and falls as rain. It flows back to the sea in rivers, and it all begins again.
What is a food chain?|what a food chain is|A food chain shows who eats whom. Grass is eaten by a rabbit, for example, and the rabbit is eaten by a fox.
What is a black hole?|what a black hole is|A black hole is a place in space where gravity is so strong that not even light can escape. Some form when very large stars collapse.
What is recycling good for?|why we recycle|Recycling turns old paper, glass and metal into new things. It saves raw material and energy and makes less waste.
How does a mixture of experts work?|how a mixture of experts works|A mixture of experts has several specialists and a router. The router looks at each request and picks the specialist that should answer it.
""")


def _with_more(table: tuple[tuple[str, ...], ...], added: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    """A table of wordings and answers with the wordings `added` to each row, found by its first one."""
    return tuple((f"{row[0]}/{added[first]}" if (first := row[0].split("/")[0]) in added else row[0], *row[1:]) for row in table)


def _terse(question: str) -> str:
    """A question as someone in a hurry types it."""
    return question[0].lower() + question[1:].rstrip("?")


HOW_TO = _with_more(HOW_TO, more.AIMS) + more.HOW_TO
PROBLEMS += more.PROBLEMS
# Each explanation comes as often as any other: its question well written or typed in a hurry.
EXPLANATIONS = tuple(
    (asked, clauses[at % len(clauses)], row[2])
    for row in EXPLANATIONS + MORE_EXPLANATIONS
    for questions, clauses in ((row[0].split("/"), row[1].split("/")),)
    for at, asked in enumerate((questions[0], questions[-1], _terse(questions[0]), _terse(questions[-1])))
)
