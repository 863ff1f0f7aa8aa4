# Words that Tidings itself puts together, in French. What each is for is said in en.words.ftl.
# A narrow no-break space stands before the signs that French sets apart. Names and times stand after a colon or in
# apposition, since their gender is not known.

direction = ltr

## Times

date-time = { $weekday } { $day } { $month }, { $time }
date-time-year = { $weekday } { $day } { $month } { $year }, { $time }
date = { $weekday } { $day } { $month }
date-year = { $weekday } { $day } { $month } { $year }
month-year = { $month } { $year }
with-zone = { $time } { $zone }
range = { $start } à { $end }
range-days = du { $start } au { $end }
range-open = depuis le { $start }
range-open-clock = depuis { $start }

## Lengths

length-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
length-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
length-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
length-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
short-days = { $count } j
short-hours = { $count } h
short-minutes = { $count } min
short-seconds = { $count } s
length-two = { $larger } { $smaller }

## Numbers and lists

percent = { $number } %
milliseconds = { $number } ms
and-more = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
no-data = aucune donnée
none = –

## States of components

component-operational = Opérationnel
component-under_maintenance = En maintenance
component-degraded_performance = Performances dégradées
component-partial_outage = Panne partielle
component-major_outage = Panne majeure
component-not-measured = Non mesuré

## States of windows

window-proposed = En attente de confirmation
window-lapsed = Non confirmée
window-scheduled = Planifiée
window-rescheduled = Reportée
window-in_progress = En cours
window-verifying = En vérification
window-overrun = En cours, plus longue que prévu
window-ended = Terminée comme prévu
window-completed = Terminée
window-cancelled = Annulée

## What a window may do to a component

impact-none = Aucune interruption
impact-reduced_redundancy = Aucune interruption, protection réduite
impact-degraded = Plus lent ou partiellement indisponible
impact-outage = Indisponible

## States and impacts of incidents

incident-investigating = En cours d’analyse
incident-identified = Cause identifiée
incident-monitoring = Sous surveillance
incident-deferred = En attente de maintenance
incident-resolved = Résolu
incident-postmortem = Bilan
incident-impact-none = Sans impact
incident-impact-minor = Mineur
incident-impact-major = Majeur
incident-impact-critical = Critique

## Kinds of window

kind-routine = Maintenance courante
kind-security = Correctifs de sécurité
kind-emergency = Maintenance d’urgence

## What an event's title begins with

event-scheduled = Planifiée
event-proposed = Proposée
event-in-progress = En cours
event-ended-late = Terminée
event-reminder = Rappel
event-started = Commencée
event-ended = Terminée comme prévu
event-lapsed = Non confirmée
event-confirmed = Confirmée
event-verifying = En vérification
event-completed = Terminée
event-cancelled = Annulée
event-extended = Prolongée
event-rescheduled = Reportée
event-update = Mise à jour
event-investigating = En cours d’analyse
event-identified = Cause identifiée
event-monitoring = Sous surveillance
event-deferred = En attente de maintenance
event-resolved = Résolu
event-postmortem = Bilan
event-notice = Avis
event-newsletter = Lettre d’information

## Titles of events

title-reference = { $reference } { $title }
title-window = { $word } : { $title }, { $when }
title-notice = { $word } : { $title }

## What happened, on a notice's page and in feeds

sentence-planned = Planifiée : { $when }.
sentence-proposed = Proposée, en attente de confirmation : { $when }.
sentence-confirmed = Confirmée : { $when }.
sentence-reminder = Commence dans { $before } : { $when }.
sentence-started = La fenêtre de maintenance a commencé ; fin prévue : { $end }.
sentence-ended = La fenêtre de maintenance s’est terminée comme prévu.
sentence-lapsed = Non confirmée, non réalisée.
sentence-extended = Prolongée. Nouvelle fin : { $end } ; fin prévue auparavant : { $before }.
sentence-cancelled = Annulée : la maintenance prévue ({ $when }) n’aura pas lieu.
sentence-broken-off = Interrompue et annulée.
sentence-rescheduled = Reportée. Nouvelle date : { $when } ; date prévue auparavant : { $before }.
sentence-rescheduled-proposed = Nouvelle date proposée, en attente de confirmation : { $when } ; date prévue auparavant : { $before }.
sentence-overrun = Plus longue que prévu. Fin prévue : { $end }.
sentence-in-utc = En UTC : { $when }.
sentence-concerns = Concerne : { $components }.
sentence-concerns-all = Concerne tout le service.
sentence-impact = { $impact }.
sentence-downtime = Interruption attendue : { $length }.
sentence-since = Depuis le { $when }.
sentence-component-now = { $component } : { $state }.

