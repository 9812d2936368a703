"""The terms of the procedures (thời hạn): `terms.toml`; `arit_kit.law.terms.deadline` counts them."""

from importlib.resources import files

from arit_kit.law.terms import load_terms

TERMS = load_terms(files("clusters.law").joinpath("terms.toml"))
