"""Which treaties bind the State at the date, and which standards are duties for it."""

from datetime import date, timedelta

from legalgap.model.assessment import Standing
from legalgap.model.country import Country, Yardstick
from legalgap.model.instrument import Force, Instrument, Reach
from legalgap.model.jurisdiction import Party, TreatyStatus
from legalgap.model.source import Grade

# A treaty enters into force for a State at the latest a year after its ratification: ILO
# conventions after twelve months, United Nations treaties after one to three.
LONGEST_WAIT = timedelta(days=366)

OBLIGES = (Force.DUTY, Force.MATCH)


class Bonds:
    """What binds one State at one date; None means that nobody has checked."""

    def __init__(self, country: Country, yardstick: Yardstick, day: date) -> None:
        self.country, self.yardstick, self.day = country, yardstick, day
        self._in_force = {
            slug: self._treaty(instrument) for slug, instrument in yardstick.instruments.items()
        }
        self._duties: dict[str, bool | None] = {}
        """Every standard that obliges the State, or would if its treaty is in force for it."""
        self._reserved = {
            standard
            for status in country.jurisdiction.treaties.values()
            if status.grade is not Grade.RECALLED
            for standard in status.reservations
        }
        self._weighed: set[str] = set()
        """Every standard in force that is to be weighed."""
        for name, standard in yardstick.standards.items():
            verdict = self._in_force[name.partition(":")[0]]
            if verdict is False or name in self._reserved:
                continue
            if standard.force in OBLIGES:
                self._duties[name] = verdict
            elif verdict and standard.force is Force.WEIGH:
                self._weighed.add(name)

    def in_force(self, slug: str) -> bool | None:
        """Whether a treaty is in force for the State."""
        return self._in_force.get(slug)

    def standing(self, standard: str) -> Standing:
        """What a standard is to the State at the date."""
        if self.yardstick.instrument_of(standard).reach is Reach.SOFT_LAW:
            return Standing.SOFT
        if standard in self._reserved:
            return Standing.RESERVED
        in_force = self.in_force(standard.partition(":")[0])
        if not in_force:
            return Standing.UNVERIFIED if in_force is None else Standing.NOT_IN_FORCE
        force = self.yardstick.standards[standard].force
        if force in OBLIGES:
            return Standing.OBLIGES
        return Standing.WEIGHED if force is Force.WEIGH else Standing.IN_FORCE

    def obliges(self, standards: tuple[str, ...]) -> bool | None:
        """Whether one of several standards is a duty of the State."""
        answers = {self._duties.get(standard, False) for standard in standards}
        return True if True in answers else None if None in answers else False

    def owes(self, element: str) -> bool | None:
        """Whether a duty of the State asks for an element, by its full id."""
        return self.obliges(self.yardstick.asked_by(element))

    def weighs(self, element: str) -> bool:
        """Whether the State is to consider, endeavour or promote what an element says."""
        return not self._weighed.isdisjoint(self.yardstick.asked_by(element))

    def unverified(self) -> tuple[str, ...]:
        """The treaties of which nobody has checked whether they bind the State at the date."""
        return tuple(slug for slug, verdict in sorted(self._in_force.items()) if verdict is None)

    def _treaty(self, instrument: Instrument) -> bool | None:
        if instrument.reach is Reach.SOFT_LAW:
            return False
        if instrument.in_force is not None and instrument.in_force.earliest > self.day:
            return False
        status = self.country.jurisdiction.treaties.get(instrument.id)
        if status is None or status.grade is Grade.RECALLED:
            return None
        if status.status is not Party.PARTY:
            return False
        return self._party(status)

    def _party(self, status: TreatyStatus) -> bool | None:
        if (status.date_grade or status.grade) is not Grade.RECALLED:
            if status.in_force is not None:
                return _passed(status.in_force.earliest, status.in_force.latest, self.day)
            if status.ratified is not None:
                latest = status.ratified.latest + LONGEST_WAIT
                return _passed(status.ratified.earliest, latest, self.day)
        # A party, but since when was not checked: so at the date of the jurisdiction.
        return True if self.day >= self.country.jurisdiction.as_of.earliest else None


def _passed(earliest: date, latest: date, day: date) -> bool | None:
    if latest <= day:
        return True
    return False if earliest > day else None
