"""The page over a fake coach: what a person sees and does."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from agent.events import Asked, Citation, Event, Failed, Picture, Referred, Text, ToolFinished, ToolStarted
from agent.messages import AssistantMessage, ToolCall, ToolMessage, UserMessage
from domain.errors import StorageError
from domain.evidence import Source
from domain.profile import Profile
from domain.vocabulary import Diet, Language, Sex
from tests.ui.conftest import OpenPage
from tests.ui.fake_coach import FakeCoach

SOURCE = Source(title="Sleep and recovery", authors="Doe J", year=2020, url_or_doi="10.1000/sleep(1)")


def _texts(page: AppTest) -> str:
    """All that the page says, in one string; escaped characters as they are read."""
    elements = [*page.markdown, *page.caption, *page.error, *page.warning]
    return "\n".join(element.value for element in elements).replace("\\", "")


def _ask(page: AppTest, text: str) -> AppTest:
    return page.chat_input[0].set_value(text).run()


def _save(page: AppTest) -> AppTest:
    """Press the button of the profile form."""
    button = next(button for button in page.button if button.label == "Save")
    return button.click().run()


def test_the_empty_page_offers_three_examples(open_page: OpenPage) -> None:
    """A click on an example asks its question."""
    coach = FakeCoach()
    page = open_page(coach)
    page.button(key="example_food").click().run()
    assert coach.sent == [("Plan my food", Language.EN)]
    assert "You said: Plan my food" in _texts(page)
    assert not page.exception


def test_every_event_has_its_place(open_page: OpenPage) -> None:
    """Tool line with time and arguments, text, question, missing picture and citation are all shown."""
    call = ToolCall(name="search_knowledge", arguments={"query": "sleep"})
    events: list[Event] = [
        ToolStarted(call=call),
        ToolFinished(call=call, result={"passages": [], "confident": True}, ms=41.6),
        Picture(path="/nowhere/squat.gif", exercise_id="squat"),
        Text(text="Sleep **well** [1]."),
        Asked(tool="plan_nutrition", missing=["age_years"]),
        Citation(number=1, source=SOURCE, passage_id="a", passage="Seven *or* more hours."),
    ]
    page = _ask(open_page(FakeCoach({"sleep?": events})), "sleep?")
    assert [status.label for status in page.status] == [r"Searching the articles · 42 ms"]
    assert page.status[0].state == "complete"
    assert '"sleep"' in page.json[0].value
    shown = _texts(page)
    assert "Sleep **well** [1]." in shown
    assert "The picture is no longer there." in shown
    assert "Seven *or* more hours." in shown
    assert "https://doi.org/10.1000/sleep%281%29" in shown
    assert [folded.label.replace("\\", "") for folded in page.expander if "Sleep and" in folded.label] == [
        "[1] Sleep and recovery (2020)"
    ]


def test_a_referral_stands_out(open_page: OpenPage) -> None:
    """The text after a red flag is a warning, live and after a reload."""
    coach = FakeCoach({"chest": [Referred(flag="chest_pain"), Text(text="See a doctor first.")]})
    page = _ask(open_page(coach), "chest")
    assert [warning.value for warning in page.warning] == ["See a doctor first."]
    again = open_page(coach, conversation=next(iter(coach.stored)))
    assert [warning.value for warning in again.warning] == ["See a doctor first."]


def test_a_tool_that_failed_says_why(open_page: OpenPage) -> None:
    """The tool's line turns into an error with the reason inside."""
    call = ToolCall(name="calculate_531", arguments={"squat": -5})
    error = {"code": "out_of_range", "message": "The squat must be above 0 kg.", "field": "squat"}
    events: list[Event] = [ToolStarted(call=call), ToolFinished(call=call, error=error, ms=1.0)]
    page = _ask(open_page(FakeCoach({"-5": events})), "-5")
    assert page.status[0].state == "error"
    assert "The squat must be above 0 kg." in _texts(page)


