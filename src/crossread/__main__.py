"""`python -m crossread` is the command line."""

from crossread.cli import main

main()
