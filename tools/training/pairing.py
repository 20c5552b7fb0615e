"""Pairs of exercises that take turns, so that one muscle rests while another works (Zhang et al., 2025)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from domain.vocabulary import Muscle, TrainingGoal
from knowledge.exercises.catalogue import Exercise
from tools.training.candidates import Candidate
from tools.training.models import PlanTrainingArguments
from tools.training.prescription import Scheme, load_prescription
from tools.training.roles import COMPOUND_ROLES, RESISTANCE_ROLES, Role
from tools.training.rules import load_rules

_OTHER_MUSCLES = 1
_MAJOR_MUSCLES = 1
_ANTAGONISTS = 2
_REST_STEP_S = 5


def offer_pairs(candidates: Sequence[Candidate], args: PlanTrainingArguments) -> list[Candidate]:
    """The candidates of a week in pairs, day by day; in a week of few days also each of them alone."""
    days = dict.fromkeys(one.day for one in candidates)
    paired = [one for day in days for one in _pair_up([two for two in candidates if two.day == day], args.goal)]
    if len(days) > load_prescription().pairs.alone_too_up_to_days:
        return paired
    alone = {(one.day, one.exercise.id): one for one in candidates}
    return [*paired, *(alone[one.day, one.exercise.id] for one in paired if one.pair)]


def _pair_up(candidates: Sequence[Candidate], goal: TrainingGoal) -> list[Candidate]:
    """The candidates of a day, those that suit each other with the same `pair` and half the rest.

    Compound lifts pair among themselves and so do the others; whoever finds no partner stays alone.
    """
    paired: dict[int, Candidate] = {}
    for one, candidate in enumerate(candidates):
        if one in paired or candidate.role not in RESISTANCE_ROLES:
            continue
        free = [other for other in range(one + 1, len(candidates)) if other not in paired]
        partner = max(free, key=lambda other: (_fit(candidate, candidates[other], goal), -other), default=None)
        if partner is None or not _fit(candidate, candidates[partner], goal):
            continue
        pair, other = f"{candidate.day}.{one}", candidates[partner]
        paired[one] = replace(candidate, pair=pair, scheme=_take_turns(candidate.scheme, other.scheme))
        paired[partner] = replace(other, pair=pair, scheme=_take_turns(other.scheme, candidate.scheme))
    return [paired.get(at, candidate) for at, candidate in enumerate(candidates)]


def _fit(one: Candidate, other: Candidate, goal: TrainingGoal) -> int:
    """How well two exercises take turns; 0 where they do not."""
    if other.role not in RESISTANCE_ROLES or (one.role in COMPOUND_ROLES) != (other.role in COMPOUND_ROLES):
        return 0
    pairs, majors = load_prescription().pairs, set(load_rules().major_muscles)
    shared = set(one.exercise.equipment) & set(other.exercise.equipment)
    if not shared.isdisjoint(pairs.not_twice) or _shares_muscles(one.exercise, other.exercise):
        return 0
    patterns = {one.exercise.pattern, other.exercise.pattern}
    antagonists = any(patterns == set(pair) for pair in pairs.antagonists)
    if Role.MAIN in (one.role, other.role) and goal in pairs.main_with_antagonist_only and not antagonists:
        return 0
    both_major = all(not majors.isdisjoint(turn.exercise.primary_muscles) for turn in (one, other))
    return _OTHER_MUSCLES + _MAJOR_MUSCLES * both_major + _ANTAGONISTS * antagonists


def _shares_muscles(one: Exercise, other: Exercise) -> bool:
    """Whether a target of either works in the other."""
    return not (_worked(one).isdisjoint(other.primary_muscles) and _worked(other).isdisjoint(one.primary_muscles))


def _worked(exercise: Exercise) -> set[Muscle]:
    return {*exercise.primary_muscles, *exercise.secondary_muscles}


def _take_turns(own: Scheme, other: Scheme) -> Scheme:
    """The pause after each set, so that with the partner's set and the pause after it a muscle rests as before."""
    rest = (max(own.rest_s, other.rest_s) - min(own.work_s, other.work_s)) / 2
    stepped = _REST_STEP_S * ceil(rest / _REST_STEP_S)
    return replace(own, rest_s=max(load_prescription().pairs.least_rest_s, stepped))
