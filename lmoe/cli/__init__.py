"""The command line: one file per verb group. What is heavy is imported inside the commands that need it."""

import sys
from collections.abc import Sequence

from lmoe.errors import LmoeError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `lmoe`; always ends with SystemExit: 0, 1 after one line on stderr, or 2 for wrong usage."""
    from lmoe.cli.app import app
    from lmoe.cli.output import say
    from lmoe.config import BadValue

    try:
        app(args=None if arguments is None else list(arguments), prog_name="lmoe")
    except LmoeError as e:
        say(f"lmoe: {' '.join(e.message.split())}", file=sys.stderr)
        sys.exit(2 if isinstance(e, BadValue) and e.origin == "flag" else 1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has seen enough; the interpreter must not complain while flushing.
        sys.stderr.close()
        sys.exit(1)
