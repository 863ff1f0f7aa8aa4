# Words that Tidings itself puts together: states, times, titles, sentences.
# What stands in braces is filled in; its place may change, its name may not.

direction = ltr

## Times. The clock has 24 hours in every language; the order is yours.

date-time = { $weekday } { $day } { $month } { $time }
date-time-year = { $weekday } { $day } { $month } { $year } { $time }
date = { $weekday } { $day } { $month }
date-year = { $weekday } { $day } { $month } { $year }
month-year = { $month } { $year }
with-zone = { $time } { $zone }
# On one day: the end is a clock time only.
range = { $start } to { $end }
range-days = { $start } to { $end }
range-open = since { $start }
# Since a time of the day that is spoken of.
range-open-clock = since { $start }

## Lengths

length-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
length-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
length-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
length-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
short-days = { $count } d
short-hours = { $count } h
short-minutes = { $count } min
short-seconds = { $count } s
# Two of the above: 1 hour 30 minutes, 1 h 30 min.
length-two = { $larger } { $smaller }

## Numbers and lists

percent = { $number } %
milliseconds = { $number } ms
and-more = { $count } more
no-data = no data
none = –

## States of components

component-operational = Operational
component-under_maintenance = Under maintenance
component-degraded_performance = Degraded performance
component-partial_outage = Partial outage
component-major_outage = Major outage
component-not-measured = Not being measured

## States of windows

window-proposed = Awaiting confirmation
window-lapsed = Not confirmed
window-scheduled = Scheduled
window-rescheduled = Rescheduled
window-in_progress = In progress
window-verifying = Verifying
window-overrun = In progress, longer than planned
window-ended = Ended as scheduled
window-completed = Completed
window-cancelled = Cancelled

## What a window may do to a component

impact-none = No interruption
impact-reduced_redundancy = No interruption, less protection
impact-degraded = Slower or partly unavailable
impact-outage = Unavailable

## States and impacts of incidents

incident-investigating = Investigating
incident-identified = Identified
incident-monitoring = Monitoring
incident-deferred = Waiting for maintenance
incident-resolved = Resolved
incident-postmortem = Post-mortem
incident-impact-none = No impact
incident-impact-minor = Minor
incident-impact-major = Major
incident-impact-critical = Critical

## Kinds of window

kind-routine = Routine maintenance
kind-security = Security patches
kind-emergency = Emergency maintenance

## What an event's title begins with

event-scheduled = Scheduled
event-proposed = Proposed
event-in-progress = In progress
event-ended-late = Ended
event-reminder = Reminder
event-started = Started
event-ended = Ended as scheduled
event-lapsed = Not confirmed
event-confirmed = Confirmed
event-verifying = Verifying
event-completed = Completed
event-cancelled = Cancelled
event-extended = Extended
event-rescheduled = Rescheduled
event-update = Update
event-investigating = Investigating
event-identified = Identified
event-monitoring = Monitoring
event-deferred = Waiting for maintenance
event-resolved = Resolved
event-postmortem = Post-mortem
event-notice = Notice
event-newsletter = Newsletter

## Titles of events

title-reference = { $reference } { $title }
title-window = { $word }: { $title }, { $when }
title-notice = { $word }: { $title }

## What happened, on a notice's page and in feeds

sentence-planned = Planned for { $when }.
sentence-proposed = Proposed for { $when }, awaiting confirmation.
sentence-confirmed = Confirmed for { $when }.
sentence-reminder = Begins in { $before }: { $when }.
sentence-started = The maintenance window has begun, until { $end }.
sentence-ended = The maintenance window has ended as scheduled.
sentence-lapsed = Not confirmed, not carried out.
sentence-extended = Extended: now until { $end }, not until { $before }.
sentence-cancelled = Cancelled: the maintenance planned for { $when } does not take place.
sentence-broken-off = Broken off and cancelled.
sentence-rescheduled = Rescheduled: now planned for { $when }, not for { $before }.
sentence-rescheduled-proposed = Now proposed for { $when }, not for { $before }, awaiting confirmation.
sentence-overrun = Longer than planned: it was to end at { $end }.
sentence-in-utc = In UTC: { $when }.
sentence-concerns = Concerns { $components }.
sentence-concerns-all = Concerns the whole service.
sentence-impact = { $impact }.
sentence-downtime = Expected interruption: { $length }.
sentence-since = Since { $when }.
sentence-component-now = { $component }: { $state }.

