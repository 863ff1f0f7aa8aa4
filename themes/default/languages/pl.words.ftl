# Words that Tidings itself puts together, in Polish. What each is for is said in en.words.ftl.
# Names, lengths and times stand after a colon or in apposition, since their gender is not known and they are not
# declined.

direction = ltr

## Times

date-time = { $weekday } { $day } { $month }, { $time }
date-time-year = { $weekday } { $day } { $month } { $year }, { $time }
date = { $weekday } { $day } { $month }
date-year = { $weekday } { $day } { $month } { $year }
month-year = { $month } { $year }
with-zone = { $time } { $zone }
range = { $start } – { $end }
range-days = od { $start } do { $end }
range-open = od { $start }
range-open-clock = od { $start }

## Lengths

length-days = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}
length-hours = { $count ->
    [one] { $count } godzina
    [few] { $count } godziny
    [many] { $count } godzin
   *[other] { $count } godziny
}
length-minutes = { $count ->
    [one] { $count } minuta
    [few] { $count } minuty
    [many] { $count } minut
   *[other] { $count } minuty
}
length-seconds = { $count ->
    [one] { $count } sekunda
    [few] { $count } sekundy
    [many] { $count } sekund
   *[other] { $count } sekundy
}
short-days = { $count } d
short-hours = { $count } godz.
short-minutes = { $count } min
short-seconds = { $count } s
length-two = { $larger } { $smaller }

## Numbers and lists

percent = { $number }%
milliseconds = { $number } ms
and-more = jeszcze { $count }
no-data = brak danych
none = –

## States of components

component-operational = Działa
component-under_maintenance = Prace serwisowe
component-degraded_performance = Obniżona wydajność
component-partial_outage = Częściowa awaria
component-major_outage = Poważna awaria
component-not-measured = Bez pomiaru

## States of windows

window-proposed = Oczekuje na potwierdzenie
window-lapsed = Nie potwierdzono
window-scheduled = Zaplanowano
window-rescheduled = Przełożono
window-in_progress = W toku
window-verifying = Sprawdzanie
window-overrun = W toku, dłużej niż planowano
window-ended = Zakończono zgodnie z planem
window-completed = Zakończono
window-cancelled = Odwołano

## What a window may do to a component

impact-none = Bez przerwy w działaniu
impact-reduced_redundancy = Bez przerwy w działaniu, słabsze zabezpieczenie
impact-degraded = Wolniejsze działanie lub częściowa niedostępność
impact-outage = Niedostępność

## States and impacts of incidents

incident-investigating = Ustalanie przyczyny
incident-identified = Przyczyna ustalona
incident-monitoring = Obserwacja
incident-deferred = Oczekuje na prace serwisowe
incident-resolved = Rozwiązano
incident-postmortem = Analiza końcowa
incident-impact-none = Bez wpływu
incident-impact-minor = Niewielki
incident-impact-major = Poważny
incident-impact-critical = Krytyczny

## Kinds of window

kind-routine = Rutynowe prace serwisowe
kind-security = Poprawki bezpieczeństwa
kind-emergency = Awaryjne prace serwisowe

## What an event's title begins with

event-scheduled = Zaplanowano
event-proposed = Zaproponowano
event-in-progress = W toku
event-ended-late = Zakończono
event-reminder = Przypomnienie
event-started = Rozpoczęto
event-ended = Zakończono zgodnie z planem
event-lapsed = Nie potwierdzono
event-confirmed = Potwierdzono
event-verifying = Sprawdzanie
event-completed = Zakończono
event-cancelled = Odwołano
event-extended = Przedłużono
event-rescheduled = Przełożono
event-update = Aktualizacja
event-investigating = Ustalanie przyczyny
event-identified = Przyczyna ustalona
event-monitoring = Obserwacja
event-deferred = Oczekuje na prace serwisowe
event-resolved = Rozwiązano
event-postmortem = Analiza końcowa
event-notice = Komunikat
event-newsletter = Biuletyn

