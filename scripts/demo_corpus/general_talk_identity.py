# ruff: noqa: E501  (one wording is one line)
"""More wordings of questions about the model and of requests beyond it, for `general_small_talk`, as in `general_talk_more`."""

WORDINGS = {
    "who_are_you": """
<hey>[who are you exactly|what exactly are you|what are you really|what is your story|what is your job here|are you some kind of robot|what sort of thing are you|is this an AI|is this a chatbot|who am I dealing with]?
[who r u|who dis|what r u|whos this|ur name and what you are|are u a bot|u a robot?|bot or not?|about you|your introduction please]
[I have no idea|I don't know|I would like to know|I am curious|My grandma wants to know|Nobody told me] [who you are|what you are|who is answering here|what this is|whom I am talking to][.|!|. Can you tell me?|. Please introduce yourself.]
[Before we start|First of all|To begin with|Ok], [who are you|introduce yourself|tell me about yourself|what are you|say who you are][?|.|]
[Which|What] [kind of AI|software|program] [am I talking to|do I have here|sits behind this window|writes these lines]?
[Present yourself|Say who you are|Tell us about you|A word about you, please|Your profile, please|Let me get to know you|I want to get to know you][.|!|]
""",
    "name": """
<hey>[what are you called|what do they call you|do you go by any name|what is your real name|may I know your name|what should I call you|who named you|got a name]?
[ur name|ur name?|what is ur name|whats ur name|name pls|and your name is?|you are called what?]
[I am {name}|My name is {name}|I'm {name}]. [And you|What's yours|What is your name|Who are you called|And your name]?
[I don't|I do not] [know|remember] [your name|what to call you|how to call you][.|!|. What is it?|. Tell me.]
[Can|May|Should] I [call you {name}|give you a name|name you {name}|call you buddy]?
""",
    "abilities": """
<hey>[what are your skills|what do you know a lot about|what are you useful for|what would you like to help with|what can I use this for|what is your purpose|why do you exist|what are you here for|what can a small model do]?
[what can u do|what u can do|what can you do for me|ur skills|your features|commands|list commands|menu|options|how does this work|what now|what to ask|examples please|help menu|instructions]
[I don't know|I have no idea|I am not sure|I wonder] [what to ask you|what you can do|how you can help me|what I can use you for|what you are good at|how to use you][.|!|. Any ideas?|. Please tell me.]
[Can you|Are you able to|Do you] [write|help|tell stories|do my homework|help me with school|answer anything|solve problems|make jokes|explain things|write code|write poems|do math]?
[Show off|Impress me|Give me a tour|Tell me your talents|Show me your best trick|What is your superpower|Tell me three things you can do][.|!|]
""",
    "maker": """
<hey>[who is responsible for you|who put you together|who wrote your code|who taught you|who owns you|who pays for you|where did you learn all this|what did you learn from|how did you learn to talk]?
[who made u|who built u|made by whom|your creator?|who is ur boss|trained on what?|who is behind this bot]
[I would like to know|Tell me|I wonder|Can you say] [who made you|who built you|where you come from|how you were trained|what you were trained on|who is behind you][.|?|]
[Are you|Were you] [made|built|trained|written] by [Google|OpenAI|a student|a company|Microsoft|one person|scientists]?
[Did you|Do you] [read the whole internet|go to school|learn from books|read many books|learn from me|learn while we talk]?
""",
    "human": """
<hey>[are you a living thing|do you have a life|is this a human or a bot|are you a real human being|do you feel anything at all|can you get hurt|do you get lonely|are you afraid of something|are you ever sad|do you have hands]?
[r u human|are u real|human?|bot or human|real person?|u human or bot|are you alive or what|you sound like a person]
[I think|I bet|I am sure|My friend says|It feels like] [you are a real person|you are human|there is a human typing|you have feelings|somebody writes this by hand][.|!|. Is that so?|. Am I right?]
[Do you|Can you] [taste food|smell flowers|go outside|walk|swim|run|sing in the shower|watch TV|fall in love|die|cry|hear music|have a nap|get angry]?
""",
    "age": """
[how old r u|ur age|age?|your birthday?|when is ur birthday|old or young?|how many years have you got|are you older than me|are you young or old]
<hey>[for how long have you existed|since when do you exist|how long have you been here|when did your life begin|what year are you from|are you old|how many candles are on your cake]?
""",
    "where": """
[where r u|where do u live|location?|your address?|from where do you write|where is your computer|where are you at|what city are you in|are you in {city}|do you live in {city}|are you from {country}]
<hey>[where do you write from|what place do you call home|in which country are you|is it nice where you live|where in the world are you|where is your house|are you near {city}]?
""",
    "size": """
<hey>[are you reliable|can I believe all you say|how much memory do you have|how many numbers are in you|are you the smallest model|do you sometimes lie|how often are you wrong|is everything you say true|why are you so tiny|how good are you compared to others]?
[how big r u|how many params|parameters?|number of parameters|model size|size of this model|are you smart?|iq?|what is your iq|is that really true|are you sure about that|are you sure|you sure?]
[I don't trust|I am not sure I can trust|Why should I believe|Can people trust] [you|a bot|your answers|what you write][.|?|]
""",
    "languages": """
<hey>[is English the only language you speak|do you know any French|can you write in Spanish|do you understand my language|are you good at languages|can you talk German with me]?
[which languages|languages?|do u speak spanish|english only?|habla espanol?|parlez-vous francais?|sprechen Sie Deutsch?|parli italiano?|any other languages]
""",
    "weather": """
[weather today|whats the weather|hows the weather|rain today?|rain tomorrow?|weather {city}|weather in {city} please|forecast {day}|umbrella today?|is it cold in {city}|temp outside|sunny tomorrow?|will it snow]
<hey>[what will the weather be like on {day}|should I wear a coat in {city}|can we have a picnic on {day}|is a storm coming|when will the rain stop|how cold will it get tonight|is it a good day for the beach|do I need rain boots]?
[I want to|We want to|We plan to] [go hiking|have a barbecue|go to the beach|visit {city}|hang out the laundry] [tomorrow|on {day}|today]. [Will it rain|How will the weather be|Will it be dry|What is the forecast|Will the sun shine]?
""",
    "news": """
<hey>[what is going on in the world|did anything happen today|what are people talking about today|is there anything new about {company}|what is in the papers|what did I miss this week|what is on the news|has something happened in {city}]?
[news|news today|headlines|latest news pls|news {city}|world news|whats new in the world|top news|any news|breaking news?|{company} news]
[I have not read the paper|I was offline all week|I missed the news], [what happened|what is new|tell me the headlines|what did I miss][?|.|]
""",
    "time": """
[time?|time pls|time now|date?|what day|whats the time|whats the date|day today?|clock|time in {city}|what year is it now|which month is it|is today {day}|how late is it]
<hey>[how late is it|have you got the time|can you see the clock|what is the hour|is it past midnight|how many days until {day}|how long until Christmas|is it {day} already|what week are we in]?
[My watch|My phone|My clock] [stopped|is broken|is dead|shows nothing]. [What time is it|Do you have the time|How late is it|Can you tell me the time]?
""",
    "future": """
<hey>[what does my future look like|do you know what comes next|will everything be alright|will I be a millionaire|will I ever marry|is my team going to win|what are my chances|will AI take all jobs|how long will I live|should I play the lottery]?
[tell my fortune|my horoscope today|read my palm|lottery numbers please|who wins the next election|predict my future|will {city} win|will I pass]
""",
    "actions": """
[alarm {number} minutes|timer {number} min|play a song|call mom|text {name}|open youtube|google it|order pizza|book a table|turn off the light|send mail to {name}|remind me tomorrow|show picture|take a photo]
[Please|Could you|Can you|Would you|I want you to|I need you to] [ring {name}|write {name} a text message and send it|order a taxi|buy tickets to {city}|print this|turn the heating up|lock my door|water my plants|wake me on {day}|feed my cat|pay my bill|play my music][.|!|]
""",
    "personal": """
[my name?|whats my name|who am i|where am i|do you know me|remember me?|my age?|my birthday?|guess my age|how old am i|what do i look like|am i pretty|what is my job]
<hey>[do you remember our last chat|what did I tell you yesterday|have we met before|can you see me|do you know what I look like|what color is my shirt|what is my dog called|do I have a brother|what is in my pocket|how many children do I have|where are my keys|did I lock the door]?
""",
    "place_near": """
[pharmacy near me|pizza near me|nearest bank|where can i eat in {city}|cafe nearby|bus home when|next train {city}|hotel {city}|doctor near me|supermarket open now|gas station close by|way to the airport|traffic today]
<hey>[where can I get a coffee around here|how far is the station from here|which bus goes to the airport|is there a good bar in {city}|where can I park|which way is north from here|when does the shop close]?
""",
}
