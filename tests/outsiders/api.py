"""The JSON that the site offers: the shape and order that the docs promise, and what must agree."""

import re

import built

KEYS = {
    "": "version as_of title base_url status components maintenance incidents measured_outages",
    "status": "indicator sentence",
    "components": "id name group status measured reading conditions uptime",
    "reading": "state at",
    "conditions": "restart_due memory_high disk_high services_ok patches_due",
    "uptime": "last_30_days last_90_days last_365_days year months days",
    "period": "percent up_s down_s unknown_s excluded_s outages mttr_s mtbf_s objective_met",
    "day": "up_s down_s degraded_s unknown_s excluded_s class source",
    "maintenance": "id series reference title url kind state impact components announced first_planned planned actual "
                   "sequence events",
    "incidents": "id reference title url impact state started resolved components fix events",
    "events": "id kind at title",
    "fix": "how window chargeable",
    "plan": "start end",
    "measured_outages": "component start end",
}
WORDS = {
    "indicator": "none maintenance minor major critical",
    "status": "operational under_maintenance degraded_performance partial_outage major_outage",
    "window": "proposed lapsed scheduled in_progress verifying overrun ended completed cancelled",
    "incident": "investigating identified monitoring deferred resolved postmortem",
    "window impact": "none reduced_redundancy degraded outage",
    "incident impact": "none minor major critical",
    "class": "none major minor degraded maintenance up",
    "source": "checks outages sums notices none",
    "how": "remote on_site window",
    "reading": "up down degraded unknown",
}


def judge(site, verdict):
    api = site.api
    verdict("tidings.json has the keys and words of its documentation, no other", shape(api))
    verdict("its instants are whole seconds of UTC, none told before it happened", instants(api, site))
    verdict("its lists are in order", order(api))
    verdict("its addresses have their pages", addresses(api, site))
    verdict("its sums agree", sums(api))


def keys(where, thing, kind, optional=""):
    wrong = set(KEYS[kind].split()) ^ set(thing)
    for key in sorted(wrong - set(optional.split())):
        yield f"{where}: {key} is {'not known' if key in thing else 'missing'}"


def word(where, value, kind):
    if value not in WORDS[kind].split():
        yield f"{where}: {value} is no {kind}"


def shape(api):
    yield from keys("", api, "")
    yield from keys("status", api["status"], "status")
    yield from word("status", api["status"]["indicator"], "indicator")
    for component in api["components"]:
        where = component["id"]
        yield from keys(where, component, "components")
        yield from word(where, component["status"], "status")
        if component["reading"] is not None:
            yield from keys(where, component["reading"], "reading")
            yield from word(where, component["reading"]["state"], "reading")
        if component["conditions"] is not None:
            yield from keys(where, component["conditions"], "conditions")
        for name, period in periods(component):
            yield from keys(f"{where} {name}", period, "period")
            if period.get("percent") is not None and not re.fullmatch(r"\d{1,3}(\.\d+)?", period["percent"]):
                yield f"{where} {name}: {period['percent']} is no percentage"
        for day, figures in component["uptime"]["days"].items():
            yield from keys(f"{where} {day}", figures, "day")
            yield from word(f"{where} {day}", figures["class"], "class")
            yield from word(f"{where} {day}", figures["source"], "source")
    for notice in api["maintenance"]:
        where = notice["id"]
        yield from keys(where, notice, "maintenance")
        yield from word(where, notice["state"], "window")
        for impact in [notice["impact"], *notice["components"].values()]:
            yield from word(where, impact, "window impact")
        for plan in ("first_planned", "planned", "actual"):
            if notice[plan] is not None:
                yield from keys(f"{where} {plan}", notice[plan], "plan")
    for notice in api["incidents"]:
        where = notice["id"]
        yield from keys(where, notice, "incidents")
        if notice["state"] is not None:  # a plain notice: nothing there is that could be resolved
            yield from word(where, notice["state"], "incident")
        yield from word(where, notice["impact"], "incident impact")
        for status in notice["components"].values():
            yield from word(where, status, "status")
        if notice["fix"] is not None:
            yield from keys(where, notice["fix"], "fix")
            yield from word(where, notice["fix"]["how"], "how")
    for notice in notices(api):
        for event in notice["events"]:
            yield from keys(notice["id"], event, "events")
    for outage in api["measured_outages"]:
        yield from keys("measured_outages", outage, "measured_outages")


