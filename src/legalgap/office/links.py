"""Links of a part to addresses on the web."""

from docx.opc.part import Part

from legalgap.office.package import HYPERLINK


class Links:
    """The relationships of a part that lead to addresses, by address.

    python-docx looks through all relationships for each one that it is asked for; a report asks
    for hundreds.
    """

    def __init__(self, part: Part) -> None:
        self._part = part
        self._known: dict[str, str] = {}
        for name, relation in part.rels.items():
            if relation.is_external and relation.reltype == HYPERLINK:
                self._known.setdefault(relation.target_ref, str(name))
        self._last = 0

    def to(self, url: str) -> str:
        """The id of the relationship that leads to an address; made where there is none."""
        if url not in self._known:
            relations = self._part.rels
            while f"rId{self._last + 1}" in relations:
                self._last += 1
            name = f"rId{self._last + 1}"
            relations.add_relationship(HYPERLINK, url, name, is_external=True)
            self._known[url] = name
        return self._known[url]
