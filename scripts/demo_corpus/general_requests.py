# ruff: noqa: E501  (one wording is one line)
"""More wordings of requests for advice, explanations, rewriting and summaries; importing this adds them to the tables of `general_templates`."""

from scripts.demo_corpus import general_templates as templates

# {t} is an infinitive without "to".
_HOW_TO = """
{t}
{t}?
{t} [tips|how|advice|help|please|tricks|for beginners|easy way|guide|ideas]
[help|advice needed|need help|quick tip|any tips|tips pls|need to know|best way|question|simple steps|guide|lifehack][:| -|,] [how to |]{t}
[trying to|want to|need to|gotta|learning to|hoping to|would love to] {t}[|, any tips|, help|, how|, what works]
[Any|Got any|Have you any|Do you know any] [ideas|tricks|hints|suggestions|secrets|good advice] [how to|on how to|for me? I want to] {t}[?|]
[What|Which] [steps|things|tricks] [help|do I need|would you suggest|should I follow] [to|if I want to|in order to] {t}?
[How does|How can|How might] [a beginner|one|a busy person|a normal person|somebody like me|a student] {t}?
[What would|What might] [an expert|you|my grandmother|a professional|a wise friend] [say|suggest|recommend|do] to {t}?
[I really|I just|I would so much|Lately I|This year I|For weeks now I] [want to|need to|have been trying to|wanted to] {t}[.|, but I do not know how.|, but nothing works.|, but I keep failing.|. Where should I begin?]
[It is time|It's about time|The time has come] for me to {t}[.|. Any hints?|. How do I go about it?|. What is the first step?]
[I wish I|If only I|I would be happy if I] [could|knew how to] {t}[.|. What is the secret?|. Can you teach me?|. Any hints?|!]
[I promised|My New Year's resolution is|My plan for this month is|My goal is|My doctor told me|My wife told me|My boss wants me|My friends keep telling me] to {t}[.|. Any advice?|. How do I do that?|. Now what?|. How do I begin?]
[Nobody|No one|My parents never|School never] [ever |]taught me how to {t}[.|. Could you?|. What do I need to know?|, so please tell me.]
[I am|I'm] [hopeless|terrible|really bad|no good|a beginner] when I [try to|have to] {t}[.|. What am I doing wrong?|. Please help.|. Any tricks?]
[Every time|Whenever] I try to {t}, [it goes wrong|I fail|I give up|something goes wrong|I don't know where to start][.|. What should I change?|. Why? Please help.|. Any advice?]
[Would you|Could you|Can you|Please|Will you] [share some tips|give me a few hints|walk me through it|tell me a trick|give me a short guide|lend me a hand]: [how to|how do I|I want to] {t}
[Suppose|Imagine|Let's say|Say] I [want|wanted|had|have] to {t}. [How would I do it|What would you tell me|What comes first|How do I start|What should I know]?
[You are|Pretend you are|Play|Act as] [my coach|a wise old friend|an expert|my teacher|a helpful aunt|my personal trainer|a friendly guide]. [Tell me how to|Teach me how to|Help me] {t}[.|]
[I'd be grateful|I would be thankful|It would be great] if you [told me|could tell me|explained|could explain] how to {t}[.|]
[What do I do|What is important|What should I watch out for|What should I keep in mind|Where do I start|How do I begin] [when|if] I want to {t}?
[Explain|Tell me|Describe|Write down|Say] in [two sentences|a few words|short|simple words|plain words] how to {t}[.|]
[Write|Give me|Make|Show me] [a short guide|a few tips|some quick advice|a little how-to|a simple recipe for success|the basics] on how to {t}[.|, please.|]
[I have|I've got] [a free weekend|no experience|no idea|little time|only one day] and [want to|need to|have to|would like to] {t}[.|. What do you advise?|. How?]
[Sorry if this is a silly question, but|Stupid question maybe, but|Hi,|Hello,|Hey,|Good morning,|Quick one:|One question:] how [do I|can I|would I|do you] {t}[?|| best?| properly?| these days?]
[how do u|how would one|hw to|how 2|best way to|easiest way to|whats the trick to|whats the best way to|any way to|easy way to] {t}[?|]
[Is it hard|Is it difficult|Is it easy|Is it possible] to {t}? [How do I do it|Tell me how|What is the way|I would like to try]?
To {t}, [what do I need to do|what should I do|where do I start|what is the best way|what would you advise|which steps help]?
""".strip().splitlines()
_HOW_TO_OTHERS = """
[My neighbor|My mother|My grandpa|My kids|A student of mine|My cousin] [would like to|needs to|tries to|has to|hopes to] {t}[.|. Any tips I can pass on?|. What would you tell them?|. How can they do it?]
[How did|How do] [smart people|experts|our grandparents|busy parents|most people|the pros] {t}?
[What should|What can] [a person|people|a family|a student|an old person] do to {t}?
[For a friend|Asking for a friend]: [how can they|how do they|what helps to|the best way to] {t}[?|]
""".strip().splitlines()
# {t} is a statement with a capital, {l} the same inside of a sentence.
_PROBLEM = """
{l}
{l}[| help| what now| pls help| what to do| any ideas| tips| advice]
[So|Hi,|Hello,|Hey,|Ugh,|Well,|Argh,|Oops,|Damn,|Listen,|Excuse me,|Sorry,|Dear bot,|Great, now] {l}[.|!|. What should I do?|. Any ideas?|. Can you help me out?|. What is the best thing to do?|. How do I fix this?]
{t}. [How do I deal with that|What is the first thing to do|Is there a trick|How can I fix it|Is it serious|Do you have an idea|What would help me|Who can help|Where do I start|Could you give me a hint|Is there anything I can do]?
{t} and [I do not know what to do|I need help|I am at a loss|I don't know why|now I need a plan|nothing helps|it drives me mad|it worries me][.|!|. What now?|. Any advice?]
[Since yesterday|Since this morning|Today|Again|For days|This week|All of a sudden|Once more], {l}[.|. What can I do?|. What is your advice?|. Please help.|. Is there a remedy?]
[What do people do|What does one do|What would you do|What is best|What works|Is there a trick|Any ideas|Any suggestions|How should I react|What's the right thing] [when|if] {l}?
[The thing is that|You won't believe it, but|I hate to say it, but|I am sorry to bother you, but|Just my luck:|The trouble is that|Here is my situation:|Long story short:|Bad news:] {l}[.|. Any advice?|. What now?|. What would you suggest?]
[My day started badly|It is not my day|I had a bad morning|Everything was fine until now|I was on my way out]. {t}. [What should I do|Any tips|What helps|What now]?
[What to do|What now|What helps|Advice please|Emergency|Quick help][?|!|:] {t}.
[Tell me|Please tell me|Could you tell me|I would like to know|Do you know] what [to do|helps|I can do|you would do] [when|if|now that] {l}[.|?|]
[You are|Imagine you are|Act as] [a wise friend|my neighbor|a helpful expert|my mother] and I tell you: {t}. [What do you say|What do you tell me|What is your advice]?
""".strip().splitlines()
# {q} is the question, {c} a clause or noun phrase for "explain".
_EXPLAIN = """
{q}
{q}
[explain|tell me|teach me|describe|clarify|pls explain|quick explanation|eli5|short version|basics of|idea of][: | ]{c}[ pls| please| simply||]
{c}[ explained| in short| in simple words| please|?| for kids| explanation|, briefly| for dummies|]
[Hi|Hello|Hey|Good evening|Excuse me], [can you tell me|could you explain|do you know|would you explain|please explain|I want to know] {c}[.|?|]
[Could|Would|Can] you [please |kindly |quickly |]explain to [me|us|my son|my class|a beginner|a curious child|my grandma] {c}[?|]
[I have been|I was just|I am|We were] [wondering about|asking myself about|thinking about|curious about|puzzled by] {c}[.|. Do you know?|. Can you shed light on it?|. Any idea?|. Help me get it.]
[Nobody|My teacher never|No one|The book never|School never] [ever |really |]explained {c}[.|. Can you?|. Will you?| to me.|, so I ask you.]
[My|Our] [little girl|little boy|nephew|niece|grandson|class|students|kids] [want to know|would like to know|keep asking about|asked about|need to learn] {c}[.|. What do I say?|. How do I put it?]
[I must|I have to|I need to|I want to] [write a page about|give a talk about|learn|understand|explain to my class|tell my kids|know for a test] {c}[.|. Help, please.|. Can you sum it up?|. What are the basics?]
[You are|Pretend you are|Imagine you are|Act as] [a teacher|a science teacher|a professor|a museum guide|a kind grandfather|a TV host]. [Explain|Tell the children|Explain to your class|Tell me] {c}[.|]
[Give me|Write|I'd like|Show me] [the basics of|a simple explanation of|two sentences on|the short story of|a quick lesson on|the main idea behind] {c}[.|, please.|]
[Question|Serious question|Random question|Random thought|Late night thought|Shower thought|Quick question|Biology question|Curious|From my kid|A question from my class|School quiz|Trivia night]: {q}
[Looking out of the window I wondered|At dinner we asked ourselves|On a walk my son asked|I saw a film and wondered|The other day someone asked me|We have a bet at home]: {q}
[Sorry, but|Tell me,|So,|Ok,|Well,|Hey,|Dear bot,|Now,|By the way,] {q}
[I know it happens, but|I should know this, but|I feel silly, but|I am no expert:|I forgot what I learned:] {q}
[Without hard words|As simply as you can|Like I am five|For beginners|For a ten year old|In one breath|Like a teacher|As if to a friend], [explain|tell me|describe] {c}[.|]
[It is a mystery to me|It is not clear to me|I can't explain|I have no clue|I never got|I would like someone to explain|I forgot from school] {c}[.|. Please tell me.|. Tell me more.|. What is going on?]
[What can you tell me about|What do you know about|What should I know about|What is there to know about] this: {c}[?|]
""".strip().splitlines()
# {t} is the text to be changed.
_POLITE = """
[polite|polite pls|politely|make polite|polite version|nicer version|say it nicely|formal and polite|kinder please|be nice][: | - ]{t}
[Please|Could you|Can you|Would you|Help me] [make|turn] this [polite|more polite|sound nicer|sound kinder|less rude|softer|friendlier|more formal]: [{t}|"{t}"]
[How would a polite person|How would a butler|How would a kind boss|How does a well mannered guest|How can a student] [say|put|ask|phrase] [this|the following]: {t}
[I am too direct|I always sound rude|My emails sound harsh|I don't want to be rude|I need better manners|My boss says I am blunt]. [Make this polite|Help me put this politely|Rewrite this politely|Give me a nicer way to say]: {t}
[My draft|My message|My email|My text|My note] [says|reads]: "{t}" [Make it polite|Please make it kinder|Can you make it more polite|Turn it into a polite request|Soften it][.|]
[Same request, but polite|The same in polite words|With please and could you|In a courteous way|Add some manners|Mind my manners|Soften this]: {t}
[I would like to ask|I need to ask|How do I ask] [a stranger|my boss|my neighbor|a guest|my landlord|an old lady|a customer|my professor] [this|the following] [politely|nicely|in a polite way|without being rude]: {t}
"{t}" - [polite version please|how to say that nicely|say it with manners|too rude, please fix|make it courteous|nicer wording please|what is more polite]
[You are a butler|You are a diplomat|Pretend you are a very polite waiter|Imagine you write for a queen|Act as a manners coach]. [Say this politely|Put this politely|Rephrase politely]: {t}
""".strip().splitlines()
_PAST = """
[past tense|past|past form|yesterday version|in the past|to past tense|same in the past|past please][: | - ]{t}
[Please|Can you|Could you|Would you] [put|rewrite|change|turn] [this|the following|the next sentence|my sentence] [into|to] the past[ tense|]: {t}
[How would I write|How do I put|What do I write for|How would it read if I put] [this|the following] in the past[ tense|]: {t}
"{t}" [- past tense please|in the past, please|but in the past tense|but yesterday|should be in the past]
[My homework|English homework|Grammar exercise|A grammar task|Exercise two]: [write in the past tense|change to the past|put the verb in the past]. {t}
[Same sentence, past tense|Only change the tense to the past|Use the past form of the verb|Tell it as if it was over|Move this to the past|Retell in the past]: {t}
[I am writing a story|My diary is in the past|It all happened last week|My teacher wants the past tense]. [Change this|Fix the tense|Rewrite this line|Put this into the past]: {t}
""".strip().splitlines()
_QUESTION = """
[question form|as a question|make it a question|into a question|question please|ask it][: | - ]{t}
[Please|Can you|Could you|Would you] [turn|change|rewrite|make] [this|the following|my statement|the next sentence] into a question: {t}
"{t}" [- now as a question|- make that a question|as a question, please|but as a yes or no question]
[My homework|English homework|Grammar exercise|A grammar task]: [write it as a question|form the question|change it into a question]. {t}
[I want to ask about this|How would I ask for this|What would the question be|Which question fits|How do I turn this around to ask it]: {t}
[Same words, but as a question|Use do, does or be and ask|Reorder it so it becomes a question|Make a yes or no question of this]: {t}
""".strip().splitlines()
_NEGATIVE = """
[negative|negative form|make negative|with not|negate|not version|negation][: | - ]{t}
[Please|Can you|Could you|Would you] [make|turn] [this|the following|my sentence|the next sentence] [negative|into a negative one]: {t}
"{t}" [- now negative|- make it negative|in the negative, please|but with not]
[My homework|English homework|Grammar exercise|A grammar task]: [make it negative|write the negative sentence|use not]. {t}
[That is not true, so say it with not|Deny this|Say that this is not so|Same sentence with not in it|State the contrary with not]: {t}
""".strip().splitlines()
_CORRECT = """
[correct|fix|grammar|correct pls|check grammar|fix grammar|typo?|is this right|proofread|check this|correct this please|mistakes?][: | - ]{t}
[Please|Can you|Could you|Would you|Help me] [correct|fix|check|proofread|repair|look over] [this sentence|my grammar|this line|what I wrote|the grammar here|this for mistakes]: [{t}|"{t}"]
[English is not my first language|I am learning English|My English is bad|I always mix this up|I am not sure about my grammar|I have to send this today]. [Please correct|Is this right|Can you check|Fix this for me]: {t}
[There is|There's] [a mistake|an error|something wrong|a slip] in [this|here|my sentence|this line], [fix it|please fix it|can you find it|correct it]: {t}
"{t}" - [is that correct|is this good English|what is wrong here|does that sound right|correct it please|please fix|find the mistake][?|]
[You are my English teacher|Be my editor|Act as a grammar checker|Pretend you correct tests|Imagine you are a strict teacher]. [Correct this|Mark and fix this|Fix my sentence|Give me the correct sentence]: {t}
[What is|What's|Give me|Show me|I need] the [correct|right|proper|corrected] [sentence|version|form|way to say this][?|:|,] {t}
[My teacher marked this as wrong|The spell checker complains|My colleague laughed at this|Something sounds odd here|I have a bad feeling about this line]: {t}
""".strip().splitlines()
_PUNCTUATE = """
[punctuate|capitals please|fix capitals|punctuation|add capitals and a full stop][: | - ]{t}
[Please|Can you|Could you] [add|put in] the [missing capitals and full stop|capital letters and the period|punctuation and capitals]: {t}
[I typed this on my phone|My shift key is broken|I wrote this in a hurry|I was too lazy for capitals]. [Write it properly|Clean it up|Make it a proper sentence|Fix capitals and punctuation]: {t}
[Turn this into|Make this|Write this as] a [proper|clean|correctly written] sentence with [a capital and a full stop|capitals and a period]: {t}
""".strip().splitlines()
_SUMMARIZE = """
[summary|sum up|tldr|tl;dr|short|shorter|gist|main point|summarise|in short|key point|one line please|shorten][: | - ]{t}
{t} [tldr|tl;dr|summary?|sum up please|In short?|So what does it say?|What is the gist?|Summarise please.|Shorter, please.|Too long for me, sum it up.|One sentence, please.|What do I need to remember?]
[Please|Can you|Could you|Would you|Help me] [boil this down|cut this down|reduce this|condense this|sum this up|shorten this] to [one sentence|a single sentence|the main point|one line|the key message][:|.|?] {t}
[I have no time to read this|I am in a hurry|My eyes are tired|This is too long|I only need the main point|I must tell my team in one line]. [Summarize it|Sum it up|What does it say|Give me the gist]: {t}
[Read this|Have a look at this|Here is a note|Here is a text|This hung in our hallway|I found this in my mailbox|A neighbor left this] and [tell me what it is about|sum it up for me|give me the short version|say it in one sentence]: {t}
[How would you|How can I|How do I] [sum up|shorten|put in one line|retell in one sentence] [this|the following|this message]? {t}
[The most important thing in this text is what|What happened here, in short|What is the news in this note|In one line, what does the writer want to say]? {t}
[You are a news editor|You are my assistant|Act as a secretary|Pretend you are a reporter]. [Give me the short version|Summarize this note|Write one sentence about this|Cut this to one sentence]: {t}
[Text|Note|Message|Email|Letter]: {t} [Task: summarize it|Task: one sentence summary|Your job: sum it up|Question: what does it say in short][.|]
""".strip().splitlines()

templates.HOW_TO += tuple(_HOW_TO)
templates.HOW_TO_OTHERS += tuple(_HOW_TO_OTHERS)
templates.PROBLEM += tuple(_PROBLEM)
templates.EXPLAIN += tuple(_EXPLAIN)
templates.POLITE += tuple(_POLITE)
templates.REWRITE_PAST += tuple(_PAST)
templates.REWRITE_QUESTION += tuple(_QUESTION)
templates.REWRITE_NEGATIVE += tuple(_NEGATIVE)
templates.CORRECT += tuple(_CORRECT)
templates.PUNCTUATE += tuple(_PUNCTUATE)
templates.SUMMARIZE += tuple(_SUMMARIZE)