## Titles of events

title-reference = { $reference } { $title }
title-window = { $word }: { $title }, { $when }
title-notice = { $word }: { $title }

## What happened, on a notice's page and in feeds

sentence-planned = Zaplanowano: { $when }.
sentence-proposed = Zaproponowano, oczekuje na potwierdzenie: { $when }.
sentence-confirmed = Potwierdzono: { $when }.
sentence-reminder = Do rozpoczęcia pozostało: { $before }. Termin: { $when }.
sentence-started = Okno serwisowe rozpoczęło się i potrwa do { $end }.
sentence-ended = Okno serwisowe zakończyło się zgodnie z planem.
sentence-lapsed = Nie potwierdzono, nie wykonano.
sentence-extended = Przedłużono: teraz do { $end }, a nie do { $before }.
sentence-cancelled = Odwołano: planowane prace ({ $when }) nie odbędą się.
sentence-broken-off = Przerwano i odwołano.
sentence-rescheduled = Przełożono. Nowy termin: { $when }; poprzedni termin: { $before }.
sentence-rescheduled-proposed = Nowy proponowany termin, oczekuje na potwierdzenie: { $when }; poprzedni termin: { $before }.
sentence-overrun = Dłużej niż planowano. Planowany koniec: { $end }.
sentence-in-utc = W UTC: { $when }.
sentence-concerns = Dotyczy: { $components }.
sentence-concerns-all = Dotyczy całej usługi.
sentence-impact = { $impact }.
sentence-downtime = Spodziewana przerwa: { $length }.
sentence-since = Od { $when }.
sentence-component-now = { $component }: { $state }.

countdown = { $in }
countdown-start = rozpoczęcie { $in }
countdown-end = zakończenie { $in }
clocks-forward = W czasie tego okna zegary zostaną przestawione do przodu: { $length }.
clocks-back = W czasie tego okna zegary zostaną cofnięte: { $length }.
page-stale = Ta strona miała zostać odświeżona ({ $when }), a nie została. Informacje na niej mogą być nieaktualne.

## The banner

banner-operational = Wszystkie systemy działają
banner-open-incident = Otwarty incydent: { $title }
banner-maintenance = Trwają prace serwisowe
banner-degraded_performance = Obniżona wydajność
banner-partial_outage = Częściowa awaria
banner-major_outage = Poważna awaria
banner-components = { $begins }: { $components }
banner-until = { $sentence }, do { $end }
banner-overrun = { $sentence }, dłużej niż planowano, planowany koniec { $end }
banner-since = { $sentence }, od { $start }
banner-and-remark = { $sentence }. { $remark }
banner-nothing-measured = Nic nie jest mierzone.
banner-feed-lost = Nie udało się odczytać wszystkich pomiarów.
banner-feeds-lost = Nie udało się odczytać ostatnich pomiarów.
banner-stale = Ostatnie pomiary: { $when }.

## Badges

badge-title = { $label }: { $message }
badge-open-incident = Otwarty incydent
badge-retired = Wycofane z eksploatacji
badge-not-measured = { $state }, bez pomiaru
badge-stale = { $state }, nieaktualne pomiary

## Days and their bars

day-none = { $date }: bez pomiaru
day-up = { $date }: dostępny
day-maintenance = { $date }: prace serwisowe, bez innej niedostępności
day-degraded = { $date }: ograniczone działanie przez { $length }
day-down = { $date }: niedostępność { $length }, { $percent }
percent-and-known = { $percent }, { $known }
day-reported = { $date }: { $state }, zgłoszone, niezmierzone
day-uncut = { $day } (znane są tylko sumy)
bars-summary = { $name }, liczba ostatnich dni: { $days }. Dostępność { $percent }, { $outages ->
    [0] bez awarii
    [one] jedna awaria
    [few] { $outages } awarie
    [many] { $outages } awarii
   *[other] { $outages } awarii
}
bars-summary-unmeasured = { $name }, liczba ostatnich dni: { $days }. Bez pomiaru

