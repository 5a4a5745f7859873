"""The kinds of pattern files and the fields each kind adds to those that every entry has.

A field name maps to the type its value must have; `list` means a list of strings. A field that is not named here, or
among the common ones in entry.py, is an error: a typing slip must not silently switch a rule off.
"""

from __future__ import annotations

from typing import Any

KINDS: dict[str, dict[str, type | tuple[type, ...]]] = {
    "metric": {
        "dimension": list,
        "metric": str,
        "stage": str,
        "foretells": str,
        "sign": int,
        "unit": str,
        "pulled": str,
        "parts": str,
        "stock": bool,
        "qualified": bool,
        "constant_prices": bool,
        "units": list,
    },
    "region": {"role": str, "code": str, "endings": list},
    "industry": {"role": str, "code": str, "emerging": str, "care": str},
    "cue": {"role": str, "value": str, "sign": int, "foretells": str, "reach": str, "measures": str, "dimension": list},
    "link": {"sequence": list, "reading": str},
    "noun": {},
    "audit": {"role": str, "wholes": list, "parts": list},
    "layout": {"year": int, "counted": str, "counted_from": int, "per_year": int, "quoted": list},
    "numeral": {"role": str, "chars": dict, "plain": bool},
    "idiom": {},
    "comparator": {"side": str, "value": str, "reach": str},
    "unit": {"reading": str, "code": str, "form": str, "factor": str, "home": bool, "arabic": bool, "plain": bool, "before": list},
    "period": {"role": str, "shapes": list, "value": str, "base": str, "plain": bool},
    "company_suffix": {"form": str, "core": str, "joins": bool, "whole": bool},
    "company_tail": {"weak": bool, "placed": bool},
    "company_cue": {
        "side": str,
        "followed_by_words": list,
        "known": bool,
        "traded": bool,
        "desks": list,
        "closed": bool,
        "fused": bool,
        "sure": bool,
        "often": bool,
    },
    "project_head": {"form": str},
}


def check_fields(kind: str, extra: dict[str, Any]) -> list[str]:
    """Complaints about the fields `extra` of an entry of this kind; empty when all are known and well typed."""
    known = KINDS[kind]
    out = []
    for name, value in extra.items():
        if name not in known:
            out.append(f"unknown field '{name}'")
        elif not isinstance(value, known[name]):
            out.append(f"field '{name}' has the wrong type {type(value).__name__}")
    return out
