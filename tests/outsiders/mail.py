"""Mails as others read and take them: `mail.py PROGRAM`, from the repository's folder. Python's `email` reads them and
circuit-maintenance-parser the windows in them; aiosmtpd takes them, refuses them and hangs up. Every server listens on
the loopback and ends here."""

import argparse
import email
import logging
import re
import socket
import ssl
import subprocess
import tempfile
import warnings
from contextlib import contextmanager
from email.policy import default as modern
from pathlib import Path

import built
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from calendars import NOTE_IMPACT, NOTE_STATUS, maintenance_id, seconds, summary, uid
from circuit_maintenance_parser import NotificationData, init_provider
from lxml import html as markup

NOW = "2026-12-03T01:10:00Z"
WINDOW = "2026-12-03-web-security-patches"
ANNOUNCED = f"<announced.maintenance.{WINDOW}@status.harbour.example>"
MESSAGE_ID = f"<update-20261203T010200Z.maintenance.{WINDOW}@status.harbour.example>"
TO = "customers@lists.example"
MOST = 100_000


def main(program):
    warnings.simplefilter("ignore")  # aiosmtpd warns of what is done on purpose here
    logging.disable()
    program = Path(program).resolve()
    reading(program)
    with tempfile.TemporaryDirectory() as folder:
        sending(program, Path(folder))


# --- Reading -------------------------------------------------------------------------------------------------


def reading(program):
    with tempfile.TemporaryDirectory() as folder:
        run(program, "build", "--output", folder)
        site = built.Site(folder, NOW)
        notices = {notice["id"]: notice for notice in site.api["maintenance"] + site.api["incidents"]}
    # A false alarm is not among them, and each notice's newest event is told of as the page now stands.
    sources = {name: run(program, "mail", name).stdout for name in [*notices, "newsletter/2026-12"]}
    mails = {name: email.message_from_bytes(source, policy=modern) for name, source in sources.items()}

    def each(question, look):
        wrongs = (f"{name}: {wrong}" for name, mail in mails.items() for wrong in look(name, mail))
        built.verdict(f"mail: {question}", wrongs)

    each("lines end by CRLF and are short, the whole is under 100 kB", lambda name, _: lines(sources[name]))
    each("Python's email finds nothing wrong", defects)
    each("titles, ids, dates and threads are those of the notices", lambda name, mail: heads(mail, notices.get(name)))
    each("the parts are in their places", shape)
    each("the HTML has its styles in its elements, and nothing that runs or is loaded", page)
    each("the plain text is wrapped, and says where links lead", plain)
    windows = {name: notices[name] for name in notices if name.startswith("maintenance/")}
    built.verdict("mail: circuit-maintenance-parser gives back every window", (
        f"{name}: {wrong}" for name, window in windows.items() for wrong in note(sources[name], window)))


def lines(source):
    if not len(source) < MOST:
        yield f"it has {len(source)} bytes"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", source):
        yield "a line ends without CRLF"
    if not source.isascii():
        yield "it is not in ASCII"
    head, body = source.split(b"\r\n\r\n", 1)
    # An id cannot be folded.
    foldable = [line for line in head.split(b"\r\n") if b"<" not in line]
    yield from (f"a line of {len(line)}" for line in [*foldable, *body.split(b"\r\n")] if len(line) > 78)


def defects(_, mail):
    for part in mail.walk():
        yield from (f"{part.get_content_type()}: {defect!r}" for defect in part.defects)
        for name, value in part.items():
            yield from (f"{name}: {defect!r}" for defect in value.defects)


def heads(mail, notice):
    if mail["From"].addresses[0].addr_spec != "support@harbour.example" or mail["To"] != "support@harbour.example":
        yield f"it is from {mail['From']} to {mail['To']}"
    if mail["Auto-Submitted"] != "auto-generated" or mail["Content-Language"] != "en-GB":
        yield "it does not say that a program made it, or in which language"
    if notice is None:
        return
    event = notice["events"][-1]
    told = {
        "Subject": (mail["Subject"], event["title"]),
        "Date": (mail["Date"].datetime.strftime(built.INSTANT), event["at"]),
        "Message-ID": (mail["Message-ID"], message_id(event)),
    }
    is_first = len(notice["events"]) == 1
    for name in ("In-Reply-To", "References"):
        told[name] = (mail[name], None if is_first else message_id(notice["events"][0]))
    yield from (f"{name} is {got}, not {due}" for name, (got, due) in told.items() if got != due)