## Measured outages

outage-open = Monitoring mierzy awarię: { $component }, od { $start }.
outage-title = Zmierzona awaria: { $component }
outage-measured = Ostatni pomiar
outage-closed = Monitoring zmierzył awarię: { $component }, { $when }.

outage-day = { $times }: niedostępność { $length }
mark-down = Niedostępność { $times }
mark-maintenance = Prace serwisowe { $times }

## Response times

response-title = Czasy odpowiedzi: { $name }, liczba ostatnich dni: { $days }
response-average-range = Średnia dzienna od { $least } do { $most }.
response-p95-range = Dzienny 95. percentyl od { $least } do { $most }.

## Who acts, what to do, what it costs

duty-we-act = Prace wykonujemy my.
duty-you-act = Udzielają nam Państwo dostępu albo wykonują prace we własnym zakresie.
cost-included = W cenie Państwa planu.
cost-chargeable = Dodatkowo płatne w Państwa planie.
fix-remote = Naprawa odbywa się zdalnie.
fix-on-site = Naprawa odbywa się na miejscu.
fix-window = Naprawa odbywa się w oknie serwisowym.
fix-free = To nic Państwa nie kosztuje.
fix-chargeable = Ta praca jest płatna.
plan-we-act = Mamy dostęp i wykonujemy prace.
plan-you-act = My monitorujemy; Państwo udzielają dostępu, gdy jest potrzebny.
plan-remote-included = Prace zdalne są w cenie.
plan-remote-chargeable = Prace zdalne są dodatkowo płatne.
plan-onsite-included = Wizyty na miejscu są w cenie.
plan-onsite-chargeable = Wizyty na miejscu są dodatkowo płatne.

## Components

service-since = W eksploatacji od { $date }.
service-until = Poza eksploatacją od { $date }.
condition-restart = Potrzebny jest restart.
condition-restart-window = Potrzebny jest restart. Zmieści się w najbliższym oknie serwisowym: { $window }.
condition-memory = Użycie pamięci osiągnęło poziom ostrzegawczy.
condition-memory-value = Użycie pamięci osiągnęło poziom ostrzegawczy: { $percent }.
condition-memory-reading = Użycie pamięci: { $percent }.
condition-disk = Użycie dysku osiągnęło poziom ostrzegawczy.
condition-disk-value = Użycie dysku osiągnęło poziom ostrzegawczy: { $percent }.
condition-disk-reading = Użycie dysku: { $percent }.
condition-services = Nie wszystkie usługi zostały uruchomione.
condition-services-ok = Wszystkie usługi zostały uruchomione.
condition-patches = Są poprawki do zainstalowania.
condition-patches-value = { $count ->
    [0] Brak poprawek do zainstalowania.
    [one] Jedna poprawka do zainstalowania.
    [few] { $count } poprawki do zainstalowania.
    [many] { $count } poprawek do zainstalowania.
   *[other] { $count } poprawki do zainstalowania.
}
condition-window-and-time = { $window }, { $when }
condition-window = Najbliższe prace serwisowe: { $window }.
budget-left = Niedostępność, na którą cel jeszcze pozwala w tym miesiącu: { $length }.
budget-used = W tym miesiącu cel nie pozwala już na niedostępność.
budget-spent = Niedostępność w tym miesiącu przekracza cel.
remark-known = znane { $percent } czasu
remark-sums = Z niektórych dni znane są tylko sumy: nie dało się z nich wyłączyć planowanych prac ani fałszywych alarmów.
remark-zone = Dni liczone są tak jak w źródle, w strefie { $zone }.
maintenance-excluded = Planowane prace serwisowe nie obniżają dostępności.
maintenance-included = Planowane prace serwisowe obniżają dostępność.

## Periods

