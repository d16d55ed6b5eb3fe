"""A router's settings from what was asked for and what tuning has found."""

import pytest

from lmoe.config import Settings
from lmoe.routers import router_settings
from lmoe.routing.settings import RouterSettings

FOUND = {"encoder": "this one", "k": 7, "base_bias": 0.11}


def test_what_was_tuned_with_this_encoder_counts(caplog: pytest.LogCaptureFixture) -> None:
    """Where no setting says otherwise, and without a word."""
    tuned = router_settings(Settings(), FOUND, "this one")
    assert (tuned.k, tuned.base_bias) == (7, 0.11)
    assert router_settings(Settings(base_bias=0.3), FOUND, "this one").base_bias == 0.3
    assert caplog.text == ""


def test_a_threshold_of_another_encoder_is_not_used(caplog: pytest.LogCaptureFixture) -> None:
    """Its numbers mean nothing here: the defaults hold, and a warning says what to do."""
    plain = router_settings(Settings(), FOUND, "another")
    assert (plain.k, plain.base_bias) == (None, RouterSettings().base_bias)
    assert "belong to another encoder and are not used; run `lmoe router tune` again" in caplog.text