countdown = { $in }
countdown-start = commence { $in }
countdown-end = se termine { $in }
clocks-forward = Pendant cette fenêtre, les horloges avancent de { $length }.
clocks-back = Pendant cette fenêtre, les horloges reculent de { $length }.
page-stale = Cette page aurait dû être refaite ({ $when }) et ne l’a pas été. Ce qu’elle dit est peut-être dépassé.

## The banner

banner-operational = Tous les systèmes fonctionnent
banner-open-incident = Incident en cours : { $title }
banner-maintenance = Maintenance en cours
banner-degraded_performance = Performances dégradées
banner-partial_outage = Panne partielle
banner-major_outage = Panne majeure
banner-components = { $begins } : { $components }
banner-until = { $sentence }, jusqu’au { $end }
banner-overrun = { $sentence }, plus longue que prévu, fin prévue { $end }
banner-since = { $sentence }, depuis le { $start }
banner-and-remark = { $sentence }. { $remark }
banner-nothing-measured = Rien n’est mesuré.
banner-feed-lost = Une partie de ce que nous mesurons n’a pas pu être lue.
banner-feeds-lost = Les dernières mesures n’ont pas pu être lues.
banner-stale = Dernières mesures : { $when }.

## Badges

badge-title = { $label } : { $message }
badge-open-incident = Incident en cours
badge-retired = Hors service
badge-not-measured = { $state }, non mesuré
badge-stale = { $state }, mesures périmées

## Days and their bars

day-none = { $date } : non mesuré
day-up = { $date } : disponible
day-maintenance = { $date } : maintenance, aucune autre panne
day-degraded = { $date } : dégradé pendant { $length }
day-down = { $date } : en panne pendant { $length }, { $percent }
percent-and-known = { $percent }, { $known }
day-reported = { $date } : { $state }, signalé, non mesuré
day-uncut = { $day } (connu par ses totaux seulement)
bars-summary = { $name }, { $days } derniers jours : { $percent } de disponibilité, { $outages ->
    [0] aucune panne
    [one] une panne
   *[other] { $outages } pannes
}
bars-summary-unmeasured = { $name }, { $days } derniers jours : non mesuré

## Measured outages

outage-open = La surveillance mesure une panne : { $component }, depuis le { $start }.
outage-title = Panne mesurée : { $component }
outage-measured = Dernière mesure
outage-closed = La surveillance a mesuré une panne : { $component }, { $when }.

outage-day = { $times } : en panne { $length }
mark-down = En panne { $times }
mark-maintenance = Maintenance { $times }

## Response times

response-title = Temps de réponse : { $name }, { $days } derniers jours
response-average-range = Moyenne par jour de { $least } à { $most }.
response-p95-range = 95ᵉ centile par jour de { $least } à { $most }.

## Who acts, what to do, what it costs

duty-we-act = Nous réalisons les travaux.
duty-you-act = Vous nous donnez accès, ou réalisez les travaux vous-même.
cost-included = Compris dans votre formule.
cost-chargeable = Facturé dans votre formule.
fix-remote = La correction se fait à distance.
fix-on-site = La correction se fait sur place.
fix-window = La correction se fait pendant une fenêtre de maintenance.
fix-free = Cela ne vous coûte rien.
fix-chargeable = Ces travaux sont facturés.
plan-we-act = Nous avons accès et réalisons les travaux.
plan-you-act = Nous surveillons ; vous donnez accès quand il le faut.
plan-remote-included = Les travaux à distance sont compris.
plan-remote-chargeable = Les travaux à distance sont facturés.
plan-onsite-included = Les interventions sur place sont comprises.
plan-onsite-chargeable = Les interventions sur place sont facturées.

## Components

