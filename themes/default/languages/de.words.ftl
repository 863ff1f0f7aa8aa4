# Words that Tidings itself puts together, in German. What each is for is said in en.words.ftl.
# Names and times stand after a colon or in apposition, since their gender and case are not known.

direction = ltr

## Times

date-time = { $weekday }, { $day }. { $month }, { $time }
date-time-year = { $weekday }, { $day }. { $month } { $year }, { $time }
date = { $weekday }, { $day }. { $month }
date-year = { $weekday }, { $day }. { $month } { $year }
month-year = { $month } { $year }
with-zone = { $time } Uhr { $zone }
range = { $start } bis { $end }
range-days = { $start } bis { $end }
range-open = seit { $start }
range-open-clock = seit { $start }

## Lengths

length-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
length-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
length-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
length-seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
short-days = { $count } T.
short-hours = { $count } Std.
short-minutes = { $count } Min.
short-seconds = { $count } Sek.
length-two = { $larger } { $smaller }

## Numbers and lists

percent = { $number } %
milliseconds = { $number } ms
and-more = { $count } weitere
no-data = keine Daten
none = –

## States of components

component-operational = Funktioniert
component-under_maintenance = In Wartung
component-degraded_performance = Eingeschränkt
component-partial_outage = Teilweise ausgefallen
component-major_outage = Ausgefallen
component-not-measured = Wird nicht gemessen

## States of windows

window-proposed = Wartet auf Bestätigung
window-lapsed = Nicht bestätigt
window-scheduled = Geplant
window-rescheduled = Verschoben
window-in_progress = Läuft
window-verifying = Wird geprüft
window-overrun = Läuft, länger als geplant
window-ended = Planmäßig beendet
window-completed = Abgeschlossen
window-cancelled = Abgesagt

## What a window may do to a component

impact-none = Keine Unterbrechung
impact-reduced_redundancy = Keine Unterbrechung, weniger Absicherung
impact-degraded = Langsamer oder teilweise nicht erreichbar
impact-outage = Nicht erreichbar

## States and impacts of incidents

incident-investigating = Wird untersucht
incident-identified = Ursache gefunden
incident-monitoring = Unter Beobachtung
incident-deferred = Wartet auf die Wartung
incident-resolved = Behoben
incident-postmortem = Nachbetrachtung
incident-impact-none = Keine Auswirkung
incident-impact-minor = Gering
incident-impact-major = Erheblich
incident-impact-critical = Kritisch

## Kinds of window

kind-routine = Regelmäßige Wartung
kind-security = Sicherheitsupdates
kind-emergency = Notfallwartung

## What an event's title begins with

event-scheduled = Geplant
event-proposed = Vorgeschlagen
event-in-progress = Läuft
event-ended-late = Beendet
event-reminder = Erinnerung
event-started = Begonnen
event-ended = Planmäßig beendet
event-lapsed = Nicht bestätigt
event-confirmed = Bestätigt
event-verifying = Wird geprüft
event-completed = Abgeschlossen
event-cancelled = Abgesagt
event-extended = Verlängert
event-rescheduled = Verschoben
event-update = Aktualisierung
event-investigating = Wird untersucht
event-identified = Ursache gefunden
event-monitoring = Unter Beobachtung
event-deferred = Wartet auf die Wartung
event-resolved = Behoben
event-postmortem = Nachbetrachtung
event-notice = Hinweis
event-newsletter = Newsletter

## Titles of events

title-reference = { $reference } { $title }
title-window = { $word }: { $title }, { $when }
title-notice = { $word }: { $title }

## What happened, on a notice's page and in feeds

sentence-planned = Geplant: { $when }.
sentence-proposed = Vorgeschlagen, wartet auf Bestätigung: { $when }.
sentence-confirmed = Bestätigt: { $when }.
sentence-reminder = Noch { $before } bis zum Beginn: { $when }.
sentence-started = Das Wartungsfenster hat begonnen, bis { $end }.
sentence-ended = Das Wartungsfenster ist planmäßig zu Ende gegangen.
sentence-lapsed = Nicht bestätigt, nicht durchgeführt.
sentence-extended = Verlängert: jetzt bis { $end }, nicht bis { $before }.
sentence-cancelled = Abgesagt: Die geplante Wartung ({ $when }) findet nicht statt.
sentence-broken-off = Abgebrochen und abgesagt.
sentence-rescheduled = Verschoben: jetzt geplant { $when }, nicht { $before }.
sentence-rescheduled-proposed = Jetzt vorgeschlagen { $when }, nicht { $before }, wartet auf Bestätigung.
sentence-overrun = Länger als geplant: Das Ende war vorgesehen für { $end }.
sentence-in-utc = In UTC: { $when }.
sentence-concerns = Betrifft: { $components }.
sentence-concerns-all = Betrifft den gesamten Dienst.
sentence-impact = { $impact }.
sentence-downtime = Erwartete Unterbrechung: { $length }.
sentence-since = Seit { $when }.
sentence-component-now = { $component }: { $state }.

