"""Libraries that talk more than a command should. Knows their switches only."""

import logging


def quiet_libraries() -> None:
    """transformers reports progress and unused weights on stderr, which is for our own one line; bitsandbytes, each int8 product."""
    from transformers.utils.logging import disable_progress_bar, set_verbosity_error

    set_verbosity_error()
    disable_progress_bar()
    logging.getLogger("bitsandbytes").setLevel(logging.ERROR)
