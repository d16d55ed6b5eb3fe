"""What users say around a request for code: who they are, why they ask, what they wish. Knows nothing of tasks."""

import random

_WHERE = (
    "for my homework",
    "for a school project",
    "for a game I am building",
    "in a script I maintain",
    "for my evening class",
    "for a small side project",
    "for work",
    "for my little brother",
    "for a quiz tomorrow",
    "for an interview next week",
    "for a workshop",
    "in my notebook",
    "for the office",
    "for a friend who is learning",
    "for a coding club",
    "for a blog post",
    "for a data report",
    "for our website",
    "for a chat bot",
    "for a weekend hack",
    "for university",
    "for a tutorial I write",
)
_WHO = (
    "I teach a beginner course.",
    "I am a nurse who codes at night.",
    "I come from Java.",
    "I mostly write JavaScript.",
    "I have never programmed before.",
    "I only know a bit of Excel.",
    "I am fourteen and love computers.",
    "I retired and picked up Python.",
    "My daughter asked me this.",
    "I run a tiny bakery and automate things.",
    "I am an accountant.",
    "We are two students.",
    "You are a senior developer.",
    "Pretend you are my programming tutor.",
    "Imagine you are reviewing my exam.",
    "Act as a Python teacher.",
    "You are a patient mentor.",
    "Imagine we pair program.",
)
_MOOD = (
    "Ugh, my brain is fried.",
    "I've been staring at this for an hour.",
    "I never remember this one.",
    "Silly question, I know.",
    "Sorry if this is trivial.",
    "Hey there!",
    "Hi!",
    "Good evening.",
    "Okay, next one.",
    "One more thing.",
    "Right, so.",
    "Quick one:",
    "Here is what I want.",
    "Morning! Coffee first, then code.",
    "This drives me crazy.",
    "My deadline is tonight.",
    "Be quick, I'm in a rush.",
    "Yesterday I still knew this.",
    "Everyone else finished already.",
    "I promised my boss some automation.",
    "Stack Overflow did not help.",
    "I lost my notes.",
    "The textbook confuses me.",
    "Dear coder,",
    "Greetings.",
    "Yo,",
    "Listen,",
    "So,",
    "Alright,",
    "Hmm.",
)
_WHY = (
    "It is {w}.",
    "I want to use it {w}.",
    "This is {w}.",
    "I need it {w}.",
    "It would be great {w}.",
    "We want it {w}.",
    "The whole thing is {w}.",
)
_CLOSE = (
    "Thank you!",
    "Thanks a lot.",
    "Cheers!",
    "Much appreciated.",
    "I'd be grateful.",
    "That would save my day.",
    "Easy for you, I guess.",
    "Surely that is only a few lines.",
    "Hope that makes sense.",
    "Is that hard?",
    "I'll paste it straight into my editor.",
    "Let me copy it.",
    "I will run it right away.",
    "No essay please.",
    "Skip the lecture.",
    "Bare code is enough.",
    "Thanks in advance.",
    "I owe you one.",
    "Short and sweet.",
    "Clarity beats cleverness.",
    "Nothing else.",
    "Ready when you are.",
    "Ta!",
    "pls",
    "thx",
    "The plain version is fine.",
    "Standard library at most.",
    "My computer has Python 3.12.",
    "I'll learn from it.",
    "Surprise me.",
)


def surround(rng: random.Random, text: str) -> str:
    """The request with what a user says before or after it; often just the request."""
    roll = rng.random()
    if roll < 0.66 or "\n" in text:
        return text
    if roll < 0.84:
        before = rng.choice(rng.choice((_WHO, _MOOD, _MOOD)))
        if rng.random() < 0.3:
            before = f"{before} {rng.choice(_WHY).format(w=rng.choice(_WHERE))}" if before[-1] in ".!" else before
        text = f"{before} {text[:1].lower() + text[1:] if before[-1] in ',:' and text[1:2].islower() else text}"
    if roll > 0.78:
        end = text if text[-1] in ".?!" else text + "."
        after = rng.choice(_CLOSE) if rng.random() < 0.6 else rng.choice(_WHY).format(w=rng.choice(_WHERE))
        text = f"{end} {after}"
    return text
