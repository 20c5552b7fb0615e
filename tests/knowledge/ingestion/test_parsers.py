"""Every kind of document: its title, headings, pages, lists, tables and pictures come through, its ornaments do not."""

from __future__ import annotations

import pytest

from knowledge.ingestion.blocks import Block, BlockKind, ParsedDocument
from knowledge.ingestion.chunking import cut
from knowledge.ingestion.kinds import HTML, MARKDOWN, MINERU, PDF, PLAIN, WORD
from knowledge.ingestion.models import IncomingDocument
from knowledge.ingestion.reading import media_type_of, read_document
from tests.knowledge.ingestion.made_documents import MINERU_LIST, PNG, incoming, markdown, mineru, packed, pdf, word


def headings(document: ParsedDocument) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in document.blocks if block.kind is BlockKind.HEADING]


def texts(document: ParsedDocument, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (incoming(pdf([[("text", "Squat.")]]), "a.txt"), PDF),
        (incoming(word(), "a.bin"), WORD),
        (incoming(mineru(), "a.zip"), MINERU),
        (incoming("<!DOCTYPE html><p>x", "a.txt"), HTML),
        (incoming("<p>x</p>", "a.html"), HTML),
        (incoming("# x", "a.MD"), MARKDOWN),
        (incoming("# x", "a.txt"), PLAIN),
        (IncomingDocument("https://x.org/a", "text/html; charset=utf-8", b"<p>x</p>"), HTML),
        (IncomingDocument("https://x.org/a", "text/markdown", b"x"), MARKDOWN),
        (incoming("深蹲".encode("utf-16"), "a.txt"), PLAIN),
    ],
)
def test_the_kind_is_seen_in_the_bytes_before_the_name(document: IncomingDocument, expected: str) -> None:
    """A wrong ending or a careless server changes nothing."""
    assert media_type_of(document) == expected


class TestPdf:
    """Pages as printed."""

    SENTENCES = ("Brace before you go down. ", "Keep your chest up in the hole. ", "Drive up with your legs. ")

    def read(self) -> ParsedDocument:
        chapters = [
            [("heading", f"Chapter {number}"), ("text", f"On page {number}: " + "".join(self.SENTENCES) * 8)]
            for number in range(1, 5)
        ]
        chapters[0].insert(0, ("title", "How to squat"))
        return read_document(incoming(pdf(chapters), "manual_v2.pdf"))

    def test_headings_come_from_the_size_of_letters_and_pages_are_kept(self) -> None:
        """The title is the largest; a passage says its page."""
        document = self.read()
        assert document.title == "How to squat"
        assert headings(document) == [(1, "How to squat"), *((2, f"Chapter {number}") for number in range(1, 5))]
        pieces = cut(document)
        assert [(piece.headings[-1], piece.page) for piece in pieces] == [(f"Chapter {n}", n) for n in range(1, 5)]

    def test_running_heads_feet_and_page_numbers_are_gone(self) -> None:
        """They would cut sentences that go on over a page."""
        said = "\n".join(texts(self.read()))
        assert "Manual 2024" not in said
        assert "of 4" not in said
        assert "On page 3" in said

    def test_lines_are_sentences_again(self) -> None:
        """A word parted at the end of a line is one; the hyphen stays in a word that is written with one."""
        text = "Progressive over-\nload is key. This is evidence-based. The over-\nload is well-known and evidence-\nbased."
        (paragraph,) = texts(read_document(incoming(pdf([[("text", text)]], running=False), "a.pdf")))
        assert paragraph == (
            "Progressive overload is key. This is evidence-based. The overload is well-known and evidence-based."
        )

    def test_an_empty_password_opens(self) -> None:
        """Such files forbid printing, not reading."""
        opened = read_document(
            incoming(pdf([[("text", "Sit down between your heels.")]], password="", running=False), "a.pdf")
        )
        assert "Sit down between your heels." in texts(opened)


