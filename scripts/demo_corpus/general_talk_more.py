# ruff: noqa: E501  (one wording is one line)
"""More wordings of the small talk in `general_small_talk`, by the name of the intent; "<so>" and the like stand for a choice in `PARTS`."""

PARTS = {
    "<so>": "[|||So |Well, |Honestly, |Hey, |Hi, |Ok, |To be honest, |Oh well, |Listen, |Hi there, |Hello, |Ugh, |Man, |Phew, |Right now |Just now |Dear bot, |By the way, |Let me tell you: |What can I say, |Not gonna lie, ]",
    "<hey>": "[|||Hey, |Hi, |Ok, |Hello, |hey bot, |Excuse me, |Sorry, |Just wondering, |One more thing: |Tell me, |Out of curiosity, |Quick question: |Before we start: |Now seriously, |I am curious: |So, |And ]",
    "<hope>": "[.|!||...|. What do you say?|. Just saying.|. Any thoughts?|. That is all I wanted to say.|. Can we talk about it?|. Just wanted to share that.|. What now?|, you know.|. I had to tell someone.]",
    "<aid>": "[.|!||...|. What can I do?|. Any advice?|. Can you help me?|. What helps?|. Please say something nice.|. What would you do?|. I do not know what to do.|. Tell me it will pass.|. Does it ever get better?]",
    "<who>": "[my boss|my manager|my brother|my sister|my neighbor|my landlord|my roommate|my teacher|a colleague|my best friend|the bus driver|a customer|my husband|my wife|my boyfriend|my girlfriend|some guy on the train|my mother-in-law|the waiter|my uncle]",
}

