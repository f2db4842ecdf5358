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
        from legalgap.corpus.tree import COMPILED, PACKAGED, compile_tree
        from legalgap.prose.catalogues import compiled

        self.made = made = Path(mkdtemp(prefix="legalgap-build-"))
        (made / COMPILED).write_text(compile_tree(root), encoding="utf-8", newline="\n")
        include = build_data["force_include"]
        include[str(made / COMPILED)] = f"legalgap/{PACKAGED}/{COMPILED}"
        for folder in filter(lambda name: (root / name).is_dir(), FOLDERS):
            include[str(root / folder)] = f"legalgap/{PACKAGED}/{folder}"
        for catalogue in sorted((root / "templates" / "sentences").glob("*.po")):
            ready = made / f"{catalogue.stem}.mo"
            ready.write_bytes(compiled(catalogue.read_bytes(), catalogue.name))
            include[str(ready)] = f"legalgap/{PACKAGED}/templates/sentences/{ready.name}"

    def finalize(self, version, build_data, artifact_path):
        shutil.rmtree(getattr(self, "made", ""), ignore_errors=True)