countdown = { $in }
countdown-start = beginnt { $in }
countdown-end = endet { $in }
clocks-forward = Während dieses Fensters werden die Uhren vorgestellt: { $length }.
clocks-back = Während dieses Fensters werden die Uhren zurückgestellt: { $length }.
page-stale = Diese Seite hätte am { $when } neu erstellt werden sollen und wurde es nicht. Was sie sagt, kann überholt sein.

## The banner

banner-operational = Alle Systeme funktionieren
banner-open-incident = Offene Störung: { $title }
banner-maintenance = Wartung läuft
banner-degraded_performance = Eingeschränkt
banner-partial_outage = Teilweiser Ausfall
banner-major_outage = Ausfall
banner-components = { $begins }: { $components }
banner-until = { $sentence }, bis { $end }
banner-overrun = { $sentence }, länger als geplant, vorgesehenes Ende { $end }
banner-since = { $sentence }, seit { $start }
banner-and-remark = { $sentence }. { $remark }
banner-nothing-measured = Es wird nichts gemessen.
banner-feed-lost = Nicht alles, was wir messen, konnte gelesen werden.
banner-feeds-lost = Was zuletzt gemessen wurde, konnte nicht gelesen werden.
banner-stale = Die Messwerte sind von { $when }.

## Badges

badge-title = { $label }: { $message }
badge-open-incident = Offene Störung
badge-retired = Außer Betrieb
badge-not-measured = { $state }, nicht gemessen
badge-stale = { $state }, Messwerte veraltet

## Days and their bars

day-none = { $date }: nicht gemessen
day-up = { $date }: verfügbar
day-maintenance = { $date }: Wartung, sonst kein Ausfall
day-degraded = { $date }: { $length } eingeschränkt
day-down = { $date }: { $length } ausgefallen, { $percent }
percent-and-known = { $percent }, { $known }
day-reported = { $date }: { $state }, gemeldet, nicht gemessen
day-uncut = { $day } (nur als Summe bekannt)
bars-summary = { $name }, letzte { $days } Tage: { $percent } Verfügbarkeit, { $outages ->
    [0] kein Ausfall
    [one] ein Ausfall
   *[other] { $outages } Ausfälle
}
bars-summary-unmeasured = { $name }, letzte { $days } Tage: nicht gemessen

## Measured outages

outage-open = Die Überwachung misst einen Ausfall: { $component }, seit { $start }.
outage-title = Gemessener Ausfall: { $component }
outage-measured = Zuletzt gemessen
outage-closed = Die Überwachung hat einen Ausfall gemessen: { $component }, { $when }.

outage-day = { $times }: { $length } ausgefallen
mark-down = Ausgefallen { $times }
mark-maintenance = Wartung { $times }

## Response times

response-title = Antwortzeiten: { $name }, letzte { $days } Tage
response-average-range = Tagesdurchschnitt von { $least } bis { $most }.
response-p95-range = 95. Perzentil eines Tages von { $least } bis { $most }.

## Who acts, what to do, what it costs

duty-we-act = Wir führen die Arbeiten aus.
duty-you-act = Sie geben uns Zugang oder führen die Arbeiten selbst aus.
cost-included = In Ihrem Tarif enthalten.
cost-chargeable = In Ihrem Tarif kostenpflichtig.
fix-remote = Die Störung wird aus der Ferne behoben.
fix-on-site = Die Störung wird vor Ort behoben.
fix-window = Die Störung wird in einem Wartungsfenster behoben.
fix-free = Das kostet Sie nichts.
fix-chargeable = Diese Arbeit ist kostenpflichtig.
plan-we-act = Wir haben Zugang und führen die Arbeiten aus.
plan-you-act = Wir überwachen; Sie geben Zugang, wenn er gebraucht wird.
plan-remote-included = Arbeiten aus der Ferne sind enthalten.
plan-remote-chargeable = Arbeiten aus der Ferne sind kostenpflichtig.
plan-onsite-included = Einsätze vor Ort sind enthalten.
plan-onsite-chargeable = Einsätze vor Ort sind kostenpflichtig.

## Components

