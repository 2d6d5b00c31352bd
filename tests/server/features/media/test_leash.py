import os
import subprocess
import sys

from server.features.media.leash import Limits, leashed
from tests.patience import PATIENCE_SECONDS


def test_a_leashed_program_runs_with_the_arguments_it_was_given() -> None:
    hostile = '" -y /x; $(touch y) `z` %d ..'
    argv = leashed(
        [sys.executable, "-I", "-c", "import sys; print(sys.argv[1])", hostile], Limits()
    )
    done = subprocess.run(
        argv, check=True, capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )
    assert done.stdout.strip() == hostile


def test_the_limits_are_named_before_the_program() -> None:
    argv = leashed(["/bin/true"], Limits(7, 8, 9, 10, 3))
    assert argv[-8:] == [str(os.getpid()), "7", "8", "9", "10", "3", "--", "/bin/true"]
