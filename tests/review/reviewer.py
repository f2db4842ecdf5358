"""A reviewer who works in LibreOffice: it opens the report, comments, edits and saves it.

A macro of its own profile does what hands would do; each step finds its words in the text. The
document has no window, as packages of LibreOffice for servers cannot draw comments.
"""

from dataclasses import dataclass, field
from pathlib import Path

from other_programs import SOFFICE, finished

LIBRARY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Review"/>
</library:library>
"""
LIBRARIES = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" library:link="false"/>
</library:libraries>
"""
MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Review"
 script:language="StarBasic">{code}</script:module>
"""
BASIC = """\
Dim places(12000), texts(12000), count As Long

Sub Gather(text)
  Dim parts, part, name
  parts = text.createEnumeration()
  Do While parts.hasMoreElements()
    part = parts.nextElement()
    If part.supportsService("com.sun.star.text.TextTable") Then
      For Each name In part.getCellNames()
        Call Gather(part.getCellByName(name))
      Next name
    Else
      count = count + 1
      places(count) = part
      texts(count) = part.String
    End If
  Loop
End Sub

Function Found(words, n As Long)
  Dim number As Long, at As Long, off As Long, seen As Long, cursor
  For number = 1 To count
    at = InStr(1, texts(number), words, 0)
    If at > 0 Then seen = seen + 1
    If at > 0 And seen = n Then
      For off = 0 To 60
        cursor = places(number).Text.createTextCursorByRange(places(number).Start)
        cursor.goRight(at - 1 + IIf(off Mod 2, -(off \\ 2), off \\ 2), False)
        cursor.goRight(Len(words), True)
        If cursor.String = words Then
          Found = cursor
          Exit Function
        End If
      Next off
    End If
  Next number
  Print #1, "not in the text: " & words & " (seen " & seen & " of " & n & ")"
End Function

Sub Remark(doc, spot, words, author, day)
  Dim field, moment
  field = doc.createInstance("com.sun.star.text.textfield.Annotation")
  field.Content = words
  field.Author = author
  field.Initials = Left(author, 1)
  moment = createUnoStruct("com.sun.star.util.DateTime")
  moment.Year = 2026 : moment.Month = 3 : moment.Day = day
  moment.Hours = 10 : moment.Minutes = 15 : moment.Seconds = day
  field.DateTimeValue = moment
  spot.Text.insertTextContent(spot, field, True)
End Sub

Function Across(first, last)
  Dim cursor
  cursor = first.Text.createTextCursorByRange(first.Start)
  cursor.gotoRange(last.End, True)
  Across = cursor
End Function

Function Whole(hit)
  Dim cursor
  cursor = hit.Text.createTextCursorByRange(hit)
  cursor.gotoStartOfParagraph(False)
  cursor.gotoEndOfParagraph(True)
  Whole = cursor
End Function

Sub Main
  Dim doc, args(1) As New com.sun.star.beans.PropertyValue
  Dim way(0) As New com.sun.star.beans.PropertyValue, hit, cursor
  Open "{target}.txt" For Output As #1
  On Error GoTo Failed
  args(0).Name = "URL" : args(0).Value = "{source}"
  args(1).Name = "FilterName" : args(1).Value = "MS Word 2007 XML"
  doc = createUnoService("com.sun.star.comp.Writer.TextDocument")
  doc.load(args())
  count = 0
  Call Gather(doc.Text)
{steps}
  way(0).Name = "FilterName" : way(0).Value = "MS Word 2007 XML"
  doc.storeToURL("{target}", way())
  StarDesktop.terminate()
  Exit Sub
Failed:
  Print #1, Err & " " & Error & " in line " & Erl
  Close #1
  StarDesktop.terminate()
End Sub
"""


@dataclass(frozen=True)
class Words:
    """Words of the report, in the n-th paragraph that holds them."""

    text: str
    n: int = 1


@dataclass
class Reviewer:
    """Gathers what is to be done, then does it in LibreOffice."""

    steps: list[str] = field(default_factory=list)

    def comments(self, words: Words, said: str, *, author="Jane Example", day=1) -> None:
        """A comment on words of the report."""
        self._find(words)
        self._do(f"Call Remark(doc, hit, {_text(said)}, {_text(author)}, {day})")

    def answers(self, said: str, *, author: str, day: int) -> None:
        """A comment on the words that were commented upon last."""
        self._do(f"Call Remark(doc, hit, {_text(said)}, {_text(author)}, {day})")

    def comments_across(self, first: Words, last: Words, said: str, *, day=1) -> None:
        """A comment over two paragraphs."""
        self._find(first)
        self._do("cursor = hit")
        self._find(last)
        self._do(f'Call Remark(doc, Across(cursor, hit), {_text(said)}, "Jane Example", {day})')

    def tracks(self, on: bool) -> None:
        """Track changes on or off."""
        self._do(f"doc.RecordChanges = {on}")

    def replaces(self, words: Words, by: str) -> None:
        """Other words in the place of these."""
        self._find(words)
        self._do(f"hit.String = {_text(by)}")

    def overtypes(self, words: Words, by: str) -> None:
        """The whole paragraph in which these words stand, typed anew."""
        self._find(words)
        self._do(f"cursor = Whole(hit) : cursor.String = {_text(by)}")

    def adds_after(self, words: Words, said: str) -> None:
        """A new paragraph after the one in which these words stand."""
        self._find(words)
        self._do("cursor = Whole(hit) : cursor.gotoEndOfParagraph(False)")
        self._do("cursor.Text.insertControlCharacter(cursor, 0, False)")
        self._do(f"cursor.Text.insertString(cursor, {_text(said)}, False)")

    def works(self, source: Path, target: Path) -> None:
        """Open the report, do it all, and save it as another .docx file."""
        assert SOFFICE is not None
        profile = target.parent / "profile"
        folder = profile / "user" / "basic" / "Standard"
        soffice = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        soffice.append("--norestore")
        # A new profile is filled when LibreOffice first runs; the macro would be lost.
        begun = finished([*soffice, "--terminate_after_init"])
        assert begun.returncode == 0, begun.stderr
        code = BASIC.replace("{source}", source.as_uri()).replace("{target}", target.as_uri())
        code = code.replace("{steps}", "\n".join(f"  {step}" for step in self.steps))
        (folder / "script.xlb").write_text(LIBRARY, encoding="utf-8")
        (folder.parent / "script.xlc").write_text(LIBRARIES, encoding="utf-8")
        (folder / "Review.xba").write_text(MODULE.format(code=_xml(code)), encoding="utf-8")
        finished([*soffice, "macro:///Standard.Review.Main"])
        told = target.with_name(target.name + ".txt")
        said = told.read_text(encoding="utf-8", errors="replace") if told.is_file() else ""
        assert target.is_file(), said or "the macro did not run"
        assert not said, said

    def _find(self, words: Words) -> None:
        self._do(f"hit = Found({_text(words.text)}, {words.n})")

    def _do(self, step: str) -> None:
        self.steps.append(step)


def _text(said: str) -> str:
    """A text as Basic has it."""
    return '"' + said.replace('"', '""') + '"'


def _xml(code: str) -> str:
    return code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
