"""The site of `told_once.py`: every step that a window or an incident can take, within two weeks in which the clocks
go back (25 October 2026, 01:00 UTC), and the titles by which each step is to be told, by 12-tables.md.

Instants are written in UTC, so that a table here can be read against another; what is moved to a local time ends in a
minute that stands nowhere else. The name of each notice is a word that nothing else holds."""

import re

BEGINS, ENDS = "2026-10-19T12:00:00Z", "2026-11-01T00:00:00Z"

SITE = """
[site]
title = "Aviary status"
base_url = "https://aviary.example/status/"
timezone = "Europe/London"
[maintenance.kinds.manual]
complete = "manual"
[[components]]
id = "web-1"
name = "Web server 1"
[[components]]
id = "web-2"
name = "Web server 2"
"""

# Start, length, announcement, more front matter, and what is written later.
WINDOWS = {
    "quagga": ("22 00:00", "30m", "20 08:00", 'status = "proposed"', """
        21 08:00 Confirmed
        22 08:00 Update"""),
    "dodo": ("23 00:00", "30m", "20 08:30", 'status = "proposed"', """
        21 09:00 Rescheduled to 2026-10-24 02:07
        24 09:00 Rescheduled to 2026-10-26 02:11
        25 11:00 Cancelled"""),
    "auk": ("24 23:30", "2h", "21 11:00", "", """
        24 23:20 In progress
        25 01:05 Verifying
        25 01:20 Extended to 02:13
        25 02:05 Completed"""),
    "emu": ("26 03:00", "30m", "22 09:00", "", """
        26 03:40 Extended to 04:17
        26 04:05 Completed"""),
    "moa": ("27 05:00", "30m", "22 10:00", "", """
        26 12:00 Cancelled"""),
    "kea": ("26 06:00", "30m", "22 11:00", "", """
        25 15:00 Rescheduled to 2026-10-28 06:19 - 07:26"""),
    "rhea": ("27 01:00", "30m", "23 08:00", "", """
        27 01:10 Rescheduled to 2026-10-29 01:23
        29 01:50 Completed"""),
    "tui": ("28 10:00", "30m", "24 10:00", 'kind = "manual"', """
        28 11:00 Completed"""),
    "ibis": ("29 12:00", "1h", "29 12:10", "", ""),
    # Each occurrence is announced twenty hours ahead.
    "weka": ("24 03:00", "30m", "23 07:00", 'repeat = "FREQ=DAILY;COUNT=3"', """
        24 03:20 Completed
        24 18:00 Cancelled for 2026-10-25"""),
}
BOTH = ("auk", "kea")  # concern both components, the others the first

# Start, announcement, more front matter, and what is written later, with the components that it changes.
INCIDENTS = {
    "gecko": ("21 13:00", "21 13:05", 'impact = "major"\n[components]\nweb-1 = "partial_outage"\n'
                                      '[fix]\nhow = "window"\nwindow = "kea"', """
        21 13:20 Identified | web-2 = "degraded_performance"
        22 12:00 Deferred
        22 15:00 Update | web-1 = "degraded_performance"
        28 07:40 Monitoring | web-2 = "operational"
        28 08:00 Resolved
        30 09:00 Postmortem"""),
    "ostrich": ("22 13:00", "22 13:00", 'impact = "none"', """
        23 12:00 Update"""),
    "phantom": ("23 14:00", "23 14:02", 'impact = "minor"\n[fix]\nhow = "false-alarm"', """
        23 14:30 Update"""),
}

ISSUE_DATE = "2026-10-22T23:00:00Z"  # the first instant of 23 October in London
NEWSLETTER = {
    "newsletters/larks/index.md": '+++\ntitle = "Larks"\ndate = 2026-10-23\n+++\nOf larks.\n',
    "newsletters/larks/10-nests.md": '+++\ntitle = "Nests"\n+++\nOf nests.\n',
    "newsletters/larks/20-songs.md": '+++\ntitle = "Songs"\n+++\nOf songs.\n',
}

