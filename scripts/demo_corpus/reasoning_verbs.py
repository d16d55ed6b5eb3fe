# ruff: noqa: SIM905  (a list of words reads best as one text)
"""More ways in which things come and go in a story: verbs with tails that fit them.

Each row is `verbs|particle|tails`: `nab snag|| ~at the sale` reads `<nab> {n} more at the sale`.
The answer keeps the verb and drops the tail.
"""

_GET = [
    "acquire obtain gain|| ~at last~from {o}~over the weekend~in a swap~by luck",
    "purchase|| ~in town~at a sale~for a good price~from a street seller~at the corner store~with {his} pocket money",
    "grab nab snag|| ~at the sale~from the counter~on the way out~before the shop closes~from the top shelf",
    "fetch|| ~from the cellar~from next door~from upstairs~from the car~out of storage",
    "discover|| ~in an old coat~under the sofa~behind the shed~in the basement~at the bottom of a chest~in a suitcase",
    "unearth|| ~in the attic~in the garden~under some rags",
    "gather|| ~in the evening~along the way~from all over the house",
    "scoop|up| ~from the floor~at the fair~with both hands",
    "inherit|| ~from an old uncle~from {his} great-aunt~that summer",
    "unwrap|| ~on {his} birthday~at Christmas~after breakfast",
    "score|| ~at a garage sale~at the flea market~in a raffle",
    "dig|up| ~near the fence~behind the barn",
    "bring|home| ~from the store~after work~from a trip~in the evening",
    "carry|in| ~from the truck~from outside~from the porch",
    "haul|in| ~with a cart~from the yard",
    "accept|| ~from {o}~from a stranger~with thanks",
    "salvage rescue|| ~from the trash~from a flooded room~from the bin",
    "claim|| ~as a prize~at the desk",
    "secure|| ~before noon~at the auction",
    "import|| ~from Italy~from overseas",
    "retrieve recover|| ~from the lost property office~from under the bench~from {o}",
    "pull|out| ~from a sack~from the back of the cupboard",
    "take|home| ~after the party~from school~from the office",
    "stock|up on| ~for the winter~for the holidays~before the storm",
    "earn|| ~as a reward~for good work~for helping {o}",
    "trade|for| ~at recess~with {o}",
    "be|given| ~by {o}~by a kind neighbor~as a reward~at the party~by the team",
    "be|handed| ~by {o}~at the door~by the coach",
    "be|sent| ~by {o}~by post~from abroad",
    "be|offered| ~by {o}",
    "come|across| ~in a drawer~at a yard sale~by accident",
    "pack|in| ~before leaving",
    "produce|| ~in the afternoon~with some help",
    "load|up| ~at the warehouse",
    "hunt|down| ~online~across town",
    "store|up| ~in the shed~for next year",
    "slip|in| ~at the last minute",
    "lug|home| ~in a backpack",
    "swipe|| ~from the table~while nobody looks",
    "steal|| ~from {o}~from the kitchen",
    "fish|out| ~of the pond~of the bin",
    "welcome|| ~to the collection",
    "collect|| ~from {o}~on a walk~at the club~door to door",
]
_PLAIN_LOSE = [
    "misplace|| ~somewhere~during a move~on a trip",
    "donate|| ~to the shelter~to a museum~to a good cause~to the church",
    "discard dump|| ~because they are old~on Sunday~without regret",
    "scrap|| ~after a check~as useless",
    "toss|| ~in the bin~out",
    "hand|out| ~to the crowd~at the door~to passers-by~after class",
    "pass|on| ~to {o}~to a colleague~to the next group",
    "part|with| ~with a heavy heart~for good",
    "gift|| ~to {o}~to a newcomer~to the twins",
    "offer|| ~to {o}, who takes them",
    "deliver|| ~to {o}~to a customer~to the hotel",
    "ship|| ~to {o}~overseas~to a client",
    "mail|| ~to {o}~to {his} pen friend",
    "return|| ~to the store~to {o}~to their owner",
    "trade|in| ~at the counter",
    "swap|away| ~at recess",
    "wreck ruin|| ~by mistake",
    "damage|| ~in a fall~beyond repair",
    "auction|off| ~for charity~online",
    "pawn|| ~in town~to pay the rent",
    "set|aside| ~for {o}",
    "surrender|| ~at the gate",
    "bury|| ~in the garden~under a tree",
    "spill|| ~on the floor",
    "scatter|| ~on the road~by accident",
    "give|up| ~in a bet~to the winner",
    "forget|| ~on the train~at the cafe~at {o}'s place",
    "loan|out| ~to {o}~for a week~to the class",
    "remove|| ~from the pile~from the bag",
    "hide|| ~behind the shed~from {o}",
    "recycle|| ~on Friday~at the depot",
    "clear|out| ~in spring~on the weekend",
    "sort|out| ~as too old",
    "gamble|away| ~in a card game",
    "send|back| ~to the seller~by post",
    "unload|| ~at the harbor~at the depot",
    "crush|| ~by mistake",
    "leave|behind| ~at the hotel~on a bench~in a taxi",
    "let|go of| ~in the end",
    "sacrifice|| ~for the team",
    "distribute|| ~among the neighbors~at the meeting",
    "award|| ~to the winners~to {o}",
    "smash|| ~in a rage~by accident",
    "take|out| ~to show to {o}",
    "drop|off| ~at {o}'s house~at the thrift store",
    "be|robbed of| ~at the station~by a thief~in the crowd",
    "use|up| ~by noon~within a day~during the week~on a project",
    "pay|out| ~to the players",
    "chuck|away| ~in the evening",
    "peddle|| ~at the fair~door to door",
    "deal|out| ~to the guests",
    "waste|| ~in one day~on nothing",
    "drop|| overboard~into the sea in a storm",
]
_EATEN = [
    "nibble snack|on| ~before dinner",
    "devour|| ~in one go~at midnight~with great joy",
    "gobble|up| ~at once~in a minute",
    "swallow|| ~whole~in a hurry",
    "munch|| ~during the movie~on the sofa",
    "finish|off| ~for breakfast~before bed",
    "wolf|down| ~in a minute",
    "serve|| ~to {o}~at a party~for dessert~to the guests",
    "cook|| ~for supper~for {o}",
    "fry|| ~for breakfast",
    "grill|| ~in the yard",
    "bake|| into a cake~into a loaf",
    "burn|| ~in the oven~by mistake",
    "mash|| ~for the baby",
    "chop|up| ~for a stew",
    "gulp|down| ~without chewing",
    "scoff|| ~without sharing",
    "polish|off| ~after the game",
    "drop|| in the mud~on the carpet",
    "throw|| to the ducks~to the gulls",
    "toss|| to the dog~to the monkeys",
    "enjoy|| ~for lunch~on the balcony~with a cup of tea",
    "consume|| ~in an hour~during the day",
    "spoil|| ~by leaving them in the sun",
    "blend|| into a drink~into a smoothie",
]


def _rows(rows: list[str], more: str) -> list[tuple[str, str]]:
    """As (as the prompt tells it, as the answer tells it)."""
    found = []
    for row in rows:
        verbs, particle, tails = row.split("|")
        tails_text = "|".join(tail.strip() for tail in tails.split("~"))
        for verb in verbs.split():
            head = f"<{verb}>" + (f" {particle}" if particle else "")
            found.append((f"{head} {{n}}{more} [{tails_text}]".replace(" []", ""), f"{head} {{n}}{more}"))
    return found


MORE_GAINS = _rows(_GET, " more")
MORE_LOSSES = _rows(_PLAIN_LOSE, "")
MORE_FOOD_LOSSES = _rows(_EATEN, "")
# what nobody does with something to eat
NOT_OF_FOOD = frozenset("pawn recycle wreck ruin damage loan trade auction scrap smash gamble".split())
