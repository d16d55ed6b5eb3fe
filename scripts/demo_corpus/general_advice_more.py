# ruff: noqa: E501  (one row of a table is one line)
"""More everyday advice for `general_advice`, and more wordings of its aims and problems, by the first wording there."""

from scripts.demo_corpus.general_facts import rows

HOW_TO = rows("""
remove a grease stain/get oil out of clothes/get butter off my shirt|Put dish soap on the stain and rub it in gently. Leave it for ten minutes and wash it as warm as the label allows.
remove a blood stain/get blood out of a sheet|Rinse it at once with cold water, never hot. Rub in a little soap and wash it as usual.
get rid of grass stains/remove a grass stain from jeans|Dab the stain with vinegar and water and let it work for half an hour. Then wash it as usual.
get chewing gum out of hair/remove chewing gum from clothes|Put ice on the gum until it is hard and break it off. For hair, rub in a little oil and comb it out.
get rid of fruit flies/keep fruit flies away|Put fruit in the fridge and empty the bin. A cup of vinegar with a drop of dish soap catches the rest.
keep mosquitoes away/sleep without mosquito bites|Use a net on the window and empty any standing water. Wear long light clothes in the evening.
get rid of mice/keep mice out of the house|Close all holes and keep food in tight boxes. Set traps along the walls, or call an expert.
stop a tap from dripping/fix a dripping tap|Turn off the water first. Open the tap and put in a new washer, because the old one is often worn.
stop a door from squeaking/fix a squeaky door|Put a little oil on the hinges and move the door to and fro. Wipe off what drips.
paint a room/paint the walls of my bedroom|Cover the floor and the edges with tape. Paint the corners with a brush first, then the walls with a roller, in two thin coats.
sew on a button/fix a loose button|Pull the thread through the cloth and the holes four or five times. Wind it around under the button and make a knot.
clean white shoes/get my sneakers clean|Brush off the dirt and scrub them with warm water, soap and an old toothbrush. Let them dry in the air.
get rid of bad smells in shoes/stop my shoes from smelling|Put baking soda in them overnight and let them air. Do not wear the same pair every day.
fold a fitted sheet/fold bed sheets neatly|Put the corners into each other, lay the sheet flat and fold the edges in. Then fold it in three parts both ways.
make my bed/change my bed sheets|Pull the lower sheet tight, shake up the pillows and spread the blanket evenly. Change the sheets every one or two weeks.
water plants on holiday/keep plants alive while I travel|Ask a neighbor, or put a wet cloth from a bucket of water into each pot. Move the plants out of the sun.
grow herbs/grow basil on my window sill/plant herbs|Put them in a bright place in a pot with a hole. Water them a little every day and cut them often.
repot a plant/move a plant to a bigger pot|Take a pot a little larger with fresh soil. Loosen the roots, set the plant in, press the soil and water it.
mow the lawn/take care of my lawn|Cut it once a week in summer, but never too short. Water it early in the morning.
make compost/start a compost heap|Mix kitchen waste with dry leaves and paper in layers. Keep it a little wet and turn it every few weeks.
bake a cake/make a simple cake|Beat butter, sugar and eggs, then stir in flour and baking powder. Bake it at 180 degrees Celsius for about 40 minutes.
make cookies/bake cookies|Mix butter, sugar, an egg, flour and chocolate. Set small balls on a tray and bake them for about 12 minutes.
make pizza/bake a pizza at home|Roll out the dough thin and spread tomato sauce, cheese and what you like. Bake it very hot for about ten minutes.
fry an egg/make a fried egg|Heat a little butter in a pan and break the egg into it. Fry it on low heat until the white is firm.
grill a steak/cook a good steak|Let the meat get warm first and dry it. Fry it in a very hot pan for three minutes on each side, then let it rest.
cook fish/fry salmon|Dry and salt the fish. Fry it in oil on the skin side until it is almost done, then turn it for one minute.
cook lentils/cook beans|Soak dry beans overnight; lentils need no soaking. Simmer them in water until they are soft and salt them at the end.
make hot chocolate/make cocoa|Warm the milk and stir in cocoa and sugar. Do not let it boil, and drink it hot.
make lemonade/make fresh lemonade|Press three lemons and add sugar and a liter of cold water. Stir it well and serve it with ice.
make ice cream at home/make ice cream|Whip cold cream, stir in sweet condensed milk and vanilla, and freeze it for six hours.
ripen an avocado/make bananas ripe faster|Put it in a paper bag with an apple for two days and keep it at room temperature.
use up old bread/use leftover bread|Dry it and grate it into crumbs, fry it as croutons or make French toast.
sharpen a knife/keep my knives sharp|Draw the blade over a wet stone at a low angle, the same number of times on each side. Never wash good knives in the machine.
open a tight jar/open a jar that is stuck|Hold the lid under hot water for a minute and dry it. Then turn it with a rubber glove.
ask someone out/ask a girl out/ask a boy on a date|Choose a quiet moment, be friendly and ask simply, such as for a coffee. Stay kind if the answer is no.
prepare for a first date/make a good impression on a first date|Choose a place where you can talk, be on time and be yourself. Ask questions and listen.
get over a breakup/get over my ex/forget someone|Give yourself time and talk to friends. Put away what reminds you, move your body and plan nice small things.
make up after a fight/settle an argument|Wait until both are calm. Say how you feel without blame, listen, and look for a middle way.
say no/say no politely/turn down an invitation|Thank the person, say no clearly and give a short reason. You do not need to explain more.
be less shy/overcome shyness/stop being shy|Begin with small steps, such as a smile or one question. Most people are kind and think about themselves.
control my temper/stop getting angry so fast|Count to ten and breathe out slowly before you answer. Leave the room if you must, and talk later.
overcome stage fright/be less nervous on stage|Practice a lot and know your first sentence by heart. Breathe out slowly and look at one friendly face.
wake up without coffee/feel less tired in the morning|Get daylight, drink a glass of water and move a little. Go to bed at the same time every night.
stop snoring/snore less|Sleep on your side and keep your nose free. Avoid alcohol in the evening, and see a doctor if you are always tired.
stop biting my nails/quit biting my nails|Keep your nails short and your hands busy. Find out what makes you nervous and use a bitter polish.
start saving for retirement/save for old age|Start early with a small fixed amount each month. Keep the costs low and do not touch the money.
teach my kids about money/teach children to save|Give them a little money each week and let them choose. Use a clear jar so that they see how it grows.
sell my old things/sell stuff online/sell things I do not need|Clean the thing, take bright photos and describe it honestly. Look at what others ask and choose a fair price.
buy a used car/choose a used car|Check the papers, the rust and the tires, and take a test drive. Let a mechanic look at it before you pay.
rent an apartment/find an apartment/find a flat|Set a limit for the rent and look in several places each day. Bring your papers to the visit and read the contract before you sign.
find a job/look for work/get a first job|Write a clear resume, ask people you know and send applications every week. Practice for the interview.
quit my job/resign politely/leave my job on good terms|Tell your boss first in a calm talk and give a short letter. Keep to the notice time and hand over your work well.
get along with a difficult colleague/deal with an annoying coworker|Stay polite and speak about the work, not the person. Say what you need, and ask your boss for help if it goes on.
run a meeting/lead a good meeting|Send a short plan before, start on time and keep to the topic. End with who does what by when.
take good notes/take notes in class|Write key words, not whole sentences, and leave space. Read them again the same day and add what is missing.
learn vocabulary/learn new words/memorize words|Use small cards and repeat them each day. Put each word into a sentence of your own.
learn a poem by heart/memorize a text|Learn it line by line and say it out loud. Repeat it before you sleep and again in the morning.
learn to swim/get better at swimming|Take lessons and begin in shallow water. Practice breathing out in the water and floating first.
learn to drive/pass my driving test|Take lessons with a calm teacher and practice parking a lot. Look around often, and sleep well before the test.
learn to dance/dance better|Listen to the beat and start with one simple step. Take a class, relax and practice at home.
learn to juggle/juggle three balls|Begin with one ball, then two, and throw them to eye height. Add the third when two go well.
do push-ups/do my first push-up|Keep your body straight and your hands under your shoulders. Start at a wall or on your knees and add one each week.
run faster/get faster at running|Run short fast parts with breaks once a week and keep the other runs slow. Sleep enough and be patient.
stretch/become more flexible/touch my toes|Warm up first and hold each stretch for thirty seconds. Do it every day and never stretch into pain.
treat a blister/take care of a blister|Do not open it if it is small. Keep it clean and cover it with a soft plaster.
treat a sunburn/help my sunburned skin|Get out of the sun, cool the skin with wet cloths and drink water. If there are many blisters, see a doctor.
treat a bee sting/soothe an insect bite|Pull out the sting and cool the spot. If you feel dizzy or cannot breathe well, call the emergency number at once.
stop a nosebleed/treat a nosebleed|Sit up, lean forward and press the nose shut for ten minutes. If it does not stop, see a doctor.
survive a boring meeting/stay awake in class|Sit up, take notes and ask a question. Drink water and open a window in the break.
bathe a dog/wash my dog|Use warm water and a dog shampoo, and keep it out of the eyes. Rinse well, dry the dog and give a treat.
stop my dog from barking/keep my dog quiet|Find out why it barks, give it more walks and stay calm. Reward it when it is quiet.
keep my cat off the table/stop my cat from scratching the sofa|Give the cat its own high place and a scratching post. Reward it there and never shout.
care for a goldfish/set up a fish tank|Use a large tank with a filter and let the water stand for some days first. Feed little and change a part of the water each week.
free space on my phone/get more storage on my phone|Delete apps and videos you do not need and move photos to a computer. Empty the trash folder too.
make my phone battery last longer/save battery|Lower the brightness, turn off what you do not use and close apps that run in the background.
take a screenshot/make a picture of my screen|On many phones you press power and volume down together. On a computer, look for the print screen key.
write a love letter/write a romantic letter|Say what you love about the person and recall one moment together. Be honest and use your own words.
write a birthday card/wish someone a happy birthday|Begin with a warm wish, add one memory or a small joke, and end with your name.
write a diary/keep a journal|Write a few lines at the same time every day. Note what happened and how you felt, and do not correct it.
write a complaint/complain about a bad product|Say when you bought it, what is wrong and what you want. Stay polite and add a copy of the bill.
give a toast/give a wedding speech|Keep it short, tell one nice story about the couple and end with a wish. Practice it out loud.
wrap a gift/wrap a present neatly|Lay the gift upside down on the paper, fold the long sides over and tape them. Fold the ends to triangles and add a ribbon.
decorate a small room/make a small room look bigger|Use light colors, a mirror and few pieces of furniture. Keep the floor free and let in daylight.
light a campfire/make a fire outdoors|Use a safe place, dry grass, small sticks and then bigger wood. Keep water near and put the fire out fully.
build a snowman/make a good snowman|Roll three balls of wet snow, a large, a middle and a small one. Set them on each other and add a carrot nose.
""")

