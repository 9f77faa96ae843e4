"""Holds what is written down here against the contract. The last line is "N passed, N failed"."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from checks import Checks
from videoconf_sdk import _live

HOME = Path(__file__).resolve().parent.parent
CONTRACT = HOME.parent.parent / "contract"
checks = Checks()


def run(*words: object) -> None:
    done = subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, cwd=HOME)
    assert done.returncode == 0, done.stdout + done.stderr


@checks.check("the models are those of contract/openapi.yaml; if not, run tools/generate_models.py")
def _models() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "models.py"
        run(HOME / "tools/generate_models.py", CONTRACT / "openapi.yaml", made)
        assert made.read_text() == (HOME / "src/videoconf_sdk/_models.py").read_text()


@checks.check("the sync client is what the async one says; if not, run tools/unasync.py")
def _unasync() -> None:
    run(HOME / "tools/unasync.py", "--check")


@checks.check("every event of contract/asyncapi.yaml is known, and no other")
def _events() -> None:
    operations = yaml.safe_load((CONTRACT / "asyncapi.yaml").read_text())["operations"]

    def named(prefix: str) -> set[str]:
        sockets = {"$ref": "#/channels/sockets"}
        return {name.removeprefix(prefix) for name, it in operations.items() if name.startswith(prefix) and it["channel"] == sockets}

    # These two are the session's own: it joins and shows its token by itself.
    assert set(_live.ASKS) | {"join_meeting", "authenticate"} == named("ask_")
    assert _live.FACTS | _live.NOTICES | {"error"} == named("tell_")
    assert _live.SIGNALS == named("pass_")


@checks.check("the installed package is typed, strictly")
def _typed() -> None:
    run("-m", "mypy", "--strict", "--python-version", "3.10", HOME / "tests/consumer.py")
    run("-m", "mypy")


checks.end()
