"""The tool `check_training_plan`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from domain.evidence import Check, Source
from knowledge.exercises.catalogue import Catalogue
from tools.base import Tool
from tools.training.linter.context import LintContext
from tools.training.linter.minutes import session_minutes
from tools.training.linter.models import (
    CheckTrainingPlanArguments,
    CheckTrainingPlanResult,
    Counts,
    DayMinutes,
    Finding,
    Severity,
)
from tools.training.linter.namesakes import suit_to_equipment
from tools.training.linter.reading.plan_reader import PlanReader
from tools.training.linter.report import count, names_of, read_lines
from tools.training.linter.rules import exercises, session, unread, week, weeks
from tools.training.rules import load_sources

_SEVERITIES = list(Severity)


class CheckTrainingPlan(Tool[CheckTrainingPlanArguments, CheckTrainingPlanResult]):
    """Check a training plan that somebody else wrote or pasted: what is read from it, and what the rules say.

    Takes the plan as text or table in any of the four languages; a goal, a level, minutes, equipment and body parts
    to spare sharpen the checks. Gives every finding with its lines. Use it for "is my plan ok?" with a plan.
    """

    name = "check_training_plan"
    arguments = CheckTrainingPlanArguments
    result = CheckTrainingPlanResult

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def _reader(self) -> PlanReader:
        """Made for the first plan: its names take a third of a second, which no start has to spare."""
        return PlanReader(self._catalogue)

    def run(self, args: CheckTrainingPlanArguments) -> CheckTrainingPlanResult:
        """Read and check; the same text always gives the same result. A text without exercises is no error."""
        plan = self._reader.read(args.plan)
        suit_to_equipment(plan, args.equipment, self._catalogue)
        context = LintContext(plan, args, self._catalogue)
        if not any(item.exercise for item in context.items()):
            return _no_plan(context)
        minutes = [
            session_minutes(day, number, one.number, args)
            for one in plan.weeks
            for number, day in enumerate(context.training_days(one), start=1)
        ]
        found = list(_apply_rules(context, minutes))
        findings = [one for one in found if isinstance(one, Finding)]
        return CheckTrainingPlanResult(
            is_plan=True,
            lines=read_lines(plan),
            counts=count(context, findings),
            weeks=sum(one.last - one.number + 1 for one in plan.weeks),
            findings=sorted(findings, key=_order),
            assumptions=list(unread.assumptions(context)),
            weekly_sets=context.weekly_sets,
            minutes=minutes,
            names=names_of(context, findings),
            checks=[one for one in found if isinstance(one, Check)],
            sources=_sources(context, found),
        )


def _apply_rules(context: LintContext, minutes: list[DayMinutes]) -> Iterator[Finding | Check]:
    return chain(
        unread.unread_findings(context),
        exercises.allowed(context),
        session.length(context, minutes),
        week.volume(context),
        session.sets_a_session(context),
        week.frequency(context),
        week.recovery(context),
        week.movements(context),
        week.balance(context),
        session.order(context),
        exercises.intensity(context),
        exercises.progression(context),
        weeks.deloads(context),
    )


def _no_plan(context: LintContext) -> CheckTrainingPlanResult:
    findings = list(unread.unread_findings(context))
    return CheckTrainingPlanResult(
        is_plan=False,
        lines=read_lines(context.plan),
        counts=Counts(exercises=0, sessions=0, days=0, problems=0, not_judged=0),
        weeks=0,
        findings=findings,
        assumptions=[],
        weekly_sets={},
        minutes=[],
        names=names_of(context, findings),
        checks=[],
        sources=[],
    )


def _order(finding: Finding) -> tuple[int, int]:
    return _SEVERITIES.index(finding.severity), finding.lines[0] if finding.lines else 0


def _sources(context: LintContext, found: list[Finding | Check]) -> list[Source]:
    """The works that the applied rules rest on, each once."""
    names = {one.rule for one in found if isinstance(one, Finding)} | {"weekly_sets", "days_a_week", "movements"}
    keys = [key for name, rule in context.rules.rules.items() if name in names for key in rule.sources]
    return [load_sources()[key] for key in dict.fromkeys(keys)]
