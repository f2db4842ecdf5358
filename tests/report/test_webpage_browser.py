"""The web page in a real browser: search, filters, links, keyboard, and no word to the network."""

import base64
import json
import shutil
import time
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest

from legalgap.prose.voice import Voice
from legalgap.report import webpage
from legalgap.report.planned import planned

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
MISSING = [
    name
    for name, found in (
        ("Chromium", CHROMIUM),
        ("chromedriver", DRIVER),
        ("selenium", find_spec("selenium")),
        ("axe-core-python", find_spec("axe_core_python")),
    )
    if not found
]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
)
PATIENCE = 60.0
"""Seconds until the page must show what was asked."""
LONGEST = 300
"""Seconds for anything that the browser is asked to do; it takes one, on a busy machine forty."""


@pytest.fixture(scope="module")
def driver():
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.remote.remote_connection import RemoteConnection

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    # A driver that is named is never looked for on the network.
    service = Service(executable_path=DRIVER)
    opened = webdriver.Chrome(options=options, service=service)
    assert isinstance(opened.command_executor, RemoteConnection)
    # Longer than what the browser itself is given, so that its own message is the one that is seen.
    opened.command_executor.client_config.timeout = LONGEST
    opened.set_page_load_timeout(LONGEST - 30)
    opened.set_script_timeout(LONGEST - 30)
    try:
        yield opened
    finally:
        opened.quit()


@pytest.fixture(scope="module")
def files(tmp_path_factory, assessments):
    folder = tmp_path_factory.mktemp("pages")
    for code in ("KGZ", "TKM"):
        for lang in ("en", "ru"):
            page = webpage.render(assessments[code], Voice(lang))
            (folder / f"{code}-{lang}.html").write_bytes(page)
    return folder


@pytest.fixture(scope="module")
def gone():
    """Holds the name of a page at which the browser stopped answering: no other waits for it."""
    return []


@pytest.fixture
def look(driver, files, gone):
    """Opens a page at a place, in a wide window, with the logs empty."""

    def opened(place: str = "", name: str = "KGZ-en", width: int = 1280) -> object:
        assert not gone, "the browser has stopped answering"
        gone.append(name)
        driver.set_window_size(max(width, 520), 900)
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500},
        )
        driver.get("about:blank")
        gone.clear()
        driver.get_log("browser")
        driver.get_log("performance")
        driver.get(Path(files / f"{name}.html").as_uri() + place)
        return driver

    return opened