def test_a_failure_is_one_sentence_and_loses_nothing(open_page: OpenPage) -> None:
    """The message can be taken back into the input and the error does not disappear before."""
    failed = Failed(code="unavailable", message="The model does not answer.", hint="Try later.")
    page = _ask(open_page(FakeCoach({"plan": [failed]})), "plan")
    assert "The model does not answer. Try later." in _texts(page)
    page.run()
    assert "The model does not answer. Try later." in _texts(page)
    assert _texts(page).count("plan") == 1, "the message is shown once"
    page.button(key="edit_again").click().run()
    assert page.chat_input[0].proto.value == "plan"
    assert "does not answer" not in _texts(page)


def test_where_the_model_is_down_another_core_answers(open_page: OpenPage) -> None:
    """One press answers the same message without the model; the conversation goes on so, and there is a way back."""
    failed = Failed(code="unavailable", message="The model's server does not answer.", offer="embedded")
    coach = FakeCoach({"plan": [failed]})
    page = _ask(open_page(coach), "plan")
    page.button(key="without_model").click().run()
    assert "embedded answers" in _texts(page)
    assert "does not answer." not in _texts(page)
    assert _texts(page).count("plan") == 1, "the message is kept, not sent again"
    assert any("embedded core answers in this conversation" in caption.value for caption in page.caption)
    _ask(page, "next")
    assert coach.cores == [None, "embedded", "embedded"]
    page.button(key="with_model").click().run()
    _ask(page, "last")
    assert coach.cores[-1] is None


def test_a_stored_conversation_shows_as_it_was(open_page: OpenPage) -> None:
    """After a reload the address brings text, table and citations back; nothing is sent again."""
    coach = FakeCoach()
    passage = {"id": "p1", "title": "Sleep", "text": "Sleep more.", "source": SOURCE.model_dump(mode="json")}
    call = ToolCall(name="search_knowledge", arguments={"query": "sleep"}, id="c1")
    coach.stored["abc"] = [
        UserMessage(text="sleep?\nplease"),
        AssistantMessage(calls=(call,)),
        ToolMessage(call_id="c1", name="search_knowledge", result={"passages": [passage], "confident": True}),
        AssistantMessage(text="Sleep more [1]."),
    ]
    page = open_page(coach, conversation="abc")
    shown = _texts(page)
    assert "Sleep more [1]." in shown
    assert "sleep?  \nplease" in shown
    assert any("[1" in folded.label for folded in page.expander)
    assert coach.sent == []


def test_an_answer_that_was_stopped_says_so(open_page: OpenPage) -> None:
    """What had been said is shown once, the running tool as unfinished, and a note follows."""
    coach = FakeCoach()
    call = ToolCall(name="plan_nutrition", arguments={})
    coach.stored["abc"] = [
        UserMessage(text="plan"),
        AssistantMessage(text="One moment. ", calls=(call,)),
        AssistantMessage(interrupted=True),
    ]
    page = open_page(coach, conversation="abc")
    shown = _texts(page)
    assert shown.count("One moment.") == 1
    assert "This answer was stopped before it was finished." in shown
    assert page.status[0].label == "Solving the meal plan · not finished"


def test_results_of_another_version_do_not_break_the_page(open_page: OpenPage) -> None:
    """A stored result that no longer fits, and one of a tool that no longer exists."""
    coach = FakeCoach()
    coach.stored["abc"] = [
        UserMessage(text="old"),
        ToolMessage(call_id="1", name="plan_nutrition", result={"days": "many"}),
        ToolMessage(call_id="2", name="predict_weather", result={"rain": True}),
        AssistantMessage(text="Both are from long ago."),
    ]
    page = open_page(coach, conversation="abc")
    assert "This result comes from another version of Spotter" in _texts(page)
    assert "Both are from long ago." in _texts(page)
    assert not page.exception


def test_the_language_of_the_page_can_be_changed(open_page: OpenPage) -> None:
    """The switch changes the page's words, is kept in the address and goes along with the next message."""
    coach = FakeCoach()
    page = open_page(coach)
    page.selectbox(key="language").set_value(Language.KO).run()
    assert page.query_params["language"] == "ko"
    assert list(page.selectbox(key="language").options) == ["English", "中文", "한국어", "বাংলা"]
    _ask(page, "5")
    assert coach.sent == [("5", Language.KO)]