period-30 = 30 dni
period-90 = 90 dni
period-365 = 365 dni
period-year = { $year }

## History

month-quiet = Nic się nie wydarzyło.
month-sentence = { $incidents ->
    [0] Bez incydentów
    [one] Jeden incydent
    [few] { $incidents } incydenty
    [many] { $incidents } incydentów
   *[other] { $incidents } incydentu
}, { $windows ->
    [0] bez prac serwisowych
    [one] jedno okno serwisowe
    [few] { $windows } okna serwisowe
    [many] { $windows } okien serwisowych
   *[other] { $windows } okna serwisowego
}.
month-sentence-outages = { $sentence } { $outages ->
    [one] Ponadto jedna zmierzona awaria.
    [few] Ponadto { $outages } zmierzone awarie.
    [many] Ponadto { $outages } zmierzonych awarii.
   *[other] Ponadto { $outages } zmierzonej awarii.
}

## Feeds

feed-all = { $site }: wszystko
feed-all-atom = { $site }: wszystko (Atom)
feed-all-json = { $site }: wszystko (JSON Feed)
feed-maintenance = { $site }: prace serwisowe
feed-incidents = { $site }: incydenty
feed-component = { $site }: { $component }
describe-component-feed = { $site }: prace serwisowe i incydenty, { $component }.

## Calendars

calendar-component = { $site }: prace serwisowe, { $component }
calendar-reason = Powód: { $reason }

## Menu

menu-home = Stan
menu-maintenance = Prace serwisowe
menu-history = Historia
menu-uptime = Dostępność
menu-newsletter = Biuletyn
menu-subscribe = Subskrypcja

## Titles and descriptions of pages

page-maintenance = Prace serwisowe
page-incidents = Incydenty
page-history = Historia
page-components = Komponenty
page-uptime = Dostępność
page-subscribe = Subskrypcja
page-not-found = Nie znaleziono strony
describe-maintenance = { $site }: nadchodzące, trwające i minione prace serwisowe.
describe-incidents = { $site }: otwarte i minione incydenty.
describe-history = { $site }: co się wydarzyło, miesiąc po miesiącu.
describe-month = { $site }: incydenty, prace serwisowe i dostępność, { $month }.
describe-components = { $site }: wszystkie komponenty i ich stan.
describe-component = { $site }: stan, dostępność i prace serwisowe, { $name }.
describe-uptime = { $site }: zmierzona dostępność wszystkich komponentów.
describe-plan = { $name }: co obejmuje plan i co jest zaplanowane.
describe-subscribe = { $site }: wszystkie sposoby powiadamiania.
describe-window = { $impact }. { $when }. { $components }.
describe-series = Cykliczne prace serwisowe i ich ogłoszone terminy. { $impact }. { $components }.
describe-window-over = { $when }. { $components }.
describe-incident = { $state }. { $when }. { $components }.
describe-false-alarm = Fałszywy alarm: wszystko działało.
describe-whole-service = Cała usługa
reading-time = { $minutes ->
    [one] { $minutes } minuta czytania
    [few] { $minutes } minuty czytania
    [many] { $minutes } minut czytania
   *[other] { $minutes } minuty czytania
}
generated-uptime = Dostępność: { $month }
generated-uptime-none = Bez pomiarów: { $month }.
generated-incidents = Incydenty rozpoczęte w miesiącu { $month }:
generated-incidents-none = Brak incydentów w miesiącu { $month }.
generated-upcoming = Zaplanowano od { $from } do { $to }:
generated-upcoming-none = Od { $from } do { $to } nie zaplanowano żadnych prac serwisowych.
mail-subject = { $newsletter }: { $title }
mail-body = To może Państwa zainteresować: { $title }. { $url }

## Within texts

alert-note = Uwaga
alert-tip = Wskazówka
alert-important = Ważne
alert-warning = Ostrzeżenie
alert-caution = Ostrożnie
