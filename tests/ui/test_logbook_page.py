"""The logbook page over a real logbook: what a lifter sees and taps."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from agent.logbook.body import BodyLog
from agent.logbook.logbook import Logbook
from agent.logbook.store import SqlLogbookStore
from agent.logbook.views import Done, SessionView
from domain.profile import Profile
from domain.vocabulary import Activity, Language, Sex, WeightUnit
from tests.tools.logbook.past import CATALOGUE
from tools.logbook.log import FollowedPlan, Status
from tools.strength.calculate_531 import Calculate531
from tools.strength.models_531 import Calculate531Arguments
from tools.training.models import PlanTrainingArguments
from tools.training.plan_training import PlanTraining

TODAY = dt.datetime.now().date()
"""Without a browser there is no time zone, and the page takes this machine's day."""
PERSON = Profile(sex=Sex.MALE, age_years=31, height_cm=181, weight_kg=80, activity=Activity.MODERATE)


def _page(url: str, profile: object, language: str) -> None:
    """Streamlit runs the text of this function as a script, hence the imports."""
    from pathlib import Path

    import ui
    from agent.logbook.body import BodyLog
    from agent.logbook.logbook import Logbook
    from agent.logbook.store import SqlLogbookStore
    from domain.translation import TEXTS_DIR, Translator
    from domain.vocabulary import Language
    from tests.tools.logbook.past import CATALOGUE
    from tests.ui.fake_coach import FakeCoach
    from tools.logbook.estimate_expenditure import EstimateExpenditure
    from tools.registry import ToolRegistry
    from ui.logbook.desk import LogbookDesk, provide
    from ui.logbook.page import show

    store = SqlLogbookStore(url)
    body, coach = BodyLog(store), FakeCoach()
    coach.profile = profile  # type: ignore[assignment]
    tools = ToolRegistry([EstimateExpenditure(body.logged)])
    provide(LogbookDesk(Logbook(store, CATALOGUE), body, CATALOGUE, tools, coach, lambda _: None))
    show(Translator([TEXTS_DIR, Path(ui.__file__).parent / "texts"]), Language(language))


class Scene:
    """A page, and the logbook behind it."""

    def __init__(self, folder: Path) -> None:
        self.url = f"sqlite:///{folder / 'spotter.db'}"
        self.store = SqlLogbookStore(self.url)
        self.book = Logbook(self.store, CATALOGUE)
        self.body = BodyLog(self.store)

    def open(self, language: Language = Language.EN, tab: str | None = None) -> AppTest:
        """The page, on one of its parts."""
        kwargs = {"url": self.url, "profile": PERSON, "language": language.value}
        page = AppTest.from_function(_page, kwargs=kwargs, default_timeout=60).run()
        if tab:
            page.segmented_control(key="logbook_tab").set_value(tab).run()
        assert not page.exception
        return page

    def follow(self, tool: str = "calculate_531", days_ago: int = 0) -> FollowedPlan:
        """Take up a plan some days ago."""
        if tool == "calculate_531":
            result = Calculate531(CATALOGUE).run(Calculate531Arguments(squat=140, bench_press=100))
            plan = result.model_dump(mode="json")
        else:
            args = {"goal": "hypertrophy", "days_per_week": 3, "level": "beginner"}
            plan = PlanTraining(CATALOGUE).run(PlanTrainingArguments.model_validate(args)).model_dump(mode="json")
        return self.book.follow(tool, plan, TODAY - dt.timedelta(days=days_ago), WeightUnit.KG)

    def coming(self, plan: FollowedPlan, days_ago: int = 0) -> SessionView:
        """The session that comes next."""
        view = self.book.read().coming(plan, TODAY - dt.timedelta(days=days_ago))
        assert view is not None
        return view

    def do_session(self, plan: FollowedPlan, days_ago: int) -> None:
        """Do the next session on a day, at 40 kg where the load is free."""
        day, number = TODAY - dt.timedelta(days=days_ago), self.coming(plan, days_ago).planned.number
        for one in self.coming(plan, days_ago).exercises:
            for part in one.sets:
                view = self.book.read().coming(plan, day, number)
                assert view is not None
                wanted = view.exercises[one.place].sets[part.number].wanted
                load = wanted.load if wanted.load is not None else 40.0 if one.loaded else 0.0
                done = Done(load, wanted.aim, wanted.target.rir)
                self.book.log_set(view, one.place, part.number, done, day)


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


