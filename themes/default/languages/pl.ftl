# The words of the default theme's templates, in Polish. What each is for is said in en.ftl.

## Every page

skip-to-content = Przejdź do treści
menu = Menu główne
facts-as-of = Stan na
footer-contact = Kontakt
footer-stay-informed = Bądź na bieżąco
footer-subscribe = Wszystkie sposoby powiadamiania
footer-email-list = E-mailem
footer-zone = Godziny podano w strefie czasowej { $zone }.

## What is shown in several places

first-planned = Pierwotny termin:
add-to-calendar = Dodaj do kalendarza
tell-me = Subskrybuj powiadomienia
all-maintenance = Wszystkie prace serwisowe
all-incidents = Wszystkie incydenty
all-components = Wszystkie komponenty
all-history = Pełna historia
all-uptime = Dane o dostępności
all-issues = Wszystkie numery
maintenance-calendar = Kalendarz prac serwisowych
contact-phone = Telefon
contact-email = E-mail
contact-web = Strona internetowa
your-part = Po Państwa stronie:
by-author = Autor: { $author }

## Bars: one for each day

bars-hint = Każdy słupek to jeden dzień, ostatni z { $days } to dzisiaj. Wartość procentowa to dostępność w tym czasie.
bars-legend = Znaczenie kolorów
bar-up = Dostępność
bar-maintenance = Prace serwisowe
bar-degraded = Ograniczone działanie
bar-minor = Krótka niedostępność
bar-major = Dłuższa niedostępność
bar-none = Brak danych
bar-reported = Zgłoszone, niezmierzone

## Figures of a period

figures-periods = Według okresu
figures-earlier = Wcześniejsze miesiące
figures-months = Według miesiąca
figures-period = Okres
figures-uptime = Dostępność
figures-down = Niedostępność
figures-outages = Awarie
figures-mttr = Średni czas do przywrócenia
figures-mtbf = Średni czas między awariami
objective-met = Cel osiągnięty
objective-missed = Cel nieosiągnięty
measured-outages = Zmierzone awarie
measured-outages-hint = Zmierzył je monitoring, a żaden komunikat o nich nie mówi.

## Home page

home-open = Teraz
home-notices = Komunikaty
home-coming = Nadchodzące prace serwisowe
home-coming-none = W ciągu najbliższych 60 dni nie zaplanowano prac serwisowych.
home-components = Komponenty
home-past = Minione dni
past-nothing = Nic do zgłoszenia.
home-contact = Nie ma tego na tej stronie?
home-contact-text = Jeśli coś nie działa, a ta strona o tym nie mówi, prosimy nas powiadomić.

## Maintenance

maintenance-lead = Prace, które planujemy, co przerywają i na jak długo.
maintenance-open = W toku
maintenance-coming = Zaplanowane
maintenance-coming-none = Nie zaplanowano prac serwisowych.
maintenance-proposed = Proponowane
maintenance-proposed-hint = Te terminy nie są jeszcze uzgodnione. Bez uzgodnienia nic nie zostanie zrobione.
maintenance-calendar-months = W kalendarzu
maintenance-past = Minione
maintenance-feed = Kanał prac serwisowych (RSS)

## A maintenance window

window-sort = Prace serwisowe
window-when = Kiedy
window-actual = Wykonano
window-broken-off = Przerwano
window-length = Długość okna
window-interruption = Przerwa w tym czasie
window-impact = Czego się spodziewać
window-about = Co robimy
window-reason = Dlaczego
window-rollback = Jeśli coś pójdzie nie tak
window-fixes = Naprawia
window-series = Część serii
window-pager = Inne terminy serii
window-before = Poprzedni termin
window-after = Następny termin

## A recurring window

series-sort = Cykliczne prace serwisowe
series-coming-none = Nie ogłoszono jeszcze kolejnego terminu.

## Any notice

notice-sort = Komunikat
notice-plans = Co to oznacza dla Państwa
notice-components = Komponenty
notice-contact = Kontakt
notice-timeline = Przebieg

## Incidents

incidents-open = Otwarte
incidents-open-none = Nie ma otwartych incydentów.
incidents-notices = Komunikaty
incidents-past = Minione
incidents-past-none = Nie było żadnych incydentów.
incidents-feed = Kanał incydentów (RSS)

## An incident

incident-sort = Incydent
false-alarm-sort = Fałszywy alarm
incident-when = Kiedy
incident-length = Czas trwania
incident-impact = Wpływ
incident-whole-service = Cała usługa
incident-false-alarm = To był fałszywy alarm. Wszystko działało.
incident-fix = Jak zostanie naprawiony
incident-about = Pierwszy komunikat
incident-follows = Następstwo
incident-followed-by = Ciąg dalszy

## History

history-lead = Każdy incydent i każde okno serwisowe, miesiąc po miesiącu.
history-none = Nie ma jeszcze historii.
month-uptime = Dostępność wszystkich mierzonych komponentów
month-notices = Incydenty i prace serwisowe
month-notices-none = Nie było incydentów ani prac serwisowych.
month-pager = Inne miesiące
month-before = Poprzedni miesiąc
month-after = Następny miesiąc

## Components