WORDINGS = {
    "hello": """
[Hi|Hello|Hey|hey|hi] [everyone|folks|stranger|you|robot|machine|little model|little bot|my friend|mate|pal|dude|lmoe|demo model][!|.||, it's me| :)]
[Hi|Hello|Hey], [I just found this page|I am new here|this is my first time here|I was told to try you|a friend sent me here|I just opened this chat|I thought I would drop in][.|!|]
[Good to see you|Nice to meet you|Pleased to meet you|Glad to meet you|Great to be here|Happy to be here][!|.|, bot| :)]
[hi|hello|hey] [im|i am|this is|my name's] {name}[| from {place}|, nice to meet you| and i want to chat]
[My name is|I'm|They call me|You can call me] {name}[.|!| and I live in {place}.|, and who are you hiding from?|. Hello!|, pleased to meet you.]
[What's happening|Hey hey hey|Well hello|Oh hi|oh hey|Hello my dear|Ahoy|Hello from the other side|Peekaboo|Ding dong|Beep beep|Bonjour|Guten Tag|Ciao bella|Hi hi hi][!|.|]
[I would love|I feel like|I am in the mood for|How about|Fancy|Time for] a [chat|little chat|quick chat|talk|nice conversation|bit of small talk][.|!|?|]
[Got|Do you have] [a minute|a moment|some time|time to talk|time for a chat|five minutes for me]?
[Please|Come on,] [say hello|say hi|greet me|say something|talk to me|speak to me|wave at me][.|!|]
[I have never|I've never|This is the first time I have] [talked|chatted|spoken] [to|with] [a bot|a computer|a machine|a language model] [before|in my life][.|!|, hello!|]
[We|My friends and I|My class and I|My kids and I] [want to|would like to|came to] say hello[ to you|][.|!|]
[Hello|Hi] [and welcome|and good day to you|and warm greetings|my little bot|from sunny {place}|from rainy {place}|to you too][!|.|]
""",
    "greet_morning": """
[Good|good] morning [to you|from {place}|, my friend|, dear bot|, world|, everybody|, are you up already][!|.|]
[Rise and shine|Wakey wakey|Morning all|Mornin|morning, bot|gm][!|.|]
[I am having|I am just having|I sit here with|I am enjoying] [my first coffee|breakfast|my morning tea|my cereal|toast and jam][.|!|, good morning!| and say hello.]
[The sun|The sun here] [is just coming up|has just risen|is shining into my kitchen][.|, good morning!|]
[What a|It is such a] [beautiful|lovely|fresh|bright|sunny|gray|cold] morning[!|.| here in {place}.|]
[Just got up|Up early today|I am up before the birds|My alarm just rang|A new day begins|The rooster has crowed][.|, good morning!|, hello!|]
""",
    "greet_evening": """
[Good|good] [evening|afternoon] [to you|from {place}|, my friend|, dear bot|, everybody|, nice to be here][!|.|]
[I am just home from work|Just back from school|Finally home|The kids are in bed|Dinner is over|Work is done for today|I put my feet up now][.|, good evening!|, hello!|, hi there!]
[What a|It is such a] [lovely|quiet|mild|warm|calm] [evening|afternoon][!|.| here in {place}.|]
[The sun is going down|It is getting dark outside|The stars are out|The street lights just came on][.|, good evening!|, hello bot!]
""",
    "how_are_you": """
<hey>[how have you been|how are you holding up|how are you getting on|how do you do|how has life been|are things going well|is everything alright|are you having a good time|is life treating you well][?|| these days?| lately?| today?]
[how r u|hru|how are u|how you doing|how ya doin|hows it going|hows things|howdy, how are you|you good|u ok|you alright]?
[What's good|What's up, {name}|What's shaking|What's cooking|What's the word|How's tricks|How's the day|How's everything|What's going on|What are you up to]?
[Hi|Hello|Hey|Good morning|Good evening][!|,|.] [How are you doing|How are things with you|How is it going|How has your day been|Are you well|How do you feel]?
[I wanted|I just wanted|I only came] to [ask|see|know|find out] how you [are|are doing|feel|are today|have been][.|!|]
[How is|How's] the [mood|world|day] [on your side|over there|in your computer|inside the machine|with you]?
[Long time no see|It has been a while|We have not talked for ages|Back again], how are [you|things|you doing]?
[Is it|Was it] a [good|hard|busy|quiet|nice] day [for you|on your end|so far|in bot land]?
[Feeling|Are you feeling] [good|fine|better|great|happy|alright] today?
[Your mood today|How happy are you from one to ten|Happy or sad today|Good day or bad day]?
""",
    "user_fine": """
<so>I [am|feel] [really happy|over the moon|full of energy|in a great mood|so relaxed|on top of the world|thankful|at peace|quite content|pleased with myself|ready for anything]<hope>
[I slept|I woke up|Last night I slept] [like a baby|very well|in a good mood|so well|full of energy][.|!| and feel great.| and I am ready for the day.|]
[The sun is shining|Spring is here|It is the weekend|My holiday starts today|I have the day off|My coffee tastes great] and I [am happy|feel great|feel good|could sing|am in a good mood][.|!|]
[can't complain|cant complain|same as always, fine|doing good|im good thanks|all fine here|fine, you?|good and you?|very well thank you|not too bad|I'm alright|im ok, thanks]
[My day was|Today was|The weekend was|My evening was|Our trip was] [great|lovely|really nice|better than I hoped|full of laughs|relaxing|wonderful][.|!| How can it get better?|]
[Thanks for asking|Kind of you to ask|Nice of you to ask], [I am fine|I'm well|all is good|I am doing great|I cannot complain][.|!|]
[Work went well|School went well|The meeting went well|Everything worked out|Things are looking up|Life is sweet|Life is beautiful] [today|this week|lately][.|!|]
""",
    "thanks": """
[Thanks|Thank you|Many thanks|thx|Big thanks] [for the quick answer|for your time and patience|for listening|for being here|for the advice|for the chat|for cheering me up|for your kindness|for trying|for the laugh|for the reminder|for clearing that up|for all you do|a million|a bunch|a ton|again|in advance|anyway][!|.|]
[You are a|You're a|What a] [lifesaver|star|gem|treasure|legend|hero|champ|sweetheart], [thanks|thank you|thanks a lot][!|.|]
[That|It|Your answer|Your tip|This advice] [worked|did the trick|fixed it|made my day|was just right|answered my question|helped my whole family|was spot on][!|.|, thanks!|, thank you so much.]
[I can't thank you enough|I do not know how to thank you|Thanks to you it works now|My thanks to you|How kind of you|That is so sweet of you|You really helped me there|I will not forget that|I have to thank you][!|.|]
[Ok|Great|Lovely|Fab|Sweet|Brilliant|Good|Right], [thanks for that|that is all I needed, thanks|many thanks|thank you for explaining|cheers mate|thanks again][!|.|]
[thnx|tnx|thanks man|thanks mate|cheers mate|ta|much obliged|thanks heaps|bless you|thank you kindly, sir|kudos|props to you]
""",
    "bye": """
<so>I [have to|must|should|need to|better] [get going|catch my bus|go to work|go and cook dinner|feed the cat|pick up the kids|get back to work|do my homework|get some sleep|walk the dog|run, my train is here|hang up][.|!|. Bye!|. See you!|. Talk later!| now.]
[It was|This was|That was] [fun|nice|a nice chat|a pleasure|lovely|good talking to you|great to meet you], [bye|goodbye|see you|take care|so long|good night][!|.|]
[I will|I'll] [come back|be back|write again|visit you again|return] [later|tomorrow|soon|next week|another day|on {day}|after lunch][.|!|, bye!|]
[laters|bb|bye for now|byeee|ttyl|gtg|g2g|peace out|take it easy|gn|nite|over and out|adios|au revoir|toodles|bye now|ta ta|all the best|stay safe|stay well]
[My bed|My dinner|My bus|My boss|The doorbell|My battery] is [calling|waiting|ringing|almost empty][.|, bye!|, see you later!|, so long!]
[Sweet dreams|Rest well|See you in the morning|Good night and thanks|Time for bed|Off I go|And now to bed][!|.|, bot!|]
[Let's|We can|Let us] [stop here|call it a day|end this chat|leave it at that|finish for today|continue tomorrow][.|!|, bye!|]
[Wishing you|I wish you|Have] a [lovely|great|quiet|peaceful|pleasant] [evening|day|week|weekend|night|time][!|.| ahead.|]
""",
    "compliment": """
<so>[you are|you're] [quite the talker|really good at this|a clever little thing|a charming bot|lovely to talk to|smarter than you look|faster than my brother|a ray of sunshine|a pleasure to chat with|so polite|so patient|cute|adorable|one of a kind|better than a search engine]<hope>
[I did not|I didn't] [expect|think] [you would know that|such a good answer|a small bot could do that|you were that clever|this to work so well][.|!|]
[Your answers are|The way you write is|That reply was|Your advice is] [clear|short and sweet|lovely|spot on|charming|very good|surprisingly good|so helpful|refreshing][.|!|]
[My kids|My friends|My grandma|My students|We all] [love|like|adore|enjoy] [you|your answers|chatting with you|this bot][.|!|]
[Hats off|Nicely done|Good bot|Clever bot|Top marks|Ten out of ten|Five stars|Chapeau|You rock|You rule|High five|Way to go|Two thumbs up|Neat|Sweet answer|You nailed it][!|.|]
[For such|For|Considering you are] a [tiny|small|little] [model|program|bot], you [do very well|are pretty good|know a lot|are quite clever|write nicely][.|!|]
[Has anyone|Did anyone ever|Do people] [told you|tell you] that you are [great|very helpful|nice|clever|funny]?
""",
    "insult": """
<so>[you are|you're] [making no sense|talking rubbish|as dumb as a rock|a waste of time|dumber than my toaster|hopeless|a joke|not listening|the worst bot ever|full of it|so bad at this|broken|really rude]<hope>
[That|This|Your answer|What you said] [makes no sense|is rubbish|is garbage|has nothing to do with my question|is totally wrong|is silly|was pointless|does not help at all|is plain wrong|is not an answer][.|!|]
[no, wrong|nope, wrong|wrong answer|false|not even close|try again|that's not it|are you kidding me|are you serious|what a stupid reply|what nonsense|shut up|you suck|boo]
[Why are you|How can you be|How come you are] so [stupid|slow|bad|dumb|useless|unhelpful|rude]?
[I asked|I wanted|I said] something [else|completely different|different|much simpler][.|!|, did you read it?|]
[My|Even my] [dog|toaster|cat|grandmother|calculator|little sister] [knows more than you|is smarter than you|gives better answers|could do better][.|!|]
[You never|You do not|You don't|You just don't] [answer my question|listen|understand|help me|read what I write|know anything|make sense][.|!|]
""",
    "bored": """
<so>I [have no idea what to do|do not know what to do with myself|am sitting around|am dying of boredom|could use some fun|am stuck at home|have the whole afternoon free|have an hour to kill|am just lying on the sofa|scrolled through my phone all day|watched every show already]<aid>
[It is|It's] [raining|Sunday|pouring|snowing|a holiday|too hot outside|a long train ride] and I [am bored|have nothing to do|need something to do|do not know what to do][.|!|. Any ideas?|. What can I do?]
[My kids|The children|My friends and I|We|My little brother and I] [are bored|need something to do|do not know what to play|have nothing to do|want to do something fun][.|!|. Any ideas?|. What do you suggest?]
[Ideas|Got any ideas|Suggestions|Any suggestions|Something fun|Fun things] [for a rainy day|against boredom|for the weekend|for tonight|to do at home|to do alone|for a free evening][?|]
[How can|How do|How should] I [spend my evening|fill my free time|beat boredom|make this day less dull|spend a rainy Sunday|kill an hour]?
[The lesson|The meeting|This train ride|Waiting here|The waiting room|My job] is [so boring|deadly dull|boring me to tears|endless][.|!|, entertain me!|]
[so bored rn|bored af|boredom|bored, ideas?|im bored what can i do|nothing to do today|need a hobby|what to do when bored|what can we do today]
[I wish|If only] [something happened here|I had something to do|there was something fun to do|someone would play with me][.|!|]
[What is|What's] a [good hobby|fun hobby|cheap hobby|nice pastime|good way to spend an evening] [for me|for winter|at home|for someone like me]?
""",
}