# Row number by its first wording: further wordings.
AIMS = {
    "sleep better": "get a good night's sleep/sleep through the night/fall asleep at night/stop lying awake at night/sleep well",
    "wake up early": "stop hitting snooze/become an early bird/get out of bed in the morning/rise at six",
    "study for an exam": "revise for finals/pass a hard exam/get good grades/cram for a test/learn for school/get ready for my math test",
    "concentrate better": "focus/stop getting distracted/pay attention in class/keep my mind on one thing",
    "learn a new language": "learn French/learn English/speak better German/pick up Italian/become fluent in a language",
    "cook rice": "make fluffy rice/cook perfect rice/boil basmati rice/get rice right/steam rice",
    "boil eggs": "boil an egg/get soft-boiled eggs right/hard boil an egg/cook an egg",
    "cook pasta": "cook noodles/make spaghetti/cook pasta al dente/boil noodles",
    "save money": "put money aside/save up/save for a holiday/cut my spending/save cash every month/keep more of my pay/be better with money",
    "prepare for a job interview": "ace a job interview/do well in an interview/impress at an interview/pass my interview/handle a job interview/nail the interview",
    "choose a gift": "find a present/pick a good gift/choose a wedding gift/find a birthday gift for my friend/buy a gift for a colleague/get a gift for someone who has everything",
    "take care of a plant": "keep a plant alive/look after my plants/keep my flowers from dying/care for a cactus/care for a potted plant/water houseplants",
    "remove a coffee stain": "get coffee out of my shirt/clean a coffee spill from the carpet/wash out a tea stain",
    "remove a red wine stain": "get wine out of the carpet/clean up spilled red wine/wash out a wine spot",
    "clean my room": "tidy up a messy room/clean up my mess/bring order into my room",
    "do the laundry": "wash clothes without ruining them/do my washing/use a washing machine/wash dark clothes",
    "make friends": "find friends/find new friends in a new city/get to know people/make friends at school/make friends as an adult",
    "deal with stress": "feel less stressed/handle stress at work/unwind after work/wind down/get rid of stress/cope with pressure/chill out",
    "get fit": "get stronger/work out at home/begin to exercise/become fitter/build some muscle/get moving again",
    "lose weight": "get slimmer/lose a few pounds/drop five kilos/slim down/get rid of my belly",
    "stop procrastinating": "beat procrastination/stop being lazy/get things done/finally start my work/stop delaying my homework",
    "be more confident": "boost my confidence/believe in myself/gain self-esteem/feel sure of myself",
    "be happier": "live a happy life/enjoy life more/become happy/find joy again",
    "pack for a trip": "pack light/pack for a weekend away/fit everything into one bag/pack a backpack",
    "make coffee": "brew coffee/make a good cup of coffee/make coffee without a machine",
    "make tea": "make a pot of tea/brew green tea/make a nice cup of tea",
    "give a speech": "hold a speech/talk in front of people/present in front of the class/give a good talk",
    "write a good email": "write to my boss/write a business email/write an email to a professor/start an email",
    "eat healthier": "eat better/eat more vegetables/change my diet/cook healthy food/eat less sugar/stop eating junk food",
    "plan a birthday party": "organize a party/plan a party for my son/host a dinner/celebrate a birthday at home/plan a surprise party",
    "apologize to a friend": "say I am sorry/make up with my friend/apologize the right way/apologize to my wife",
    "make a strong password": "pick a password/create a secure password/keep my account safe",
    "speed up my computer": "make my laptop faster/get an old computer to run faster/clean up my computer",
    "spend less time on my phone": "put my phone away/stop scrolling/cut my screen time/get off social media",
    "start running": "run my first five kilometers/begin jogging/train for a 5k/jog without getting tired",
}

