# The words of the default theme's templates, in German. What each is for is said in en.ftl.

## Every page

skip-to-content = Zum Inhalt springen
menu = Hauptmenü
facts-as-of = Stand:
footer-contact = Kontakt
footer-stay-informed = Auf dem Laufenden bleiben
footer-subscribe = Alle Wege, informiert zu werden
footer-email-list = Per E-Mail
footer-zone = Zeiten gelten in der Zeitzone { $zone }.

## What is shown in several places

first-planned = Zuerst geplant:
add-to-calendar = In den Kalender
tell-me = Meldungen abonnieren
all-maintenance = Alle Wartungen
all-incidents = Alle Störungen
all-components = Alle Komponenten
all-history = Gesamter Verlauf
all-uptime = Zahlen zur Verfügbarkeit
all-issues = Alle Ausgaben
maintenance-calendar = Wartungskalender
contact-phone = Telefon
contact-email = E-Mail
contact-web = Website
your-part = Ihr Teil:
by-author = Von { $author }

## Bars: one for each day

bars-hint = Jeder Balken ist ein Tag, der letzte von { $days } ist heute. Der Prozentwert ist die Verfügbarkeit in dieser Zeit.
bars-legend = Was die Farben bedeuten
bar-up = Verfügbar
bar-maintenance = Wartung
bar-degraded = Eingeschränkt
bar-minor = Kurz ausgefallen
bar-major = Länger ausgefallen
bar-none = Keine Daten
bar-reported = Gemeldet, nicht gemessen

## Figures of a period

figures-periods = Nach Zeitraum
figures-earlier = Frühere Monate
figures-months = Nach Monat
figures-period = Zeitraum
figures-uptime = Verfügbarkeit
figures-down = Ausfallzeit
figures-outages = Ausfälle
figures-mttr = Mittlere Zeit bis zur Behebung
figures-mtbf = Mittlere Zeit zwischen Ausfällen
objective-met = Ziel erreicht
objective-missed = Ziel verfehlt
measured-outages = Gemessene Ausfälle
measured-outages-hint = Die Überwachung hat sie gemessen, und keine Meldung berichtet von ihnen.

## Home page

home-open = Jetzt
home-notices = Hinweise
home-coming = Kommende Wartungen
home-coming-none = In den nächsten 60 Tagen ist keine Wartung geplant.
home-components = Komponenten
home-past = Vergangene Tage
past-nothing = Nichts zu melden.
home-contact = Nicht auf dieser Seite?
home-contact-text = Wenn etwas nicht funktioniert und diese Seite nichts darüber sagt, melden Sie es uns bitte.

## Maintenance

maintenance-lead = Arbeiten, die wir planen, was sie unterbrechen und wie lange.
maintenance-open = Laufend
maintenance-coming = Geplant
maintenance-coming-none = Es ist keine Wartung geplant.
maintenance-proposed = Vorgeschlagen
maintenance-proposed-hint = Diese Termine sind noch nicht vereinbart. Ohne Vereinbarung geschieht nichts.
maintenance-calendar-months = Als Kalender
maintenance-past = Vergangen
maintenance-feed = Feed der Wartungen (RSS)

## A maintenance window

window-sort = Wartung
window-when = Wann
window-actual = Durchgeführt
window-broken-off = Abgebrochen
window-length = Länge des Wartungsfensters
window-interruption = Unterbrechung darin
window-impact = Was zu erwarten ist
window-about = Was wir tun
window-reason = Warum
window-rollback = Wenn etwas schiefgeht
window-fixes = Behebt
window-series = Eine aus einer Reihe
window-pager = Andere Termine der Reihe
window-before = Termin davor
window-after = Termin danach

## A recurring window

series-sort = Wiederkehrende Wartung
series-coming-none = Es ist noch kein weiterer Termin angekündigt.

## Any notice

notice-sort = Hinweis
notice-plans = Was es für Sie bedeutet
notice-components = Komponenten
notice-contact = Kontakt
notice-timeline = Ablauf

## Incidents

incidents-open = Offen
incidents-open-none = Es liegt keine Störung vor.
incidents-notices = Hinweise
incidents-past = Vergangen
incidents-past-none = Es gab noch keine Störungen.
incidents-feed = Feed der Störungen (RSS)

## An incident

incident-sort = Störung
false-alarm-sort = Fehlalarm
incident-when = Wann
incident-length = Dauer
incident-impact = Auswirkung
incident-whole-service = Der gesamte Dienst
incident-false-alarm = Das war ein Fehlalarm. Es lag keine Störung vor.
incident-fix = Wie sie behoben wird
incident-about = Erste Meldung
incident-follows = Folgt auf
incident-followed-by = Gefolgt von

## History

history-lead = Jede Störung und jedes Wartungsfenster, Monat für Monat.
history-none = Es gibt noch keinen Verlauf.
month-uptime = Verfügbarkeit aller gemessenen Komponenten
month-notices = Störungen und Wartungen
month-notices-none = Es gab keine Störungen und keine Wartungen.
month-pager = Andere Monate
month-before = Monat davor
month-after = Monat danach

## Components

