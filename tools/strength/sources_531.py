"""The works that a 5/3/1 result rests on."""

from __future__ import annotations

from domain.evidence import Source
from domain.vocabulary import AfterMiss
from tools.strength.formula_facts import load_formula_sources
from tools.strength.models_531 import Calculate531Arguments
from tools.strength.programme_531 import Programme

_OF_AFTER_MISS = {AfterMiss.THREE_BACK: "training_max_to_know", AfterMiss.HOLD: "training_max_purpose"}
_OF_ESTIMATES = ("epley", "mayhew1995", "reynolds2006")


def sources_of(args: Calculate531Arguments, programme: Programme) -> list[Source]:
    """The main work's book first, then those of the template and of what else was asked for."""
    keys = ["wendler2011", programme.templates[args.template].source]
    if args.supplemental_percents is not None:
        keys.append("bbb_challenge")
    if args.joker_sets:
        keys.append("wendler2013")
    keys.append("wendler2017")
    if args.amrap_results and args.after_missed_reps in _OF_AFTER_MISS:
        keys.append(_OF_AFTER_MISS[args.after_missed_reps])
    sources = [programme.sources[key] for key in dict.fromkeys(keys)]
    if args.amrap_results:
        sources += [load_formula_sources()[key] for key in _OF_ESTIMATES]
    return sources
