# ruff: noqa: E501  (one wording is one line)
"""How works, dates and facts about words are asked for; the sentences around these are in `general_asking`."""

from scripts.demo_corpus.general_asking import Forms, lines

# {w} is a book.
WHO_WROTE = Forms(
    lines("""
[who|which author|which writer|which novelist or poet|what author] [is behind|came up with|penned|gave the world|is responsible for|put to paper|thought up] {w}
whose [work|book|pen|writing] is {w}
who [was it that wrote|do we thank for|is credited with] {w}
"""),
    lines("who [wrote|penned|is the author of|came up with|thought up|gave us] {w}"),
    lines("the [author of|writer of|name of the author of|person who wrote|man or woman who wrote|one who wrote] {w}"),
    lines("[{w} author|{w} writer|{w} by|{w} written by|author {w}|who wrote {w}|{w} book author|writer of {w}]"),
    lines("""
[I found|I borrowed|Grandma gave me|The cover is torn off|I dusted off|My book club picked|I cried over|I'm halfway through|The library has] [an old copy of |]{w}. [Whose work is it|Who wrote that|Who's the author|Who came up with it]?
{w}: [which author|who is it by|whose book is that|written by whom]?
[I know the story of|I know all about|I can quote] {w}, but [who wrote it|not who wrote it. Who was it|the writer's name escapes me. Who is it]?
"""),
)
# {p} is an author.
WROTE_WHAT = Forms(
    lines("what [books or plays did {p} write|is {p} best known for|did {p} give us|should I read by {p}|titles are by {p}]"),
    lines("what {p} [wrote|is known for|is famous for]"),
    lines("a [title|book|work|famous work] by {p}"),
    lines("[{p} books|{p} works|{p} famous for|{p} wrote|books by {p}]"),
    lines("[I love reading|My uncle reads|The library shelf says] {p}. What did this author write?"),
)
# {v} is "painted", {w} "the Mona Lisa".
WHO_MADE = Forms(
    lines("""
who {v} {w}[ back then| originally| in the first place| again|]
[what was the name of|what's the name of] the [person|one|people] who {v} {w}
[who do we thank for|who deserves credit for|who gets the credit for|who's the mind behind|whose work is] {w}
"""),
    lines("who [{v} {w}|it was that {v} {w}|gets the credit for {w}|is behind {w}]"),
    lines("the [name of the person|person or people|man or woman|one] who {v} {w}"),
    lines("[who {v} {w}|{w} {v} by|{w} who|{w} by whom|person who {v} {w}|{v} {w} who]"),
    lines("""
{w}: [who {v} it|who was behind that|whose work|give me the name]?
[someone|somebody|a clever person|some genius] {v} {w}. [Who was that|Who was it|What was the name]?
[I was admiring|We talked about|I saw a film about|There's a chapter on|A museum guide spoke of] {w}. [Who gets the credit|Who {v} it|Who is behind it]?
"""),
)
# {e} is "the Titanic sank", {n} "the sinking of the Titanic".
DATE = Forms(
    lines("""
[when|what year|in what year|in which year] [was|do we date|do historians place|would you put] {n}
[when|what year] was it that {e}
how far back [was|do I go for] {n}, in which year
"""),
    lines("[when|in which year|what year|in what year] {e}"),
    lines("the [year|date] [of {n}|in which {e}|when {e}]"),
    lines("[{n} year|{n} date|{n} when|when {n}|year {e}|{n} what year|date {n}]"),
    lines("""
{e}, [but when|and in which year|but which year was that|so when was it]?
[I'm making a timeline|We're placing events on a timeline|My time machine is ready] and [need|want to reach] {n}. [Which year|What year is it]?
[set the time machine to|travel back to|put on the timeline] {n}: [which year|what year is that]?
[grandpa spoke of|our guide spoke of|a film showed|my book is about] {n}. [When was that|What year was it]?
"""),
)