# Filled in by the reader's browser: $in is such as "in 12 minutes".
countdown = { $in }
countdown-start = begins { $in }
countdown-end = ends { $in }
clocks-forward = The clocks go forward by { $length } during this window.
clocks-back = The clocks go back by { $length } during this window.
page-stale = This page should have been made anew at { $when }, and was not. What it says may be out of date.

## The banner

banner-operational = All systems operational
banner-open-incident = Open incident: { $title }
banner-maintenance = Maintenance in progress
banner-degraded_performance = Degraded performance
banner-partial_outage = Partial outage
banner-major_outage = Major outage
banner-components = { $begins }: { $components }
banner-until = { $sentence }, until { $end }
banner-overrun = { $sentence }, longer than planned, was to end at { $end }
banner-since = { $sentence }, since { $start }
banner-and-remark = { $sentence }. { $remark }
banner-nothing-measured = Nothing is being measured.
banner-feed-lost = Not all that we measure could be read.
# After "Nothing is being measured."
banner-feeds-lost = What was measured last could not be read.
banner-stale = Readings are from { $when }.

## Badges

badge-title = { $label }: { $message }
badge-open-incident = Open incident
badge-retired = Out of service
# $state: such as Operational.
badge-not-measured = { $state }, not measured
badge-stale = { $state }, readings out of date

## Days and their bars

day-none = { $date }: not measured
day-up = { $date }: up
day-maintenance = { $date }: maintenance, no other downtime
day-degraded = { $date }: degraded for { $length }
day-down = { $date }: down { $length }, { $percent }
# A percentage of a time of which not all is known. $known: such as 83.3 % of the time is known.
percent-and-known = { $percent }, { $known }
day-reported = { $date }: { $state }, reported, not measured
# $day: any of the above, of a day of which only the sums are known.
day-uncut = { $day } (known by its sums only)
bars-summary = { $name }, last { $days } days: { $percent } uptime, { $outages ->
    [0] no outage
    [one] one outage
   *[other] { $outages } outages
}
bars-summary-unmeasured = { $name }, last { $days } days: not measured

## Measured outages

outage-open = Monitoring has measured an outage of { $component } since { $start }.
# The same among what is open now: its title, the word with the instant of its newest reading, its text.
outage-title = Measured outage of { $component }
outage-measured = Last measured
outage-closed = Monitoring measured an outage of { $component } from { $when }.

# $times: such as 04:10 to 04:12 and 09:00 to 09:05. $length: of all of them together.
outage-day = { $times }: down { $length }
# When one pauses over a mark on the line of a day.
mark-down = Down { $times }
mark-maintenance = Maintenance { $times }

## Response times

response-title = Response times of { $name }, last { $days } days
response-average-range = Average from { $least } to { $most } a day.
response-p95-range = 95th percentile from { $least } to { $most } a day.

## Who acts, what to do, what it costs

duty-we-act = We carry out the work.
duty-you-act = You give us access, or carry out the work yourselves.
cost-included = Included in your plan.
cost-chargeable = Chargeable under your plan.
fix-remote = It is put right remotely.
fix-on-site = It is put right by a visit on site.
fix-window = It is put right in a maintenance window.
fix-free = This costs you nothing.
fix-chargeable = This work is chargeable.
plan-we-act = We have access and carry out the work.
plan-you-act = We watch; you grant access when it is needed.
plan-remote-included = Remote work is included.
plan-remote-chargeable = Remote work is chargeable.
plan-onsite-included = Visits on site are included.
plan-onsite-chargeable = Visits on site are chargeable.

## Components