class TestHtml:
    """Pages of the web."""

    PAGE = f"""<html><head><title>Squat guide | Gym</title></head><body>
      <nav><a href="/">Home</a><a href="/shop">Shop now</a></nav>
      <article><h1>Squat guide</h1><p>{"The squat trains legs and back at once. " * 5}</p>
      <h2>Depth</h2><p>{"Go down until the hip is below the knee. " * 5}</p>
      <ul><li>Heels down</li><li>Knees out</li></ul>
      <table><tr><th>Week</th><th>Sets</th></tr><tr><td>1</td><td>3</td></tr></table>
      <script>alert("run me")</script></article>
      <footer>All rights reserved, cookies</footer></body></html>"""

    def test_headings_lists_and_tables_stay_and_menus_go(self) -> None:
        """What the page is about is kept in its order."""
        document = read_document(incoming(self.PAGE, "guide.html"))
        assert document.title.startswith("Squat guide")
        assert headings(document) == [(1, "Squat guide"), (2, "Depth")]
        assert texts(document, BlockKind.LIST_ITEM) == ["- Heels down", "- Knees out"]
        assert texts(document, BlockKind.TABLE) == ["Week | Sets\n1 | 3"]
        everything = " ".join(block.text for block in document.blocks)
        assert not any(word in everything for word in ("Shop now", "alert", "rights reserved"))

    def test_the_encoding_that_the_page_names_is_used(self) -> None:
        """A Korean page of the old kind."""
        page = f"<html><head><meta charset='euc-kr'></head><body><article><p>{'스쿼트는 하체 운동입니다. ' * 12}</p></article></body></html>"
        assert "스쿼트는 하체 운동입니다." in texts(read_document(incoming(page.encode("euc-kr"), "a.html")))[0]


class TestMarkdown:
    """CommonMark with tables."""

    def test_everything_comes_through(self) -> None:
        """Head, headings, nested lists, tables, code, links; marks are gone."""
        text = (
            "---\ntitle: 'My manual'\n---\n# Squat\n\nUse a **low** [bar](http://x.org).  \nAlways.\n\n"
            "- one\n  - two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n5 x 5\n```\n\n<div>raw <b>html</b></div>\n"
        )
        document = read_document(incoming(text, "a.md"))
        assert document.title == "My manual"
        assert [(block.kind, block.text) for block in document.blocks] == [
            (BlockKind.HEADING, "Squat"),
            (BlockKind.PARAGRAPH, "Use a low bar.\nAlways."),
            (BlockKind.LIST_ITEM, "- one"),
            (BlockKind.LIST_ITEM, "- two"),
            (BlockKind.TABLE, "a | b\n1 | 2"),
            (BlockKind.CODE, "5 x 5\n"),
            (BlockKind.PARAGRAPH, "raw html"),
        ]

    def test_the_title_is_the_first_heading_or_the_file(self) -> None:
        """A document always has a name for people."""
        assert read_document(incoming(markdown(("A", "b")), "x.md")).title == "Manual"
        assert read_document(incoming("Just text.", "my_notes.md")).title == "my notes"


class TestWord:
    """Word documents."""

    def test_styles_make_headings_lists_and_tables(self) -> None:
        """In the order of the body; joined cells are told once."""
        document = read_document(incoming(word(), "a.docx"))
        assert document.title == "Strength Manual"
        assert headings(document) == [(0, "Strength Manual"), (1, "The squat"), (2, "Faults")]
        assert texts(document, BlockKind.LIST_ITEM) == ["- Knees cave in.", "- Heels lift."]
        assert texts(document, BlockKind.TABLE) == ["Week | Sets\n1 | 3\nDeload"]
        assert cut(document)[-1].headings[:2] == ("Strength Manual", "The squat")


