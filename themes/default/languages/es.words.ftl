# Words that Tidings itself puts together, in Spanish. What each is for is said in en.words.ftl.
# Names and times stand after a colon or in apposition, since their gender is not known.

direction = ltr

## Times

date-time = { $weekday } { $day } { $month }, { $time }
date-time-year = { $weekday } { $day } { $month } { $year }, { $time }
date = { $weekday } { $day } { $month }
date-year = { $weekday } { $day } { $month } { $year }
month-year = { $month } de { $year }
with-zone = { $time } { $zone }
range = { $start } a { $end }
range-days = del { $start } al { $end }
range-open = desde el { $start }
range-open-clock = desde { $start }

## Lengths

length-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
length-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
length-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
length-seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
short-days = { $count } d
short-hours = { $count } h
short-minutes = { $count } min
short-seconds = { $count } s
length-two = { $larger } { $smaller }

## Numbers and lists

percent = { $number } %
milliseconds = { $number } ms
and-more = { $count } más
no-data = sin datos
none = –

## States of components

component-operational = Operativo
component-under_maintenance = En mantenimiento
component-degraded_performance = Rendimiento degradado
component-partial_outage = Caída parcial
component-major_outage = Caída total
component-not-measured = No se está midiendo

## States of windows

window-proposed = Pendiente de confirmación
window-lapsed = No confirmado
window-scheduled = Programado
window-rescheduled = Reprogramado
window-in_progress = En curso
window-verifying = En comprobación
window-overrun = En curso, más largo de lo previsto
window-ended = Terminado según lo previsto
window-completed = Completado
window-cancelled = Cancelado

## What a window may do to a component

impact-none = Sin interrupción
impact-reduced_redundancy = Sin interrupción, con menos protección
impact-degraded = Más lento o parcialmente no disponible
impact-outage = No disponible

## States and impacts of incidents

incident-investigating = En investigación
incident-identified = Causa identificada
incident-monitoring = En observación
incident-deferred = A la espera de mantenimiento
incident-resolved = Resuelta
incident-postmortem = Análisis posterior
incident-impact-none = Sin impacto
incident-impact-minor = Leve
incident-impact-major = Grave
incident-impact-critical = Crítico

## Kinds of window

kind-routine = Mantenimiento rutinario
kind-security = Parches de seguridad
kind-emergency = Mantenimiento de urgencia

## What an event's title begins with

event-scheduled = Programado
event-proposed = Propuesto
event-in-progress = En curso
event-ended-late = Terminado
event-reminder = Recordatorio
event-started = Iniciado
event-ended = Terminado según lo previsto
event-lapsed = No confirmado
event-confirmed = Confirmado
event-verifying = En comprobación
event-completed = Completado
event-cancelled = Cancelado
event-extended = Prolongado
event-rescheduled = Reprogramado
event-update = Actualización
event-investigating = En investigación
event-identified = Causa identificada
event-monitoring = En observación
event-deferred = A la espera de mantenimiento
event-resolved = Resuelta
event-postmortem = Análisis posterior
event-notice = Aviso
event-newsletter = Boletín

## Titles of events

title-reference = { $reference } { $title }
title-window = { $word }: { $title }, { $when }
title-notice = { $word }: { $title }

## What happened, on a notice's page and in feeds

sentence-planned = Programado: { $when }.
sentence-proposed = Propuesto, pendiente de confirmación: { $when }.
sentence-confirmed = Confirmado: { $when }.
sentence-reminder = Comienza dentro de { $before }: { $when }.
sentence-started = La ventana de mantenimiento ha comenzado; fin previsto: { $end }.
sentence-ended = La ventana de mantenimiento terminó según lo previsto.
sentence-lapsed = No confirmado, no realizado.
sentence-extended = Prolongado. Nuevo fin: { $end }; fin previsto antes: { $before }.
sentence-cancelled = Cancelado: el mantenimiento previsto ({ $when }) no se realizará.
sentence-broken-off = Interrumpido y cancelado.
sentence-rescheduled = Reprogramado. Nueva fecha: { $when }; fecha prevista antes: { $before }.
sentence-rescheduled-proposed = Nueva fecha propuesta, pendiente de confirmación: { $when }; fecha prevista antes: { $before }.
sentence-overrun = Más largo de lo previsto. Fin previsto: { $end }.
sentence-in-utc = En UTC: { $when }.
sentence-concerns = Afecta a: { $components }.
sentence-concerns-all = Afecta a todo el servicio.
sentence-impact = { $impact }.
sentence-downtime = Interrupción prevista: { $length }.
sentence-since = Desde el { $when }.
sentence-component-now = { $component }: { $state }.

