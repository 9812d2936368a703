"""`make token`: the token is the only line of standard output; what is missing is said in a sentence."""

import os
import subprocess
import sys

import jwt
import pytest


def token(state, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "arit_local.token", *arguments],
        env={**os.environ, "ARIT_STATE": str(state)},
        capture_output=True,
        text=True,
    )


def test_prints_only_the_token(tmp_path):
    made = token(tmp_path, "--role=province_officer", "--province=VN34-86", "--subject=", "--unit=")
    assert made.stderr == ""
    assert made.stdout.count("\n") == 1
    claims = jwt.decode(made.stdout.strip(), options={"verify_signature": False})
    assert claims["roles"] == ["province_officer"]
    assert claims["province"] == "VN34-86"
    assert claims["aud"] == "arit"
    assert claims["sub"] == "province_officer-vn34-86"
    assert "unit" not in claims


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--role="], "Say whose token"),
        (["--role=king"], "ROLE=king is unknown"),
        (["--role=service"], "ROLE=service is unknown"),
        (["--role=province_leader"], "needs PROVINCE"),
        (["--role=implementer"], "needs UNIT"),
    ],
)
def test_says_what_is_missing(tmp_path, arguments, sentence):
    refused = token(tmp_path, *arguments)
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert sentence in refused.stderr
