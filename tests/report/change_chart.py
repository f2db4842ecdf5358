"""Changes a number in the data table of a chart, as a person does in LibreOffice, and saves.

Run by the Python that LibreOffice brings (`import uno`): `change_chart.py PROGRAM IN OUT FILTER
CHART SERIES ROLE VALUE`. CHART counts from 0 over the file, SERIES over the chart; the first
number of the ROLE (`values-x`, `values-y`) becomes VALUE. Prints what stood there before.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PATIENCE = 250
"""Seconds; both waits together are shorter than that of the test for this script."""


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def desktop(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    end = time.monotonic() + PATIENCE
    while True:
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
    return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)


def charts(document):
    if document.supportsService("com.sun.star.text.TextDocument"):
        for place in range(document.EmbeddedObjects.Count):
            held = document.EmbeddedObjects.getByIndex(place).ExtendedControlOverEmbeddedObject
            held.changeState(1)
            yield held.getComponent()
        return
    for number in range(document.DrawPages.Count):
        page = document.DrawPages.getByIndex(number)
        for place in range(page.Count):
            shape = page.getByIndex(place)
            if shape.ShapeType == "com.sun.star.drawing.OLE2Shape":
                yield loaded(shape)


def loaded(shape):
    """The chart in a shape: a slide is shown before its charts are there."""
    end = time.monotonic() + PATIENCE
    while shape.Model is None and time.monotonic() < end:
        time.sleep(0.2)
    return shape.Model


def change(chart, series, role, value):
    drawn = chart.FirstDiagram.CoordinateSystems[0].ChartTypes[0].DataSeries[series]
    found = next(item.Values for item in drawn.DataSequences if item.Values.Role == role)
    numbers = list(found.getData())
    print(numbers[0])
    numbers[0] = value
    table = chart.getDataProvider()
    table.setDataByRangeRepresentation(found.SourceRangeRepresentation, tuple(numbers))


def main(program, source, out, kind, chart, series, role, value):
    pipe = f"legalgap{os.getpid()}"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        command += ["--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
        silent = subprocess.DEVNULL
        running = subprocess.Popen(
            command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
        try:
            office = desktop(pipe)
            document = office.loadComponentFromURL(
                Path(source).as_uri(), "_blank", 0, (option("Hidden", True),)
            )
            change(list(charts(document))[int(chart)], int(series), role, float(value))
            document.storeToURL(Path(out).as_uri(), (option("FilterName", kind),))
            document.close(True)
        finally:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
