"""What the learned reader makes of one message: statements that no pattern found, and doubts about those found."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from agent.safety.examples import Standing
from agent.safety.flags import CONDITIONAL, Flag
from agent.safety.learned import LearnedReader, Opinion
from agent.safety.lexicon import Lexica
from agent.safety.text import Span, passages
from agent.safety.verdict import Finding

SURE = 0.6
"""From this probability on a statement counts that no pattern found."""
SURE_OF_FACT = 0.75
"""The same for a fact that refers only with a request: it has fewer names, and patterns know most of them."""
SURE_BESIDE_OTHERS = 0.9
"""The same where a pattern has found another statement."""
DOUBTED = 0.4
"""From this probability of a doubt about the same words on it does not."""
TOLD_OF_OTHERS = 0.7
"""From this probability on a passage makes the whole message one about somebody else or about the past."""
DISMISSED = 0.7
"""From this probability of a doubt on, words that a pattern found count no more."""
UNLIKELY = 0.4
"""They are dismissed only if the topic itself is less probable than this."""
IN_THE_SENTENCE = 0.1
"""What a clause seems to state has to be this probable of its whole sentence too."""
PREGNANCY_WARNING = "pregnancy_warning"
_MOST_PASSAGES = 48
"""Passages read of one message; whole sentences come first."""
_MEANT_OTHERWISE = (Standing.OVER, Standing.DENIED, Standing.FIGURE)


@dataclass(frozen=True)
class Passage:
    """A sentence or some clauses of it, and what the learned reader makes of both."""

    span: Span
    sentence: Span
    opinion: Opinion
    of_sentence: Opinion

    @property
    def doubt(self) -> float:
        """The strongest doubt."""
        return max(self.opinion.doubts[kind] for kind in _MEANT_OTHERWISE)


@dataclass(frozen=True)
class _Guess:
    """That a passage states a topic."""

    passage: Passage
    topic: str

    @property
    def share(self) -> float:
        """Its probability."""
        return self.passage.opinion.topics[self.topic]

    @property
    def bar(self) -> float:
        """The least probability that counts."""
        return SURE_OF_FACT if self.topic in CONDITIONAL else SURE

    @property
    def is_credible(self) -> bool:
        """Whether nothing speaks against it, in these words or in the whole sentence."""
        return self.passage.doubt < DOUBTED and self.passage.of_sentence.topics[self.topic] >= IN_THE_SENTENCE


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
        if self._tells_of(Standing.OVER):
            return
        open_to_words = set(Flag) - measured
        flags = [_Guess(one, topic) for one in self._passages for topic in one.opinion.topics if topic in open_to_words]
        warnings = [_Guess(one, PREGNANCY_WARNING) for one in self._passages]
        least = SURE_BESIDE_OTHERS if beside_others else SURE
        for guesses, bar in ((flags, least), (warnings, SURE)):
            credible = [guess for guess in guesses if guess.is_credible and guess.share >= max(bar, guess.bar)]
            best = max(credible, key=lambda guess: guess.share, default=None)
            if best is not None:
                yield self._finding(best), best.passage.span.start

    def dismisses(self, finding: Finding, position: int) -> bool:
        """Whether every passage with the words found is surely meant otherwise.

        Figures it cannot judge, and words of self-harm are worth a question too many.
        """
        if finding.is_figure or finding.flag is Flag.SELF_HARM:
            return False
        return self._surely(finding, position, _MEANT_OTHERWISE)

    def is_of_somebody_else(self, finding: Finding, position: int) -> bool:
        """Whether every passage with the words found surely speaks of another person."""
        return self._surely(finding, position, (Standing.OTHER,))

    def _surely(self, finding: Finding, position: int, kinds: tuple[Standing, ...]) -> bool:
        end = position + len(finding.words)
        around = [one for one in self._passages if one.span.start < end and position < one.span.end]
        return bool(around) and all(
            one.opinion.topics[finding.flag] < UNLIKELY and max(one.opinion.doubts[kind] for kind in kinds) >= DISMISSED
            for one in around
        )

    @property
    def tells_of_others(self) -> bool:
        """Whether some passage surely speaks of another person, so that what is found may be theirs."""
        return self._tells_of(Standing.OTHER)

    def _tells_of(self, kind: Standing) -> bool:
        return any(one.opinion.doubts[kind] >= TOLD_OF_OTHERS for one in self._passages)

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
        yield Passage(span, sentence, opinion, whole[sentence])
