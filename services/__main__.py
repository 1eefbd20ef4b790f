"""The command line: check, indicators, template, sample."""

import sys

from services.commands import main

sys.exit(main(sys.argv[1:]))
