"""Takes the page out of a web archive (.mht), which Word also writes under the name .doc."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from legalgap.errors import LegalGapError


def page_in(data: bytes) -> tuple[bytes, str]:
    """The bytes of the first HTML page of a web archive, and the encoding that it states."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                return content, part.get_content_charset() or ""
    raise LegalGapError(
        "the web archive holds no page", "open it in a browser or in Word and save it as .docx"
    )