countdown = { $in }
countdown-start = comienza { $in }
countdown-end = termina { $in }
clocks-forward = Durante esta ventana los relojes se adelantan { $length }.
clocks-back = Durante esta ventana los relojes se atrasan { $length }.
page-stale = Esta página debería haberse rehecho ({ $when }) y no se ha rehecho. Lo que dice puede estar desactualizado.

## The banner

banner-operational = Todos los sistemas funcionan
banner-open-incident = Incidencia abierta: { $title }
banner-maintenance = Mantenimiento en curso
banner-degraded_performance = Rendimiento degradado
banner-partial_outage = Caída parcial
banner-major_outage = Caída total
banner-components = { $begins }: { $components }
banner-until = { $sentence }, hasta el { $end }
banner-overrun = { $sentence }, más largo de lo previsto, fin previsto { $end }
banner-since = { $sentence }, desde el { $start }
banner-and-remark = { $sentence }. { $remark }
banner-nothing-measured = No se está midiendo nada.
banner-feed-lost = No se ha podido leer todo lo que medimos.
banner-feeds-lost = No se han podido leer las últimas mediciones.
banner-stale = Últimas mediciones: { $when }.

## Badges

badge-title = { $label }: { $message }
badge-open-incident = Incidencia abierta
badge-retired = Fuera de servicio
badge-not-measured = { $state }, sin medir
badge-stale = { $state }, mediciones anticuadas

## Days and their bars

day-none = { $date }: no medido
day-up = { $date }: disponible
day-maintenance = { $date }: mantenimiento, sin otras caídas
day-degraded = { $date }: degradado durante { $length }
day-down = { $date }: caído durante { $length }, { $percent }
percent-and-known = { $percent }, { $known }
day-reported = { $date }: { $state }, comunicado, no medido
day-uncut = { $day } (solo se conocen sus totales)
bars-summary = { $name }, últimos { $days } días: { $percent } de disponibilidad, { $outages ->
    [0] ninguna caída
    [one] una caída
   *[other] { $outages } caídas
}
bars-summary-unmeasured = { $name }, últimos { $days } días: no medido

## Measured outages

outage-open = La supervisión mide una caída: { $component }, desde el { $start }.
outage-title = Caída medida: { $component }
outage-measured = Última medición
outage-closed = La supervisión midió una caída: { $component }, { $when }.

outage-day = { $times }: caído { $length }
mark-down = Caído { $times }
mark-maintenance = Mantenimiento { $times }

## Response times

response-title = Tiempos de respuesta: { $name }, últimos { $days } días
response-average-range = Media diaria de { $least } a { $most }.
response-p95-range = Percentil 95 diario de { $least } a { $most }.

## Who acts, what to do, what it costs

duty-we-act = Nosotros realizamos los trabajos.
duty-you-act = Usted nos da acceso o realiza los trabajos por su cuenta.
cost-included = Incluido en su plan.
cost-chargeable = Se cobra según su plan.
fix-remote = Se soluciona a distancia.
fix-on-site = Se soluciona con una visita.
fix-window = Se soluciona en una ventana de mantenimiento.
fix-free = Esto no le cuesta nada.
fix-chargeable = Este trabajo se cobra.
plan-we-act = Tenemos acceso y realizamos los trabajos.
plan-you-act = Nosotros supervisamos; usted da acceso cuando hace falta.
plan-remote-included = Los trabajos a distancia están incluidos.
plan-remote-chargeable = Los trabajos a distancia se cobran.
plan-onsite-included = Las visitas están incluidas.
plan-onsite-chargeable = Las visitas se cobran.

## Components