def until(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def shown(driver) -> list[str]:
    return driver.execute_script(
        "return [...document.querySelectorAll('.finding')].filter(e => e.checkVisibility())"
        ".map(e => e.id)"
    )


def count(driver) -> str:
    return driver.execute_script("return document.getElementById('s_count').textContent")


def focused(driver) -> str:
    return driver.execute_script(
        "const e = document.activeElement; return e.id || e.getAttribute('href') || e.tagName"
    )


def press(driver, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(driver).send_keys(*keys).perform()


def choose(driver, name: str, value: str) -> None:
    from selenium.webdriver.support.select import Select

    Select(driver.find_element("name", name)).select_by_value(value)


def of(finding_list, **asked: str) -> list[str]:
    return [
        item.id
        for item in finding_list
        if asked.get("area", item.area) == item.area
        and asked.get("answer", item.answer.value) == item.answer.value
        and asked.get("verb", item.verb.value if item.verb else "")
        == (item.verb.value if item.verb else "")
        and ("lens" not in asked or item.indicator.lenses[asked["lens"]].value != "none")
    ]


@pytest.mark.parametrize("name", ["KGZ-en", "KGZ-ru", "TKM-en", "TKM-ru"])
def test_it_opens_without_an_error_and_asks_the_network_for_nothing(look, name):
    driver = look(name=name)
    assert count(driver).count("164") == 2
    assert driver.get_log("browser") == []
    asked = [
        message["params"]["request"]["url"]
        for entry in driver.get_log("performance")
        if (message := json.loads(entry["message"])["message"])["method"]
        == "Network.requestWillBeSent"
    ]
    assert {url.partition(":")[0] for url in asked} == {"file"}
    assert len(asked) == 1


def test_its_policy_stops_what_would_ask_the_network(look):
    driver = look()
    said = driver.execute_async_script(
        "const done = arguments[0];"
        "document.addEventListener('securitypolicyviolation', e => done(e.violatedDirective));"
        "fetch('https://example.org/').catch(() => 0);"
    )
    assert said == "connect-src"


def test_it_searches(look, assessment):
    driver = look()
    field = driver.find_element("id", "s_search")
    field.send_keys("INV-04")
    until(lambda: len(shown(driver)) < 10)
    assert "INV-04" in shown(driver)
    assert str(len(shown(driver))) in count(driver)
    assert driver.current_url.endswith("#q=INV-04")
    field.clear()
    field.send_keys("PASSPORT  child")
    until(lambda: "q=PASSPORT" in driver.current_url)
    texts = driver.execute_script(
        "return [...document.querySelectorAll('.finding:not([hidden])')]"
        ".map(e => e.textContent.toLowerCase())"
    )
    assert texts
    assert all("passport" in text and "child" in text for text in texts)
    field.clear()
    field.send_keys("zzzz")
    until(lambda: shown(driver) == [])
    assert "No finding matches" in count(driver)


def test_it_filters_by_lens_area_answer_and_verb(look, assessment):
    driver = look()
    area = assessment.areas[1].id
    for asked in ({"lens": "age"}, {"area": area}, {"answer": "partial"}, {"verb": "must"}):
        ((name, value),) = asked.items()
        choose(driver, name, value)
        assert shown(driver) == of(assessment.findings, **asked)
        assert driver.current_url.endswith(f"#{name}={value}")
        choose(driver, name, "")
    choose(driver, "area", area)
    choose(driver, "answer", "partial")
    assert shown(driver) == of(assessment.findings, area=area, answer="partial")
    driver.find_element("css selector", "button[type=reset]").click()
    until(lambda: len(shown(driver)) == len(assessment.findings))


def measures(driver) -> list[str]:
    return driver.execute_script(
        "return [...document.querySelectorAll('#s_roadmap tbody tr')]"
        ".filter(e => e.checkVisibility()).map(e => e.querySelector('a').textContent)"
    )


def test_the_filters_choose_in_the_road_map_too(look, assessment):
    driver = look()
    steps = planned(assessment).steps
    assert measures(driver) == [step.recommendation for step in steps]
    said = "return document.getElementById('s_measures').textContent"
    assert driver.execute_script(said) == ""
    choose(driver, "area", "investigation")
    ids = set(of(assessment.findings, area="investigation"))
    wanted = [
        step.recommendation for step in steps if ids & {moved.after.id for moved in step.moved}
    ]
    assert 0 < len(wanted) < len(steps)
    until(lambda: measures(driver) == wanted)
    assert f"{len(wanted)} of {len(steps)}" in driver.execute_script(said)
    driver.find_element("css selector", "button[type=reset]").click()
    until(lambda: len(measures(driver)) == len(steps))
    assert driver.execute_script(said) == ""


def test_the_address_keeps_the_filter(look, assessment):
    driver = look("#lens=gender&verb=must")
    assert shown(driver) == of(assessment.findings, lens="gender", verb="must")
    assert driver.find_element("name", "verb").get_property("value") == "must"
    driver = look("#lens=no-such-lens&q=%3Cscript%3E")
    assert driver.find_element("name", "lens").get_property("value") == ""
    assert driver.get_log("browser") == []


def test_russian_letters_are_searched_whatever_their_case(look):
    driver = look("#q=%D0%92%D0%95%D0%A0%D0%91%D0%9E%D0%92%D0%9A%D0%90", name="KGZ-ru")
    assert "CRIM-02" in shown(driver)
    assert len(shown(driver)) < 164


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("KGZ-ru", ("жертва", "жертвами", "Жертвой")),
        ("KGZ-ru", ("ребёнок", "ребенка")),
        ("TKM-ru", ("вербовка", "вербовок", "вербовкой")),
        ("TKM-en", ("passport", "passports")),
    ],
)
def test_the_forms_of_a_word_find_the_same(look, name, forms):
    driver = look(name=name)
    field = driver.find_element("id", "s_search")
    found = []
    for form in forms:
        field.clear()
        field.send_keys(form)
        until(lambda form=form: quote(form) in driver.current_url)
        found.append(shown(driver))
    assert 0 < len(found[0]) < 164
    assert all(ids == found[0] for ids in found)


def test_counts_of_the_summary_lead_to_their_findings_and_back(look, assessment):
    driver = look()
    driver.find_element("css selector", "a[data-filter='answer=none']").click()
    assert shown(driver) == of(assessment.findings, answer="none")
    driver.back()
    until(lambda: "answer=none" not in driver.current_url)


def test_a_link_shows_its_finding_even_where_a_filter_hid_it(look):
    driver = look("#answer=full")
    assert "CRIM-02" not in shown(driver)
    driver.execute_script(
        "document.querySelector(\"#s_recommendations a[href='#CRIM-02']\").click()"
    )
    until(lambda: "CRIM-02" in shown(driver))
    assert focused(driver) == "CRIM-02"
    assert driver.execute_script(
        "const box = document.getElementById('CRIM-02').getBoundingClientRect();"
        "return box.top >= 0 && box.top < innerHeight"
    )
    assert driver.execute_script("return document.querySelector('#CRIM-02 .fold').open")