TITLES = {
    "maintenance/quagga": """
        Proposed: Quagga, Thu 22 Oct 00:00 to 00:30 UTC
        Confirmed: Quagga, Thu 22 Oct 00:00 to 00:30 UTC
        Reminder: Quagga, Thu 22 Oct 00:00 to 00:30 UTC
        Started: Quagga, Thu 22 Oct 00:00 to 00:30 UTC
        Ended as scheduled: Quagga, Thu 22 Oct 00:00 to 00:30 UTC
        Update: Quagga, Thu 22 Oct 00:00 to 00:30 UTC""",
    "maintenance/dodo": """
        Proposed: Dodo, Fri 23 Oct 00:00 to 00:30 UTC
        Rescheduled: Dodo, Sat 24 Oct 01:07 to 01:37 UTC
        Not confirmed: Dodo, Sat 24 Oct 01:07 to 01:37 UTC
        Rescheduled: Dodo, Mon 26 Oct 02:11 to 02:41 UTC
        Cancelled: Dodo, Mon 26 Oct 02:11 to 02:41 UTC""",
    "maintenance/auk": """
        Scheduled: Auk, Sat 24 Oct 23:30 to Sun 25 Oct 01:30 UTC
        Reminder: Auk, Sat 24 Oct 23:30 to Sun 25 Oct 01:30 UTC
        Reminder: Auk, Sat 24 Oct 23:30 to Sun 25 Oct 01:30 UTC
        In progress: Auk, Sat 24 Oct 23:30 to Sun 25 Oct 01:30 UTC
        Verifying: Auk, Sat 24 Oct 23:30 to Sun 25 Oct 01:30 UTC
        Extended: Auk, Sat 24 Oct 23:30 to Sun 25 Oct 02:13 UTC
        Completed: Auk, Sat 24 Oct 23:30 to Sun 25 Oct 02:13 UTC""",
    "maintenance/emu": """
        Scheduled: Emu, Mon 26 Oct 03:00 to 03:30 UTC
        Reminder: Emu, Mon 26 Oct 03:00 to 03:30 UTC
        Reminder: Emu, Mon 26 Oct 03:00 to 03:30 UTC
        Started: Emu, Mon 26 Oct 03:00 to 03:30 UTC
        Ended as scheduled: Emu, Mon 26 Oct 03:00 to 03:30 UTC
        Extended: Emu, Mon 26 Oct 03:00 to 04:17 UTC
        Completed: Emu, Mon 26 Oct 03:00 to 04:17 UTC""",
    "maintenance/moa": """
        Scheduled: Moa, Tue 27 Oct 05:00 to 05:30 UTC
        Reminder: Moa, Tue 27 Oct 05:00 to 05:30 UTC
        Cancelled: Moa, Tue 27 Oct 05:00 to 05:30 UTC""",
    "maintenance/kea": """
        Scheduled: Kea, Mon 26 Oct 06:00 to 06:30 UTC
        Reminder: Kea, Mon 26 Oct 06:00 to 06:30 UTC
        Rescheduled: Kea, Wed 28 Oct 06:19 to 07:26 UTC
        Reminder: Kea, Wed 28 Oct 06:19 to 07:26 UTC
        Reminder: Kea, Wed 28 Oct 06:19 to 07:26 UTC
        Started: Kea, Wed 28 Oct 06:19 to 07:26 UTC
        Ended as scheduled: Kea, Wed 28 Oct 06:19 to 07:26 UTC""",
    "maintenance/rhea": """
        Scheduled: Rhea, Tue 27 Oct 01:00 to 01:30 UTC
        Reminder: Rhea, Tue 27 Oct 01:00 to 01:30 UTC
        Reminder: Rhea, Tue 27 Oct 01:00 to 01:30 UTC
        Started: Rhea, Tue 27 Oct 01:00 to 01:30 UTC
        Rescheduled: Rhea, Thu 29 Oct 01:23 to 01:53 UTC
        Reminder: Rhea, Thu 29 Oct 01:23 to 01:53 UTC
        Reminder: Rhea, Thu 29 Oct 01:23 to 01:53 UTC
        Started: Rhea, Thu 29 Oct 01:23 to 01:53 UTC
        Completed: Rhea, Thu 29 Oct 01:23 to 01:53 UTC""",
    "maintenance/tui": """
        Scheduled: Tui, Wed 28 Oct 10:00 to 10:30 UTC
        Reminder: Tui, Wed 28 Oct 10:00 to 10:30 UTC
        Reminder: Tui, Wed 28 Oct 10:00 to 10:30 UTC
        Started: Tui, Wed 28 Oct 10:00 to 10:30 UTC
        Completed: Tui, Wed 28 Oct 10:00 to 10:30 UTC""",
    "maintenance/ibis": """
        In progress: Ibis, Thu 29 Oct 12:00 to 13:00 UTC
        Ended as scheduled: Ibis, Thu 29 Oct 12:00 to 13:00 UTC""",
    "maintenance/weka/2026-10-24": """
        Scheduled: Weka, Sat 24 Oct 03:00 to 03:30 UTC
        Reminder: Weka, Sat 24 Oct 03:00 to 03:30 UTC
        Started: Weka, Sat 24 Oct 03:00 to 03:30 UTC
        Completed: Weka, Sat 24 Oct 03:00 to 03:30 UTC""",
    "maintenance/weka/2026-10-25": """
        Scheduled: Weka, Sun 25 Oct 04:00 to 04:30 UTC
        Cancelled: Weka, Sun 25 Oct 04:00 to 04:30 UTC""",
    "maintenance/weka/2026-10-26": """
        Scheduled: Weka, Mon 26 Oct 04:00 to 04:30 UTC
        Reminder: Weka, Mon 26 Oct 04:00 to 04:30 UTC
        Started: Weka, Mon 26 Oct 04:00 to 04:30 UTC
        Ended as scheduled: Weka, Mon 26 Oct 04:00 to 04:30 UTC""",
    "incidents/gecko": """
        Investigating: Gecko
        Identified: Gecko
        Waiting for maintenance: Gecko
        Update: Gecko
        Monitoring: Gecko
        Resolved: Gecko
        Post-mortem: Gecko""",
    "incidents/ostrich": """
        Notice: Ostrich
        Update: Ostrich""",
    "newsletter/larks": """
        Newsletter: Larks""",
}


