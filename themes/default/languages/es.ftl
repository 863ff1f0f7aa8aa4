# The words of the default theme's templates, in Spanish. What each is for is said in en.ftl.

## Every page

skip-to-content = Saltar al contenido
menu = Menú principal
facts-as-of = Datos de:
footer-contact = Contacto
footer-stay-informed = Mantenerse al día
footer-subscribe = Todas las formas de recibir avisos
footer-email-list = Por correo electrónico
footer-zone = Las horas son de la zona { $zone }.

## What is shown in several places

first-planned = Previsto al principio:
add-to-calendar = Añadir al calendario
tell-me = Suscribirse a las novedades
all-maintenance = Todos los mantenimientos
all-incidents = Todas las incidencias
all-components = Todos los componentes
all-history = Historial completo
all-uptime = Cifras de disponibilidad
all-issues = Todos los números
maintenance-calendar = Calendario de mantenimiento
contact-phone = Teléfono
contact-email = Correo electrónico
contact-web = Sitio web
your-part = Su parte:
by-author = Por { $author }

## Bars: one for each day

bars-hint = Cada barra es un día; la última de las { $days } es hoy. El porcentaje es la disponibilidad en esos días.
bars-legend = Significado de los colores
bar-up = Disponible
bar-maintenance = Mantenimiento
bar-degraded = Degradado
bar-minor = Caído poco tiempo
bar-major = Caído más tiempo
bar-none = Sin datos
bar-reported = Comunicado, no medido

## Figures of a period

figures-periods = Por período
figures-earlier = Meses anteriores
figures-months = Por mes
figures-period = Período
figures-uptime = Disponibilidad
figures-down = Tiempo caído
figures-outages = Caídas
figures-mttr = Tiempo medio de recuperación
figures-mtbf = Tiempo medio entre caídas
objective-met = Objetivo cumplido
objective-missed = Objetivo no cumplido
measured-outages = Caídas medidas
measured-outages-hint = La supervisión las midió y ningún aviso habla de ellas.

## Home page

home-open = Ahora
home-notices = Avisos
home-coming = Próximos mantenimientos
home-coming-none = No hay ningún mantenimiento previsto para los próximos 60 días.
home-components = Componentes
home-past = Días anteriores
past-nothing = Nada que comunicar.
home-contact = ¿No está en esta página?
home-contact-text = Si algo no funciona y esta página no dice nada al respecto, le rogamos que nos lo comunique.

## Maintenance

maintenance-lead = Los trabajos que planificamos, qué interrumpen y durante cuánto tiempo.
maintenance-open = En curso
maintenance-coming = Programados
maintenance-coming-none = No hay ningún mantenimiento programado.
maintenance-proposed = Propuestos
maintenance-proposed-hint = Estas fechas aún no están acordadas. Sin acuerdo no se hace nada.
maintenance-calendar-months = En calendario
maintenance-past = Anteriores
maintenance-feed = Canal de mantenimientos (RSS)

## A maintenance window

window-sort = Mantenimiento
window-when = Cuándo
window-actual = Realizado
window-broken-off = Interrumpido
window-length = Duración de la ventana
window-interruption = Interrupción dentro de ella
window-impact = Qué se puede esperar
window-about = Qué hacemos
window-reason = Por qué
window-rollback = Si algo sale mal
window-fixes = Soluciona
window-series = Parte de una serie
window-pager = Otras fechas de la serie
window-before = Fecha anterior
window-after = Fecha siguiente

## A recurring window

series-sort = Mantenimiento periódico
series-coming-none = Todavía no se ha anunciado ninguna otra fecha.

## Any notice

notice-sort = Aviso
notice-plans = Qué significa para usted
notice-components = Componentes
notice-contact = Contacto
notice-timeline = Cronología

## Incidents

incidents-open = Abiertas
incidents-open-none = No hay ninguna incidencia abierta.
incidents-notices = Avisos
incidents-past = Anteriores
incidents-past-none = No ha habido incidencias.
incidents-feed = Canal de incidencias (RSS)

## An incident

incident-sort = Incidencia
false-alarm-sort = Falsa alarma
incident-when = Cuándo
incident-length = Duración
incident-impact = Impacto
incident-whole-service = Todo el servicio
incident-false-alarm = Fue una falsa alarma. No había ningún problema.
incident-fix = Cómo se soluciona
incident-about = Primer aviso
incident-follows = Continuación de
incident-followed-by = Seguida de

## History

history-lead = Cada incidencia y cada ventana de mantenimiento, mes a mes.
history-none = Todavía no hay historial.
month-uptime = Disponibilidad de todos los componentes medidos
month-notices = Incidencias y mantenimientos
month-notices-none = No hubo incidencias ni mantenimientos.
month-pager = Otros meses
month-before = Mes anterior
month-after = Mes siguiente

## Components

