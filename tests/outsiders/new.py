"""`tidings new` on a terminal: `new.py PROGRAM`. A real pseudo-terminal, by Python's pty, on which somebody types; what is
asked, what is proposed, what is written, and what becomes of Ctrl-C."""

import argparse
import os
import pty
import re
import select
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import built

NOW = "2026-11-21T09:07:31Z"
PATIENCE_S = 20
DOWN, SPACE, ENTER, CTRL_C = "\x1b[B", " ", "\r", "\x03"


def main(program):
    program = Path(program).resolve()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run(
            [program, "init", site, "--timezone", "Europe/London", "--now", NOW], check=True, capture_output=True
        )
        windows(program, site)
        incidents(program, site)
        pages(program, site)
        leaving(program, site)


def windows(program, site):
    typed = Typing(program, site, "new", "maintenance")
    typed.answers("Title", "New disks" + ENTER)
    # mail, web-1, database, web: the second and the third.
    typed.answers("What it concerns", DOWN + SPACE + DOWN + SPACE + ENTER)
    typed.answers("Its kind", DOWN + ENTER)  # security, after routine
    typed.answers("The worst to expect", ENTER)  # outage is proposed
    typed.answers("How long [30m]", "soon" + ENTER)
    typed.answers("is not a length of time", "\x15" + "20m" + ENTER)
    typed.answers("Start, by the clock of Europe/London [2026-11-24 23:00]", ENTER)
    typed.answers("What readers should know", "We install them." + ENTER)
    status, shown = typed.ends()
    path = "content/maintenance/2026-11-24-new-disks.md"
    question("a window is asked for and written", status == 0 and path in shown, shown)
    question(
        "it is what was answered",
        written(site, path)
        == """+++
title = "New disks"
kind = "security"
start = 2026-11-24 23:00:00
duration = "20m"
announced = 2026-11-21 09:07:00
components = ["web-1", "database"]
impact = "outage"
+++
We install them.
""",
        written(site, path),
    )

    given = ["--component", "mail", "--impact", "none"]
    typed = Typing(program, site, "new", "maintenance", "New disks", *given, "--start", "2026-11-24 01:00")
    typed.answers("`2026-11-24-new-disks` is taken; another slug [2026-11-24-new-disks-2]", ENTER)
    status, shown = typed.ends()
    other = "content/maintenance/2026-11-24-new-disks-2.md"
    question("a name that is taken is not taken again", status == 0 and (site / other).is_file(), shown)

    typed = Typing(program, site, "new", "maintenance", "Nothing asked", *given)
    status, shown = typed.ends()
    question("who says everything is asked nothing", status == 0 and "?" not in shown and "[" not in shown, shown)


def incidents(program, site):
    typed = Typing(program, site, "new", "incident", "Mail is late")
    typed.answers("How much it matters", DOWN + ENTER)  # major, after minor
    typed.answers("Components concerned", SPACE + ENTER)
    typed.answers("How mail is doing", DOWN + ENTER)
    typed.answers("What readers should know", ENTER)
    status, shown = typed.ends()
    text = written(site, "content/incidents/2026-11-21-mail-is-late.md")
    says = 'impact = "major"\n\n[components]\nmail = "partial_outage"\n+++\n' in text
    question("an incident is asked for and written", status == 0 and says, shown + text)


def pages(program, site):
    typed = Typing(program, site, "new", "page")
    typed.answers("Title", ENTER + "How we work" + ENTER)
    typed.answers("What readers should know", ENTER)
    status, shown = typed.ends()
    question("a title is not left empty", status == 0 and (site / "content/pages/how-we-work.md").is_file(), shown)


def leaving(program, site):
    before = sorted(site.rglob("*"))
    typed = Typing(program, site, "new", "incident")
    typed.answers("Title", CTRL_C)
    status, shown = typed.ends()
    question("Ctrl-C leaves, and nothing is written", status != 0 and sorted(site.rglob("*")) == before, shown)

    # One end is no terminal: nobody is asked.
    done = subprocess.run([program, "new", "page"], cwd=site, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    question("without a terminal nobody is asked", done.returncode == 2 and b"TITLE" in done.stderr, done.stderr)


def question(words, is_so, why):
    built.holds(is_so, f"new: {words}", str(why))


def written(site, path):
    file = site / path
    return file.read_text("utf-8") if file.is_file() else f"no {path}"


class Typing:
    """The program on a terminal of its own, with somebody who reads before they type."""

    def __init__(self, program, site, *args):
        self.shown = ""
        self.read_up_to = 0
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(site)
            os.execve(program, [str(program), *args, "--now", NOW], {"TERM": "xterm", "NO_COLOR": "1"})

    def answers(self, question, keys):
        """Types once the question stands there; what was shown before is not looked at again."""
        until = time.monotonic() + PATIENCE_S
        while question not in self.plain()[self.read_up_to :]:
            if not self.read(until):
                self.shown += f"\n(nobody asked: {question})"
                return
        self.read_up_to = self.plain().index(question, self.read_up_to) + len(question)
        for key in re.findall(r"\x1b\[.|.", keys, re.DOTALL):
            os.write(self.terminal, key.encode())
            self.read(time.monotonic() + 0.02)

    def ends(self):
        """The exit status (negative for a signal), and all that was shown."""
        until = time.monotonic() + PATIENCE_S
        while self.read(until):
            pass
        if time.monotonic() >= until:
            os.kill(self.pid, signal.SIGKILL)
        _, status = os.waitpid(self.pid, 0)
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status), self.plain()

    def read(self, until):
        """Whether anything more was shown."""
        ready, _, _ = select.select([self.terminal], [], [], max(0, until - time.monotonic()))
        if not ready:
            return False
        try:
            more = os.read(self.terminal, 4096)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.shown += more.decode("utf-8", "replace")
        return bool(more)

    def plain(self):
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.shown)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    main(arguments.parse_args().program)
