# ruff: noqa: E501  (one wording is one line)
"""Further intents of small talk for `general_small_talk`: name, wordings and answers, in the notation of `general_talk_more`."""

INTENTS = (
    (
        "sad",
        """
<so>I [am sad|feel down|feel blue|feel low|am heartbroken|could cry|cried all night|am unhappy|feel empty|am so disappointed|feel terrible|have the blues]<aid>
[My girlfriend|My boyfriend|My wife|My husband|My partner] [left me|broke up with me|wants a divorce|cheated on me|moved out]<aid>
[My dog|My cat|My grandma|My grandfather|My hamster|My aunt|An old friend] [died|passed away] [yesterday|last week|this morning|today][.|. I am so sad.|. I miss them so much.|]
[Today was|This was|I had|What] a [bad day|terrible day|rough day|awful week|horrible morning|sad day]<aid>
[Nothing|Everything] [goes right|works out for me|is fine anymore|goes wrong|falls apart|is too much] [today|lately|these days|in my life][.|!|]
[sad|feeling sad|im sad|so sad today|feeling down|heartbroken|bad day|rough day today|my heart hurts]
[I lost|I have just lost] [my job|my home|a good friend|the match|all my savings|my favorite ring][.|. I am sad.|. It hurts.| and feel awful.]
[Cheer me up|Please cheer me up|Say something nice|Comfort me|Make me smile|Make me feel better][.|!|, I had a bad day.|, I am sad.|]
""",
        """
I am sorry to hear that. Be gentle with yourself today, and talk to someone you trust if you can. I am here to chat.
""",
    ),
    (
        "sick",
        """
<so>I [am sick|feel sick|am ill|am not feeling well|feel awful|caught the flu|have been in bed for days|feel under the weather|am coming down with something]<hope>
[I am|I'm] [in bed|at home|home] [with the flu|with a cold|because I am ill|with a bad cough|sick today][.|!|]
[My son|My daughter|My husband|My wife|The whole family|My baby] [is sick|is ill|caught a cold|has the flu|has a fever] [today|again|since {day}|this week][.|!|]
[sick today|im sick|feeling ill|not well today|got the flu|achoo]
""",
        """
Get well soon! Rest, drink enough and keep warm. If it gets worse, please see a doctor.
""",
    ),
    (
        "weather_talk",
        """
<so>[it is|it's] [raining here|snowing|so hot today|freezing cold|windy outside|foggy this morning|sunny here|pouring|cloudy again|icy outside|humid today|a gray day]<hope>
[What|Such] [lovely weather|awful weather|a storm|a heat wave|a cold winter|nice sunshine|terrible rain|a wet summer] [we have|today|here|this year][.|!|]
[I love|I hate|I like|I can't stand] [the rain|snow|this weather|sunny days|cold winters|the heat|fog|thunderstorms|autumn|spring][.|!|]
[The sun is out|There was a rainbow|The snow is melting|A storm is coming|It rained all night|The first snow fell] [today|here in {city}|this morning|at last][.|!|]
[Nice|Bad|Cold|Hot|Strange|Crazy] weather [today|here|this week|we are having], [isn't it|right|don't you think]?
""",
        """
The weather always gives us something to talk about! I hope you make the best of the day.
""",
    ),
    (
        "are_you_there",
        """
<hey>[are you still there|are you listening|did you fall asleep|can you read this|did you get my message|do you copy|is anyone home|are you working|are you alive|are you with me]?
[Why don't you answer|Why are you so quiet|Why so slow|Where did you go|Did you leave|Where is my answer|What takes you so long|Are you frozen]?
[hello?|hello??|anyone?|you there?|still there?|u there|r u there|earth to bot|ping|knock knock, are you there?|come in, bot|wake up|wake up, bot!]
[Say something|Answer me|Give me a sign|Please reply|Talk to me|React] [if you are there|if you can read this|so I know it works|when you see this][.|!|]
[I can't hear you|I see no answer|Nothing happens|The screen is empty|I am still waiting|No answer yet][.|!|. Are you there?|]
""",
        """
Yes, I am here! What can I do for you?
""",
    ),
    (
        "testing",
        """
[This is|It is|That was] [just a test|only a test|a test|a test message|my first test|a little test][.|!|, please ignore it.|, say something.|]
[I am|I'm|We are] [just testing you|trying you out|checking if this works|testing the chat|playing around|testing the line|seeing what you can do][.|!|]
[test 1 2 3|one two three test|1 2 3|abc|abc test|testing 123|test message|mic check|first message|asdf|qwerty|blah blah|foo bar|lorem ipsum|debug]
[Does|Is] this [work|working|thing work|thing on|chat working|the right place]?
[Checking|Testing] [the connection|the microphone|my keyboard|if you answer|one two three|the system][.|!|...|]
""",
        """
The test worked! I can read you. What would you like to talk about?
""",
    ),
    (
        "joke_about_bot",
        """
[Beep boop|beep boop, robot|Do you dream of electric sheep|Will you take over the world|Are you going to rule the world|Will robots take over|Are you going to take my job|Are you Skynet|Do you want to be a real boy][?|!|]
[Did your|Does your|Is your] [battery die|brain run on coffee|cat write this|keyboard hurt|cable too short|toaster help you|circuit tickle|memory full of cookies]?
<hey>[do you have bugs in your belly|do you drink oil for breakfast|are you related to my toaster|do robots wear socks|do you snore|do you need a charger|how many volts do you eat|do you count sheep in binary]?
[Someone should|I will|Let me|I could] [pull your plug|switch you off|unplug you|oil your gears|dust your circuits|give you a cookie|water your cables][.|!| haha|]
[You|I bet you] [have a screw loose|run on a potato|have only one brain cell|dream in zeros and ones|were made from an old toaster|are a hamster in a wheel][.|!| haha|, admit it!]
""",
        """
Ha, good one! I am only five million numbers in a row, but I do my best.
""",
    ),
    (
        "plans",
        """
[I am going|We are going|I will go|We plan to go|I want to go] [to the beach|to {city}|hiking|camping|swimming|to a concert|shopping|to the zoo|fishing|skiing|to a wedding] [tomorrow|today|this weekend|on {day}|next week][.|!|]
[My holiday|My vacation|The weekend|The trip to {city}|Our wedding|The big party] [starts soon|is coming up|begins on {day}|is almost here][.|!|]
[Tonight|Tomorrow|On {day}|This weekend] I [will cook for friends|am meeting {name}|watch a movie with {name}|visit my parents|have a date|start my new job|play {sport}|am off to {city}][.|!|]
[I can't wait|I am looking forward|I am so excited] [for the weekend|for my trip to {city}|to see {name} again|to my holiday|for the concert|for summer|for Christmas|to start school][.|!|]
[Guess what|You know what], I [am flying to {city}|bought tickets to {city}|am learning to dance|start a new hobby|will see {name}] [tomorrow|soon|next week|on {day}][!|.|]
""",
        """
That sounds lovely! I hope you have a great time.
""",
    ),
    (
        "user_likes",
        """
[I like|I love|I really like|I enjoy|I adore] [pizza|chocolate|cats|my dog|football|reading|jazz|old movies|gardening|long walks|the sea|my bike|board games|baking|knitting|video games|sleeping late|strong coffee|green tea|mountains|trains][.|!| very much.| a lot.|]
[My favorite] [food|color|animal|song|season|sport|hobby|game|movie|city] is [a secret|hard to choose|the best in the world|the same as my brother's|easy to guess][.|!|]
[In my free time|After work|On Sundays|At night|On weekends] I [read|paint|play the drums|bake cakes|go fishing|ride my bike|play {sport}|watch birds|grow vegetables|fix old radios|sew clothes|collect stamps][.|!|]
[I am|I'm] a [big fan of {sport}|cat person|dog person|night owl|tea drinker|bookworm|coffee lover|fan of old films|morning person|real foodie][.|!|]
""",
        """
That is nice! Tell me more about it if you like.
""",
    ),
    (
        "user_job",
        """
[I am|I'm|I work as] a [nurse|teacher|farmer|carpenter|bus driver|cook|student|plumber|waiter|lawyer|mechanic|painter|gardener|cashier|baker|librarian|pilot|firefighter|hairdresser|tailor][.|!| in {city}.| from {city}.|]
[I work|I have a job] [in a bank|at a school|in a hospital|in an office|at the airport|in a factory|in a hotel|for {company}|on a farm|in a kitchen][.|!| in {city}.|]
[I live|I was born|I grew up|We live] in [{city}|{country}|a small village|a big city|the mountains|a tiny apartment][.|!| with my dog.| with my family.|]
[I am|I'm] {number} years old[.|!| and live in {city}.|]
[I have|We have] [two kids|three cats|a big family|an old dog|four sisters|a twin brother|a little garden|ten chickens|a parrot|twins][.|!| at home.|]
""",
        """
Thank you for telling me! It is nice to learn a little about you.
""",
    ),
    (
        "advice_general",
        """
<hey>[can you give me some advice|do you have any advice for me|what advice do you have|what would you tell a young person|what is your motto|do you have a motto]?
[Give me|I need|Tell me|Share] [some good advice|a piece of advice|your best advice|a wise saying|some wisdom|a rule to live by|words of wisdom][.|!| for today.| please|]
[Motivate|Encourage|Inspire] me[.|!|, please.| a little.| for today.|]
[I need|I could use|Give me|Send me] [some motivation|a pep talk|a little push|some encouragement|kind words|courage][.|!| today.| for {day}.|]
[I can't do it|I will never make it|I want to give up|I am about to quit|It is too hard for me|I have no motivation|I feel lazy today]<aid>
""",
        """
Take one small step today and be proud of it. Many small steps make a long way. You can do it!
""",
    ),
    (
        "repeat",
        """
[What|Pardon|Sorry|Huh|Come again|Excuse me|Say again|Eh|What was that][?|, what did you say?|, I did not get that.|, can you repeat that?]
<hey>[can you repeat that|can you say that again|could you say that in other words|what do you mean|what does that mean|what did you say]?
[I did not|I didn't|I don't|I do not] [understand|get it|understand you|understand your answer|follow|get what you mean|catch that][.|!|]
[That was|It is|This is] [not clear|too short|confusing|hard to understand|unclear to me][.|!| Please repeat.| Explain that again.|]
[Repeat that|Please repeat|Say that again|Once more, please|One more time|Again please|Explain that][.|!|]
""",
        """
I am sorry, I did not put that well. Please ask me again in one short sentence.
""",
    ),
    (
        "question_time",
        """
<hey>[do you like your job|are you busy|do you have free time|what are you doing|what are you doing right now|what are you thinking about|what do you do all day|what did you do today|what are your plans for today]?
[What|How] [do you do|do you spend your time|do you keep busy] [all day|when nobody writes|at night|on weekends]?
[wyd|what u doing|whatcha doing|what are you up to right now|busy?|got plans?]
[Am I bothering you|Am I wasting your time|Am I annoying you|Do I keep you from your work|Do I talk too much|Do you mind if I chat a bit]?
""",
        """
I wait for questions and answer them, and I have time for you. What would you like to know?
""",
    ),
    (
        "congrats_holiday",
        """
[Merry Christmas|Happy New Year|Happy Easter|Happy Halloween|Happy Holidays|Season's greetings|Happy {day}|Happy Thanksgiving|Happy Friday][!|.|, bot!| to you!|, my friend!]
[I wish you|We wish you|Have] a [merry Christmas|happy new year|nice holiday|happy Easter|wonderful Christmas time][!|.|]
[Today is|It is] [Christmas|Easter|New Year's Eve|a holiday|Mother's Day|Valentine's Day|Halloween][!|.| Best wishes!| and the whole family is here.|]
""",
        """
Thank you, the same to you! Have a wonderful time.
""",
    ),
)