service-since = In service since { $date }.
service-until = Out of service since { $date }.
condition-restart = A restart is due.
condition-restart-window = A restart is due. It fits the next maintenance window: { $window }.
condition-memory = Memory use has reached its warning level.
condition-memory-value = Memory use has reached its warning level: { $percent }.
condition-memory-reading = Memory in use: { $percent }.
condition-disk = Disk use has reached its warning level.
condition-disk-value = Disk use has reached its warning level: { $percent }.
condition-disk-reading = Disk in use: { $percent }.
condition-services = Not all services have started.
condition-services-ok = All services have started.
condition-patches = Patches are due.
condition-patches-value = { $count ->
    [0] No patches are due.
    [one] One patch is due.
   *[other] { $count } patches are due.
}
# A window and when it is, as it stands in other sentences.
condition-window-and-time = { $window }, { $when }
condition-window = Next maintenance: { $window }.
budget-left = { $length } of downtime left this month within the objective.
budget-used = No downtime is left this month within the objective.
budget-spent = This month's downtime is beyond the objective.
remark-known = { $percent } of the time is known
remark-sums = Some days are known by their sums only: planned maintenance and false alarms could not be left out of them.
remark-zone = Days are counted as the feed counts them, in { $zone }.
maintenance-excluded = Planned maintenance does not count against uptime.
maintenance-included = Planned maintenance counts against uptime.

## Periods

period-30 = 30 days
period-90 = 90 days
period-365 = 365 days
period-year = { $year }

## History

month-quiet = Nothing happened.
month-sentence = { $incidents ->
    [0] No incidents
    [one] One incident
   *[other] { $incidents } incidents
} and { $windows ->
    [0] no maintenance
    [one] one maintenance window
   *[other] { $windows } maintenance windows
}.
month-sentence-outages = { $sentence } { $outages ->
    [one] One measured outage besides.
   *[other] { $outages } measured outages besides.
}

## Feeds

feed-all = { $site }: everything
feed-all-atom = { $site }: everything (Atom)
feed-all-json = { $site }: everything (JSON Feed)
feed-maintenance = { $site }: maintenance
feed-incidents = { $site }: incidents
feed-component = { $site }: { $component }
describe-component-feed = Maintenance and incidents of { $component } at { $site }.

## Calendars

calendar-component = { $site }: maintenance of { $component }
calendar-reason = Reason: { $reason }

## Menu

menu-home = Status
menu-maintenance = Maintenance
menu-history = History
menu-uptime = Uptime
menu-newsletter = Newsletter
menu-subscribe = Subscribe

## Titles and descriptions of pages

page-maintenance = Maintenance
page-incidents = Incidents
page-history = History
page-components = Components
page-uptime = Uptime
page-subscribe = Subscribe
page-not-found = Page not found
describe-maintenance = Coming, present and past maintenance of { $site }.
describe-incidents = Open and past incidents of { $site }.
describe-history = What happened, month by month, at { $site }.
describe-month = Incidents, maintenance and uptime in { $month } at { $site }.
describe-components = All components of { $site } and how they are doing.
describe-component = Status, uptime and maintenance of { $name } at { $site }.
describe-uptime = Measured uptime of all components of { $site }.
describe-plan = What { $name } includes, and what is coming for it.
describe-subscribe = Every way to be told by { $site }.
describe-window = { $impact }. { $when }. { $components }.
describe-series = Recurring maintenance and its announced dates. { $impact }. { $components }.
describe-window-over = { $when }. { $components }.
describe-incident = { $state }. { $when }. { $components }.
describe-false-alarm = A false alarm: nothing was wrong.
describe-whole-service = The whole service
reading-time = { $minutes ->
    [one] { $minutes } minute to read
   *[other] { $minutes } minutes to read
}
# $month: such as November 2026.
generated-uptime = Uptime in { $month }
generated-uptime-none = Nothing was measured in { $month }.
generated-incidents = Incidents that began in { $month }:
generated-incidents-none = There were no incidents in { $month }.
# $from and $to: dates with the year.
generated-upcoming = Planned from { $from } to { $to }:
generated-upcoming-none = No maintenance is planned from { $from } to { $to }.
mail-subject = { $newsletter }: { $title }
mail-body = I thought this might interest you: { $title }. { $url }

## Within texts

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