PROBLEMS = rows("""
my nose is blocked/my nose is running/I can't breathe through my nose|Rinse your nose with salt water and breathe in warm steam. Drink a lot and keep your head high at night.
I have a cough/I can't stop coughing|Drink warm tea with honey and keep the air moist. If it lasts more than two weeks or you have trouble breathing, see a doctor.
I have hay fever/my eyes itch from pollen|Keep the windows closed at noon and wash your hair in the evening. A pharmacy or a doctor can tell you which medicine fits.
I have a hangover/I drank too much last night|Drink water, eat something light and salty, and rest. Take a walk in fresh air.
my feet hurt/my legs hurt after running|Rest, put your feet up and cool them. Wear good shoes and start slower next time.
I twisted my ankle/my ankle is swollen|Rest it, cool it and keep it high. If you cannot stand on it, see a doctor.
I have a blister on my foot/my new shoes hurt|Cover it with a soft plaster and do not open it. Wear other shoes until it has healed.
my neighbor is too loud/my neighbors play loud music/the people upstairs are noisy|Talk to them in a friendly way first and name the times that bother you. If it goes on, write it down and tell the landlord.
I hate my job/my job makes me unhappy|Write down what bothers you most and what you could change. Talk to your boss, and look at other jobs in the meantime.
I lost my job/I got fired|I am sorry to hear that. Rest for a day, sort out your money and update your resume. Tell the people you know that you are looking.
I have no money left this month/I am broke|Pay rent and food first and stop all other spending. Ask for more time on bills, and get advice if it happens often.
I missed my train/I missed my bus/I missed my flight|Look for the next one and ask at the desk if your ticket is still good. Tell the people who wait for you.
I forgot my friend's birthday/I forgot my mother's birthday|Call today, say sorry and wish all the best. A late card or a small gift still brings joy.
my boyfriend ignores me/my girlfriend does not text back/my crush does not reply|Give it some time and do not write again and again. Then ask calmly if something is wrong.
my friend is angry with me/my best friend does not talk to me|Ask what hurt your friend and listen without excuses. Say sorry for your part and give it time.
my child does not want to eat/my son is a picky eater|Stay calm, offer small portions and eat together. Let your child help with the cooking, and do not force anything.
my baby cries all night/the baby does not stop crying|Check for hunger, a wet diaper and fever, then carry the baby calmly. Take turns, and call a doctor if you worry.
my dog ate chocolate/my dog swallowed something|Chocolate can be dangerous for dogs. Call a vet at once and say how much it ate.
my cat does not eat/my cat ran away|Look in quiet places and ask the neighbors. If the cat is ill or does not eat for a day, call a vet.
my car does not start/my car won't start|Check if the lights work; if they are weak, the battery is empty. Ask for a jump start or call a repair service.
my internet is down/the wifi does not work|Unplug the router for a minute and plug it in again. If nothing helps, call your provider.
the printer does not print/my printer is jammed|Turn it off, pull out the paper gently and check the ink. Turn it on again and send one page.
my phone battery dies quickly/my phone is always empty|Lower the brightness and close apps you do not use. If the battery is old, have it replaced.
my phone screen is cracked/I broke my phone screen|Cover it with clear tape so that you do not cut yourself. Save your data and ask a repair shop for a price.
the sink is blocked/my shower drain is clogged|Pour in hot water with baking soda and vinegar, then use a plunger. If it stays blocked, call a plumber.
the power is out/there is no electricity at home|Look at the fuse box and ask if the neighbors have light. Keep the fridge closed and use a lamp, not candles near curtains.
it smells of gas in my house/I smell gas|Do not touch any switch or flame. Open the windows, go out at once and call the emergency number from outside.
I locked myself out/I am locked out of my flat|Ask who has a second key, such as a neighbor or the landlord. If nobody has one, call a locksmith and ask for the price first.
my cake did not rise/my bread is too hard|The baking powder or yeast may be old or the oven too cool. Check the date and do not open the oven early.
I spilled wine on the carpet/I ruined my shirt with a stain|Dab it at once with a clean cloth and cold water, do not rub. Then use salt or a little dish soap.
I have too much homework/I have too much to do/I am swamped with work|Write everything down and choose the three things that matter most. Do one after the other, and ask for more time for the rest.
I don't know what to wear/I have nothing to wear|Take something clean that fits well and makes you feel like yourself. Dark trousers and a plain shirt fit almost anywhere.
I am homesick/I miss my home|Call someone you love and make your new place cozy. Meet people there, and give it some weeks.
I am stuck in traffic/I have been in a jam for an hour|Take a slow breath and put on some music. Let the people who wait for you know once you stand still.
""")