class TestPlain:
    """Text without marks."""

    def test_numbered_underlined_and_capital_lines_are_headings(self) -> None:
        """Other lines are not."""
        text = "MANUAL\n\n1. Squat\n\nGo deep.\n\n1.1 Faults\n\nKnees cave in.\n\nCues\n====\nChest up.\n\n- a\n- b\n"
        document = read_document(incoming(text))
        assert headings(document) == [(1, "MANUAL"), (1, "1. Squat"), (2, "1.1 Faults"), (1, "Cues")]
        assert texts(document) == ["Go deep.", "Knees cave in.", "Chest up."]
        assert texts(document, BlockKind.LIST_ITEM) == ["- a", "- b"]

    @pytest.mark.parametrize(
        ("text", "encoding"),
        [
            ("深蹲时膝盖可以超过脚尖，关键是全脚掌着地，躯干保持稳定。" * 4, "gb18030"),
            ("스쿼트를 할 때 무릎이 발끝을 넘어가도 괜찮습니다. 발바닥 전체로 버티세요. " * 4, "cp949"),
            ("প্রতিদিন পর্যাপ্ত প্রোটিন খান।", "utf-8"),
            ("প্রতিদিন পর্যাপ্ত প্রোটিন খান।", "utf-16"),
            ("Crème fraîche, naïve, déjà vu: a curl is not a crêpe and never was one. " * 3, "cp1252"),
        ],
    )
    def test_encodings_are_guessed(self, text: str, encoding: str) -> None:
        """Old files come in many."""
        (paragraph,) = texts(read_document(incoming(text.encode(encoding))))
        assert paragraph == text.strip()

    def test_what_nobody_sees_is_taken_out(self) -> None:
        """Hidden marks could hide orders; joiners that Bengali needs stay."""
        (paragraph,) = texts(read_document(incoming("a\u200bb \u202ec \u00add ক্\u200cষ")))
        assert paragraph == "ab c d ক্\u200cষ"


class TestMineru:
    """What MinerU made of a scanned paper."""

    def test_pages_captions_tables_and_pictures_are_kept(self) -> None:
        """Heads and page numbers are not."""
        document = read_document(incoming(mineru(), "paper.zip"))
        assert document.title == "Depth and strength"
        assert document.blocks == [
            Block(BlockKind.HEADING, "Depth and strength", level=1, page=1),
            Block(BlockKind.PARAGRAPH, "We compared two depths of the squat.", page=1),
            Block(BlockKind.HEADING, "Results", level=2, page=2),
            Block(BlockKind.PICTURE, "Fig. 1. Depths.", page=2, picture="images/a.png"),
            Block(BlockKind.PICTURE, "Fig. 2. Lost.", page=2),
            Block(
                BlockKind.TABLE, "Table 1. Gains\nGroup | Gain\nDeep | 12 & 13\nIn kg.", page=3, picture="images/t.png"
            ),
            Block(BlockKind.LIST_ITEM, "- Go deep.", page=3),
            Block(BlockKind.LIST_ITEM, "- Go often.", page=3),
            Block(BlockKind.CODE, "$$ v = s / t $$", page=4),
        ]
        assert [(p.name, p.media_type, p.content) for p in document.pictures] == [
            ("images/a.png", "image/png", PNG),
            ("images/t.png", "image/png", PNG),
        ]
        assert cut(document)[-1].pictures == ("images/a.png", "images/t.png")

    def test_the_markdown_alone_will_do(self) -> None:
        """Some only kept that; it knows no pages."""
        content = packed({"out/paper.md": "# Paper\n\nText ![Fig](images/a.png)", "out/images/a.png": PNG})
        document = read_document(incoming(content, "paper.zip"))
        assert document.title == "Paper"
        assert [picture.name for picture in document.pictures] == ["images/a.png"]

    def test_pictures_that_could_run_are_left_out(self) -> None:
        """An SVG may hold a script; its caption stays."""
        entries = [
            *MINERU_LIST,
            {"type": "image", "img_path": "images/x.svg", "image_caption": ["Fig. 3."], "page_idx": 4},
        ]
        document = read_document(
            incoming(mineru(entries, **{"paper/auto/images/x.svg": "<svg onload='x()'/>"}), "p.zip")
        )
        assert document.blocks[-1] == Block(BlockKind.PICTURE, "Fig. 3.", page=5)

    def test_a_path_out_of_the_archive_leads_nowhere(self) -> None:
        """Pictures are looked for in the archive only."""
        entries = [{"type": "text", "text": "Body.", "page_idx": 0}, {"type": "image", "img_path": "/etc/passwd"}]
        assert read_document(incoming(mineru(entries), "p.zip")).pictures == []
