"""The limit on numpy's threads, which is the whole process's."""

from contextlib import ExitStack

import numpy as np
from threadpoolctl import threadpool_info

from lmoe.routing.threads import numpy_alone


def _threads() -> int:
    np.ones((2, 2)) @ np.ones((2, 2))
    return max(pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas")


def test_who_leaves_first_takes_nothing_from_the_others() -> None:
    """Two that overlap are on one thread until the last has left, and then everything is as it was."""
    before = _threads()
    with ExitStack() as second:
        with numpy_alone():
            second.enter_context(numpy_alone())
        assert _threads() == 1
    assert _threads() == before