def _texts(page: AppTest) -> str:
    """All that the page says, in one string; escaped characters as they are read."""
    elements = [*page.markdown, *page.caption, *page.error, *page.warning, *page.info, *page.success, *page.subheader]
    return "\n".join(element.value for element in elements).replace("\\", "")


def _button(page: AppTest, label: str) -> int:
    return [button.label for button in page.button].index(label)


def test_without_a_plan_the_page_says_how_to_get_one(scene: Scene) -> None:
    """And nothing is stored by looking."""
    page = scene.open()
    assert "You are not following a plan yet." in _texts(page)
    assert scene.store.entries(FollowedPlan) == []


def test_the_next_session_shows_loads_plates_and_reasons(scene: Scene) -> None:
    """5/3/1 week 1 of a 90 kg training max: 57.5, 67.5 and 77.5 kg, with the plates of the first set."""
    scene.follow()
    shown = _texts(scene.open())
    assert "Week 1: Bench Press" in shown
    assert "Session 1 of 8 · today" in shown
    for line in ("57.5 × 5", "67.5 × 5", "77.5 × 5+"):
        assert line in shown
    assert "65 / 75 / 85 % of 90 kg, as the plan has it." in shown
    assert "Per side: 5 + 2.5 kg" in shown


def test_one_tap_logs_an_exercise_as_written(scene: Scene) -> None:
    """The sets are stored before the page is drawn again, and ticked on it."""
    plan = scene.follow()
    page = scene.open()
    page.button(key="written_0_0").click().run()
    lift = scene.coming(plan).exercises[0]
    assert lift.is_done
    assert [part.logged.load for part in lift.sets if part.logged][-3:] == [57.5, 67.5, 77.5]
    assert "-badge[:material/check: 77.5 × 5]" in _texts(page)
    assert "The + set counts with the least it asks for" in _texts(page)


def test_a_first_load_is_entered_and_fills_in_the_others(scene: Scene) -> None:
    """Until there is a load, the set cannot be logged; one that nobody lifts is refused in a sentence."""
    plan = scene.follow("plan_training")
    place = next(one.place for one in scene.coming(plan).exercises if one.loaded)
    exercise = scene.coming(plan).exercises[place].planned.exercise_id
    key = f"0_{place}_{exercise}_0"
    page = scene.open()
    assert page.button(key=f"log_{key}").disabled
    page.number_input(key=f"load_{key}").set_value(6000.0).run()
    page.button(key=f"log_{key}").click().run()
    assert "more than anybody lifts" in _texts(page)
    assert scene.coming(plan).session is None
    page.number_input(key=f"load_{key}").set_value(60.0).run()
    page.button(key=f"log_{key}").click().run()
    assert "more than anybody lifts" not in _texts(page)
    sets = scene.coming(plan).exercises[place].sets
    assert sets[0].logged is not None
    assert all(part.wanted.load for part in sets[1:])


def test_the_last_set_ends_the_session_and_shows_what_comes_next(scene: Scene) -> None:
    """With the reason for each load; the session can be taken up again."""
    plan = scene.follow("plan_training")
    scene.do_session(plan, 0)
    page = scene.open()
    shown = _texts(page)
    assert "Done: Full Body A" in shown
    assert "Next time" in shown
    table = page.table[0].value
    assert any("Same load" in str(cell) for cell in table.to_numpy().ravel())
    page.button[_button(page, "Not finished yet")].click().run()
    assert scene.coming(plan).planned.number == 0


