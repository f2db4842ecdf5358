"""Puts the data into the wheel, once as YAML and once compiled, and the catalogues of sentences."""

import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("standards", "national_law", "recommendations", "translations", "templates")


class DataHook(BuildHookInterface):
    def initialize(self, version, build_data):
        if version == "editable":  # reads the checkout itself
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from legalgap.corpus.compiled import compile_data
        from legalgap.corpus.tree import PACKAGED
        from legalgap.prose.catalogues import SOURCE_LANGUAGE, compiled
        from legalgap.prose.manners import FILE, built

        self.made = made = Path(mkdtemp(prefix="legalgap-build-"))
        include = build_data["force_include"]
        for name, text in compile_data(root).items():
            (made / name).write_text(text, encoding="utf-8", newline="\n")
            include[str(made / name)] = f"legalgap/{PACKAGED}/{name}"
        for folder in filter(lambda name: (root / name).is_dir(), FOLDERS):
            include[str(root / folder)] = f"legalgap/{PACKAGED}/{folder}"
        for catalogue in sorted((root / "templates" / "sentences").glob("*.po")):
            ready = made / f"{catalogue.stem}.mo"
            ready.write_bytes(compiled(catalogue.read_bytes(), catalogue.name))
            include[str(ready)] = f"legalgap/{PACKAGED}/templates/sentences/{ready.name}"
        langs = {SOURCE_LANGUAGE, *(file.stem for file in made.glob("*.mo"))}
        (made / FILE[-1]).write_text(built(sorted(langs)), encoding="utf-8", newline="\n")
        include[str(made / FILE[-1])] = "/".join(("legalgap", PACKAGED, *FILE))

    def finalize(self, version, build_data, artifact_path):
        shutil.rmtree(getattr(self, "made", ""), ignore_errors=True)