def test_each_claim_is_one_click_from_its_article(look):
    driver = look("#CRIM-02")
    article = driver.find_element("css selector", "#CRIM-02 details.article")
    words = article.find_element("css selector", "dd")
    assert not words.is_displayed()
    article.find_element("css selector", "summary").click()
    assert words.is_displayed()
    source = article.find_element("css selector", "a.out")
    assert source.is_displayed()
    assert source.get_attribute("href").startswith("http")
    again = driver.find_element("css selector", "#CRIM-02 .again a")
    driver.execute_script("arguments[0].click()", again)
    place = again.get_attribute("href").partition("#")[2]
    until(
        lambda: driver.execute_script(
            "return document.getElementById(decodeURIComponent(arguments[0])).open", place
        )
    )


def test_it_works_by_keyboard(look):
    from selenium.webdriver.common.keys import Keys

    driver = look()
    press(driver, Keys.TAB)
    assert focused(driver) == "#s_content"
    box = driver.switch_to.active_element.rect
    assert box["x"] >= 0  # the skip link comes into view
    press(driver, Keys.TAB)
    assert focused(driver) == "#s_findings"
    press(driver, Keys.ENTER)
    assert focused(driver) == "s_findings"
    press(driver, Keys.TAB)
    assert focused(driver) == "s_search"
    assert driver.execute_script(
        "return getComputedStyle(document.activeElement).outlineStyle !== 'none'"
    )
    press(driver, "INV-04")
    until(lambda: len(shown(driver)) < 10)
    order = []
    for _ in range(8):
        press(driver, Keys.TAB)
        order.append(focused(driver))
    assert order[:4] == ["s_lens", "s_area", "s_answer", "s_verb"]
    assert order[5:7] == ["s_open", "s_close"]
    assert order[7] == "SUMMARY"
    fold = driver.execute_script("return document.activeElement.parentElement")
    assert fold.get_property("open") is False
    press(driver, Keys.ENTER)
    assert fold.get_property("open") is True
    assert driver.get_log("browser") == []


def test_all_details_open_and_close(look):
    driver = look("#verb=must")
    driver.find_element("id", "s_open").click()
    closed = "return document.querySelectorAll('.finding:not([hidden]) details:not([open])').length"
    assert driver.execute_script(closed) == 0
    driver.find_element("id", "s_close").click()
    assert driver.execute_script(closed) > 0


def test_without_javascript_all_of_it_can_be_read(look, driver):
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        look()
        assert driver.find_element("css selector", "#CRIM-02 .article dd").is_displayed()
        assert not driver.find_element("id", "s_filter").is_displayed()
        assert driver.find_element("css selector", "noscript p").is_displayed()
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_print_opens_everything_that_is_shown(look, assessment):
    pypdf = pytest.importorskip("pypdf")
    driver = look("#q=CRIM-02")
    until(lambda: len(shown(driver)) < 30)
    made = driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})
    pages = pypdf.PdfReader(BytesIO(base64.b64decode(made["data"]))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    (statement, *_) = assessment.finding("CRIM-02").elements[0].statements
    summary = statement.wording.wording.summary["en"]
    assert " ".join(summary.split())[:40] in text
    assert "Clear search and filters" not in text


def test_on_paper_small_print_is_smaller_than_the_text(look):
    driver = look()
    size = "return parseFloat(getComputedStyle(document.querySelector(arguments[0])).fontSize)"
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        text = driver.execute_script(size, "#s_findings .finding p")
        assert driver.execute_script(size, "#s_findings .small") < text
        assert driver.execute_script(size, "#s_tracker table") < text
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("width", [320, 375, 768])
@pytest.mark.parametrize("name", ["KGZ-ru", "TKM-en"])
def test_it_fits_narrow_screens(look, name, width):
    driver = look(name=name, width=width)
    driver.execute_script("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("name", "width"), [("TKM-en", 1280), ("KGZ-ru", 400)])
def test_axe_finds_nothing_serious(look, name, width):
    import axe_core_python

    driver = look("#verb=must", name=name, width=width)
    driver.execute_script(
        "document.querySelectorAll('.finding:not([hidden]) details, #s_areas details, "
        "#s_journey details').forEach(e => { e.open = true; })"
    )
    axe = Path(axe_core_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    driver.execute_script(axe)
    found = driver.execute_async_script(
        "const done = arguments[0];"
        "axe.run({resultTypes: ['violations']}).then(r => done(r.violations), e => done(String(e)))"
    )
    assert isinstance(found, list), found
    assert [
        (item["id"], item["impact"], [node["html"][:200] for node in item["nodes"][:3]])
        for item in found
    ] == []
