"""Text of the shipped experts that the base never saw: more kinds of program, word problem and short writing.

Each domain module (`code`, `reasoning`, `creative`) exposes `generate(rng) -> Example`, as the corpus it adds to does. Nothing
here is used to train the base, so nothing here may change what the generators of `scripts.demo_corpus` give.
"""