components-in-service = W eksploatacji
components-retired = Wycofane z eksploatacji
components-plans = Plany usług
component-open = Teraz
component-coming = Nadchodzące prace serwisowe
component-coming-none = Nie zaplanowano prac serwisowych.
component-calendar = Kalendarz tego komponentu
component-feed = Kanał tego komponentu (RSS)
component-uptime = Dostępność
component-uptime-over = { $days ->
    [one] { $days } dzień: { $uptime }
    [few] { $days } dni: { $uptime }
    [many] { $days } dni: { $uptime }
   *[other] { $days } dnia: { $uptime }
}
component-objective = Cel to { $objective }.
component-past = Minione
outage-days = Awarie według dnia
outage-days-hint = Ostatnie dni, w których zmierzono awarię, każdy od północy do północy. Są wśród nich awarie, o których mówi komunikat.
mark-outage = Niedostępność
response-times = Czasy odpowiedzi
response-hint = Każdy punkt to jeden dzień, ostatni z { $days } to dzisiaj. Spośród wszystkich odpowiedzi danego dnia 95% trwało nie dłużej niż jego 95. percentyl.
response-average = Średnia
response-p95 = 95. percentyl
response-numbers = Liczby według dnia
response-day = Dzień
component-plans = Plany

## Uptime

uptime-lead = Przez jaką część czasu działał każdy komponent, zgodnie z pomiarami. Wartości nigdy nie są zaokrąglane w górę.
uptime-all = Komponenty
uptime-caption = Dostępność: { $group }
uptime-component = Komponent
heat-caption = Dostępność według miesiąca, w procentach
heat-up = Brak niedostępności
heat-minor = Ograniczone działanie
heat-major = Krótka niedostępność
heat-critical = Dłuższa niedostępność
heat-work = Prace serwisowe
heat-quiet = Brak danych
heat-known = znane { $percent }
uptime-objective = Cel

## A service plan

plan-sort = Plan usług
plan-terms = Co obejmuje
plan-coming = Nadchodzące prace serwisowe
plan-coming-none = Nie zaplanowano prac serwisowych dla komponentów tego planu.
plan-components = Komponenty

## Newsletter

newsletter-feed = Kanał biuletynu (RSS)
newsletter-none = Nie ukazał się jeszcze żaden numer.
issue-number = Nr { $number }
issue-editor = Redakcja: { $editor }
this-issue = W tym numerze
print-issue = Drukuj cały numer
print-source = Do czytania na ekranie:
send-to-a-friend = Wyślij znajomemu
share = Podaj dalej
share-page = Udostępnij
share-address = Adres do skopiowania:
qr-label = Kod QR prowadzący do strony na ekranie
article-pager = Inne artykuły
article-before = Poprzedni artykuł
article-after = Następny artykuł

## Pytania

question-link = Link do tej odpowiedzi

## E-maile

mail-read = Przeczytaj na naszej stronie
mail-shortened = To tylko początek: tekst jest za długi na e-mail.
mail-calendar = Załączony plik kalendarza doda prace serwisowe do Państwa kalendarza.

## Subscribing

subscribe-lead = Wszystkie sposoby powiadamiania o incydentach i pracach serwisowych. Żaden nie pyta, kim Państwo są.
subscribe-mail = E-mailem
subscribe-mail-text = Wiadomość o każdym kroku komunikatu, wysyłana przez naszą listę mailingową. Można się z niej wypisać w każdej chwili.
subscribe-mail-link = Zapisz się na listę mailingową
subscribe-feeds = W czytniku kanałów
subscribe-feeds-text = Proszę skopiować jeden z adresów do czytnika kanałów. Wszystkie trzy zawierają te same wpisy: po jednym na każdy krok komunikatu.
subscribe-parts = Tylko część
subscribe-calendar = W kalendarzu
subscribe-calendar-text = Wystarczy raz zasubskrybować ten adres. Kalendarz pokazuje wtedy każde okno, przesuwa te, które zostały przesunięte, i oznacza odwołane jako odwołane.
subscribe-google = Kalendarz Google
subscribe-google-text = Na komputerze proszę wybrać znak plus obok „Inne kalendarze”, następnie „Z adresu URL”, i wkleić adres.
subscribe-outlook = Outlook
subscribe-outlook-text = W kalendarzu proszę wybrać „Dodaj kalendarz”, następnie „Subskrybuj z Internetu”, i wkleić adres.
subscribe-apple = Kalendarz Apple
subscribe-apple-text = Proszę użyć łącza powyżej albo wybrać „Nowa subskrypcja kalendarza” w menu „Plik” i wkleić adres.
subscribe-calendar-file = Pobierz jako plik, który później się nie zmienia
subscribe-component = Tylko jeden komponent
subscribe-component-text = Każdy komponent ma własny kanał i własny kalendarz. Proszę skopiować adres łącza do czytnika kanałów lub kalendarza.
subscribe-component-all = Komponenty
subscribe-component-feed = Kanał
subscribe-component-calendar = Kalendarz
subscribe-chat = Na czacie zespołu
subscribe-slack = Slack
subscribe-slack-text = Proszę dodać aplikację RSS do obszaru roboczego i napisać na kanale:
subscribe-teams = Microsoft Teams
subscribe-teams-text = Proszę dodać do kanału przepływ pracy lub łącznik RSS i podać mu ten adres:
subscribe-api = Dla programów
subscribe-api-text = Wszystko z tej strony w formacie JSON, z godzinami w UTC.
subscribe-statuspage-text = To samo w postaci, w jakiej odpowiada Statuspage, dla programów do niej napisanych.
subscribe-badge-text = Odznaka na własne strony, która mówi, jak działają nasze usługi. Każdy komponent i każda grupa też ma swoją.

## Page not found

missing-text = Pod tym adresem nie ma strony. Być może jest w nim błąd.
missing-home = Czy coś teraz nie działa? Sprawdź aktualny stan.
missing-history = Szukaj w historii.

## An old address

redirect-text = Ta strona ma nowy adres. Zaraz nastąpi przekierowanie.
