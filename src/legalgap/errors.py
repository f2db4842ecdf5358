"""The one exception of the toolkit: something that cannot go on."""


class LegalGapError(Exception):
    """A message for the reader, and a hint that says what to do next.

    What is wrong with a *file* is a problem, a value that is gathered and shown with its place
    (`legalgap.corpus.problems`); this exception is for what stops a command altogether.

    `exit_code` is what the command line ends with: 1 when something is wrong with what was
    found, 2 when the command itself was used wrongly.
    """

    def __init__(self, message: str, hint: str = "", *, exit_code: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code