# {w} is the word with its article or a bare word.
OPPOSITE = Forms(
    lines("""
[what is|what's|what would be] the [exact opposite|reverse|antonym|contrary|opposite word|other end] of "{w}"
[which|what] word [means|says|expresses] the [exact opposite|reverse|contrary] of {w}
if [something|it] isn't "{w}", what's the opposite word
what [does one say|do I say|can I write] for the opposite of "{w}"
"""),
    lines(
        "what [the opposite of {w} is|the antonym of {w} is|the opposite of {w} would be|is the opposite of {w}|word is the antonym of {w}]"
    ),
    lines('the [opposite|antonym|opposite word|exact opposite|contrary|counterpart] [of|to] ["{w}"|{w}|the word {w}]'),
    lines("[opposite {w}|{w} opposite word|antonym {w}|{w} antonyms|antonym for {w}|{w} vs|{w} reverse meaning]"),
    lines("""
[my crossword clue says|the clue is|the card reads]: opposite of {w}[.|. What fits?|. Which word is it?]
[I say a word, you say its opposite|Let's play opposites|The game of opposites|Opposite day]: {w}[.|!|]
[day goes with night|up goes with down|hot goes with cold], and {w} goes with [what|which opposite]?
[turn|flip|switch] "{w}" [around into|into|to] its opposite[.|]
[I'm teaching my kid opposites|We practice pairs of opposites|I'm making cards with opposites]. [One says|The first one is] "{w}". What [goes on|is on] the other?
"""),
)
SYNONYM = Forms(
    lines("""
[what|which] [other|different|similar] [word|words] [could I use for|can replace|can I put in place of|come close to|mean] "{w}"
how [could I|else can I|might one] [say|put|express] "{w}" [differently|in other words|without repeating myself]
what are [some|a few|good|common] [alternatives to|synonyms for|substitutes for] "{w}"
"""),
    lines("[what other words mean {w}|which words can replace {w}|what to write instead of {w}|how else to say {w}]"),
    lines('[synonyms|other words|alternatives|similar words|a few synonyms|better words|words with the meaning] [for|of] "{w}"'),
    lines("[{w} synonym|synonym {w}|another word {w}|{w} other words|{w} thesaurus|words like {w}|{w} similar words|{w} alternatives]"),
    lines("""
my [essay|story|letter|email|song|speech] [says|has|repeats|is full of] "{w}" [five times|in every line|over and over|far too much]. [What else fits|Give me other words|Other words, please|What could replace it][?|.]
[open your thesaurus|thesaurus time|be my thesaurus]: {w}[.|]
[spice up|vary|liven up] the word "{w}" in my text[.|, please.]
"""),
)
# {w} is a singular noun.
PLURAL = Forms(
    lines("""
[what is|what's|what would be] the [right|correct|proper|irregular or regular|English] plural of [the noun |the word |]{w}
how [is|does one spell|should I write|do you say] {w} [in the plural|when there are several|when there is more than one]
what's the word for more than one {w}
"""),
    lines(
        "[what the plural of {w} is|how to write {w} in the plural|how {w} looks in the plural|what several of them are called when one is a {w}]"
    ),
    lines('the [plural|plural form|correct plural|right plural] of [the noun {w}|"{w}"|{w}|the word "{w}"]'),
    lines("[plural {w}|{w} plural form|{w} in plural|plural form {w}|{w} plural spelling|more than one {w}|pl. of {w}]"),
    lines("""
I [wrote|typed] "{w}" but [there were three|there are many|I mean several]. [How do I write that|What is the plural]?
[there's one {w} here|picture one {w}]. [Now add another|Now imagine ten]. [What's the plural|How do I write it now]?
[spell|write] {w} [for more than one|in the plural][.|, please.]
not one {w}, but [two|seven|lots of] [...|what]?
"""),
)
# {w} is a verb.
PAST = Forms(
    lines("""
[what is|what's|what would be] the [correct|right|simple|regular or irregular] past tense of [the verb |to |]{w}
how [do I|does one|should I] [put|say|write] "{w}" [in the past|for yesterday|when it's over|when it happened last week]
what does "{w}" [become|turn into|change to] in the past
"""),
    lines("[what the past tense of {w} is|how {w} looks in the past|what {w} becomes in the past|how to put {w} into the past tense]"),
    lines('the [past tense|simple past|past form|past] of ["{w}"|{w}|the verb {w}|to {w}]'),
    lines("[past tense {w}|{w} past|{w} in past|{w} simple past|simple past {w}|{w} yesterday|past of {w}|past form {w}]"),
    lines("""
[every day I {w}|now I {w}|these days I {w}|on Mondays I {w}], but [last week|yesterday|long ago|in the past] I [...|___|what]?
[I want to tell what happened yesterday|I'm writing a diary|My story is in the past], with the verb "{w}". [What form do I need|Which past form is right]?
[is it regular|is there an irregular form]? I need the past tense of {w}.
"""),
)
PARTICIPLE = Forms(
    lines("[what|which] [is the|would be the] [third form|past participle] of [the verb |to |]{w}"),
    lines("what the past participle of {w} is"),
    lines('the [past participle|third form] of ["{w}"|{w}|the verb {w}]'),
    lines("[{w} past participle|past participle of to {w}|{w} participle|{w} third form]"),
    lines("""
[I have|she has|they had] ... - which form of "{w}" [goes there|fills the gap], as a past participle?
"""),
)