def message_id(event):
    """`<anchor.notice-with-dots@host>`"""
    notice, anchor = event["id"].removeprefix("https://status.harbour.example/").split("/#")
    return f"<{anchor}.{notice.replace('/', '.')}@status.harbour.example>"


def shape(name, mail):
    words = ["multipart/alternative", "text/plain", "text/html"]
    is_window = name.startswith("maintenance/")
    expected = ["multipart/mixed", *words, "text/calendar"] if is_window else words
    if [part.get_content_type() for part in mail.walk()] != expected:
        yield str([part.get_content_type() for part in mail.walk()])
    if is_window and [part.get_filename() for part in mail.iter_attachments()] != ["notice.ics"]:
        yield "its attachment has another name"


def page(_, mail):
    source = mail.get_body(("html",)).get_content()
    tree = markup.document_fromstring(source)
    yield from (f"it has a <{tag}>" for tag in ("style", "script", "link", "iframe", "form") if tree.find(f".//{tag}") is not None)
    if not tree.body.get("style") or not tree.find(".//h1").get("style"):
        yield "its elements have no styles"
    if "url(" in source or "@" in "".join(tree.xpath("//@style")):
        yield "a style loads something"
    # A picture is the author's, and lies on the site; programs ask before they show it.
    yield from (f"a picture from {link}" for link in tree.xpath("//@src") if not link.startswith("https://status.harbour.example/"))
    yield from (f"a link to {link}" for link in tree.xpath("//a/@href") if not link.startswith(("https://", "mailto:", "#")))
    if tree.find(".//h1").text_content() != str(mail["Subject"]):
        yield "its heading is not its title"


def plain(_, mail):
    source = mail.get_body(("plain",)).get_content()
    yield from (f"{len(line)} columns: {line}" for line in source.split("\n") if len(line) > 78 and "https://" not in line)
    if "<" in source or "[1]: https://status.harbour.example/\n" not in source.replace("\r\n", "\n"):
        yield "it holds tags, or no addresses"


def note(source, window):
    """What the parser makes of the whole mail, and of the calendar in it."""
    mail = email.message_from_bytes(source, policy=modern)
    (file,) = mail.iter_attachments()
    for data in (NotificationData.init_from_email_bytes(source), NotificationData.init_from_raw("ical", file.get_content().encode())):
        (found,) = init_provider().get_maintenances(data)
        told = {
            "provider": (found.provider, "harbour.example"),
            "account": (found.account, "public"),
            "organizer": (found.organizer, "mailto:support@harbour.example"),
            "maintenance_id": (found.maintenance_id, maintenance_id(window)),
            "start": (found.start, seconds(window["planned"]["start"])),
            "end": (found.end, seconds(window["planned"]["end"])),
            "sequence": (found.sequence, window["sequence"]),
            "status": (found.status, NOTE_STATUS[window["state"]]),
            "uid": (found.uid, uid(window)),
            "summary": (found.summary, summary(window)),
            "circuits": ({c.circuit_id: c.impact.value for c in found.circuits},
                         {c: NOTE_IMPACT[impact] for c, impact in window["components"].items()}),
        }
        yield from (f"{field} is {got!r}, not {due!r}" for field, (got, due) in told.items() if got != due)


# --- Sending -------------------------------------------------------------------------------------------------


class Mailbox:
    """What a server took: from whom, to whom, what, and whether under TLS; and whom it was asked for."""

    def __init__(self):
        self.taken, self.asked = [], []

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.asked.append(address)
        if address.startswith("gone"):
            return "550 5.1.1 no such\x1b[31m mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        encrypted = server.transport.get_extra_info("ssl_object") is not None
        self.taken.append((envelope.mail_from, envelope.rcpt_tos, envelope.content, encrypted))
        return "250 2.0.0 queued as 4711"


class Unwilling(Mailbox):
    async def handle_DATA(self, server, session, envelope):
        return "554 5.6.0 this looks like spam"


