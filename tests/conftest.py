"""What all tests share: where the package and the helpers of the tests lie."""

import sys
from importlib.util import find_spec
from pathlib import Path

TESTS = Path(__file__).parent

# The installed package is tested where there is one; else the checkout.
if find_spec("legalgap") is None:
    sys.path.insert(0, str(TESTS.parent / "src"))

# The format of the rule cases (tests/rules/lawcase.py) also builds the worlds of tests/engine.
sys.path.insert(0, str(TESTS / "rules"))