# {h} is the word with its article, {w} without.
_READ = lines("""
[I'm reading|We're reading|My kid is reading|I read] [a magazine|a long article|a report|a schoolbook|a letter|the newspaper] and [stumbled over|underlined|got stuck at|had to look up] one word.
[English is not my first language|I'm learning English|My vocabulary is small|I collect words|I'm playing a word game|A word of the day came in].
[My boss|Our teacher|A guest|The man on the radio|Grandma] keeps saying a word that I [can't place|don't get|only half understand].
""")
DEFINITION = Forms(
    lines("""
[what is|what's|what exactly is|what, in a nutshell, is|what on earth is|what, in plain words, is] {h}
what is meant by [{h}|the word {w}|the term {w}]
what [sort of thing|kind of thing] is {h}
[what do you call|what counts as|what do folks call|what can be called] {h}
[what should I imagine|what should I picture] [under|when I hear] the word {w}
how would [a dictionary|a teacher|you] [define|describe|explain] {h}
"""),
    lines(
        "what [{h} is|{h} actually is|{w} means|{w} really means|the word {w} stands for|is meant by {w}|people mean by {w}|the term {w} means|exactly {h} is]"
    ),
    lines(
        "[the|a|a clear|an easy|a good|a proper|the exact|the dictionary] [meaning|definition|explanation|description] of [{h}|{w}|the word {w}|the term {w}]"
    ),
    lines(
        "[define {w}|{w} definition|{w} meaning|what is {w}|meaning {w}|{w} explained|{w} in simple terms|{w} means|explain {w}|definition {w}|{w} basics|{w} word meaning|whats {h}]"
    ),
    lines("""
[{w}? What's that|{w}, huh? What is it|{w}... what does that word mean|{w} - never heard of it. What is it]?
[a glossary entry|a caption|a flash card|one plain sentence|a line for my notebook|an entry for a picture dictionary] [for|on] the word {w}, please.
[everyone talks about|the sign says|the label says|someone mentioned|the text is about|the chapter is called] "{w}", [but I don't get it|and I nodded politely|and I have no clue]. [What is it|What does it mean|What's meant]?
[explain|describe|define] {h} [as if I were five|to an alien|to my grandmother|to a newcomer|so that a kid gets it|in everyday words|without big words|to somebody who never saw one][.|, please.]
[pretend I know nothing|treat me as a beginner|I come from another planet]: what is {h}?
[is there a simple way to say|can you put into words|could you sum up] what {h} is?
[I nodded as if I knew|I've always been too shy to ask|nobody ever explained to me] what {h} is.
"""),
    _READ,
)
MEANING = Forms(
    lines("""
[what does|what, in plain words, does|what exactly does|what on earth does] [{w}|"{w}"|the word {w}|the word "{w}"] [mean|stand for|express|say]
what is meant by "{w}"
[what do people mean|what does someone mean|what do you mean] when they say "{w}"
how would [a dictionary|a teacher|you] [define|explain] "{w}"
"""),
    lines('what [{w} means|{w} really means|"{w}" means|people mean by "{w}"|is meant by {w}|the word {w} says]'),
    lines("[the|a clear|an easy|the exact|the dictionary] [meaning|definition|sense] of [{w}|the word {w}]"),
    lines("[define {w}|{w} definition|{w} meaning|meaning {w}|{w} explained|what means {w}|definition {w}|{w} word meaning]"),
    lines("""
[{w}? What's that supposed to mean|{w}... what does that word mean|{w} - is that good or bad? What does it mean]?
[a flash card|one plain sentence|a line for my notebook|a glossary entry] for the word {w}, please.
[the text says|someone wrote|it said|my horoscope says|a letter had the word] "{w}", [but I don't get it|and I have no clue]. [What does it mean|What's meant]?
[explain|define] "{w}" [as if I were five|to my grandmother|in everyday words|without big words|so that a kid gets it][.|, please.]
"""),
    _READ,
)