class GoneAfterTheDot(Mailbox):
    async def handle_DATA(self, server, session, envelope):
        await super().handle_DATA(server, session, envelope)
        server.transport.abort()
        return "250 nobody hears this"


class GoneAtQuit(Mailbox):
    async def handle_QUIT(self, server, session, envelope):
        server.transport.abort()
        return "221 nobody hears this"


class GoneAtData(SMTP):
    async def smtp_DATA(self, arg):
        self.transport.abort()


class GoneWithinData(SMTP):
    async def smtp_DATA(self, arg):
        await self.push("354 go on")
        self.transport.abort()


class Busy(SMTP):
    async def smtp_EHLO(self, hostname):
        await self.push("421 4.3.2 come back later")


@contextmanager
def server(handler=None, kind=SMTP, tls=None, **settings):
    class Listening(Controller):
        def factory(self):
            return kind(self.handler, **self.SMTP_kwargs)

    handler = handler or Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Listening(handler, "127.0.0.1", port, ssl_context=tls, ready_timeout=10, **settings)
    controller.start()
    try:
        yield handler, port
    finally:
        controller.stop()


def certificate(folder, *names):
    """The context of a server of those names, and the file of the certificate that vouches for it."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    file = folder / f"{names[0]}.pem"
    authority.cert_pem.write_to_path(file)
    return context, {"SSL_CERT_FILE": str(file)}


def knows(server, session, envelope, mechanism, given):
    is_right = (given.login, given.password) == (b"mailer@harbour.example", b"open sesame")
    return AuthResult(success=is_right, handled=is_right)


def sending(program, folder):
    context, trusted = certificate(folder, "127.0.0.1", "localhost")
    other, vouched = certificate(folder, "elsewhere.example")
    source = run(program, "mail", WINDOW, "--to", TO).stdout
    user, password = "mailer%40harbour.example@", {"TIDINGS_SMTP_PASSWORD": "open sesame"}

    def send(url, env=None, to=(TO,)):
        return run(program, "mail", WINDOW, "--send", url, *[f"--to={one}" for one in to], env=env)

    def taken(question, done, mailbox, encrypted, port):
        built.holds(
            mailbox.taken == [("support@harbour.example", [TO], source, encrypted)] and told(done) == (
                0, f"127.0.0.1:{port} has taken the mail {MESSAGE_ID} for {TO}: 250 2.0.0 queued as 4711"),
            f"mail: {question}", f"{told(done)}, and it took {len(mailbox.taken)}")

    def untaken(question, done, words, mailbox=None):
        built.holds(told(done) == (3, words) and not (mailbox and mailbox.taken), f"mail: {question}", f"{told(done)}")

    with server() as (mailbox, port):
        taken("a server takes it as it is", send(f"smtp://127.0.0.1:{port}"), mailbox, False, port)
    with server(tls_context=context) as (mailbox, port):
        taken("with STARTTLS, as it is offered", send(f"smtp://127.0.0.1:{port}", trusted), mailbox, True, port)
    with server(tls=context) as (mailbox, port):
        taken("with TLS from the first byte", send(f"smtps://127.0.0.1:{port}/", trusted), mailbox, True, port)
    with server(GoneAtQuit()) as (mailbox, port):
        taken("what was taken is taken, whoever hangs up then", send(f"smtp://127.0.0.1:{port}"), mailbox, False, port)
    auth = {"authenticator": knows, "auth_required": True}
    with server(tls_context=context, **auth) as (mailbox, port):
        taken("with a user name and a password", send(f"smtp://{user}127.0.0.1:{port}", trusted | password), mailbox, True, port)
    with server(auth_require_tls=False, **auth) as (mailbox, port):
        taken("on this machine the password needs no TLS", send(f"smtp://{user}127.0.0.1:{port}", password), mailbox, False, port)

    no = "error: the mail was not taken: 127.0.0.1:{}: {}"
    with server(tls_context=context, **auth) as (mailbox, port):
        wrong = {"TIDINGS_SMTP_PASSWORD": "open barley"}
        untaken("a wrong password", send(f"smtp://{user}127.0.0.1:{port}", trusted | wrong), no.format(
            port, "it does not accept the user name or the password: 535 5.7.8 Authentication credentials invalid"), mailbox)
        untaken("no user name where one is asked for", send(f"smtp://127.0.0.1:{port}", trusted), no.format(
            port, "it refuses the sender support@harbour.example: 530 5.7.0 Authentication required"), mailbox)
    with server(auth_require_tls=False, **auth) as (mailbox, port):
        # To Tidings, 127.1 is not this machine; to the system it is.
        done = send(f"smtp://{user}127.1:{port}", password)
        built.holds(told(done) == (3, f"error: the mail was not taken: 127.1:{port}: it offers no encryption, and the password is "
                    "not sent without"), "mail: no password without TLS to another machine", f"{told(done)}")
    with server(tls_context=context) as (mailbox, port):
        untaken("a certificate that nobody vouches for", send(f"smtp://127.0.0.1:{port}"),
                no.format(port, "invalid peer certificate: UnknownIssuer"), mailbox)
    with server(tls=other) as (mailbox, port):
        done = send(f"smtps://127.0.0.1:{port}", vouched)
        built.holds(done.returncode == 3 and "certificate" in told(done)[1] and not mailbox.taken,
                    "mail: a certificate for another name", f"{told(done)}")
    with server() as (mailbox, port):
        untaken("a recipient that is refused, in the server's own words without what is none",
                send(f"smtp://127.0.0.1:{port}", to=["gone@lists.example"]),
                no.format(port, "it refuses the recipient gone@lists.example: 550 5.1.1 no such [31m mailbox"), mailbox)
        untaken("one of three recipients is refused: nobody is sent it",
                send(f"smtp://127.0.0.1:{port}", to=[TO, "gone@lists.example", "staff@lists.example"]),
                no.format(port, "it refuses the recipient gone@lists.example: 550 5.1.1 no such [31m mailbox; "
                          "nor was it sent to the others"), mailbox)
        built.holds(mailbox.asked[1:] == [TO, "gone@lists.example", "staff@lists.example"],
                    "mail: every recipient is asked for", f"{mailbox.asked}")
    with server(Unwilling()) as (mailbox, port):
        untaken("refused after its end", send(f"smtp://127.0.0.1:{port}"), no.format(port, "554 5.6.0 this looks like spam"), mailbox)
    with server(kind=Busy) as (mailbox, port):
        untaken("a server that has no time", send(f"smtp://127.0.0.1:{port}"), no.format(port, "421 4.3.2 come back later"), mailbox)
    with server(kind=GoneAtData) as (mailbox, port):
        untaken("dropped before it was sent", send(f"smtp://127.0.0.1:{port}"),
                no.format(port, "the connection ended without an answer"), mailbox)
    with server(GoneAfterTheDot()) as (mailbox, port):
        done = send(f"smtp://127.0.0.1:{port}")
        built.holds(perhaps(done, port) and len(mailbox.taken) == 1, "mail: dropped after its end: nobody knows", f"{told(done)}")
    with server(kind=GoneWithinData) as (mailbox, port):
        # What the system still carries is no longer ours to know.
        done = send(f"smtp://127.0.0.1:{port}")
        surely = told(done)[1].startswith(f"error: the mail was not taken: 127.0.0.1:{port}: ")
        built.holds(done.returncode == 3 and (surely or perhaps(done, port)), "mail: dropped within it", f"{told(done)}")
    done = send(f"smtp://127.0.0.1:{port}")  # where nobody listens any more
    built.holds(done.returncode == 3 and told(done)[1].startswith(f"error: the mail was not taken: 127.0.0.1:{port}: Connection refused"),
                "mail: no server", f"{told(done)}")


def perhaps(done, port):
    status, words = told(done)
    return status == 3 and words.startswith(f"error: nobody knows whether the mail was taken: 127.0.0.1:{port}: ") and words.endswith(
        f"; its message id is {MESSAGE_ID}, ask the server for it before you send it again")


def told(done):
    """Status and words; a password is never among them."""
    assert b"open sesame" not in done.stderr + done.stdout and b"\x1b" not in done.stderr
    return done.returncode, done.stderr.decode().strip()


def run(program, *args, env=None):
    done = subprocess.run([program, *args, "--now", NOW], env=env or {}, capture_output=True, timeout=60)
    assert env is not None or "--send" in args or done.returncode == 0, done.stderr.decode()
    return done


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    main(arguments.parse_args().program)
