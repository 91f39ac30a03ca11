"""Completion scripts, loaded by the shells that they are made for."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from etl.cli import main

BASH = """
source {script}
COMP_WORDS=({words}) COMP_CWORD={last}
_shtab_headcount
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
FISH = "source {script}; complete --do-complete '{line}'"


@pytest.fixture
def script(tmp_path, capsys):
    """script("bash") -> the file of its script."""

    def make(shell):
        assert main(["completion", shell]) == 0
        path = tmp_path / f"headcount.{shell}"
        path.write_text(capsys.readouterr().out)
        return path

    return make


def offered(shell, code, cwd):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    command = [shell, "--norc", "-c", code] if shell == "bash" else [shell, "-c", code]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=cwd)
    return {line.split("\t")[0] for line in run.stdout.splitlines()}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("headcount re", {"report", "replay"}),
        ("headcount check --fail-on ", {"error", "warning", "never"}),
        ("headcount sql --w", {"--warehouse"}),
        ("headcount snapshots --warehouse fold", {"folder"}),
        ("headcount extract no", {"note.txt"}),
    ],
)
def test_bash_offers_verbs_options_choices_and_paths(script, tmp_path, typed, wanted):
    (tmp_path / "folder").mkdir()
    (tmp_path / "note.txt").touch()
    words = typed.split(" ")
    quoted = " ".join(f'"{word}"' for word in words)
    code = BASH.format(script=script("bash"), words=quoted, last=len(words) - 1)
    assert offered("bash", code, tmp_path) == wanted


def test_fish_offers_verbs_and_choices(script, tmp_path):
    path = script("fish")
    ask = [FISH.format(script=path, line=line) for line in ("headcount re", "headcount diff --f")]
    assert {"report", "replay"} <= offered("fish", ask[0], tmp_path)
    assert "--format" in offered("fish", ask[1], tmp_path)


def test_zsh_reads_its_script(script, tmp_path):
    load = "autoload -Uz compinit && compinit -u -D"
    code = f"{load} && source {script('zsh')} && whence _shtab_headcount"
    assert offered("zsh", code, tmp_path) == {"_shtab_headcount"}
