"""What all tests share: where the package and the helpers of the tests lie."""

import sys
from importlib.util import find_spec
from pathlib import Path

from hypothesis import HealthCheck, settings

TESTS = Path(__file__).parent

# No test is timed: a busy machine is no fault of the program.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# The installed package is tested where there is one; else the checkout.
if find_spec("legalgap") is None:
    sys.path.insert(0, str(TESTS.parent / "src"))

# The format of the rule cases (tests/rules/lawcase.py) also builds the worlds of tests/engine.
sys.path.insert(0, str(TESTS / "rules"))
