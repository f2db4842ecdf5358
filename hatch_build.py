"""Puts the data into the wheel, once as YAML and once compiled, and the catalogues of sentences."""

import shutil
import sys
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("standards", "national_law", "recommendations", "templates")


class DataHook(BuildHookInterface):
    def initialize(self, version, build_data):
        if version == "editable":  # reads the checkout itself
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from legalgap.corpus.tree import COMPILED, PACKAGED, compile_tree

        self.made = made = Path(mkdtemp(prefix="legalgap-build-"))
        (made / COMPILED).write_text(compile_tree(root), encoding="utf-8", newline="\n")
        include = build_data["force_include"]
        include[str(made / COMPILED)] = f"legalgap/{PACKAGED}/{COMPILED}"
        for folder in FOLDERS:
            include[str(root / folder)] = f"legalgap/{PACKAGED}/{folder}"
        for catalogue in sorted((root / "templates" / "sentences").glob("*.po")):
            compiled = made / f"{catalogue.stem}.mo"
            compiled.write_bytes(self.compiled(catalogue))
            include[str(compiled)] = f"legalgap/{PACKAGED}/templates/sentences/{compiled.name}"

    def finalize(self, version, build_data, artifact_path):
        shutil.rmtree(getattr(self, "made", ""), ignore_errors=True)

    @staticmethod
    def compiled(catalogue):
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        out = BytesIO()
        with catalogue.open("rb") as stream:
            write_mo(out, read_po(stream))
        return out.getvalue()
