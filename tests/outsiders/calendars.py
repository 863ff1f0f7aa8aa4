"""icalendar reads every calendar; circuit-maintenance-parser, which network operators use, gives back the windows.
It fills in a missing provider or organizer silently, so values are compared, not only read."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import built
from circuit_maintenance_parser import NotificationData, init_provider
from icalendar import Calendar

CALENDAR_STATUS = {"proposed": "TENTATIVE", "cancelled": "CANCELLED", "lapsed": "CANCELLED"}  # else CONFIRMED
NOTE_STATUS = {"proposed": "TENTATIVE", "scheduled": "CONFIRMED", "in_progress": "IN-PROCESS",
               "overrun": "IN-PROCESS", "verifying": "IN-PROCESS", "ended": "COMPLETED", "completed": "COMPLETED",
               "cancelled": "CANCELLED", "lapsed": "CANCELLED"}
NOTE_IMPACT = {"none": "NO-IMPACT", "reduced_redundancy": "REDUCED-REDUNDANCY", "degraded": "DEGRADED",
               "outage": "OUTAGE"}
IMPACTS = list(NOTE_IMPACT.values())  # from least to most
NOT_COUNTED = {"announced", "reminder"}  # in SEQUENCE


def judge(site, verdict):
    windows = {window["url"]: window for window in site.api["maintenance"]}
    files = {file.relative_to(site.folder).as_posix(): file.read_bytes() for file in sorted(site.folder.rglob("*.ics"))}

    def each(question, look):
        verdict(question, (f"{path}: {wrong}" for path, source in files.items() for wrong in look(path, source)))

    each("every calendar is folded, ended and encoded by RFC 5545", lambda _, source: lines(source))
    each("icalendar reads every one, and what is around the events is right", frame)
    each("icalendar gives back every window", lambda _, source: events(source, windows))
    each("circuit-maintenance-parser gives back every window", lambda _, source: notes(source, windows))
    each("alarms are in notice.ics only, before the start", alarms)
    verdict("every window is in the calendars where it belongs, and in no other", places(site, files, windows))
    verdict("an event is the same in every file", same(files))


def lines(source):
    source.decode("utf-8")
    if not source.startswith(b"BEGIN:VCALENDAR\r\n") or not source.endswith(b"\r\nEND:VCALENDAR\r\n"):
        yield "it does not begin and end with VCALENDAR and CRLF"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", source):
        yield "a line ends without CRLF"
    if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", source):
        yield "it holds a control character"
    for line in source.split(b"\r\n"):
        if len(line) > 75:
            yield f"{len(line)} octets: {line[:40]}…"
        line.decode("utf-8")  # a fold within a character would fail here


def frame(path, source):
    calendar = Calendar.from_ical(source)
    if calendar.errors:
        yield str(calendar.errors)
    if "METHOD" in calendar:
        yield "it has a METHOD"
    if str(calendar["VERSION"]) != "2.0" or re.search(r"\d", str(calendar["PRODID"])):
        yield f"VERSION is {calendar['VERSION']}, PRODID {calendar['PRODID']}"
    subscribed = path.endswith("calendar.ics")
    for name in ("NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"):
        if (name in calendar) != subscribed:
            yield f"{name} is {'missing' if subscribed else 'there'}"
    if subscribed and calendar["REFRESH-INTERVAL"] != "PT1H":
        yield f"REFRESH-INTERVAL is {calendar['REFRESH-INTERVAL']}"
    uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    if len(uids) != len(set(uids)):
        yield "a UID is there twice"


def events(source, windows):
    for event in Calendar.from_ical(source).walk("VEVENT"):
        name = str(event["UID"])
        if event.errors:
            yield f"{name}: {event.errors}"
        for field in ("RRULE", "RECURRENCE-ID", "ATTENDEE"):
            if field in event:
                yield f"{name} has {field}"
        for field in ("DTSTAMP", "LAST-MODIFIED", "CREATED", "DTSTART", "DTEND"):
            if not re.fullmatch(rb"\d{8}T\d{6}Z", event[field].to_ical()):
                yield f"{name}: {field} is {event[field].to_ical()}, not in UTC"
        if not event.get("DESCRIPTION") or not str(event["DESCRIPTION"]).endswith(str(event["URL"])):
            yield f"{name}: its description does not end with its address"
        window = windows.get(str(event["URL"]))
        if window is None:
            continue  # older than tidings.json reaches
        told = {
            "UID": (name, uid(window)),
            "DTSTART": (stamp(event["DTSTART"]), window["planned"]["start"]),
            "DTEND": (stamp(event["DTEND"]), window["planned"]["end"]),
            "DTSTAMP": (stamp(event["DTSTAMP"]), revised(window)),
            "LAST-MODIFIED": (stamp(event["LAST-MODIFIED"]), revised(window)),
            "CREATED": (stamp(event["CREATED"]), window["announced"]),
            "SEQUENCE": (int(event["SEQUENCE"]), sequence(window)),
            "sequence": (sequence(window), window["sequence"]),
            "STATUS": (str(event["STATUS"]), CALENDAR_STATUS.get(window["state"], "CONFIRMED")),
            "TRANSP": (str(event["TRANSP"]), "TRANSPARENT"),
            "SUMMARY": (str(event["SUMMARY"]), summary(window)),
        }
        yield from differences(name, told)


def notes(source, windows):
    """Each event by itself: the parser gives back the windows of a file without their addresses."""
    calendar = Calendar.from_ical(source)
    for event in calendar.walk("VEVENT"):
        window = windows.get(str(event["URL"]))
        alone = Calendar({name: calendar[name] for name in ("VERSION", "PRODID")})
        alone.add_component(event)
        (note,) = init_provider().get_maintenances(NotificationData.init_from_raw("ical", alone.to_ical()))
        name = str(event["UID"])
        yield from differences(name, {
            "provider": (note.provider, str(event.get("X-MAINTNOTE-PROVIDER"))),
            "organizer": (note.organizer, str(event["ORGANIZER"])),
            "worst impact": (str(event["X-MAINTNOTE-IMPACT"]),
                             max((circuit.impact.value for circuit in note.circuits), key=IMPACTS.index)),
            "object ids": (source.count(b"\r\nX-MAINTNOTE-OBJECT-ID;X-MAINTNOTE-OBJECT-IMPACT="),
                           source.count(b"\r\nX-MAINTNOTE-OBJECT-ID")),
        })
        if not urlsplit(f"//{note.provider}").hostname or "/" in note.provider:
            yield f"{name}: the provider is no host"
        if not note.organizer.startswith(("mailto:", "https://", "http://")):
            yield f"{name}: the organizer is no address"
        if window is None:
            continue
        yield from differences(name, {
            "account": (note.account, "public"),
            "maintenance_id": (note.maintenance_id, maintenance_id(window)),
            "start": (note.start, seconds(window["planned"]["start"])),
            "end": (note.end, seconds(window["planned"]["end"])),
            "stamp": (note.stamp, seconds(revised(window))),
            "sequence": (note.sequence, window["sequence"]),
            "status": (note.status, NOTE_STATUS[window["state"]]),
            "uid": (note.uid, uid(window)),
            "summary": (note.summary, summary(window)),
            "circuits": ({c.circuit_id: c.impact.value for c in note.circuits},
                         {c: NOTE_IMPACT[impact] for c, impact in window["components"].items()}),
        })


def alarms(path, source):
    uids = []
    for event in Calendar.from_ical(source).walk("VEVENT"):
        for alarm in event.walk("VALARM"):
            uids.append(str(alarm["UID"]))
            if not path.endswith("/notice.ics") or str(event["STATUS"]) == "CANCELLED":
                yield f"{event['UID']} has an alarm"
            if str(alarm["ACTION"]) != "DISPLAY" or str(alarm["DESCRIPTION"]) != str(event["SUMMARY"]):
                yield f"{event['UID']}: its alarm does not show its title"
            if not alarm["TRIGGER"].dt < timedelta(0):
                yield f"{event['UID']}: an alarm at {alarm['TRIGGER'].dt}"
    if len(uids) != len(set(uids)):
        yield "two alarms have one UID"


def places(site, files, windows):
    """Which windows each file has to hold, of those that tidings.json knows."""
    due = {"maintenance/calendar.ics": set(windows)}
    for component in site.api["components"]:
        due[f"components/{component['id']}/calendar.ics"] = {
            url for url, window in windows.items() if component["id"] in window["components"]}
    for url in windows:
        due[url.removeprefix(site.base_url) + "notice.ics"] = {url}
    for path, urls in due.items():
        if path not in files:
            yield f"{path} is missing"
            continue
        held = {str(event["URL"]) for event in Calendar.from_ical(files[path]).walk("VEVENT")}
        yield from (f"{path} lacks {url}" for url in sorted(urls - held))
        yield from (f"{path} holds {url}" for url in sorted(held & windows.keys() - urls))


def same(files):
    """Its bytes but for the alarms."""
    known = {}
    for path, source in files.items():
        for event in re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", source, re.DOTALL):
            event = re.sub(rb"BEGIN:VALARM\r\n.*END:VALARM\r\n", b"", event, flags=re.DOTALL)
            uid = re.search(rb"\r\nUID:((?:.|\r\n )*)\r\n", event).group(1)
            if known.setdefault(uid, event) != event:
                yield f"{path}: {uid.decode()} differs"


def differences(name, told):
    yield from (f"{name}: {field} is {got!r}, not {due!r}" for field, (got, due) in told.items() if got != due)


def parts(window):
    """Slug and day of an occurrence; without one, slug and nothing."""
    slug, _, day = window["id"].removeprefix("maintenance/").partition("/")
    return slug, f".{day}" if day else ""


def uid(window):
    """`<slug>@<host of id_base>`, of an occurrence with its day; the ids of events are made from id_base too."""
    slug, day = parts(window)
    return f"{slug}{day}@{urlsplit(window['events'][0]['id']).hostname}"


def maintenance_id(window):
    """`<id or slug>`, of an occurrence with its day."""
    slug, day = parts(window)
    return f"{window['reference'] or slug}{day}"


def summary(window):
    title = re.sub(r"\r\n?", "\n", window["title"])
    title = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "", title)
    return f"{window['reference']} {title}" if window["reference"] else title


def sequence(window):
    return sum(event["kind"] not in NOT_COUNTED for event in window["events"])


def revised(window):
    """The newest event that counts, or the announcement."""
    return max((e["at"] for e in window["events"] if e["kind"] not in NOT_COUNTED), default=window["announced"])


def stamp(moment):
    return moment.dt.strftime(built.INSTANT)


def seconds(text):
    return int(built.instant(text).timestamp())


if __name__ == "__main__":
    built.run("calendars", judge)
