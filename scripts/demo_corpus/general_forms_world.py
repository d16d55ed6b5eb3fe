# ruff: noqa: E501  (one wording is one line)
"""How facts about countries, planets, animals, elements and units are asked for; the sentences around these are in `general_asking`."""

from scripts.demo_corpus.general_asking import Forms, lines

_TRIP = """
[I'm|We're|My parents are|My cousin is] [off|heading|flying|going on vacation|moving|traveling] to {x} [next month|in spring|tomorrow|soon|for work|for the first time].
I [just|once|recently] [met|chatted with|sat next to|danced with|got an email from] [a lady|a man|someone|a student|a couple] from {x}.
[There was|I saw|We watched|I liked] [a documentary|a film|a show|a report|a news story] about {x} [last night|yesterday|on TV|at school|].
[We're doing|We have|I'm learning for|I'm making a poster for] [a unit on|a test about|a project about|a lesson on] {x}.
[I'm|We are] [coloring in|looking at|drawing|studying] a map of {x}.
[My dream is to see|Someday I'll visit|I have relatives in|I grew up far from|My ancestors came from|I collect stamps from|I adore the food of] {x}.
"""

# {x} is the country with its article, {b} without, {poss} its possessive, {c} its capital.
CAPITAL = Forms(
    lines("""
[what is|what's|which is|which city is|which town is|what city is|what might be] the [capital|capital city|official capital|national capital] of {x}
[what is|what's|which is|which city is] {poss} [capital|capital city|national capital|official capital]
[what is|what's] the capital [city |][down in|over in|there in|for|in] {x}
[where is|where's|in which city is|in what city is] [the seat of government|the capital] of {x} found
[what do they call|what's the name of|how is it called,] the capital of {x}
[which of its cities|which one of its towns] [serves as|acts as|counts as|is] the capital of {x}
"""),
    lines("""
[what|which city|which town|which place] [the capital of {x} is|{poss} capital is|is the capital of {x}|serves as the capital of {x}|is {poss} capital]
what [the capital of {x}|{poss} capital|{poss} capital city] is called
[the name of the capital of {x}|which city {x} has as its capital|which city {x} calls its capital|what city rules {x} as its capital]
"""),
    lines("""
[the capital|the capital city|the name of the capital|the official capital|the national capital] of {x}
{poss} [capital|capital city|national capital]
[the city that is|the city which serves as] the capital of {x}
"""),
    lines("""
[capital {b}|{b} capital|{b} capital city|{b}, capital|{b}'s capital|capital city {b}|{b} capital name|name of capital {b}|{b}: capital city|{b} what capital|capital for {b}|{b} main city capital|what capital {b}]
"""),
    lines("""
{x}: [what's its capital|which city is its capital|name its capital|capital city, please|and the capital would be]?
[take|consider|think of|look at|let's do|now|next comes|how about] {x}. [What's its capital|Which city is its capital|And the capital|Its capital, please|Name its capital|Which capital goes with it]?
[I live in Rome|Spain has Madrid|France has Paris|For Italy it's Rome|Japan's is Tokyo], [but what is the capital of|but which capital has|and what about the capital of] {x}?
[I know the flag|I can find the borders|I know the rivers|I know the currency] of {x}, but [what's the capital|not the capital|which city is the capital|the capital escapes me].
[match|pair] {x} with its capital[.|, please.|]
[pretend you work at|I am calling] the embassy of {x}. [In which capital are you|Which capital do you report to|What is your country's capital]?
[if {x} is the country|country: {x}|the country is {x}|say the country is {x}], [what is the capital|which city is the capital|the capital is what]?
[I always thought I knew|I used to know|I was sure I'd remember] {poss} capital, [but it's gone|but now I'm stuck|and now I'm blank]. [What is it|Which city is it|Remind me]?
[address the letter to|I'm sending a letter to|a postcard must go to] the capital of {x}. Which city is that?
[the president of {x} flies home|a train goes] to the capital. [Which city|Where] would that be, in {x}?
[on a map of {x}|on my map of {x}], which city [has the star for the capital|is marked as the capital]?
"""),
    lines(_TRIP),
)