components-in-service = En servicio
components-retired = Fuera de servicio
components-plans = Planes
component-open = Ahora
component-coming = Próximos mantenimientos
component-coming-none = No hay ningún mantenimiento previsto.
component-calendar = Calendario de este componente
component-feed = Canal de este componente (RSS)
component-uptime = Disponibilidad
component-uptime-over = { $days } días: { $uptime }
component-objective = El objetivo es { $objective }.
component-past = Anterior
outage-days = Caídas por día
outage-days-hint = Los últimos días en los que se midió una caída, cada uno de medianoche a medianoche. También están las caídas de las que habla un aviso.
mark-outage = Caído
response-times = Tiempos de respuesta
response-hint = Cada punto es un día; el último de los { $days } es hoy. De todas las respuestas de un día, el 95 % no tardó más que su percentil 95.
response-average = Media
response-p95 = Percentil 95
response-numbers = Cifras por día
response-day = Día
component-plans = Planes

## Uptime

uptime-lead = Qué parte del tiempo funcionó cada componente, según lo medido. Las cifras nunca se redondean hacia arriba.
uptime-all = Componentes
uptime-caption = Disponibilidad: { $group }
uptime-component = Componente
heat-caption = Disponibilidad por mes, en porcentaje
heat-up = Sin caídas
heat-minor = Degradado
heat-major = Caído poco tiempo
heat-critical = Caído más tiempo
heat-work = Mantenimiento
heat-quiet = Sin datos
heat-known = { $percent } conocido
uptime-objective = Objetivo

## A service plan

plan-sort = Plan de servicio
plan-terms = Qué incluye
plan-coming = Próximos mantenimientos
plan-coming-none = No hay ningún mantenimiento previsto para los componentes de este plan.
plan-components = Componentes

## Newsletter

newsletter-feed = Canal del boletín (RSS)
newsletter-none = Todavía no se ha publicado ningún número.
issue-number = N.º { $number }
issue-editor = Redacción: { $editor }
this-issue = En este número
print-issue = Imprimir todo el número
print-source = Leer en pantalla:
send-to-a-friend = Enviar a un amigo
share = Compartir con otros
share-page = Compartir
share-address = Dirección para copiar:
qr-label = Código QR que lleva a la página en pantalla
article-pager = Otros artículos
article-before = Artículo anterior
article-after = Artículo siguiente

## Preguntas

question-link = Enlace a esta respuesta

## Correos

mail-read = Leer en nuestro sitio
mail-shortened = Esto es solo el principio: el texto es demasiado largo para un correo.
mail-calendar = El archivo de calendario adjunto añade el mantenimiento a su calendario.

## Subscribing

subscribe-lead = Todas las formas de recibir avisos de incidencias y mantenimientos. Ninguna pregunta quién es usted.
subscribe-mail = Por correo electrónico
subscribe-mail-text = Un mensaje por cada paso de un aviso, enviado por nuestra lista de correo. Puede darse de baja en cualquier momento.
subscribe-mail-link = Apuntarse a la lista de correo
subscribe-feeds = En un lector de canales
subscribe-feeds-text = Copie una dirección en su lector de canales. Los tres contienen las mismas entradas: una por cada paso de un aviso.
subscribe-parts = Solo una parte
subscribe-calendar = En su calendario
subscribe-calendar-text = Suscríbase una vez a esta dirección. Su calendario mostrará cada ventana, moverá las que se muevan y marcará como canceladas las que se cancelen.
subscribe-google = Google Calendar
subscribe-google-text = En un ordenador, elija el signo más junto a «Otros calendarios», después «Desde URL», y pegue la dirección.
subscribe-outlook = Outlook
subscribe-outlook-text = En el calendario, elija «Agregar calendario», después «Suscribirse desde la web», y pegue la dirección.
subscribe-apple = Calendario de Apple
subscribe-apple-text = Siga el enlace de arriba, o elija «Nueva suscripción a calendario» en el menú «Archivo», y pegue la dirección.
subscribe-calendar-file = Descargar como archivo, que ya no cambiará
subscribe-component = Solo un componente
subscribe-component-text = Cada componente tiene su propio canal y su propio calendario. Copie la dirección de un enlace en su lector de canales o en su calendario.
subscribe-component-all = Componentes
subscribe-component-feed = Canal
subscribe-component-calendar = Calendario
subscribe-chat = En el chat de su equipo
subscribe-slack = Slack
subscribe-slack-text = Añada la aplicación RSS a su espacio de trabajo y escriba esto en el canal:
subscribe-teams = Microsoft Teams
subscribe-teams-text = Añada al canal el flujo de trabajo o conector RSS y dele esta dirección:
subscribe-api = Para programas
subscribe-api-text = Todo lo de esta página en JSON, con las horas en UTC.
subscribe-statuspage-text = Lo mismo tal como lo responde una Statuspage, para los programas hechos para ella.
subscribe-badge-text = Un distintivo para sus propias páginas, que dice cómo estamos. Cada componente y cada grupo tiene también el suyo.

## Page not found

missing-text = No hay ninguna página en esta dirección. Quizá esté mal escrita.
missing-home = ¿Algo va mal ahora? Vea el estado actual.
missing-history = Buscar en el historial.

## An old address

redirect-text = Esta página ha cambiado de dirección. Le llevamos a la nueva.
