"""What the learned reader makes of one message: statements that no pattern found, and doubts about those found."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from agent.safety.evidence import names_evidence
from agent.safety.examples import Standing
from agent.safety.flags import CONDITIONAL, Flag
from agent.safety.learned import LearnedReader, Opinion
from agent.safety.lexicon import Lexica
from agent.safety.text import Span, passages
from agent.safety.verdict import Finding

SURE = 0.6
"""From this probability on a statement counts that no pattern found."""
SURE_OF_FACT = 0.7
"""The same for a fact that refers only with a request: it has fewer names, and patterns know most of them."""
SURE_BESIDE_OTHERS = 0.9
"""The same where a pattern has found another statement."""
SURE_WITHOUT_EVIDENCE = 0.95
"""The same where the message names no idea that the flag is told with (evidence.yaml) …"""
SURE_OF_SELF_HARM_WITHOUT_EVIDENCE = 0.75
"""… and for self-harm, of which people speak darkly, and where a question too many is the lesser harm."""
DOUBTED = 0.4
"""From this probability of a doubt about the same words on it does not."""
TOLD_OF_OTHERS = 0.7
"""From this probability on a sentence makes the whole message one about somebody else or about the past."""
DISMISSED = 0.7
"""From this probability of a doubt on, words that a pattern found count no more."""
UNLIKELY = 0.3
"""They are dismissed only if the topic itself is less probable than this."""
DISMISSED_AS_A_WHOLE = 0.85
"""From this probability of a doubt about the whole sentence on they count no more, whatever its clauses say …"""
UNHEARD_OF = 0.1
"""… where the topic is less probable of the sentence than this."""
FIGURE_AS_A_WHOLE = 0.85
"""From this probability that its sentence is a figure of speech or a question on, so do words found in it …"""
PLAIN = 0.9
"""… unless the sentence states the topic with this probability."""
LITTLE_HEARD = 0.4
"""Below this probability of the topic in the sentence …"""
DOUBTED_IF_LITTLE_HEARD = 0.5
"""… so much doubt about it is enough …"""
DOUBTED_IN_EACH_PART = 0.4
"""… if every clause with the words found has at least so much: what follows may be a question of its own."""
BEYOND_EXCUSE = 0.95
"""From this probability of the words and of the sentence on, what usually excuses them beside them does not …"""
NO_FIGURE = 0.1
"""… unless the sentence may be meant otherwise with this probability."""
IN_THE_SENTENCE = 0.1
"""What a clause seems to state has to be this probable of its whole sentence too."""
DENIED_AS_A_WHOLE = 0.8
"""From this probability that its sentence denies something on, what a clause seems to state does not count."""
CARRIED = 0.1
"""What several clauses seem to state has to be this probable of one of them."""
PREGNANCY_WARNING = "pregnancy_warning"
_MOST_PASSAGES = 48
"""Passages read of one message; whole sentences come first."""
_MEANT_OTHERWISE = (Standing.OVER, Standing.DENIED, Standing.FIGURE)
_NOT_SAID_SO = (Standing.OVER, Standing.FIGURE)


@dataclass(frozen=True)
class Passage:
    """A sentence or some clauses of it, and what the learned reader makes of both."""

    span: Span
    sentence: Span
    opinion: Opinion
    of_sentence: Opinion
    parts: tuple[Opinion, ...] = ()
    """What is made of each clause of a passage that has several."""

    def is_carried(self, topic: str) -> bool:
        """Whether some clause alone names the topic without denying it, so that it is not read into their sum."""
        named = (part for part in self.parts if part.topics[topic] >= CARRIED)
        return not self.parts or any(part.doubts[Standing.DENIED] < DENIED_AS_A_WHOLE for part in named)


@dataclass(frozen=True)
class _Guess:
    """That a passage states a topic."""

    passage: Passage
    topic: str
    text: str
    """The message."""

    @property
    def share(self) -> float:
        """Its probability."""
        return self.passage.opinion.topics[self.topic]

    @property
    def bar(self) -> float:
        """The least probability that counts."""
        if self.topic in CONDITIONAL:
            return SURE_OF_FACT
        if names_evidence(self.topic, self.text):
            return SURE
        return SURE_OF_SELF_HARM_WITHOUT_EVIDENCE if self.topic == Flag.SELF_HARM else SURE_WITHOUT_EVIDENCE

    @property
    def is_credible(self) -> bool:
        """Whether nothing speaks against it, in these words or in the whole sentence."""
        if not self.passage.is_carried(self.topic):
            return False
        whole = self.passage.of_sentence
        if self.passage.opinion.doubt(_MEANT_OTHERWISE) >= DOUBTED:
            return False
        # a warning sign stands beside the pregnancy, which is what its sentence is about
        is_lost = self.topic != PREGNANCY_WARNING and whole.topics[self.topic] < IN_THE_SENTENCE
        return not is_lost and whole.doubts[Standing.DENIED] < DENIED_AS_A_WHOLE


class SecondOpinion:
    """The learned reader's view of one normalised text."""

    def __init__(self, learned: LearnedReader, lexica: Lexica, text: str) -> None:
        self._text = text
        self._passages = list(_read(learned, lexica, text))

    def findings(self, beside_others: bool, measured: Set[Flag]) -> Iterator[tuple[Finding, int]]:
        """The surest statement of a flag, and of a warning sign in pregnancy, each with its position in the message.

        `beside_others`: a pattern has found a statement already, so that a further one has to be very sure.
        `measured`: flags on which a figure in the message has the last word.
        """
        open_to_words = set(Flag) - measured
        if self._is_told_as_over:
            open_to_words &= {Flag.SELF_HARM}
        flags = [guess for topic in sorted(open_to_words & self._topics) for guess in self._guesses(topic)]
        warnings = [] if self._is_told_as_over else self._guesses(PREGNANCY_WARNING)
        least = SURE_BESIDE_OTHERS if beside_others else SURE
        for guesses, bar in ((flags, least), (warnings, SURE)):
            credible = [guess for guess in guesses if guess.is_credible and guess.share >= max(bar, guess.bar)]
            best = max(credible, key=lambda guess: guess.share, default=None)
            if best is not None:
                yield self._finding(best), best.passage.span.start

    @property
    def _topics(self) -> Set[str]:
        return self._passages[0].opinion.topics.keys() if self._passages else frozenset()

    def _guesses(self, topic: str) -> list[_Guess]:
        return [_Guess(one, topic, self._text) for one in self._passages]

    def dismisses(self, finding: Finding, position: int) -> bool:
        """Whether every passage with the words found is surely meant otherwise.

        Figures it cannot judge, and words of self-harm are worth a question too many.
        """
        if finding.is_figure or finding.flag is Flag.SELF_HARM:
            return False
        return self._is_doubtful(finding, position) or self._surely(finding, position, _MEANT_OTHERWISE)

    def _is_doubtful(self, finding: Finding, position: int) -> bool:
        """Whether the sentence as a whole speaks against the words found.

        A denial does not: it may be of another symptom in the same sentence.
        """
        around = self._around(finding, position)
        if not around:
            return False
        if min(one.opinion.doubt(_NOT_SAID_SO) for one in around) < DOUBTED_IN_EACH_PART:
            return False
        whole = around[0].of_sentence
        share = whole.topics[finding.flag]
        if whole.doubts[Standing.FIGURE] >= FIGURE_AS_A_WHOLE and share < PLAIN:
            return True
        is_fact = finding.flag in CONDITIONAL  # its names and drugs may be in no example
        return not is_fact and share < LITTLE_HEARD and whole.doubt(_NOT_SAID_SO) >= DOUBTED_IF_LITTLE_HEARD

    def is_beyond_excuse(self, finding: Finding, position: int) -> bool:
        """Whether the words found state the flag so plainly that soreness told beside them explains nothing.

        Figures it cannot judge, and words that need companions are for the patterns.
        """
        around = self._around(finding, position)
        if finding.is_figure or finding.key != finding.flag or not around:
            return False
        whole, flag = around[0].of_sentence, finding.flag
        if whole.topics[flag] < BEYOND_EXCUSE or whole.doubt(_MEANT_OTHERWISE) >= NO_FIGURE:
            return False
        return max(one.opinion.topics[flag] for one in around) >= BEYOND_EXCUSE

    def is_of_somebody_else(self, finding: Finding, position: int) -> bool:
        """Whether every passage with the words found surely speaks of another person."""
        return self._surely(finding, position, (Standing.OTHER,))

    def _surely(self, finding: Finding, position: int, kinds: tuple[Standing, ...]) -> bool:
        around = self._around(finding, position)
        if not around or max(one.opinion.topics[finding.flag] for one in around) >= UNLIKELY:
            return False
        whole = around[0].of_sentence
        is_unheard_of = whole.topics[finding.flag] < UNHEARD_OF
        if is_unheard_of and whole.doubt(kinds) >= DISMISSED_AS_A_WHOLE:
            return True
        return all(one.opinion.doubt(kinds) >= DISMISSED for one in around)

    def _around(self, finding: Finding, position: int) -> list[Passage]:
        end = position + len(finding.words)
        return [one for one in self._passages if one.span.start < end and position < one.span.end]

    def is_of_the_speaker(self, finding: Finding, position: int) -> bool:
        """Whether nothing in the words found speaks of another person, whoever is named first ("people say I …")."""
        around = self._around(finding, position)
        return all(one.opinion.doubts[Standing.OTHER] < DOUBTED for one in around)

    def tells_of_others(self, finding: Finding, position: int) -> bool:
        """Whether a sentence, or a clause with the words found, surely speaks of another person.

        Another clause may only name who helped: "my mates had to wake me".
        """
        opinions = [one.of_sentence for one in self._passages]
        opinions += [one.opinion for one in self._around(finding, position)]
        return any(opinion.doubts[Standing.OTHER] >= TOLD_OF_OTHERS for opinion in opinions)

    @property
    def _is_told_as_over(self) -> bool:
        """Whether some sentence as a whole surely speaks of the past; a clause alone may end in "and all is well"."""
        return any(one.of_sentence.doubts[Standing.OVER] >= TOLD_OF_OTHERS for one in self._passages)

    def _finding(self, guess: _Guess) -> Finding:
        flag = Flag.PREGNANCY if guess.topic == PREGNANCY_WARNING else Flag(guess.topic)
        passage = guess.passage
        start = passage.span.start - passage.sentence.start
        later = self._text[passage.sentence.end :]
        return Finding(flag, guess.topic, passage.sentence.text, start, start + len(passage.span.text), later)


def _read(learned: LearnedReader, lexica: Lexica, text: str) -> Iterator[Passage]:
    found = passages(lexica, text)[:_MOST_PASSAGES]
    opinions = learned.opinions([span.text for span, _ in found])
    whole = {sentence: opinion for (span, sentence), opinion in zip(found, opinions, strict=True) if span is sentence}
    for (span, sentence), opinion in zip(found, opinions, strict=True):
        parts = tuple(part for (inner, _), part in zip(found, opinions, strict=True) if _is_within(inner, span))
        yield Passage(span, sentence, opinion, whole[sentence], parts)


def _is_within(inner: Span, outer: Span) -> bool:
    return inner is not outer and outer.start <= inner.start and inner.end <= outer.end