def write(folder):
    """Writes the site, and gives every word of it that a reader may see, with the instant from which on he may."""
    files, secrets = {"../site.toml": SITE, **NEWSLETTER}, [(ISSUE_DATE, w) for w in ("larks", "nests", "songs")]
    for name, (start, length, announced, more, updates) in WINDOWS.items():
        components = '["web-1", "web-2"]' if name in BOTH else '["web-1"]'
        front = (f'title = "{name.title()}"\nstart = {exact(start)}\nduration = "{length}"\n'
                 f'announced = {exact(announced)}\ncomponents = {components}\nimpact = "outage"\n{more}')
        files[f"maintenance/{name}.md"] = notice(name, exact(announced), front, updates, secrets)
    for name, (started, announced, more, updates) in INCIDENTS.items():
        front = f'title = "{name.title()}"\nstarted = {exact(started)}\nannounced = {exact(announced)}\n{more}'
        files[f"incidents/{name}.md"] = notice(name, exact(announced), front, updates, secrets)
    secrets += [("2026-10-24T08:00:00Z", "weka/2026-10-25"), ("2026-10-25T08:00:00Z", "weka/2026-10-26")]
    for path, text in files.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return secrets


def notice(name, announced, front, updates, secrets):
    """A content file. Each text holds a word of its own, and so does the minute to which a window is moved."""
    secrets += [(announced, name), (announced, said(name, 0))]
    text = f"+++\n{front}\n+++\n{said(name, 0)}\n"
    for number, line in enumerate(updates.split("\n")[1:], start=1):
        heading, _, changed = line.strip().partition(" | ")
        at, state = exact(heading[:8]), heading[9:]
        secrets.append((at, said(name, number)))
        secrets += [(at, minute) for minute in re.findall(r":\d\d", state)]
        block = f"\n```components\n{changed}\n```\n" if changed else ""
        text += f"\n## {at[:10]} {at[11:]} {state}\n{said(name, number)}\n{block}"
    return text


def said(name, number):
    return f"{name}-said-{number}."


def exact(day_and_time):
    """`22 00:30` as an instant."""
    day, time = day_and_time.split(" ")
    return f"2026-10-{day}T{time}:00Z"
