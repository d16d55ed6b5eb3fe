"""The server that runs beside a command, on the same state folder: what the command changes here, it may not know yet."""

import sys

from lmoe.cli.output import say
from lmoe.config import Configuration


def tell_of_server(configuration: Configuration, until: str) -> bool:
    """Say on stderr, where JSON does not go, that it does not notice before `until`. False where none runs."""
    from lmoe.lifecycle.presence import server_on
    from lmoe.places import locate

    server = server_on(locate(configuration.settings).state)
    if server is None:
        return False
    late = f"does not notice before {until}: use --url {server.url} to change it while it serves"
    what = "takes it up within some seconds (--watch)" if server.watches else late
    say(f"the server at {server.url} runs on this state folder, and {what}", file=sys.stderr)
    return True