COUNTRY_OF = Forms(
    lines("""
[which|what] [country|nation|land] [has|calls|uses] {c} [as|for] its capital
[which|what] [country|nation|land] is [governed|ruled|run] from {c}
[{c} is|{c}, that is] the capital of [which|what] [country|nation|land|place]
[what|which] [country|nation] [would I be in|am I in|do I land in|is it] when I [arrive in|land in|visit|walk around] {c}
[to which|to what] [country|nation] does [{c}|the city of {c}] belong
[where|where on the map|in what part of the world|in which land] [is|would I find|do I find|can I see] [{c}|the city of {c}]
"""),
    lines("""
[which|what] [country|nation|land] [{c} belongs to|{c} is in|{c} is the capital of|has {c} as its capital|{c} lies in]
[where|where exactly|where in the world] [{c} is|{c} lies|one finds {c}|to look for {c}]
"""),
    lines("""
the [country|nation|land] [whose capital is {c}|with the capital {c}|ruled from {c}|around {c}|that {c} belongs to|that has {c} for a capital]
"""),
    lines("""
[{c} country|{c} capital of|country with capital {c}|where is {c}|{c} where|{c} which country|what country {c}|{c} location|{c} is in]
"""),
    lines("""
[I found an old coin|I got a postcard|My parcel was sent|A ship set sail|A friend texted me|My plane tickets say|The stamp says it came|She called] from {c}. [Which country is that|What country is that in|Where is that]?
[name|spot|find|guess] the country: its capital is {c}[.|]
[my clue is {c}|the capital is {c}|capital city: {c}]. [Which country am I|Which country do I mean|Now name the country|What is the country]?
[I know {c} is a capital|{c} is a capital for sure|{c} sounds familiar], but [of where|which country goes with it|of which country|where is it]?
"""),
)

CONTINENT = Forms(
    lines("""
[which|what] continent [does {x} lie on|is home to {x}|holds {x}|contains {x}|would I find {x} on|do they put {x} on|does {x} sit on]
[what|which] part of the [world|globe|planet] is {x} in
[where|where abouts|where in the world|where on the globe|where on earth] is {x}
is {x} in [Europe or Asia|Asia or Africa|Africa, Asia or somewhere else|Europe, Africa or where else|North or South America or elsewhere]
"""),
    lines("""
[which|what] continent {x} [lies on|is on|belongs to|is part of|sits on|counts as]
[where|where in the world|where on the globe|in which part of the world] {x} is
"""),
    lines("""
the [continent|part of the world] [of {x}|{x} belongs to|{x} lies on|that {x} is on|where {x} is]
"""),
    lines("""
[{b} continent|continent {b}|where is {x}|{b} location|{b} which continent|{b} part of the world|{b} where|what continent {b}|{b} on map]
"""),
    lines("""
[I'm spinning a globe|I'm holding an atlas|I have a blank map here|We're labeling a world map]. [Where do I look for|On which continent should I put|On what continent is|Where goes] {x}?
[{x}: Africa, Asia, Europe or America|{x}, hmm, which continent|{x}... on what continent is that]?
[sort|place|put] {x} [onto|on] the right continent[.|]
"""),
    lines(_TRIP),
)

LANGUAGE = Forms(
    lines("""
[what|which] [language|languages] [do folks speak|do locals speak|do the locals use|is spoken|do kids learn at home|will I hear|is used day to day|do most people speak] in {x}
[what|which] [is|would be] the [native|official|everyday|national|spoken|local] language [in|of] {x}
[what|which language] do [folks|locals|families|shopkeepers|people] [talk|speak|use] [over there in|in|at home in|around] {x}
how do [people|folks|locals] talk in {x}, I mean in which language
"""),
    lines("""
[what|which] language [folks|the locals|people|they|most people] [speak|use|talk] in {x}
[what|which] language is [spoken|used|common] in {x}
[what they speak|how people talk|what everyone speaks|what is spoken] in {x}
"""),
    lines("""
the [language|languages|tongue|main language|local language|spoken language] [of|in|used in|spoken in|people speak in] {x}
"""),
    lines("""
[{b} language|language {b}|{b} languages spoken|spoken language {b}|{b} speak what|languages in {b}|what language {b}|{b} official language|local language {b}]
"""),
    lines("""
[I don't want to point and smile|I'd like to chat with the locals|I want to order dinner properly|I hope to read the signs] in {x}. [Which language do I need|What should I learn|What language is it]?
[will English do in|can I get by with English in|do I need a phrasebook for] {x}, or what do they speak there?
[which phrasebook|what dictionary|which language course] [should I pack|do I need|should I buy] for {x}?
[they're speaking something I don't know|the signs are all strange] here in {x}. What language is it?
"""),
    lines(_TRIP),
)