def test_a_session_is_skipped_and_finished_early(scene: Scene) -> None:
    """Both are one tap."""
    plan = scene.follow()
    page = scene.open()
    page.button(key="skip_session").click().run()
    assert scene.coming(plan).planned.number == 1
    page.button(key="written_1_0").click().run()
    page.button(key="finish_session").click().run()
    assert [one.status for one in scene.book.read().log_of(plan)] == [Status.SKIPPED, Status.DONE]


@pytest.mark.parametrize(
    ("gap", "says"),
    [(5, "sessions are overdue"), (10, "10 days without training."), (17, "Loads come down to 90 %"), (40, "50 %")],
)
def test_a_gap_is_told_with_what_to_do(scene: Scene, gap: int, says: str) -> None:
    """A missed session moves on, a week is worth repeating, and after a break loads are lower."""
    plan = scene.follow("plan_training", days_ago=gap)
    scene.do_session(plan, gap)
    page = scene.open()
    assert says in _texts(page)
    repeats = [button for button in page.button if button.key == "repeat_week"]
    assert bool(repeats) == (gap > 7)
    if repeats:
        repeats[0].click().run()
        assert scene.coming(plan).planned.number == 0
        assert scene.coming(plan).session is not None


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("tab", ["session", "history", "weight"])
def test_every_part_is_drawn_in_every_language(scene: Scene, language: Language, tab: str) -> None:
    """With a plan, sessions, weights with a slip, and meals; nothing is missing a text."""
    plan = scene.follow("plan_training", days_ago=25)
    for days_ago in (25, 23, 21, 18):
        scene.do_session(plan, days_ago)
    for number in range(25):
        day = TODAY - dt.timedelta(days=number)
        scene.body.weigh(day, 80.0 + number / 10, WeightUnit.KG)
        scene.body.eat(day, 2200, counted=True)
    scene.body.weigh(TODAY - dt.timedelta(days=3), 97.0, WeightUnit.KG)
    page = scene.open(language, tab)
    assert not page.error
    assert not page.exception


def test_weights_and_meals_are_entered_and_taken_back(scene: Scene) -> None:
    """Stored at once; a wrong one is deleted from the list."""
    page = scene.open(tab="weight")
    assert "0 of 14 days" in _texts(page)
    page.number_input(key="weight").set_value(79.4).run()
    page.button(key="save_weight").click().run()
    page.button(key="save_intake").click().run()
    (weight,) = scene.body.weights()
    assert (weight.weight, weight.date) == (79.4, TODAY)
    assert [one.date for one in scene.body.intake()] == [TODAY - dt.timedelta(days=1)]
    page.button(key=f"forget_BodyWeight_{weight.id}").click().run()
    assert scene.body.weights() == []


def test_an_impossible_weight_is_a_sentence(scene: Scene) -> None:
    """6.2 kg is nobody's; it is not stored."""
    page = scene.open(tab="weight")
    page.number_input(key="weight").set_value(6.2).run()
    page.button(key="save_weight").click().run()
    assert "The weight must be between 25 and 350 kg, not 6.2." in _texts(page)
    assert scene.body.weights() == []


def test_the_estimate_gives_a_target_within_the_floors(scene: Scene) -> None:
    """Steady at 80 kg on 2,500 kcal: about 2,500 are spent; a fifth less would leave too little beside the training."""
    for number in range(43):
        day = TODAY - dt.timedelta(days=number)
        scene.body.weigh(day, 80.0, WeightUnit.KG)
        scene.body.eat(day, 2500, counted=True)
    page = scene.open(tab="weight")
    page.segmented_control(key="expenditure_goal").set_value("lose_fat").run()
    need, target, rate = (metric.value for metric in page.metric)
    assert 2420 <= float(need.split()[0].replace(",", "")) <= 2580
    assert 2200 <= float(target.split()[0].replace(",", "")) <= 2260
    assert "so that the body keeps enough energy beside the training" in _texts(page)
    assert rate.endswith("0.00 kg")
    assert "Calories count as you write them down" in _texts(page)
