"""The embedded base model's training text: generators and hand-written material, all of it ours.

Each domain module (`general`, `creative`, `code`, `reasoning`) exposes `generate(rng) -> Example`: one random, seeded
example. `conversation` turns examples into the chats a user would type. Nothing here knows of models or tokenizers.
"""