CURRENCY = Forms(
    lines("""
[what|which] [currency|money|cash|notes and coins|coins|banknotes] [do they use|do folks use|is used|do shops take|do people spend|do I pay with|will I need] in {x}
[what is|what's] the [local|national|official] [currency|money] [in|of] {x}
[what|which] [currency|money] [is in my wallet|comes out of the cash machine|do I get at the bank] in {x}
[what are prices given in|what do things cost in, I mean which currency,|what does one pay with|what is the money called] in {x}
"""),
    lines("""
[what|which] [currency|money|cash] [they use|is used|people pay with|is spent|I need|shops accept] in {x}
[how people pay|what you pay with|what the money is called|what the currency is] in {x}
"""),
    lines("""
the [currency|money|local currency|name of the money|name of the currency|cash] [of|in|used in|people use in] {x}
{poss} [currency|money]
"""),
    lines("""
[{b} currency|{b} money|currency {b}|money in {b}|{b} cash|{b} coins|{b} currency name|{b} what money|local currency {b}|pay in {b}]
"""),
    lines("""
[euros, dollars or something else|dollars or what|is it euros or something else]: [what do they use|what do I need] in {x}?
[I'm at the exchange counter|I'm standing at the bank|I'm packing my wallet] and going to {x}. [What do I ask for|Which currency is it|Which notes do I need]?
[can I pay in dollars|are euros fine|do they take pounds] in {x}, or [what is their currency|which money is used there]?
I want to [buy an ice cream|tip the waiter|take a taxi|shop at a market] in {x}. [What money do I need|Which currency is used there|What do they pay with]?
"""),
    lines(_TRIP),
)

# {o} is "third".
PLANET_PLACE = Forms(
    lines("""
[which|what] planet [comes|sits|is|lies|circles] {o} [from the Sun|when you start at the Sun|if you count outward from the Sun|in our solar system]
[who is|which is|what is] number {o} among the planets
what's the {o} planet out from the Sun
"""),
    lines("""
[which|what] planet [is|comes|sits] {o} from the Sun
what the {o} planet [from the Sun |in the solar system |]is called
"""),
    lines("the [{o} planet|name of the {o} planet|planet in {o} place] [from the Sun|counted from the Sun|in our solar system]"),
    lines("[{o} planet|planet {o} from sun|{o} planet solar system|{o} planet name]"),
    lines("""
[I'm hanging up paper planets|We built a model of the solar system|My rocket flies away from the Sun]. [Which one goes in {o} place|Which planet do I reach {o}|Who comes {o}]?
"""),
)

# {p} is a planet.
PLANET = Forms(
    lines("""
[what is|what's] [{p}|the planet {p}] [like|known for|famous for|all about]
what [makes|is it that makes] {p} [special|different|famous|stand out]
what [sort|kind] of [planet|world|place] is {p}
"""),
    lines("what [{p} is like|kind of planet {p} is|makes {p} special|is known about {p}]"),
    lines("[a fact|a line|one sentence|a few words|basic info|some trivia|a little something] about [{p}|the planet {p}]"),
    lines("[{p} planet|{p} info|about {p}|{p} planet facts|{p} description|the planet {p}]"),
    lines("""
[I look at|I'm pointing my telescope at|My kid loves|I'm painting|We're reading about] {p}. [What should I know about it?|What is it like?|Tell me something about it.]
[introduce|present|sum up|sketch] [{p}|the planet {p}] [for my class|in a sentence|for a child|].
[an alien lands on|if I could stand on|pretend you come from] {p}. [What is it like|Describe the planet].
"""),
)
