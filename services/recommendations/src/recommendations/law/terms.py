"""The terms of the procedure (thời hạn): `terms.toml`; `arit_kit.law.terms.deadline` counts them."""

from importlib.resources import files

from arit_kit.law.terms import load_terms

TERMS = load_terms(files("recommendations.law").joinpath("terms.toml"))
