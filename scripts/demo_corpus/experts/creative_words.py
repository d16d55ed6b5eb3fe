# ruff: noqa: SIM905, E501  (a list of words reads best as one text)
"""Words of the creative expert's own forms. Knows nothing of requests."""

WORDS = (
    "love home rain moon star bird hope time rose wind snow lake fire tree light music river ocean summer winter spring autumn garden "
    "family friend school planet coffee kitten dragon forest flower candle bridge silver golden sister mother father travel wonder "
    "cat dog sun sea sky joy tea bee book boat peace smile dream dance night earth cloud stone bread honey apple tiger"
).split()
SIX = ("Lost dog found.", "Old house empty.", "Last train gone.", "He knocked twice.", "Birthday cake baked.", "The war ended.", "One letter opened.",
       "Garden gate unlocked.", "First snow fell.", "She packed quietly.", "Lighthouse lamp lit.", "Two cups washed.", "A promise kept.")  # fmt: skip
ENDS = (
    "Nobody ever asked.",
    "Everyone came home.",
    "Still she smiles.",
    "Hope stayed awake.",
    "We danced anyway.",
    "Nobody was waiting.",
    "Love came late.",
    "It was enough.",
    "They never met.",
    "The rest: silence.",
    "Tomorrow, once more.",
    "I remember everything.",
)
TWISTED: dict[str, tuple[tuple[str, ...], ...]] = {
    "B": (("Brave boys", "Big bears", "Busy bakers"), ("bring", "bake", "buy"), ("brown bread", "blue balloons", "better butter"), ("before breakfast", "by boat", "behind barns")),
    "C": (("Clever cats", "Calm cooks", "Cold crows"), ("carry", "catch", "count"), ("creamy cakes", "crispy crackers", "clean cups"), ("carefully", "calmly", "cheerfully")),
    "D": (("Daring ducks", "Dizzy dogs", "Dear dolls"), ("dig", "draw", "drop"), ("deep ditches", "dozens of daisies", "dusty drums"), ("during dinner", "daily", "down Dover")),
    "F": (("Five foxes", "Funny frogs", "Fat farmers"), ("find", "fry", "fetch"), ("fresh fish", "fine flowers", "forty figs"), ("for fun", "every Friday", "far from France")),
    "G": (("Great goats", "Grumpy girls", "Green geese"), ("grab", "grow", "guard"), ("golden grapes", "giant gifts", "good grain"), ("gladly", "gently", "near gardens")),
    "H": (("Happy hens", "Hungry hunters", "Huge horses"), ("hide", "have", "hold"), ("heavy hats", "hot honey", "hard hammers"), ("here", "at home", "happily")),
    "L": (("Little lions", "Lazy ladies", "Loud lambs"), ("like", "lick", "love"), ("lemon lollipops", "long ladders", "large leaves"), ("lately", "in London", "long and loudly")),
    "M": (("Mad monkeys", "Merry men", "Many mice"), ("make", "mix", "munch"), ("more marmalade", "mild melons", "mushy mushrooms"), ("on Monday", "most mornings", "merrily")),
    "P": (("Proud pigs", "Polite pupils", "Plump pandas"), ("pick", "paint", "pack"), ("purple plums", "pretty pots", "plenty of pears"), ("playfully", "in public", "past the park")),
    "R": (("Red rabbits", "Rough riders", "Rapid rats"), ("run", "read", "ride"), ("round rings", "rusty rails", "rare rhymes"), ("rather rarely", "in the rain", "around Rome")),
    "S": (("Seven snakes", "Silly sisters", "Slow snails"), ("sell", "see", "sew"), ("silver socks", "sweet soup", "small stones"), ("on Sunday", "silently", "since summer")),
    "T": (("Ten tigers", "Tiny twins", "Tired turtles"), ("taste", "take", "toss"), ("twenty tomatoes", "tall towers", "tasty toast"), ("today", "on Tuesday", "together")),
    "W": (("Wise whales", "Wild women", "Wet wolves"), ("want", "wash", "wave"), ("warm water", "white wool", "wide windows"), ("while walking", "on Wednesday", "without worry")),
}  # fmt: skip
KIN = ("grandma", "grandpa", "mom", "dad", "uncle", "aunt", "teacher", "neighbor", "sister", "brother")
DEEDS = {
    "thank": ("the book", "the flowers", "the lovely dinner", "the warm socks", "the cake", "your help", "the ride home", "the postcard", "the plant", "the concert tickets"),
    "invite": ("my birthday party", "a picnic", "dinner on Friday", "our garden", "the school play", "a walk by the lake", "our new flat", "a game of chess", "the summer fair", "breakfast"),
    "tell": ("the new puppy", "the move", "the first snow", "my new job", "the holiday", "the school trip", "the broken window", "the garden", "the storm", "our trip to the sea"),
}  # fmt: skip
THANKS = (
    "Thank you so much for {d}. It made my whole week.",
    "Many thanks for {d}. I was very happy about it.",
    "I want to thank you for {d}. You are so kind.",
)
WISHES = (
    "I would like to invite you to {d}. I hope that you can come.",
    "Please come to {d}. It would not be the same without you.",
    "Would you like to join me for {d}? I would be so glad.",
)
NEWS = (
    "I must tell you about {d}. I have thought of little else.",
    "You asked about {d}. All is well and I am happy.",
    "Have you heard of {d}? I will tell you more soon.",
)
_DAYS = [
    "the smell of bread",
    "rain on the roof",
    "my grandmother's hands",
    "the long way home",
    "a red kite in the wind",
    "songs from the kitchen",
    "the first snow",
    "a dog asleep in the sun",
]
ALIKE = {
    "I remember": _DAYS, "I love": _DAYS, "I dream of": _DAYS, "I am thankful for": _DAYS, "Give me": _DAYS, "I miss": _DAYS, "Nothing is like": _DAYS,
    "I wish I could": ["fly over the sea", "sleep until noon", "talk with the birds", "stop the clock", "sing like rain", "walk on the moon", "paint the wind"],
    "When I was small": ["the trees were giants", "the days were long", "I feared the dark", "my pockets held stones", "every puddle was a sea", "I sang to the moon"],
    "Tomorrow I will": ["wake with the birds", "bake a warm loaf", "write to a friend", "climb the green hill", "begin again", "plant a small tree"],
    "If I were a bird": ["I would follow the sun", "I would sleep in the reeds", "I would sing at dawn", "I would nest by the sea", "I would never be late"],
    "Home is": ["a lamp in the window", "the sound of the kettle", "where the cat sleeps", "a door that opens", "the people I love", "soup on the stove"],
    "Winter is": ["a white, white field", "breath on the window", "wool on the needles", "stars over chimneys", "a slow, quiet guest"],
    "Summer is": ["a bowl of cherries", "sand in my shoes", "a door left open", "bees in the clover", "a song on the radio"],
    "Because of you": ["I laugh at the rain", "the house is warm", "I learned to dance", "the road is short", "my tea stays hot"],
}  # fmt: skip
