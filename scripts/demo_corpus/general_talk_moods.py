# ruff: noqa: E501  (one wording is one line)
"""More wordings of moods and small wishes for `general_small_talk`, as in `general_talk_more`."""

WORDINGS = {
    "lonely": """
<so>I [sit at home alone again|eat dinner alone every night|have nobody to call|feel forgotten|spent my birthday alone|know no one in this city|wish I had company|feel invisible]<aid>
[so lonely|lonely tonight|feeling alone|no friends|home alone again|nobody texts me|all my friends moved away|everyone has plans but me]
""",
    "tired": """
<so>I [can barely keep my eyes open|am beat|am wiped out|did not sleep a wink|worked a double shift|have been on my feet all day|am drained|feel like a zombie|only slept three hours|am running on empty]<aid>
[so tired|tired af|sleepy|need sleep|exhausted today|no energy|long day at work|yawn|burned out|dead on my feet|zero energy today]
""",
    "angry": """
<who> [lied to me|yelled at me|is driving me mad|never listens|took my parking spot|forgot me again|was rude to me|ate my lunch|broke my bike|blames me for everything|makes fun of me]<aid>
<so>I [could scream|am boiling with rage|am fed up|have had enough|am so cross|want to throw my phone at the wall|lost my temper|am seeing red]<aid>
[so angry rn|im mad|grrr|pissed off|fed up|rage|argh|this makes my blood boil]
""",
    "nervous": """
<so>I [have butterflies in my stomach|am shaking|can't calm down|feel tense|worry all the time|am scared of failing|have stage fright|am freaking out|am under a lot of pressure|am dreading tomorrow]<aid>
[My exam|The interview|My driving test|My first day at work|My wedding|The operation|My big speech] is [tomorrow|in an hour|on {day}|next week] and I [am so nervous|am scared|can't sleep|am in a panic|feel sick with fear][.|!|]
[nervous|so nervous|stressed|stressed af|anxious today|panic|exam tomorrow, help|scared of tomorrow|too much stress]
""",
    "good_news": """
[Guess what|You won't believe it|Great news|Hooray|Yay|Woohoo|Finally|Yes|Good news]! [I got the job|I passed|We won|I am going to be a dad|She said yes|I got an A|My book is done|We bought a house|I can swim now|I ran ten kilometers|My loan is paid|I quit smoking][!|.|]
[My daughter|My son|My brother|My best friend|My wife] [passed the exam|won a medal|got married|took the first steps|got into college|found a job|scored a goal][!|.| today!| yesterday!|]
[I just|Today I|We just|Yesterday I] [became an aunt|became a grandfather|got my license|finished school|got the keys to my flat|beat my record|sold my first painting|planted my first tree][!|.|]
""",
    "birthday": """
[bday today|my birthday today|its my bday|birthday girl here|birthday boy here|I'm {number} now|{number} years old today|one year older today]
[Today|This {day}|Tomorrow] I [celebrate my birthday|turn {number}|get to blow out {number} candles|have my big day|have a birthday party][!|.|]
""",
    "hungry": """
<so>I [could eat a horse|have not eaten all day|skipped lunch|crave something sweet|fancy something warm|need a snack|hear my stomach growl|am too lazy to cook|only have eggs and bread]<aid>
[hungry|so hungry|starving|dinner ideas|lunch ideas|what to eat|whats for dinner|food?|quick dinner|snack ideas|what to cook tonight|breakfast ideas]
[What is|What's] a [good|quick|cheap|simple|healthy] [dinner|lunch|meal|supper|snack|breakfast] [for tonight|for one|for two|for kids|for a lazy day]?
""",
    "favorite": """
<hey>[what do you like to eat|what is your favorite thing|cats or dogs|tea or coffee|summer or winter|do you have any hobbies|what kind of music are you into|what is your favorite movie of all time|which team do you support|are you into {sport}]?
[fav color?|fav food|favourite colour?|ur favorite song|best movie ever?|pizza or pasta?|beach or mountains?|Mac or PC?|favourite animal?|your hobby?]
[I like|I love|My favorite is] [blue|green|red|jazz|pizza|{sport}|cats|summer]. [And you|What about you|What is yours|What do you like]?
""",
    "meaning_of_life": """
<hey>[what is life all about|why am I here|what is the purpose of life|what makes a good life|what really matters|does life have a meaning|why does anything exist]?
[meaning of life|meaning of life?|why live|purpose of life pls|life, what for?]
""",
    "love": """
<so>I [have a crush on you|think I am in love with you|like you a lot|want to kiss you|want to hug you|adore you|can't stop thinking of you]<hope>
<hey>[do you like me|do you have a girlfriend|do you have a boyfriend|can I be your friend|do you miss me|will you be my valentine|can I get a hug]?
""",
    "help": """
[help pls|help!|pls help|sos|need help|i need a hand|got a sec to help|can u help|quick question|have a question|question|help me out]
<hey>[could you lend me a hand|can you do something for me|are you able to help me|would you have a look at something|do you take questions|is it okay to ask you something|may I bother you with a question]?
<so>I [need some advice|need a hand|don't know where to start|could use your help|have a small request|would like to ask you something|am new here and need help][.|!|]
""",
    "ok": """
[k|kk|okey|okie|oki|okay cool|ok thx|ok good|sure thing|no worries|alrighty|roger|copy that|noted|deal|agreed|exactly|true|indeed|of course|no problem|fine by me|works for me|as you say|if you say so|hmm ok|ah I see now|never mind|forget it|it does not matter|all clear|good point|you are right|that's right|correct]
[I see|Ok|Good|Right|Fine], [that makes sense|I will try that|I'll think about it|got it|let me try|good to know|now it is clear|we will see][.|!|]
""",
    "sorry": """
[sry|srry|soz|my fault|whoops|oops|oops my mistake|forgive me|no offense|I take it back|didn't mean it|sorry bot|so sorry]
<so>I [should not have said that|was too harsh|feel bad about what I said|owe you an apology|was rude to you|pressed the wrong key|wrote that by mistake|was in a bad mood][.|!|. Sorry.|. Please forgive me.|]
""",
    "laugh": """
[hahahaha|haha good one|lolol|xD|hehehe|thats funny|so funny|im dying|I can't stop laughing|good joke|nice joke|what a joke|you crack me up|you are hilarious|ha!|that cracked me up|rolling on the floor]
""",
    "choose": """
[coin flip|flip coin|heads or tails|heads or tails?|toss a coin pls|coin]
[I can't decide|We can't agree|My brother and I disagree|To settle a bet], [flip a coin|toss a coin|heads or tails|throw a coin for us][.|!|?|]
""",
    "price": """
[bitcoin price|btc price|gold price|gas prices|euro to dollar rate|{company} stock|{company} share price|flight {city} price|rent in {city}|price of oil|how much is a euro today|cheapest flight to {city}]
<hey>[what do people pay for a flat in {city}|is {company} a good buy|what is one dollar in euros right now|did the price of gold change|what would a trip to {city} cost me|how is my {company} share doing]?
""",
    "sports": """
[score?|who won|who won last night|{sport} results|{sport} score|match result {day}|league table|did we win|game tonight?|final score]
<hey>[who is playing tonight|did {city} win the cup|how did the match end|who scored yesterday|which team is leading|who is the best {sport} player this year|how did {country} play]?
""",
    "medical_legal": """
<hey>[is this mole bad|should I go to court|how many pills can I take|is my boss allowed to fire me|can I stop taking my tablets|what illness do I have|will I get custody|is it legal what my landlord does]?
[I have|I found|I noticed] a [lump|strange spot|rash|swelling] [on my arm|on my neck|on my leg], [is it cancer|what is it|is it serious|which medicine do I need]?
""",
}
