"""Fetching goes only to public hosts, takes only so long and so much, and says in one sentence why it does not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from domain.errors import InvalidInput, SpotterError, Unavailable
from domain.translation import TEXTS_DIR, Translator
from domain.vocabulary import Language
from tests.tools.pages.hostile_web import (
    ARTICLE,
    BEHAVIOURS,
    HURRIED,
    LIMITS,
    PUBLIC,
    Names,
    Send,
    page,
    plain,
    redirect,
    tls_for,
    web,
)
from tools.pages.fetching.limits import FetchLimits
from tools.pages.fetching.reach import load_reach

TRICKS: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("tricks.yaml").read_text("utf-8"))
SITE = "http://gym.example.com"


def outcome(fetch: Callable[[], object]) -> str:
    """The kind of the error, or "read"; every error has a sentence of its own in all four languages."""
    try:
        fetch()
    except SpotterError as refusal:
        error = refusal
    else:
        return "read"
    assert error.field == "url"
    translator = Translator([TEXTS_DIR])
    shown = {language: translator.error(language, error) for language in Language}
    assert len(set(shown.values())) == len(Language)
    assert shown[Language.KO] != translator.error(Language.KO, type(error)("x", field="url"))
    return str(error.params["kind"])


def limits_for(case: dict[str, Any]) -> FetchLimits:
    """Little time where it is meant to run out, and plenty where it is not: the machine may be busy."""
    return HURRIED if case["is"] == "page_timeout" else LIMITS


def named(cases: str) -> Any:
    return [pytest.param(case, id=str(case)[:60]) for case in TRICKS[cases]]


def test_enough_tricks_are_known() -> None:
    """The issue asks for sixty at least."""
    assert sum(map(len, TRICKS.values())) >= 150


@pytest.mark.parametrize("case", named("addresses"))
def test_an_address_is_refused_by_itself(case: dict[str, Any]) -> None:
    """Nothing is looked up and nobody is called."""
    with web({}) as here:
        assert outcome(lambda: here.fetcher.fetch(case["url"])) == case["is"]
        assert (here.names.asked, here.network.called) == ([], [])


@pytest.mark.parametrize("case", named("names"))
def test_a_name_is_only_as_good_as_what_it_resolves_to(case: dict[str, Any]) -> None:
    """Each of its addresses has to be public, at each time of asking."""
    with web({"/": page()}, Names({"gym.example.com": case["dns"]})) as here:
        assert outcome(lambda: here.fetcher.fetch(SITE)) == case["is"]
        assert set(here.network.called) <= {PUBLIC}


@pytest.mark.parametrize("case", named("redirects"))
def test_each_redirect_is_checked_again(case: dict[str, Any]) -> None:
    """Where a page forwards to is treated as if the person had named it."""
    paths: dict[str, Callable[[Send], None]] = {f"/hop{n}": redirect(f"/hop{n + 1}") for n in range(1, 9)}
    paths |= {"/go": redirect(case["to"]), "/there": redirect("/go"), "/page": page()}
    with web(paths, Names({"inside.example.com": [["10.0.0.7"]]})) as here:
        assert outcome(lambda: here.fetcher.fetch(f"{SITE}/go")) == case["is"]
        assert set(here.network.called) == {PUBLIC}


@pytest.mark.parametrize("case", named("servers"))
def test_a_server_cannot_hold_or_fill_us(case: dict[str, Any]) -> None:
    """Whatever a server does, it ends within the limits and in one sentence."""
    with web({"/x": BEHAVIOURS[case["does"]]}, limits=limits_for(case)) as here:
        assert outcome(lambda: here.fetcher.fetch(f"{SITE}/x")) == case["is"]


@pytest.mark.parametrize("case", named("answers"))
def test_only_pages_of_text_are_read(case: dict[str, Any]) -> None:
    """What a head says is not believed against the body."""
    body = str(case.get("body", "")).encode("latin-1")
    headers = {"content_type": case["type"]} if case.get("type") else {}
    with web({"/x": plain(case.get("status", "200 OK"), body, **headers)}) as here:
        assert outcome(lambda: here.fetcher.fetch(f"{SITE}/x")) == case["is"]


@pytest.mark.parametrize("case", named("robots"))
def test_a_site_decides_what_programs_read(case: dict[str, Any]) -> None:
    """robots.txt is kept to as RFC 9309 has it."""
    if "does" in case:
        robots = BEHAVIOURS[case["does"]]
    elif "to" in case:
        robots = redirect(case["to"])
    else:
        robots = plain(case.get("status", "200 OK"), case.get("body", ""), content_type="text/plain")
    with web({"/robots.txt": robots, "/a/page": page()}, limits=limits_for(case)) as here:
        assert outcome(lambda: here.fetcher.fetch(f"{SITE}/a/page")) == case["is"]
        assert set(here.network.called) <= {PUBLIC}


def test_a_page_comes_as_it_is() -> None:
    """Its text in UTF-8, its kind, and where it was found in the end."""
    with web({"/old": redirect("/new", "301 Moved Permanently"), "/new": page()}) as here:
        fetched = here.fetcher.fetch("http://Gym.Example.com/old#top")
    assert fetched.url == f"{SITE}/new"
    assert fetched.media_type == "text/html"
    assert fetched.content.decode() == ARTICLE


def test_the_request_names_us_and_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own name, the host that was named, no cookie, no referrer, no key; and no proxy is asked."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with web({"/a": plain(body="hi", content_type="text/plain", set_cookie="id=1"), "/b": page()}) as here:
        here.fetcher.fetch(f"{SITE}/a")
        here.fetcher.fetch(f"{SITE}/b?x=1")
    assert [request.split("\r\n")[0] for request in here.requests] == [
        "GET /robots.txt HTTP/1.1",
        "GET /a HTTP/1.1",
        "GET /b?x=1 HTTP/1.1",
    ]
    for request in here.requests:
        assert "\r\nHost: gym.example.com\r\n" in request
        assert "\r\nUser-Agent: Spotter/" in request
        assert not {"cookie", "referer", "authorization"} & {
            line.split(":")[0].lower() for line in request.split("\r\n")
        }


def test_the_address_that_was_checked_is_the_one_that_is_called() -> None:
    """A name that changes its mind between the check and the connection gains nothing: it is asked once a request."""
    names = Names({"gym.example.com": [[PUBLIC], [PUBLIC], ["127.0.0.1"]]})
    with web({"/a": page()}, names) as here:
        here.fetcher.fetch(f"{SITE}/a")
        assert names.asked == ["gym.example.com"] * 2
        assert here.network.called == [PUBLIC] * 2


def test_a_name_that_is_not_found_in_time_is_left_behind() -> None:
    """A resolver that hangs does not hang us."""
    hanging = threading.Event()

    def resolve(host: str) -> list[str]:
        hanging.wait(10)
        return [PUBLIC]

    with web({}, limits=HURRIED) as here:
        here.fetcher._asker._net = type(here.fetcher._asker._net)(resolve, here.network)
        assert outcome(lambda: here.fetcher.fetch(SITE)) == "page_timeout"
    hanging.set()


def test_https_is_spoken_under_the_name_that_was_named(tmp_path: Path) -> None:
    """The certificate has to be the name's, although the connection goes to an address; http is not gone back to."""
    paths = {"/": page(), "/down": redirect(SITE)}
    with web(paths, tls=tls_for("gym.example.com", tmp_path)) as here:
        assert outcome(lambda: here.fetcher.fetch("gym.example.com")) == "read"
        assert outcome(lambda: here.fetcher.fetch("https://gym.example.com/down")) == "address_insecure"
        assert outcome(lambda: here.fetcher.fetch("https://bank.example.com/")) == "page_broken"


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("단백질".encode("cp949"), "text/html; charset=euc-kr", "단백질"),
        ("蛋白质".encode("gb18030"), "text/html; charset=gb2312", "蛋白质"),
        (b'<meta charset="euc-kr">' + "단백질".encode("cp949"), "text/html", "단백질"),
        ("단백질".encode(), "text/html; charset=iso-8859-1", "단백질"),
        ("প্রোটিন".encode("utf-16"), "text/html", "প্রোটিন"),
        ("\ufeffprotéine".encode(), "text/html; charset=ascii", "protéine"),
        ("protéine “riche”".encode("cp1252"), "text/html; charset=latin-1", "protéine “riche”"),
        ("protéine".encode("latin-1"), "text/html; charset=utf-8", "prot"),
        ("protéine".encode("latin-1"), "text/html; charset=zip", "prot"),
    ],
)
def test_letters_are_read_right_whatever_is_claimed(body: bytes, content_type: str, text: str) -> None:
    """UTF-8 is recognised, else what is claimed is tried, and a lie costs at most a letter."""
    with web({"/x": plain(body=body, content_type=content_type)}) as here:
        assert text in here.fetcher.fetch(f"{SITE}/x").content.decode()


def test_every_special_network_is_closed_at_both_ends() -> None:
    """The first and the last address of each is refused; its neighbours outside every such network are not our concern."""
    reach = load_reach()
    for network in (*reach.ipv4, *reach.ipv6):
        assert not reach.is_public(str(network[0]))
        assert not reach.is_public(str(network[-1]))
    for public in ("8.8.8.8", "1.1.1.1", PUBLIC, "2606:4700:4700::1111", "2a00:1450:4001:829::200e"):
        assert reach.is_public(public)


def test_trying_again_helps_only_against_trouble() -> None:
    """What will never be read is InvalidInput, what may be later Unavailable: the queue goes by that."""
    kinds = {"page_timeout", "page_broken", "page_trouble", "page_unreachable"}
    with web({"/x": BEHAVIOURS["hangs up"], "/y": plain("404 Not Found")}) as here:
        with pytest.raises(Unavailable) as later:
            here.fetcher.fetch(f"{SITE}/x")
        with pytest.raises(InvalidInput) as never:
            here.fetcher.fetch(f"{SITE}/y")
    assert later.value.params["kind"] in kinds
    assert never.value.params["kind"] not in kinds