# {w} is English, {l} the language.
TRANSLATE = Forms(
    lines("""
[what is|what's|what would be] [the {l} for "{w}"|the {l} word for {w}|"{w}" called in {l}|"{w}" when you say it in {l}|"{w}" translated into {l}]
how [does one|do you|would a local|might I|should I|do they|do folks] [say|put|express|write] [{w}|"{w}"] in {l}
what [word|expression] [do they use|would I use|is there|do I need] for "{w}" in {l}
[which|what] {l} [word|expression] [means|stands for] "{w}"
"""),
    lines("""
[how to say|how one says|how you say|how to write|how to express|how they say] [{w}|"{w}"] in {l}
what [{w}|"{w}"] is in {l}
[what the {l} word for {w} is|which {l} word means "{w}"]
"""),
    lines('the {l} [word for|translation of|for|expression for|version of|equivalent of|way to say] ["{w}"|{w}]'),
    lines(
        "[{w} {l}|{w} in {l}|{l} {w}|{w} {l} translation|translate {w} {l}|{l} word {w}|{l} translation {w}|say {w} {l}|{w} - {l}|{l} for {w}|{w} to {l}|how say {w} in {l}]"
    ),
    lines("""
[I'm standing in a shop|I'm on vacation|I'm sitting in a cafe|I'm abroad|I've just arrived] and [the people here only speak|everybody speaks|they answer in] {l}. [How do I say|What's|What is their word for] "{w}"?
[be my interpreter|be my translator|interpreter, please|act as my phrasebook|phrasebook, please]: "{w}" in {l}[.|!|, please.]
[put|turn|render|change|switch|convert] "{w}" [into|to] {l}[.|, please.|, thanks.]
my {l} [class|course|lesson|exam|test|pen pal] [starts soon|is tomorrow|is today|begins in an hour]. [What was|How do I say|Remind me, what is] "{w}"?
[I know it in English|in English it's|the English word is|we say|at home we say] "{w}", but [what about {l}|how is it in {l}|what do they say in {l}]?
[I'm writing a postcard|I want to impress my date|I'm singing a song|I'm labeling things at home|I'm making flash cards] in {l}. [I need the word|How do I write|What's the word] for "{w}"[?|, please?]
[English: {w}. {l}: ...|English {w} = {l} ...|{w} - English. And in {l}?]
"""),
)
# {t} is foreign, {l} its language.
FROM_FOREIGN = Forms(
    lines("""
[what is|what's] the [English|English word|English meaning] [for|of] "{t}", which is {l}
[what does|what would] "{t}" [mean|be|come out as] [if I translate it|when translated] from {l}
what do {l} speakers mean [by|when they say] "{t}"
"""),
    lines('what [the {l} word "{t}"|the {l} "{t}"|"{t}" in {l}] means'),
    lines('the [English meaning|English translation|meaning] of [the {l} "{t}"|the {l} word "{t}"]'),
    lines("[{l} {t} meaning|{t} {l} to English|{t} in {l} means|translate {t} from {l}|{t} meaning {l}|{l} word {t} English]"),
    lines("""
[the menu says|a sign says|my pen pal wrote|a song goes|the waiter shouted|the note says|grandma used to say] "{t}" in {l}. [What's that in English|What does it mean|Can you translate it]?
[I overheard|I keep hearing|I saw] the {l} "{t}". [What's that in English|What does that mean]?
"""),
)
