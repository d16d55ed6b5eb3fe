"""Tuning: it finds a bad setting's cure, judges it on prompts not chosen on, and claims nothing where there is nothing."""

from dataclasses import replace

import pytest

from lmoe.errors import SamplesError
from lmoe.experts.samples import SampleSet
from lmoe.routing.evaluation import Example, evaluate
from lmoe.routing.router import Router
from lmoe.routing.settings import RouterSettings
from lmoe.workbench.tuning import tune
from tests.routing.test_evaluation import NameEncoder

SAMPLES = SampleSet.of({name: [f"{name} {i}" for i in range(20)] for name in ("base", "code", "poem")})
PROMPTS = [Example(f"{name} prompt {'x' * i}", name, i) for name in ("base", "code", "poem") for i in range(30)]


def router(**settings) -> Router:
    return Router.build(SAMPLES, NameEncoder(), RouterSettings(**settings))


def test_a_bad_bias_is_cured():
    """The gain is what the proposed settings really give on prompts not chosen on, and is called sure."""
    found = tune(router(base_bias=-3), PROMPTS)
    assert found.worthwhile
    assert found.sure
    assert found.validation[1] == 1.0
    assert found.interval[0] <= found.gain <= found.interval[1]
    cured = replace(router().settings, **found.settings)
    assert evaluate(Router.build(SAMPLES, NameEncoder(), cured), PROMPTS).macro_accuracy > 0.95
    assert sum(found.prompts) == len(PROMPTS)


@pytest.mark.parametrize("spoiled", [{"calibration": 10.0}, {"calibration": 10.0, "k": 3, "base_bias": 0.1}])
def test_a_bad_calibration_is_cured(spoiled):
    """Its weight is swept, too; what is claimed of the settings before and after is what routers built with them give."""
    found = tune(router(foreign=None, **spoiled), PROMPTS)
    assert (found.worthwhile, found.best.calibration < 10, found.settings["calibration"]) == (True, True, found.best.calibration)
    share = found.prompts[0] / len(PROMPTS)
    for trial, validation in zip((found.current, found.best), found.validation, strict=True):
        built = router(foreign=None, k=trial.k, calibration=trial.calibration, base_bias=trial.base_bias)
        claimed = share * trial.training + (1 - share) * validation
        assert evaluate(built, PROMPTS).macro_accuracy == pytest.approx(claimed)


def test_what_is_fixed_is_not_varied():
    """A proposal of settings that would not be used is none."""
    found = tune(router(base_bias=-3, k=4), PROMPTS, fixed=("base_bias", "k"))
    assert {(trial.k, trial.base_bias) for trial in found.trials} == {(4, -3.0)}
    assert not found.worthwhile
    assert found.as_json()["fixed"] == ["base_bias", "k"]


def test_nothing_to_gain_is_said_so():
    """What helps only where it was chosen is no gain."""
    found = tune(router(base_bias=0), PROMPTS)
    assert not found.worthwhile
    assert not found.sure
    assert found.gain <= 0


def test_without_prompts_samples_judge_each_other():
    """Each is left out of the fit that judges it, and the report says so."""
    found = tune(router(base_bias=-3))
    assert found.cross_validated
    assert found.worthwhile
    assert sum(found.prompts) == 60


def test_the_order_of_prompts_decides_nothing():
    """The same parts, the same proposal."""
    one, other = tune(router(base_bias=-3), PROMPTS), tune(router(base_bias=-3), PROMPTS[::-1])
    assert (one.best, one.prompts) == (other.best, other.prompts)


@pytest.mark.parametrize(
    ("prompts", "message"),
    [([Example("x", "nobody", 4)], "eval:4: unknown expert 'nobody'; known are base, code, poem"), (PROMPTS[:2], "are too few")],
)
def test_prompts_that_cannot_tell_are_refused(prompts, message):
    """With file and line."""
    with pytest.raises(SamplesError, match=message):
        tune(router(), prompts, where="eval")
