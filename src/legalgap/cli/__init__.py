"""The command line: thin commands; nothing imports it."""

import gc
import sys
from types import TracebackType

STOPPED = "stopped; nothing is half written"
MADE_BEFORE_A_LOOK = 300_000
"""Objects made before Python looks for circles of them; a command makes many and drops few."""

# Here, before the modules are read: they make objects that stay.
gc.set_threshold(MADE_BEFORE_A_LOOK)


def _said_plainly(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Ctrl-C while the modules are still being read: a line, as later, and no traceback."""
    if issubclass(kind, KeyboardInterrupt):
        sys.stderr.write(f"{STOPPED}\n")
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _said_plainly
