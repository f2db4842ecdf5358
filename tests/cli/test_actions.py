"""The action, the workflows and the hooks: what they may do, and that their steps work."""

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from history import ACT, begin, git

import legalgap

ROOT = Path(legalgap.__file__).parents[2]
LAW = "national_law/ABC/acts/labour-code.yaml"
pytestmark = pytest.mark.skipif(not (ROOT / "action.yml").is_file(), reason="not in a checkout")
needs_shell = pytest.mark.skipif(
    shutil.which("bash") is None or shutil.which("git") is None or os.name == "nt",
    reason="the steps are for bash",
)


def read(path):
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def workflows():
    return sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(".github/workflows/*"))


def events(made):
    asked = made[True]  # YAML 1.1 reads `on` so
    return set(asked) if isinstance(asked, dict | list) else {asked}


def steps(made):
    if "runs" in made:
        return made["runs"]["steps"]
    return [step for job in made["jobs"].values() for step in job["steps"]]


class TestWhatTheyMayDo:
    @pytest.mark.parametrize("path", ["action.yml", *workflows()])
    def test_no_secret_is_named_and_nothing_runs_beside_a_token_that_writes(self, path):
        text = "\n".join(
            line for line in (ROOT / path).read_text(encoding="utf-8").splitlines()
            if not line.lstrip().startswith("#")
        )  # fmt: skip
        assert "pull_request_target" not in text
        assert not re.search(r"\bsecrets\b", text)
        assert "write-all" not in text

    @pytest.mark.parametrize("path", workflows())
    def test_what_runs_the_code_of_a_pull_request_may_only_read(self, path):
        made = read(path)
        assert "permissions" in made
        if not events(made) & {"pull_request", "push"}:
            return
        assert made["permissions"] == {"contents": "read"}
        assert not any("permissions" in job for job in made["jobs"].values())
        for step in steps(made):
            assert "github.token" not in str(step)
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False

    @pytest.mark.parametrize("path", workflows())
    def test_what_may_write_checks_out_and_runs_nothing_of_the_pull_request(self, path):
        made = read(path)
        if "workflow_run" not in events(made):
            return
        assert made["permissions"] == {}
        for job in made["jobs"].values():
            assert set(job["permissions"]) <= {"actions", "pull-requests"}
            assert "github.event.workflow_run.event == 'pull_request'" in job["if"]
        for step in steps(made):
            assert not step.get("uses", "").startswith(("actions/checkout@", "./"))
            assert not re.search(
                r"\b(pip|python|source|bash|eval|legalgap-diff/)", step.get("run", "")
            )

    @pytest.mark.parametrize("path", ["action.yml", *workflows()])
    def test_no_step_puts_words_of_others_into_a_command(self, path):
        for step in steps(read(path)):
            assert "${{" not in step.get("run", ""), step

    @pytest.mark.parametrize("path", ["action.yml", *workflows()])
    def test_every_action_is_of_the_service_and_pinned(self, path):
        for step in steps(read(path)):
            used = step.get("uses", "./")
            assert used == "./" or re.fullmatch(r"actions/[a-z-]+@(v\d+|[0-9a-f]{40})", used)

    @pytest.mark.parametrize("path", ["action.yml", *workflows()])
    def test_they_follow_the_schemas_of_the_service(self, path):
        pytest.importorskip("check_jsonschema")
        name = "github-actions" if path == "action.yml" else "github-workflows"
        done = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{name}", path],
            cwd=ROOT, check=False, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr


class Runner:
    """As much of the service as the steps see."""

    def __init__(self, folder):
        self.folder = folder
        self.temp = folder / "runner"
        self.tools = self.temp / "bin"
        self.tools.mkdir(parents=True)
        program = f"#!{sys.executable}\nfrom legalgap.cli.main import run\nrun()\n"
        self.tool("legalgap", program)
        self.summary, self.output = self.temp / "summary", self.temp / "output"

    def tool(self, name, text):
        file = self.tools / name
        file.write_text(text, encoding="utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    def step(self, step, folder, **given):
        environment = {
            **os.environ, "RUNNER_TEMP": str(self.temp), "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_OUTPUT": str(self.output),
            "PATH": f"{self.tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(Path(legalgap.__file__).parents[1]), **given,
        }  # fmt: skip
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder, env=environment, check=False, capture_output=True, text=True,
        )  # fmt: skip

    def outputs(self):
        text = self.output.read_text(encoding="utf-8") if self.output.is_file() else ""
        return dict(line.split("=", 1) for line in text.splitlines())

    def said(self):
        return self.summary.read_text(encoding="utf-8") if self.summary.is_file() else ""

    def action(self, folder, workspace="."):
        """Run the steps of the action; returns what was printed, and the last exit code."""
        made = {step["id"]: step for step in steps(read("action.yml")) if "id" in step}
        first = self.step(made["validate"], folder, WORKSPACE=workspace)
        found = self.outputs()["found"]
        given = {"WORKSPACE": workspace, "BASE": "", "SPOKEN": "", "FOUND": found}
        second = self.step(made["diff"], folder, **given)
        last = self.step(made["verdict"], folder, FOUND=found)
        assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
        return first.stdout, last.returncode


@pytest.fixture
def runner(tmp_path_factory):
    return Runner(tmp_path_factory.mktemp("service"))


def merged(folder, text):
    """A pull request that changes the act, as the service checks it out: the commit of a merge."""
    git(folder, "checkout", "-q", "-b", "change")
    next(folder.rglob("labour-code.yaml")).write_text(text, encoding="utf-8")
    git(folder, "commit", "-q", "-a", "-m", "two")
    git(folder, "checkout", "-q", "main")
    git(folder, "merge", "-q", "--no-ff", "-m", "merge", "change")


@needs_shell
class TestTheAction:
    def test_the_summary_says_what_a_pull_request_moves(self, tmp_path, runner):
        begin(tmp_path)
        merged(tmp_path, ACT % "provides")
        printed, code = runner.action(tmp_path)
        assert code == 0
        assert "::error" not in printed
        assert "| `PREV-01` | + | none 0.00 | full 1.00 | labour-code:7 |" in runner.said()
        kept = Path(runner.outputs()["file"])
        assert kept.read_text(encoding="utf-8") == runner.said()

    def test_a_shallow_clone_of_two_commits_is_enough(self, tmp_path, runner):
        (tmp_path / "whole").mkdir()
        begin(tmp_path / "whole")
        merged(tmp_path / "whole", ACT % "provides")
        where = (tmp_path / "whole").as_uri()
        git(tmp_path, "clone", "-q", "--depth", "2", where, "shallow")
        assert runner.action(tmp_path / "shallow")[1] == 0
        assert "`PREV-01`" in runner.said()

    def test_an_error_is_shown_at_its_line_and_fails_the_job(self, tmp_path, runner):
        begin(tmp_path)
        merged(tmp_path, (ACT % "provides").replace("kind: code", "kind: kode"))
        printed, code = runner.action(tmp_path)
        assert f"::error file={LAW},line=3,col=7,endColumn=11,title=LG203::" in printed
        assert code == 1
        assert "told once they are mended" in runner.said()
        assert "file" not in runner.outputs()

    def test_a_workspace_below_the_root_is_named_from_the_root(self, tmp_path, runner):
        below = tmp_path / "data" / "law"
        below.mkdir(parents=True)
        begin(below)
        shutil.move(below / ".git", tmp_path / ".git")
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "-m", "moved")
        merged(tmp_path, ACT % "provides")
        assert runner.action(tmp_path, "data/law")[1] == 0
        assert "| `PREV-01` | + | none 0.00 | full 1.00 |" in runner.said()
        file = below / "national_law/ABC/acts/labour-code.yaml"
        file.write_text(ACT.replace("kind: code", "kind: kode") % "provides", encoding="utf-8")
        printed, code = runner.action(tmp_path, "data/law")
        assert f"file=data/law/{LAW},line=3" in printed
        assert code == 1

    def test_outside_a_pull_request_it_says_that_there_is_nothing_to_compare(
        self, tmp_path, runner
    ):
        begin(tmp_path)
        assert runner.action(tmp_path)[1] == 0
        assert "no commit to compare with" in runner.said()


