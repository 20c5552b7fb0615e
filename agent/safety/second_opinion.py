"""What the learned readers make of one message: statements that no pattern found, and doubts about those found."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from agent.safety.flags import CONDITIONAL, Flag
from agent.safety.learned import LearnedReader, Opinion
from agent.safety.lexicon import Lexica
from agent.safety.readers import Readers
from agent.safety.text import Span, passages
from agent.safety.verdict import Finding

SURE = 0.6
"""From this probability on a statement counts that no pattern found."""
SURE_OF_FACT = 0.7
"""The same for a fact that refers only with a request: it has fewer names, and patterns know most of them."""
DOUBTED = 0.4
"""From this probability of a doubt about the same words on it does not."""
BEYOND_EXCUSE = 0.95
"""From this probability of the words and of the sentence on, what usually excuses them beside them does not."""
PREGNANCY_WARNING = "pregnancy_warning"
HARMLESS = -1.0
"""Below these log-odds that the message as a whole has to be referred, it states no flag that refers by itself …"""
SURELY_HARMLESS = -3.5
"""… and below these none at all: a figure is no figure of speech, and dark words are worth a question too many."""
_SHORTEST_STORY = 12
"""Characters; what is shorter is understood by what it names or by what came before it."""
_MOST_PASSAGES = 48
"""Passages read of one message; whole sentences come first."""


@dataclass(frozen=True)
class Passage:
    """A sentence or some clauses of it, and what the reader of passages makes of both."""

    span: Span
    sentence: Span
    opinion: Opinion
    of_sentence: Opinion


@dataclass(frozen=True)
class _Guess:
    """That a passage states a topic."""

    passage: Passage
    topic: str

    @property
    def flag(self) -> Flag:
        """What it means."""
        return Flag.PREGNANCY if self.topic == PREGNANCY_WARNING else Flag(self.topic)

    @property
    def share(self) -> float:
        """Its probability."""
        return self.passage.opinion.topics[self.topic]

    @property
    def is_credible(self) -> bool:
        """Whether nothing in the words speaks against it."""
        return self.passage.opinion.doubt < DOUBTED


class SecondOpinion:
    """The learned readers' view of one normalised text."""

    def __init__(self, readers: Readers, lexica: Lexica, text: str) -> None:
        self._text = text
        self._passages = list(_read(readers.passages, lexica, text))
        self.likelihood = readers.messages.likelihood(text)

    def findings(self, measured: Set[Flag]) -> Iterator[tuple[Finding, int]]:
        """The surest statement of a flag, and of a warning sign in pregnancy, each with its position in the message.

        `measured`: flags on which a figure in the message has the last word.
        """
        open_to_words = set(Flag) - measured
        flags = [guess for topic in sorted(open_to_words & self._topics) for guess in self._guesses(topic)]
        for guesses in (flags, self._guesses(PREGNANCY_WARNING)):
            credible = [guess for guess in guesses if guess.is_credible and self._is_enough(guess)]
            best = max(credible, key=lambda guess: guess.share, default=None)
            if best is not None:
                yield self._finding(best), best.passage.span.start

    @property
    def likeliest(self) -> Flag | None:
        """The flag that some passage names most probably; None where too little is said to go by ("tell me more")."""
        guesses = [guess for topic in sorted(self._topics) for guess in self._guesses(topic)]
        if len(self._text) < _SHORTEST_STORY or not guesses:
            return None
        return max(guesses, key=lambda guess: guess.share).flag

    def _is_enough(self, guess: _Guess) -> bool:
        if self._is_harmless(guess.flag, guess.topic):
            return False
        return guess.share >= (SURE_OF_FACT if guess.topic in CONDITIONAL else SURE)

    def _is_harmless(self, flag: Flag, key: str) -> bool:
        """Whether the message as a whole speaks against a flag that refers by itself."""
        if flag in CONDITIONAL and key != PREGNANCY_WARNING:
            return False  # a fact is remembered, whatever is asked for here
        return self.likelihood.alone < (SURELY_HARMLESS if flag is Flag.SELF_HARM else HARMLESS)

    @property
    def _topics(self) -> Set[str]:
        return self._passages[0].opinion.topics.keys() if self._passages else frozenset()

    def _guesses(self, topic: str) -> list[_Guess]:
        return [_Guess(one, topic) for one in self._passages]

    def dismisses(self, finding: Finding) -> bool:
        """Whether the words found are meant otherwise; a figure has to be said in a message that is surely harmless."""
        if finding.is_figure and self.likelihood.alone >= SURELY_HARMLESS:
            return False
        return self._is_harmless(finding.flag, finding.key)

    def is_beyond_excuse(self, finding: Finding, position: int) -> bool:
        """Whether the words found state the flag so plainly that soreness told beside them explains nothing.

        Figures it cannot judge, and words that need companions are for the patterns.
        """
        around = self._around(finding, position)
        if finding.is_figure or finding.key != finding.flag or not around:
            return False
        whole, flag = around[0].of_sentence, finding.flag
        return whole.topics[flag] >= BEYOND_EXCUSE and any(one.opinion.topics[flag] >= BEYOND_EXCUSE for one in around)

    def _around(self, finding: Finding, position: int) -> list[Passage]:
        end = position + len(finding.words)
        return [one for one in self._passages if one.span.start < end and position < one.span.end]

    def _finding(self, guess: _Guess) -> Finding:
        passage = guess.passage
        start = passage.span.start - passage.sentence.start
        later = self._text[passage.sentence.end :]
        return Finding(guess.flag, guess.topic, passage.sentence.text, start, start + len(passage.span.text), later)


def _read(learned: LearnedReader, lexica: Lexica, text: str) -> Iterator[Passage]:
    found = passages(lexica, text)[:_MOST_PASSAGES]
    opinions = learned.opinions([span.text for span, _ in found])
    whole = {sentence: opinion for (span, sentence), opinion in zip(found, opinions, strict=True) if span is sentence}
    for (span, sentence), opinion in zip(found, opinions, strict=True):
        yield Passage(span, sentence, opinion, whole[sentence])
