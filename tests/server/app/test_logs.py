import json
import subprocess
import sys

SCRIPT = """
import logging, structlog
from server.app import logs
logs.configure("INFO", as_json={as_json})
with structlog.contextvars.bound_contextvars(request_id="abc"):
    structlog.get_logger("ours").info("hello", path="/x")
    logging.getLogger("theirs").warning("careful")
    logging.getLogger("dbos").info("chatter")
"""


def _lines(*, as_json: bool) -> list[str]:
    script = SCRIPT.format(as_json=as_json)
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == ""
    return ran.stderr.splitlines()


def test_ours_and_the_libraries_lines_look_alike_and_carry_the_request() -> None:
    ours, theirs = (json.loads(line) for line in _lines(as_json=True))
    assert (ours["event"], ours["path"], ours["level"]) == ("hello", "/x", "info")
    assert (theirs["event"], theirs["logger"]) == ("careful", "theirs")
    assert ours["request_id"] == theirs["request_id"] == "abc"


def test_a_failure_shows_no_local_variables() -> None:
    script = (
        SCRIPT.format(as_json=False)
        + """
def sign_in(password):
    raise RuntimeError("broken")
try:
    sign_in("correct horse battery")
except RuntimeError:
    structlog.get_logger("ours").exception("failed")
"""
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "RuntimeError: broken" in ran.stderr
    assert "correct horse" not in ran.stderr.replace(script, "")


def test_people_get_plain_text() -> None:
    lines = _lines(as_json=False)
    assert len(lines) == 2
    assert "hello" in lines[0]