service-since = En service depuis le { $date }.
service-until = Hors service depuis le { $date }.
condition-restart = Un redémarrage est nécessaire.
condition-restart-window = Un redémarrage est nécessaire. Il peut se faire pendant la prochaine fenêtre de maintenance : { $window }.
condition-memory = L’utilisation de la mémoire a atteint son seuil d’alerte.
condition-memory-value = L’utilisation de la mémoire a atteint son seuil d’alerte : { $percent }.
condition-memory-reading = Mémoire utilisée : { $percent }.
condition-disk = L’utilisation du disque a atteint son seuil d’alerte.
condition-disk-value = L’utilisation du disque a atteint son seuil d’alerte : { $percent }.
condition-disk-reading = Disque utilisé : { $percent }.
condition-services = Tous les services n’ont pas démarré.
condition-services-ok = Tous les services ont démarré.
condition-patches = Des correctifs sont à installer.
condition-patches-value = { $count ->
    [0] Aucun correctif n’est à installer.
    [one] Un correctif est à installer.
   *[other] { $count } correctifs sont à installer.
}
condition-window-and-time = { $window }, { $when }
condition-window = Prochaine maintenance : { $window }.
budget-left = Indisponibilité que l’objectif permet encore ce mois-ci : { $length }.
budget-used = L’objectif ne permet plus d’indisponibilité ce mois-ci.
budget-spent = L’indisponibilité de ce mois dépasse l’objectif.
remark-known = { $percent } du temps est connu
remark-sums = Certains jours ne sont connus que par leurs totaux : les maintenances planifiées et les fausses alertes n’ont pas pu en être retirées.
remark-zone = Les jours sont comptés comme dans la source, dans le fuseau { $zone }.
maintenance-excluded = Les maintenances planifiées ne comptent pas contre la disponibilité.
maintenance-included = Les maintenances planifiées comptent contre la disponibilité.

## Periods

period-30 = 30 jours
period-90 = 90 jours
period-365 = 365 jours
period-year = { $year }

## History

month-quiet = Il ne s’est rien passé.
month-sentence = { $incidents ->
    [0] Aucun incident
    [one] Un incident
   *[other] { $incidents } incidents
} et { $windows ->
    [0] aucune maintenance
    [one] une fenêtre de maintenance
   *[other] { $windows } fenêtres de maintenance
}.
month-sentence-outages = { $sentence } { $outages ->
    [one] S’y ajoute une panne mesurée.
   *[other] S’y ajoutent { $outages } pannes mesurées.
}

## Feeds

feed-all = { $site } : tout
feed-all-atom = { $site } : tout (Atom)
feed-all-json = { $site } : tout (JSON Feed)
feed-maintenance = { $site } : maintenances
feed-incidents = { $site } : incidents
feed-component = { $site } : { $component }
describe-component-feed = { $site } : maintenances et incidents, { $component }.

## Calendars

calendar-component = { $site } : maintenances, { $component }
calendar-reason = Motif : { $reason }

## Menu

menu-home = État
menu-maintenance = Maintenance
menu-history = Historique
menu-uptime = Disponibilité
menu-newsletter = Lettre d’information
menu-subscribe = S’abonner

## Titles and descriptions of pages

page-maintenance = Maintenance
page-incidents = Incidents
page-history = Historique
page-components = Composants
page-uptime = Disponibilité
page-subscribe = S’abonner
page-not-found = Page introuvable
describe-maintenance = { $site } : maintenances à venir, en cours et passées.
describe-incidents = { $site } : incidents en cours et passés.
describe-history = { $site } : ce qui s’est passé, mois par mois.
describe-month = { $site } : incidents, maintenances et disponibilité, { $month }.
describe-components = { $site } : tous les composants et leur état.
describe-component = { $site } : état, disponibilité et maintenances, { $name }.
describe-uptime = { $site } : disponibilité mesurée de tous les composants.
describe-plan = { $name } : ce qui est compris et ce qui est à venir.
describe-subscribe = { $site } : tous les moyens d’être prévenu.
describe-window = { $impact }. { $when }. { $components }.
describe-series = Maintenance récurrente et ses dates annoncées. { $impact }. { $components }.
describe-window-over = { $when }. { $components }.
describe-incident = { $state }. { $when }. { $components }.
describe-false-alarm = Une fausse alerte : tout fonctionnait.
describe-whole-service = Tout le service
reading-time = { $minutes ->
    [one] { $minutes } minute de lecture
   *[other] { $minutes } minutes de lecture
}
generated-uptime = Disponibilité, { $month }
generated-uptime-none = Rien n’a été mesuré : { $month }.
generated-incidents = Incidents qui ont commencé en { $month } :
generated-incidents-none = Aucun incident en { $month }.
generated-upcoming = Prévu du { $from } au { $to } :
generated-upcoming-none = Aucune maintenance n’est prévue du { $from } au { $to }.
mail-subject = { $newsletter } : { $title }
mail-body = Cela pourrait vous intéresser : { $title }. { $url }

## Within texts

alert-note = Remarque
alert-tip = Conseil
alert-important = Important
alert-warning = Avertissement
alert-caution = Attention
