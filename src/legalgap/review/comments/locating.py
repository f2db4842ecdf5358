"""Where the YAML of a record stands: the file and the line that a comment asks to look at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from legalgap.corpus.document import Loc
from legalgap.corpus.library import Entry, Library
from legalgap.model.pin import Pin


@dataclass(frozen=True)
class Spot:
    """A place in the data."""

    file: str
    line: int


class Locator:
    """Finds records of one State in the files of the workspace and the package."""

    def __init__(self, library: Library, country: str, prefix: str = "") -> None:
        """`prefix` is what paths of the workspace begin with where they are shown."""
        self.library, self.country, self.prefix = library, country, prefix

    def find(self, record: str, part: str = "", about: Iterable[str] = ()) -> Spot | None:
        """The claim behind the words where there is one, else the record itself."""
        kind, _, name = record.partition(":")
        for provision in about:
            found = self._claim(provision, name if kind == "finding" else "")
            if found is not None:
                return found
        ways: dict[str, Callable[[str, str], Spot | None]] = {
            "finding": self._finding,
            "recommendation": lambda name, _: self._record("recommendations", name),
            "practice": lambda name, _: self._record("practices", name),
            "act": lambda name, _: self._record("act", f"{self.country}/{name}"),
            "standard": lambda name, _: self._standard(name),
            "treaty": lambda name, _: self._of_state("treaties", name),
            "body": lambda name, _: self._of_state("bodies", name),
            "service": lambda name, _: self._of_state("services", name),
            "bylaw": lambda name, _: self._listed("tracker", "bylaws", name),
            "observation": lambda name, _: self._listed("observations", "observations", name),
            "area": lambda name, _: self._area(name),
        }
        return ways[kind](name, part) if kind in ways else None

    def provisions(self, name: str) -> list[str]:
        """The provisions of the State that carry a claim on an indicator."""
        found = []
        for act, entry in self.library.of("act").items():
            if act.startswith(f"{self.country}/"):
                for provision in entry.record.provisions:
                    wordings = (provision, *provision.editions)
                    if any(name in wording.claims for wording in wordings):
                        found.append(f"{entry.record.id}:{provision.pin}")
        return found

    def _place(self, entry: Entry | None, loc: Loc, *, key: bool = False) -> Spot | None:
        if entry is None:
            return None
        place = entry.document.place((*entry.loc, *loc), key=key)
        return Spot(place.file.removeprefix(self.prefix), place.line)

    def _record(self, kind: str, name: str) -> Spot | None:
        return self._place(self.library.of(kind).get(name), ("id",))

    def _claim(self, provision: str, indicator: str) -> Spot | None:
        """A provision of an act; the claim on an indicator where it has one."""
        act, _, pin = provision.partition("@")[0].partition(":")
        entry = self.library.of("act").get(f"{self.country}/{act}")
        try:
            wanted = Pin.parse(pin)
        except ValueError:
            return None
        for number, found in enumerate(entry.record.provisions if entry else ()):
            if found.pin != wanted:
                continue
            here: tuple[str | int, ...] = ("provisions", number)
            places = [(here, found)]
            places += [((*here, "editions", n), item) for n, item in enumerate(found.editions)]
            for loc, wording in places:
                if indicator in wording.claims:
                    return self._place(entry, (*loc, "claims", indicator), key=True)
            return self._place(entry, (*here, "pin"))
        return None

    def _finding(self, name: str, part: str) -> Spot | None:
        """A judgement or test where the words speak of one; else a claim, or the question."""
        if part == "judgement":
            found = self._by("judgements", "judgements", "indicator", name)
            if found is not None:
                return found
        if part == "machinery":
            found = self._by("enforceability", "indicators", "indicator", name)
            if found is not None:
                return found
        if part not in ("question", "all"):
            for provision in self.provisions(name):
                return self._claim(provision, name)
        return self._record("indicators", name)

    def _by(self, kind: str, field: str, key: str, name: str) -> Spot | None:
        entry = self.library.of(kind).get(f"{self.country}/{kind}")
        for number, item in enumerate(getattr(entry.record, field) if entry else ()):
            if getattr(item, key) == name:
                return self._place(entry, (field, number, key))
        return None

    def _listed(self, kind: str, field: str, name: str) -> Spot | None:
        stem = "bylaws" if kind == "tracker" else kind
        entry = self.library.of(kind).get(f"{self.country}/{stem}")
        for number, item in enumerate(getattr(entry.record, field) if entry else ()):
            if item.id == name:
                return self._place(entry, (field, number, "id"))
        return None

    def _standard(self, name: str) -> Spot | None:
        slug, _, pin = name.partition(":")
        entry = self.library.of("instrument").get(slug)
        for number, item in enumerate(entry.record.standards if entry else ()):
            if str(item.pin) == pin:
                return self._place(entry, ("standards", number, "pin"))
        return self._place(entry, ("id",))

    def _of_state(self, field: str, name: str) -> Spot | None:
        entry = self.library.of("jurisdiction").get(self.country)
        listed = getattr(entry.record, field) if entry else ()
        if isinstance(listed, dict):
            return self._place(entry, (field, name), key=True) if name in listed else None
        for number, item in enumerate(listed):
            if item.id == name:
                return self._place(entry, (field, number, "id"))
        return None

    def _area(self, name: str) -> Spot | None:
        for entry in self.library.of("methodology").values():
            if name in entry.record.areas:
                return self._place(entry, ("areas", name), key=True)
        return None
