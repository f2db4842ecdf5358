import pytest
from documents import line, with_body, words

from legalgap.errors import LegalGapError
from legalgap.office.template import Template
from legalgap.office.xml import p, t

DATA = {"title": "Law & order <art. 5>", "items": [{"name": "one"}, {"name": "two"}], "yes": True}


def fill(*paragraphs, data=None, **blocks):
    made = {"says": lambda *given: p(t("block " + " ".join(map(str, given)))), **blocks}
    form = Template(with_body(*paragraphs), made)
    return form.render(DATA if data is None else data).to_bytes()


def refused(*paragraphs):
    with pytest.raises(LegalGapError) as caught:
        fill(*paragraphs)
    return f"{caught.value.message} {caught.value.hint}"


class TestFilling:
    def test_it_fills_names_conditions_and_loops(self):
        data = fill(
            line("{{ title }}"),
            line("{%p if yes %}"),
            line("shown"),
            line("{%p endif %}"),
            line("{%p for item in items %}"),
            line("{{ loop.index }} {{ item.name }}"),
            line("{%p endfor %}"),
        )
        assert words(data).splitlines() == ["Law & order <art. 5>", "shown", "1 one", "2 two"]

    def test_it_puts_blocks_where_the_template_says(self):
        data = fill(
            line("before"),
            line("{%p for item in items %}"),
            line("{{ block('says', item.name) }}"),
            line("{%p endfor %}"),
            line("after"),
        )
        assert words(data).splitlines() == ["before", "block one", "block two", "after"]

    def test_it_never_reads_data_as_a_template(self):
        data = {"title": "{{ 6*7 }} {% if x %} {_{ yes }_}"}
        said = words(fill(line("{{ title }}"), data=data))
        assert said.startswith("{{ 6*7 }} {% if x %}")
        assert "42" not in said

    def test_data_cannot_name_a_block(self):
        said = words(fill(line("{{ title }}"), data={"title": "\ue0030\ue003"}))
        assert "block" not in said

    def test_a_tag_that_word_has_split_into_runs_still_works(self):
        assert words(fill(p(t("{{ ti") + t("tle }}", bold=True)))) == "Law & order <art. 5>"

    def test_late_blocks_see_the_finished_document(self):
        from legalgap.office.xml import text_of

        form = Template(
            with_body(line("{{ block('late') }}"), line("{{ block('early') }}")),
            {"early": lambda: p(t("early"), "Heading1")},
            {"late": lambda found: p(t("late after " + text_of(*found.of_style(["Heading1"]))))},
        )
        assert words(form.render({}).to_bytes()).splitlines() == ["late after early", "early"]


ATTACKS = [
    "{{ title.__class__ }}",
    "{{ title['__class__'] }}",
    "{{ title|attr('__class__') }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ 'a' * 1000000000 }}",
    "{{ '%0999999999d'|format(1) }}",
    "{{ 'a'.center(10000000000) }}",
    "{{ title.upper() }}",
    "{{ range(9) }}",
    "{{ cycler('a') }}",
    "{{ lipsum() }}",
    "{{ namespace() }}",
    "{{ dict(a=1) }}",
    "{{ self }}",
    "{{ block }}{{ block.__globals__ }}",
    "{{ block(*items) }}",
    "{{ block('says', a=1) }}",
    "{{ block('nothing') }}",
    "{{ block('says', [1]) }}",
    "{{ block('says', title ~ title) }}",
    "{{ items[0:1] }}",
    "{{ items[yes] }}",
    "{% set x = 1 %}",
    "{% macro a() %}{% endmacro %}",
    "{% include 'a' %}",
    "{% import 'a' as b %}",
    "{% extends 'a' %}",
    "{% for i in 'abc' %}{% endfor %}",
    "{% for i in items recursive %}{% endfor %}",
    "{% for a, b in items %}{% endfor %}",
    "{% for a in items %}{% for b in items %}{% for c in items %}{% for d in items %}"
    "{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    "{{ titel }}",
    "{{ title",
    "{% if %}",
    "{{ title is defined }}",
    "{{ 1 + 1 }}",
    "{{ -1 }}",
    "{% filter upper %}{% endfilter %}",
    "{% call block('says') %}{% endcall %}",
]


class TestSandbox:
    @pytest.mark.parametrize("tag", ATTACKS)
    def test_it_refuses_what_a_report_does_not_need(self, tag):
        refused(line("first"), line(tag))

    def test_it_names_the_paragraph_and_its_words(self):
        said = refused(line("first"), line("second {{ titel }}"))
        assert "paragraph 2" in said
        assert "second {{ titel }}" in said
        assert "no `titel`" in said

    @pytest.mark.parametrize("name", ["upper", "items", "keys", "format", "missing"])
    def test_a_name_after_a_dot_is_never_a_method(self, name):
        refused(line("{{ title." + name + " }}"))

    def test_headers_are_checked_too(self):
        from legalgap.office.package import Package

        package = Package.open(with_body(line("x")))
        name = "word/header1.xml"
        package.parts[name] = package.parts[name].replace(b"Header<", b"{{ cycler() }}<")
        with pytest.raises(LegalGapError, match="header"):
            Template(package.to_bytes(), {}).render(DATA)


class TestSoundness:
    def test_words_beside_a_paragraph_tag_would_be_lost(self):
        assert "would be lost" in refused(line("words {%p if yes %}"), line("{%p endif %}"))

    def test_tracked_changes_are_refused(self):
        mark = '<w:ins w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z">'
        change = f"<w:p>{mark}{t('x')}</w:ins></w:p>"
        assert "tracked changes" in refused(change)

    def test_a_block_stands_alone(self):
        assert "a paragraph of its own" in refused(line("see {{ block('says') }}"))

    def test_a_section_does_not_vanish_with_a_block(self):
        broken = line("{{ block('says') }}").replace("<w:p>", "<w:p><w:pPr><w:sectPr/></w:pPr>", 1)
        assert "ends a section" in refused(broken)

    def test_a_block_in_a_cell_leaves_a_paragraph_at_the_end(self):
        table = (
            '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc>'
            f"{line('{{ block(' + chr(39) + 'says' + chr(39) + ') }}')}</w:tc></w:tr></w:tbl>"
        )
        assert "block" in words(fill(table, line("end")))

    def test_a_file_that_is_no_document_is_refused_kindly(self):
        from legalgap.office.package import Package

        package = Package.open(with_body(line("x")))
        del package.parts["word/document.xml"]
        with pytest.raises(LegalGapError, match="not a Word document"):
            Template(package.to_bytes(), {})

    def test_only_plain_data_reaches_a_template(self):
        with pytest.raises(TypeError):
            fill(line("x"), data={"title": object()})