service-since = En servicio desde el { $date }.
service-until = Fuera de servicio desde el { $date }.
condition-restart = Es necesario un reinicio.
condition-restart-window = Es necesario un reinicio. Cabe en la próxima ventana de mantenimiento: { $window }.
condition-memory = El uso de memoria ha llegado a su nivel de aviso.
condition-memory-value = El uso de memoria ha llegado a su nivel de aviso: { $percent }.
condition-memory-reading = Memoria en uso: { $percent }.
condition-disk = El uso de disco ha llegado a su nivel de aviso.
condition-disk-value = El uso de disco ha llegado a su nivel de aviso: { $percent }.
condition-disk-reading = Disco en uso: { $percent }.
condition-services = No todos los servicios se han iniciado.
condition-services-ok = Todos los servicios se han iniciado.
condition-patches = Hay parches pendientes.
condition-patches-value = { $count ->
    [0] No hay parches pendientes.
    [one] Hay un parche pendiente.
   *[other] Hay { $count } parches pendientes.
}
condition-window-and-time = { $window }, { $when }
condition-window = Próximo mantenimiento: { $window }.
budget-left = Tiempo caído que el objetivo aún permite este mes: { $length }.
budget-used = El objetivo ya no permite más tiempo caído este mes.
budget-spent = El tiempo caído de este mes supera el objetivo.
remark-known = se conoce el { $percent } del tiempo
remark-sums = De algunos días solo se conocen los totales: no se han podido descontar los mantenimientos previstos ni las falsas alarmas.
remark-zone = Los días se cuentan como en la fuente, en { $zone }.
maintenance-excluded = Los mantenimientos previstos no cuentan contra la disponibilidad.
maintenance-included = Los mantenimientos previstos cuentan contra la disponibilidad.

## Periods

period-30 = 30 días
period-90 = 90 días
period-365 = 365 días
period-year = { $year }

## History

month-quiet = No ocurrió nada.
month-sentence = { $incidents ->
    [0] Ninguna incidencia
    [one] Una incidencia
   *[other] { $incidents } incidencias
} y { $windows ->
    [0] ningún mantenimiento
    [one] una ventana de mantenimiento
   *[other] { $windows } ventanas de mantenimiento
}.
month-sentence-outages = { $sentence } { $outages ->
    [one] Además, una caída medida.
   *[other] Además, { $outages } caídas medidas.
}

## Feeds

feed-all = { $site }: todo
feed-all-atom = { $site }: todo (Atom)
feed-all-json = { $site }: todo (JSON Feed)
feed-maintenance = { $site }: mantenimientos
feed-incidents = { $site }: incidencias
feed-component = { $site }: { $component }
describe-component-feed = { $site }: mantenimientos e incidencias, { $component }.

## Calendars

calendar-component = { $site }: mantenimientos, { $component }
calendar-reason = Motivo: { $reason }

## Menu

menu-home = Estado
menu-maintenance = Mantenimiento
menu-history = Historial
menu-uptime = Disponibilidad
menu-newsletter = Boletín
menu-subscribe = Suscribirse

## Titles and descriptions of pages

page-maintenance = Mantenimiento
page-incidents = Incidencias
page-history = Historial
page-components = Componentes
page-uptime = Disponibilidad
page-subscribe = Suscribirse
page-not-found = Página no encontrada
describe-maintenance = { $site }: mantenimientos próximos, en curso y anteriores.
describe-incidents = { $site }: incidencias abiertas y anteriores.
describe-history = { $site }: lo ocurrido, mes a mes.
describe-month = { $site }: incidencias, mantenimientos y disponibilidad, { $month }.
describe-components = { $site }: todos los componentes y su estado.
describe-component = { $site }: estado, disponibilidad y mantenimientos, { $name }.
describe-uptime = { $site }: disponibilidad medida de todos los componentes.
describe-plan = { $name }: qué incluye y qué está previsto.
describe-subscribe = { $site }: todas las formas de recibir avisos.
describe-window = { $impact }. { $when }. { $components }.
describe-series = Mantenimiento periódico y sus fechas anunciadas. { $impact }. { $components }.
describe-window-over = { $when }. { $components }.
describe-incident = { $state }. { $when }. { $components }.
describe-false-alarm = Una falsa alarma: no había ningún problema.
describe-whole-service = Todo el servicio
reading-time = { $minutes ->
    [one] { $minutes } minuto de lectura
   *[other] { $minutes } minutos de lectura
}
generated-uptime = Disponibilidad en { $month }
generated-uptime-none = No se midió nada en { $month }.
generated-incidents = Incidencias que empezaron en { $month }:
generated-incidents-none = No hubo incidencias en { $month }.
generated-upcoming = Previsto del { $from } al { $to }:
generated-upcoming-none = No hay mantenimiento previsto del { $from } al { $to }.
mail-subject = { $newsletter }: { $title }
mail-body = Esto podría interesarle: { $title }. { $url }

## Within texts

alert-note = Nota
alert-tip = Consejo
alert-important = Importante
alert-warning = Advertencia
alert-caution = Precaución