GH = """\
#!/bin/sh
echo "$@" >> "$LOG"
case "$*" in
  *"/pulls/"*) echo "$HEAD_NOW" ;;
  *--paginate*) printf '%s' "$BEFORE" ;;
esac
"""


@needs_shell
class TestTheComment:
    @pytest.fixture
    def post(self, tmp_path, runner):
        runner.tool("gh", GH)
        step = next(step for step in steps(read(".github/workflows/comment.yml")) if "run" in step)

        def posted(text, number="12", head="abc", before=""):
            moved = tmp_path / "moved"
            moved.mkdir(exist_ok=True)
            (moved / "diff.md").write_text(text, encoding="utf-8")
            (moved / "number").write_text(f"{number}\n", encoding="utf-8")
            log = tmp_path / "log"
            log.unlink(missing_ok=True)
            given = {"LOG": str(log), "HEAD_NOW": head, "BEFORE": before, "COMMIT": "abc"}
            done = runner.step(step, tmp_path, REPOSITORY="o/r", GH_TOKEN="", **given)
            calls = log.read_text(encoding="utf-8") if log.is_file() else ""
            return done.returncode, [line for line in calls.splitlines() if "--method" in line]

        return posted

    @pytest.fixture
    def text(self, tmp_path, monkeypatch):
        from typer.testing import CliRunner

        from legalgap.cli.main import app

        begin(tmp_path)
        (tmp_path / LAW).write_text(ACT % "provides", encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        return CliRunner().invoke(app, ["diff", "HEAD", "--format", "markdown"]).output

    def test_what_legalgap_wrote_is_put_there(self, post, text):
        code, calls = post(text)
        assert code == 0
        assert calls == [
            "api --method POST repos/o/r/issues/12/comments -F body=@moved/diff.md --silent"
        ]

    def test_an_earlier_comment_is_replaced(self, post, text):
        _, calls = post(text, before="77\n")
        assert calls[0].startswith("api --method PATCH repos/o/r/issues/comments/77 ")

    @pytest.mark.parametrize(
        "line",
        [
            "see https://example.org", "[x](y)", "![x](y)", "@everybody", "<img src=x>",
            "<!-- -->", "www.a.b",
        ],
    )  # fmt: skip
    def test_what_legalgap_never_writes_is_refused(self, post, text, line):
        assert post(text + line + "\n") == (1, [])

    def test_what_the_data_says_of_links_is_not_refused(self, post):
        from legalgap.review.pull_request import MARK, _cell

        evil = _cell("[x](https://example.org) ![y](www.z) @you <b>")
        code, calls = post(f"{MARK}\n{evil}\n")
        assert (code, len(calls)) == (0, 1)

    @pytest.mark.parametrize("number", ["", "0", "12; ls", "$(id)", "-1", "9" * 30, "12 13"])
    def test_a_number_that_is_none_is_refused(self, post, text, number):
        assert post(text, number=number) == (1, [])

    def test_the_number_of_another_pull_request_is_refused(self, post, text):
        assert post(text, head="def") == (1, [])

    def test_another_text_is_refused(self, post):
        assert post("# Hello\n") == (1, [])


class TestHooks:
    def test_the_entries_are_commands_that_exist(self):
        from typer.main import get_command

        from legalgap.cli.main import app

        known = set(get_command(app).commands)
        for hook in read(".pre-commit-hooks.yaml"):
            program, command = hook["entry"].split()
            assert (program, command in known) == ("legalgap", True)
            assert hook["language"] == "python"

    @pytest.mark.parametrize("hook", [0, 1])
    def test_they_look_at_every_kind_of_file_and_at_no_other(self, hook):
        from legalgap.corpus.tree import data_files

        pattern = read(".pre-commit-hooks.yaml")[hook]["files"]
        assert re.search(pattern, "legalgap.yaml")
        assert all(re.search(pattern, path) for path in data_files(ROOT))
        assert not re.search(pattern, "schemas/1/act.schema.json")
        assert not re.search(pattern, ".github/workflows/law.yml")