def periods(component):
    for name, period in component["uptime"].items():
        if name not in ("months", "days"):
            yield name, period
    yield from component["uptime"]["months"].items()


def notices(api):
    return api["maintenance"] + api["incidents"]


def instants(api, site):
    """Everything under a key that holds an instant is one; what has been told or measured is not after now."""
    for where, key, value in leaves(api):
        if key not in ("as_of", "at", "announced", "start", "end", "started", "resolved") or value is None:
            continue
        try:
            moment = built.instant(value)
        except ValueError:
            yield f"{where}: {value}"
            continue
        if key not in ("start", "end") and moment > site.now:
            yield f"{where}: {value} is after now"


def leaves(value, where="", key=""):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{where}.{name}", name)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{where}[{index}]", key)
    else:
        yield where, key, value


def order(api):
    """Newest first, then by id; events oldest first."""
    for name, start in (("maintenance", lambda n: n["planned"]["start"]), ("incidents", lambda n: n["started"])):
        given = [notice["id"] for notice in api[name]]
        by_id = sorted(api[name], key=lambda notice: notice["id"])
        expected = [notice["id"] for notice in sorted(by_id, key=start, reverse=True)]
        if given != expected:
            yield f"{name} should be {expected}"
        if len(given) != len(set(given)):
            yield f"{name} names one notice twice"
    for notice in notices(api):
        times = [event["at"] for event in notice["events"]]
        if times != sorted(times):
            yield f"the events of {notice['id']}"
    for component in api["components"]:
        for name in ("months", "days"):
            if list(component["uptime"][name]) != sorted(component["uptime"][name]):
                yield f"the {name} of {component['id']}"


def addresses(api, site):
    ids = []
    for notice in notices(api):
        if site.file(notice["url"]) is None:
            yield f"{notice['url']} is no page"
            continue
        html = site.file(notice["url"]).read_text("utf-8")
        for event in notice["events"]:
            ids.append(event["id"])
            anchor = event["id"].split("#")[-1]
            if not re.search(rf"""id=["']?{re.escape(anchor)}["'\s>]""", html):
                yield f"{notice['url']} has no place #{anchor}"
    yield from (f"{event} is the id of two events" for event in sorted({i for i in ids if ids.count(i) > 1}))
    for component in api["components"]:
        if site.file(f"{api['base_url']}components/{component['id']}/") is None:
            yield f"{component['id']} has no page"
    known = {component["id"] for component in api["components"]}
    for outage in api["measured_outages"]:
        if outage["component"] not in known:
            yield f"a measured outage of {outage['component']}, which is no component"


def sums(api):
    for component in api["components"]:
        for day, figures in component["uptime"]["days"].items():
            seconds = sum(figures[name] for name in ("up_s", "down_s", "degraded_s", "unknown_s", "excluded_s"))
            if seconds > 25 * 3600:
                yield f"{component['id']} {day}: {seconds} seconds in a day"
        for name, period in periods(component):
            known = period["up_s"] + period["down_s"]
            if (period["percent"] is None) != (known == 0):
                yield f"{component['id']} {name}: {period['percent']} of {known} known seconds"
            elif known and not round_down_of(period["percent"], period["up_s"], known):
                yield f"{component['id']} {name}: {period['percent']} is not {period['up_s']} of {known}, rounded down"


def round_down_of(percent, up, known):
    """percent = floor(up * 100 * 10^precision / known) / 10^precision, in whole numbers."""
    precision = len(percent.partition(".")[2])
    return int(percent.replace(".", "")) == up * 100 * 10**precision // known


built.run("api", judge)
