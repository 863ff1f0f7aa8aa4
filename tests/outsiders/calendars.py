"""icalendar reads every calendar; circuit-maintenance-parser, which network operators use, gives back the windows.
It fills in a missing provider or organizer silently, so values are compared, not only read."""

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


def judge(site, verdict):
    windows = {window["url"]: window for window in site.api["maintenance"]}
    files = sorted(site.folder.rglob("*.ics"))
    calendars = {file.relative_to(site.folder).as_posix(): file.read_bytes() for file in files}
    verdict("every calendar is folded, ended and encoded by RFC 5545",
            (f"{path}: {wrong}" for path, source in calendars.items() for wrong in lines(source)))
    verdict("icalendar reads every one, and each event is its window",
            (f"{path}: {wrong}" for path, source in calendars.items() for wrong in events(source, windows)))
    verdict("circuit-maintenance-parser gives back every window",
            (f"{path}: {wrong}" for path, source in calendars.items() for wrong in notes(source, windows)))
    everything = calendars.get("maintenance/calendar.ics", b"")
    urls = {str(event["URL"]) for event in Calendar.from_ical(everything).walk("VEVENT")} if everything else set()
    verdict("maintenance/calendar.ics holds every recent window",
            (url for url in windows if url not in urls))


def lines(source):
    source.decode("utf-8")
    if not source.endswith(b"END:VCALENDAR\r\n"):
        yield "it does not end with END:VCALENDAR and CRLF"
    if b"\n" in source.replace(b"\r\n", b""):
        yield "a line ends without CRLF"
    yield from (f"{len(line)} octets: {line[:40]}…" for line in source.split(b"\r\n") if len(line) > 75)


def events(source, windows):
    calendar = Calendar.from_ical(source)
    if "METHOD" in calendar:
        yield "it has a METHOD"
    found = calendar.walk("VEVENT")
    if not found:
        return
    uids = [str(event["UID"]) for event in found]
    if len(uids) != len(set(uids)):
        yield "a UID is there twice"
    for event in found:
        name = str(event["UID"])
        if event.errors:
            yield f"{name}: {event.errors}"
        for field in ("DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "ORGANIZER", "STATUS"):
            if field not in event:
                yield f"{name} has no {field}"
        if "RRULE" in event:
            yield f"{name} has an RRULE"
        if event.get("DTSTAMP") and event["DTSTAMP"].dt != event["LAST-MODIFIED"].dt:
            yield f"{name}: DTSTAMP is not LAST-MODIFIED"
        window = windows.get(str(event.get("URL")))
        if window is None:
            continue  # older than tidings.json reaches
        plan = window["planned"]
        told = {
            "DTSTART": (stamp(event["DTSTART"].dt), plan["start"]),
            "DTEND": (stamp(event["DTEND"].dt), plan["end"]),
            "SEQUENCE": (int(event["SEQUENCE"]), window["sequence"]),
            "STATUS": (str(event["STATUS"]), CALENDAR_STATUS.get(window["state"], "CONFIRMED")),
        }
        yield from (f"{name}: {field} is {got}, not {due}" for field, (got, due) in told.items() if got != due)


def notes(source, windows):
    """Each event by itself: the parser gives back the windows of a file without their addresses."""
    calendar = Calendar.from_ical(source)
    for event in calendar.walk("VEVENT"):
        window = windows.get(str(event.get("URL")))
        if window is None:
            continue
        alone = Calendar({name: calendar[name] for name in ("VERSION", "PRODID")})
        alone.add_component(event)
        data = NotificationData.init_from_raw("ical", alone.to_ical())
        (note,) = init_provider().get_maintenances(data)
        name = str(event["UID"])
        told = {
            "provider": (note.provider, str(event.get("X-MAINTNOTE-PROVIDER"))),
            "account": (note.account, "public"),
            "maintenance_id": (note.maintenance_id, maintenance_id(window)),
            "start": (note.start, seconds(window["planned"]["start"])),
            "end": (note.end, seconds(window["planned"]["end"])),
            "stamp": (note.stamp, int(event["DTSTAMP"].dt.timestamp())),
            "sequence": (note.sequence, window["sequence"]),
            "status": (note.status, NOTE_STATUS[window["state"]]),
            "organizer": (note.organizer, str(event["ORGANIZER"])),
            "circuits": ({c.circuit_id: c.impact for c in note.circuits},
                         {c: NOTE_IMPACT[impact] for c, impact in window["components"].items()}),
        }
        yield from (f"{name}: {field} is {got}, not {due}" for field, (got, due) in told.items() if got != due)
        if not urlsplit(f"//{note.provider}").hostname:
            yield f"{name}: the provider is no host"


def maintenance_id(window):
    """`<id or slug>`, of an occurrence with its day."""
    slug = window["id"].removeprefix("maintenance/")
    if window["series"] is None:
        return window["reference"] or slug
    day = slug.rpartition("/")[2]
    return f"{window['reference'] or window['series'].removeprefix('maintenance/')}.{day}"


def stamp(moment):
    return moment.strftime(built.INSTANT)


def seconds(text):
    return int(built.instant(text).timestamp())


built.run("calendars", judge)
