"""Our own reports keep every rule that a machine can test."""

from legalgap.office.accessibility.check import check
from legalgap.office.package import Package


def test_the_report_keeps_every_rule(report):
    assert [f"{fault.place}: {fault.message}" for fault in check(Package.unpacked(report))] == []
