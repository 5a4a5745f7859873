"""`python -m zhsignals`."""

from zhsignals.cli import main

main()
