"""Mail addresses with a subject and a text, read back as a mail program reads them."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.render.mail import mail_link

LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40)


def read(link: str) -> tuple[str, str, list[str]]:
    parts = urlsplit(link)
    asked = parse_qs(parts.query.replace("+", "%2B"), keep_blank_values=True)
    subject, body = (asked.get(name, [""])[0] for name in ("subject", "body"))
    return unquote(parts.path), subject, body.split("\r\n")


def test_a_mail_says_what_it_is_about_in_lines():
    assert mail_link("klimaat@dorp.example", "Haag: 5 m", ["Dag", "", "Naam: "]) == (
        "mailto:klimaat@dorp.example?subject=Haag%3A%205%20m&body=Dag%0D%0A%0D%0ANaam%3A%20"
    )


def test_an_address_alone_has_no_question_mark():
    assert mail_link("an+haag@dorp.example") == "mailto:an%2Bhaag@dorp.example"


@given(LINE.map(lambda text: " ".join(text.split())), st.lists(LINE, min_size=1, max_size=6))
def test_a_mail_program_reads_what_was_written(subject, lines):
    link = mail_link("an+haag@dorp.example", subject, lines)
    assert link.isascii()
    assert not set(link) & set(" \"'<>\r\n")
    assert read(link) == ("an+haag@dorp.example", subject, lines)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_subject_can_not_add_a_header(subject):
    _, read_subject, _ = read(mail_link("a@dorp.example", subject))
    message = EmailMessage(policy=SMTP)
    message["Subject"] = read_subject
    assert list(message.keys()) == ["Subject"]
