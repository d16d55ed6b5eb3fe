"""What a router is compared with: the predecessor's rule, words alone, and always saying the same.

Each gets the router's own samples and candidates, and answers with one expert a prompt.
"""

import warnings
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from lmoe.experts.samples import SampleSet
from lmoe.routing.evaluation import BATCH, Example
from lmoe.routing.query import Query
from lmoe.routing.router import Router


def predecessor(router: Router, examples: Sequence[Example], candidates: Collection[str]) -> list[str]:
    """The mean of the 50 nearest samples in the encoder's last layer, nothing calibrated."""
    plain = router.with_samples(router.samples, replace(router.settings, mode="topk", k=None))
    queries = [Query(example.prompt, candidates) for example in examples]
    return [d.expert for start in range(0, len(queries), BATCH) for d in plain.route_many(queries[start : start + BATCH])]


def words(samples: SampleSet, examples: Sequence[Example], candidates: Collection[str]) -> list[str]:
    """TF-IDF over words and word pairs with a balanced logistic regression: no encoder at all."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    pairs = [(text, name) for name in samples.names if name in candidates for text in samples.experts[name]]
    names = sorted({name for _, name in pairs})
    if len(names) < 2:
        return names * len(examples)
    # One-letter words and signs are words here: a sample set may hold nothing else.
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\S+"),
        LogisticRegression(C=10, class_weight="balanced", max_iter=300, random_state=0),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # not quite converged is good enough for a baseline
        model.fit([text for text, _ in pairs], [name for _, name in pairs])
        return [str(name) for name in model.predict([example.prompt for example in examples])]


def majority(examples: Sequence[Example], candidates: Collection[str]) -> list[str]:
    """The expert with the most prompts in the file, for everything: the first by name of several."""
    counts = Counter(example.expert for example in examples if example.expert in candidates)
    return [min(counts, key=lambda name: (-counts[name], name))] * len(examples)