service-since = In Betrieb seit { $date }.
service-until = Außer Betrieb seit { $date }.
condition-restart = Ein Neustart ist fällig.
condition-restart-window = Ein Neustart ist fällig. Er passt in das nächste Wartungsfenster: { $window }.
condition-memory = Die Speichernutzung hat ihre Warnschwelle erreicht.
condition-memory-value = Die Speichernutzung hat ihre Warnschwelle erreicht: { $percent }.
condition-memory-reading = Belegter Arbeitsspeicher: { $percent }.
condition-disk = Die Festplattennutzung hat ihre Warnschwelle erreicht.
condition-disk-value = Die Festplattennutzung hat ihre Warnschwelle erreicht: { $percent }.
condition-disk-reading = Belegter Festplattenplatz: { $percent }.
condition-services = Nicht alle Dienste sind gestartet.
condition-services-ok = Alle Dienste sind gestartet.
condition-patches = Updates stehen an.
condition-patches-value = { $count ->
    [0] Es stehen keine Updates an.
    [one] Ein Update steht an.
   *[other] { $count } Updates stehen an.
}
condition-window-and-time = { $window }, { $when }
condition-window = Nächste Wartung: { $window }.
budget-left = Ausfallzeit, die das Ziel in diesem Monat noch zulässt: { $length }.
budget-used = Das Ziel lässt in diesem Monat keine Ausfallzeit mehr zu.
budget-spent = Die Ausfallzeit dieses Monats überschreitet das Ziel.
remark-known = { $percent } der Zeit sind bekannt
remark-sums = Einige Tage sind nur als Summe bekannt: Geplante Wartungen und Fehlalarme ließen sich nicht herausrechnen.
remark-zone = Tage werden gezählt wie in der Quelle, in { $zone }.
maintenance-excluded = Geplante Wartungen zählen nicht gegen die Verfügbarkeit.
maintenance-included = Geplante Wartungen zählen gegen die Verfügbarkeit.

## Periods

period-30 = 30 Tage
period-90 = 90 Tage
period-365 = 365 Tage
period-year = { $year }

## History

month-quiet = Es ist nichts vorgefallen.
month-sentence = { $incidents ->
    [0] Keine Störungen
    [one] Eine Störung
   *[other] { $incidents } Störungen
} und { $windows ->
    [0] keine Wartung
    [one] ein Wartungsfenster
   *[other] { $windows } Wartungsfenster
}.
month-sentence-outages = { $sentence } { $outages ->
    [one] Dazu ein gemessener Ausfall.
   *[other] Dazu { $outages } gemessene Ausfälle.
}

## Feeds

feed-all = { $site }: alles
feed-all-atom = { $site }: alles (Atom)
feed-all-json = { $site }: alles (JSON Feed)
feed-maintenance = { $site }: Wartungen
feed-incidents = { $site }: Störungen
feed-component = { $site }: { $component }
describe-component-feed = { $site }: Wartungen und Störungen, { $component }.

## Calendars

calendar-component = { $site }: Wartungen, { $component }
calendar-reason = Grund: { $reason }

## Menu

menu-home = Status
menu-maintenance = Wartung
menu-history = Verlauf
menu-uptime = Verfügbarkeit
menu-newsletter = Newsletter
menu-subscribe = Abonnieren

## Titles and descriptions of pages

page-maintenance = Wartung
page-incidents = Störungen
page-history = Verlauf
page-components = Komponenten
page-uptime = Verfügbarkeit
page-subscribe = Abonnieren
page-not-found = Seite nicht gefunden
describe-maintenance = { $site }: kommende, laufende und vergangene Wartungen.
describe-incidents = { $site }: offene und vergangene Störungen.
describe-history = { $site }: was vorgefallen ist, Monat für Monat.
describe-month = { $site }: Störungen, Wartungen und Verfügbarkeit im { $month }.
describe-components = { $site }: alle Komponenten und ihr Zustand.
describe-component = { $site }: Status, Verfügbarkeit und Wartungen, { $name }.
describe-uptime = { $site }: gemessene Verfügbarkeit aller Komponenten.
describe-plan = { $name }: was enthalten ist und was ansteht.
describe-subscribe = { $site }: alle Wege, informiert zu werden.
describe-window = { $impact }. { $when }. { $components }.
describe-series = Wiederkehrende Wartung und ihre angekündigten Termine. { $impact }. { $components }.
describe-window-over = { $when }. { $components }.
describe-incident = { $state }. { $when }. { $components }.
describe-false-alarm = Ein Fehlalarm: Es lag keine Störung vor.
describe-whole-service = Der gesamte Dienst
reading-time = { $minutes ->
    [one] { $minutes } Minute Lesezeit
   *[other] { $minutes } Minuten Lesezeit
}
generated-uptime = Verfügbarkeit im { $month }
generated-uptime-none = Im { $month } wurde nichts gemessen.
generated-incidents = Störungen, die im { $month } begannen:
generated-incidents-none = Im { $month } gab es keine Störungen.
generated-upcoming = Geplant vom { $from } bis zum { $to }:
generated-upcoming-none = Vom { $from } bis zum { $to } ist keine Wartung geplant.
mail-subject = { $newsletter }: { $title }
mail-body = Das könnte Sie interessieren: { $title }. { $url }

## Within texts

alert-note = Hinweis
alert-tip = Tipp
alert-important = Wichtig
alert-warning = Warnung
alert-caution = Vorsicht
