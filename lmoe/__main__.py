"""`python -m lmoe` is `lmoe`."""

from lmoe.cli import main

main()