def test_an_answer_is_labelled_in_the_language_of_its_question(open_page: OpenPage) -> None:
    """A Chinese question on the English page is sent and shown as Chinese."""
    coach = FakeCoach()
    page = _ask(open_page(coach), "深蹲怎么做")
    assert coach.sent == [("深蹲怎么做", Language.ZH)]
    assert not page.exception


def test_the_profile_is_saved_and_empty_stays_unknown(open_page: OpenPage) -> None:
    """Only what was entered is known afterwards."""
    coach = FakeCoach()
    page = open_page(coach)
    page.selectbox(key="profile_sex").set_value(Sex.FEMALE)
    page.number_input(key="profile_age_years").set_value(31)
    page.number_input(key="profile_weight_kg").set_value(64.5)
    page.multiselect(key="profile_exclude").set_value(["peanut"])
    _save(page)
    assert coach.profile.known() == {"sex": "female", "age_years": 31, "weight_kg": 64.5, "exclude": ["peanut"]}
    assert "Saved." in [message.value for message in page.success]


def test_an_impossible_profile_value_is_named_with_its_range(open_page: OpenPage) -> None:
    """Nothing is saved then."""
    coach = FakeCoach()
    coach.profile = Profile(diet=Diet.VEGAN)
    page = open_page(coach)
    page.number_input(key="profile_height_cm").set_value(1.75)
    _save(page)
    assert "Height (cm): please enter a number from 100 to 250." in _texts(page)
    assert coach.profile == Profile(diet=Diet.VEGAN)


def test_a_saved_profile_fills_the_form(open_page: OpenPage) -> None:
    """Also a food to leave out that is in no vocabulary."""
    coach = FakeCoach()
    coach.profile = Profile(age_years=40, exclude=["celery"])
    page = open_page(coach)
    assert page.number_input(key="profile_age_years").value == 40
    assert page.multiselect(key="profile_exclude").value == ["celery"]
    assert page.selectbox(key="profile_sex").value is None


def test_conversations_can_be_opened_left_and_deleted(open_page: OpenPage) -> None:
    """The list leads to each conversation; deleting asks first."""
    coach = FakeCoach()
    coach.stored["one"] = [UserMessage(text="first"), AssistantMessage(text="Answer one.")]
    coach.stored["two"] = [UserMessage(text="second"), AssistantMessage(text="Answer two.")]
    page = open_page(coach)
    page.button(key="open_one").click().run()
    assert "Answer one." in _texts(page)
    page.button(key="new_conversation").click().run()
    assert "Answer one." not in _texts(page)
    page.button(key="open_two").click().run()
    page.button(key="manage_two").click().run()
    assert "two" in coach.stored
    page.button(key="delete_two").click().run()
    assert list(coach.stored) == ["one"]
    assert "Answer two." not in _texts(page)


def test_messages_are_data(open_page: OpenPage) -> None:
    """Nothing that a person, a tool or a model writes becomes HTML, a picture from elsewhere or a command."""
    evil = "<script>alert(1)</script> ![x](http://evil.example/x.png) $a$ :red[b]"
    page = _ask(open_page(FakeCoach({evil: [Text(text=evil)]})), evil)
    said, answered = (markdown for markdown in page.markdown if "evil" in markdown.value)
    assert said.value.startswith(r"\<script\>alert\(1\)\<\/script\> \!\[x\]\(http\:\/\/evil\.example")
    assert r"\![x]" in answered.value
    assert r"\$a\$ \:red[b]" in answered.value
    assert not any(markdown.allow_html for markdown in page.markdown)


def test_a_store_that_cannot_be_read_is_one_sentence(open_page: OpenPage) -> None:
    """No traceback, and the remedy is named."""

    class Broken(FakeCoach):
        def conversations(self, limit: int = 50) -> Any:
            raise StorageError("The database cannot be used.", hint="Check the folder.")

    page = open_page(Broken())
    assert [error.value.replace("\\", "") for error in page.error] == ["The database cannot be used. Check the folder."]
    assert not page.exception