components-in-service = In Betrieb
components-retired = Außer Betrieb
components-plans = Tarife
component-open = Jetzt
component-coming = Kommende Wartungen
component-coming-none = Es ist keine Wartung geplant.
component-calendar = Kalender dieser Komponente
component-feed = Feed dieser Komponente (RSS)
component-uptime = Verfügbarkeit
component-uptime-over = { $days } Tage: { $uptime }
component-objective = Das Ziel ist { $objective }.
component-past = Vergangen
outage-days = Ausfälle nach Tag
outage-days-hint = Die letzten Tage, an denen ein Ausfall gemessen wurde, jeder von Mitternacht bis Mitternacht. Ausfälle, von denen eine Meldung berichtet, sind darunter.
mark-outage = Ausgefallen
response-times = Antwortzeiten
response-hint = Jeder Punkt ist ein Tag, der letzte von { $days } ist heute. Von allen Antworten eines Tages brauchten 95 % nicht länger als sein 95. Perzentil.
response-average = Durchschnitt
response-p95 = 95. Perzentil
response-numbers = Zahlen nach Tag
response-day = Tag
component-plans = Tarife

## Uptime

uptime-lead = Wie viel der Zeit jede Komponente funktioniert hat, so wie gemessen. Zahlen werden nie aufgerundet.
uptime-all = Komponenten
uptime-caption = Verfügbarkeit: { $group }
uptime-component = Komponente
heat-caption = Verfügbarkeit nach Monat, in Prozent
heat-up = Kein Ausfall
heat-minor = Eingeschränkt
heat-major = Kurz ausgefallen
heat-critical = Länger ausgefallen
heat-work = Wartung
heat-quiet = Keine Daten
heat-known = { $percent } bekannt
uptime-objective = Ziel

## A service plan

plan-sort = Tarif
plan-terms = Was enthalten ist
plan-coming = Kommende Wartungen
plan-coming-none = Für die Komponenten dieses Tarifs ist keine Wartung geplant.
plan-components = Komponenten

## Newsletter

newsletter-feed = Feed des Newsletters (RSS)
newsletter-none = Es ist noch keine Ausgabe erschienen.
issue-number = Nr. { $number }
issue-editor = Redaktion: { $editor }
this-issue = Diese Ausgabe
print-issue = Ganze Ausgabe drucken
print-source = Am Bildschirm lesen:
send-to-a-friend = Weiterempfehlen
share = Weitergeben
share-page = Teilen
share-address = Adresse zum Kopieren:
qr-label = QR-Code, der zur Seite am Bildschirm führt
article-pager = Andere Artikel
article-before = Vorheriger Artikel
article-after = Nächster Artikel

## Fragen

question-link = Link zu dieser Antwort

## E-Mails

mail-read = Auf unserer Seite lesen
mail-shortened = Das ist nur der Anfang: Der Text ist zu lang für eine E-Mail.
mail-calendar = Die beigefügte Kalenderdatei trägt die Wartung in Ihren Kalender ein.

## Subscribing

subscribe-lead = Alle Wege, von Störungen und Wartungen zu erfahren. Keiner fragt, wer Sie sind.
subscribe-mail = Per E-Mail
subscribe-mail-text = Eine Nachricht zu jedem Schritt einer Meldung, verschickt über unsere Mailingliste. Sie können sie jederzeit verlassen.
subscribe-mail-link = In die Mailingliste eintragen
subscribe-feeds = Im Feedreader
subscribe-feeds-text = Kopieren Sie eine Adresse in Ihren Feedreader. Alle drei enthalten dieselben Einträge: einen zu jedem Schritt einer Meldung.
subscribe-parts = Nur ein Teil davon
subscribe-calendar = In Ihrem Kalender
subscribe-calendar-text = Abonnieren Sie diese Adresse einmal. Ihr Kalender zeigt dann jedes Wartungsfenster, verschiebt, was verschoben wird, und kennzeichnet Abgesagtes als abgesagt.
subscribe-google = Google Kalender
subscribe-google-text = Wählen Sie am Computer das Pluszeichen neben „Weitere Kalender“, dann „Per URL“, und fügen Sie die Adresse ein.
subscribe-outlook = Outlook
subscribe-outlook-text = Wählen Sie im Kalender „Kalender hinzufügen“, dann „Aus dem Internet abonnieren“, und fügen Sie die Adresse ein.
subscribe-apple = Apple Kalender
subscribe-apple-text = Folgen Sie dem Link oben, oder wählen Sie im Menü „Ablage“ den Eintrag „Neues Kalenderabonnement“ und fügen Sie die Adresse ein.
subscribe-calendar-file = Als Datei herunterladen, die sich später nicht ändert
subscribe-component = Nur eine Komponente
subscribe-component-text = Jede Komponente hat einen eigenen Feed und einen eigenen Kalender. Kopieren Sie die Adresse eines Links in Ihren Feedreader oder Kalender.
subscribe-component-all = Komponenten
subscribe-component-feed = Feed
subscribe-component-calendar = Kalender
subscribe-chat = Im Chat Ihres Teams
subscribe-slack = Slack
subscribe-slack-text = Fügen Sie Ihrem Workspace die App RSS hinzu und schreiben Sie dann in den Kanal:
subscribe-teams = Microsoft Teams
subscribe-teams-text = Fügen Sie dem Kanal den Workflow oder Connector RSS hinzu und geben Sie ihm diese Adresse:
subscribe-api = Für Programme
subscribe-api-text = Alles auf dieser Seite als JSON, mit Zeiten in UTC.
subscribe-statuspage-text = Dasselbe, wie eine Statuspage es beantwortet, für Programme, die dafür gemacht sind.
subscribe-badge-text = Ein Abzeichen für Ihre eigenen Seiten, das sagt, wie es uns geht. Jede Komponente und jede Gruppe hat auch eines.

## Page not found

missing-text = Unter dieser Adresse gibt es keine Seite. Vielleicht ist sie falsch geschrieben.
missing-home = Stimmt gerade etwas nicht? Zum aktuellen Status.
missing-history = Im Verlauf nachsehen.

## An old address

redirect-text = Diese Seite ist umgezogen. Sie werden an ihre neue Adresse weitergeleitet.
