# The words of the default theme's templates, in French. What each is for is said in en.ftl.
# A narrow no-break space stands before the signs that French sets apart.

## Every page

skip-to-content = Aller au contenu
menu = Menu principal
facts-as-of = État au
footer-contact = Contact
footer-stay-informed = Rester informé
footer-subscribe = Tous les moyens d’être prévenu
footer-email-list = Par e-mail
footer-zone = Heures dans le fuseau { $zone }.

## What is shown in several places

first-planned = Prévue d’abord :
add-to-calendar = Ajouter au calendrier
tell-me = S’abonner aux nouvelles
all-maintenance = Toutes les maintenances
all-incidents = Tous les incidents
all-components = Tous les composants
all-history = Historique complet
all-uptime = Chiffres de disponibilité
all-issues = Tous les numéros
maintenance-calendar = Calendrier des maintenances
contact-phone = Téléphone
contact-email = E-mail
contact-web = Site web
your-part = De votre côté :
by-author = Par { $author }

## Bars: one for each day

bars-hint = Chaque barre est un jour, la dernière des { $days } est aujourd’hui. Le pourcentage est la disponibilité sur ces jours.
bars-legend = Signification des couleurs
bar-up = Disponible
bar-maintenance = Maintenance
bar-degraded = Dégradé
bar-minor = En panne peu de temps
bar-major = En panne plus longtemps
bar-none = Aucune donnée
bar-reported = Signalé, non mesuré

## Figures of a period

figures-periods = Par période
figures-earlier = Mois précédents
figures-months = Par mois
figures-period = Période
figures-uptime = Disponibilité
figures-down = Indisponibilité
figures-outages = Pannes
figures-mttr = Temps moyen de rétablissement
figures-mtbf = Temps moyen entre les pannes
objective-met = Objectif atteint
objective-missed = Objectif manqué
measured-outages = Pannes mesurées
measured-outages-hint = La surveillance les a mesurées, et aucun avis n’en parle.

## Home page

home-open = En ce moment
home-notices = Avis
home-coming = Maintenances à venir
home-coming-none = Aucune maintenance n’est prévue dans les 60 prochains jours.
home-components = Composants
home-past = Jours passés
past-nothing = Rien à signaler.
home-contact = Pas sur cette page ?
home-contact-text = Si quelque chose ne fonctionne pas et que cette page n’en dit rien, merci de nous le signaler.

## Maintenance

maintenance-lead = Les travaux que nous prévoyons, ce qu’ils interrompent et pendant combien de temps.
maintenance-open = En cours
maintenance-coming = Planifiées
maintenance-coming-none = Aucune maintenance n’est planifiée.
maintenance-proposed = Proposées
maintenance-proposed-hint = Ces dates ne sont pas encore convenues. Sans accord, rien n’est fait.
maintenance-calendar-months = Sous forme de calendrier
maintenance-past = Passées
maintenance-feed = Flux des maintenances (RSS)

## A maintenance window

window-sort = Maintenance
window-when = Quand
window-actual = Réalisée
window-broken-off = Interrompue
window-length = Durée de la fenêtre
window-interruption = Interruption prévue
window-impact = À quoi s’attendre
window-about = Ce que nous faisons
window-reason = Pourquoi
window-rollback = En cas de problème
window-fixes = Corrige
window-series = Fait partie d’une série
window-pager = Autres dates de la série
window-before = Date précédente
window-after = Date suivante

## A recurring window

series-sort = Maintenance récurrente
series-coming-none = Aucune autre date n’est encore annoncée.

## Any notice

notice-sort = Avis
notice-plans = Ce que cela signifie pour vous
notice-components = Composants
notice-contact = Contact
notice-timeline = Chronologie

## Incidents

incidents-open = En cours
incidents-open-none = Aucun incident en cours.
incidents-notices = Avis
incidents-past = Passés
incidents-past-none = Il n’y a eu aucun incident.
incidents-feed = Flux des incidents (RSS)

## An incident

incident-sort = Incident
false-alarm-sort = Fausse alerte
incident-when = Quand
incident-length = Durée
incident-impact = Impact
incident-whole-service = Tout le service
incident-false-alarm = C’était une fausse alerte. Tout fonctionnait.
incident-fix = Comment il est corrigé
incident-about = Première annonce
incident-follows = Fait suite à
incident-followed-by = Suivi de

## History

history-lead = Chaque incident et chaque fenêtre de maintenance, mois par mois.
history-none = Il n’y a pas encore d’historique.
month-uptime = Disponibilité de tous les composants mesurés
month-notices = Incidents et maintenances
month-notices-none = Il n’y a eu ni incident ni maintenance.
month-pager = Autres mois
month-before = Mois précédent
month-after = Mois suivant

## Components

components-in-service = En service
components-retired = Hors service
components-plans = Formules
component-open = En ce moment
component-coming = Maintenances à venir
component-coming-none = Aucune maintenance n’est prévue.
component-calendar = Calendrier de ce composant
component-feed = Flux de ce composant (RSS)
component-uptime = Disponibilité
component-uptime-over = { $days } jours : { $uptime }
component-objective = L’objectif est de { $objective }.
component-past = Passé
outage-days = Pannes par jour
outage-days-hint = Les derniers jours où une panne a été mesurée, chacun de minuit à minuit. Les pannes dont un avis parle en font partie.
mark-outage = En panne
response-times = Temps de réponse
response-hint = Chaque point est un jour, le dernier des { $days } est aujourd’hui. Parmi toutes les réponses d’un jour, 95 % n’ont pas dépassé son 95ᵉ centile.
response-average = Moyenne
response-p95 = 95ᵉ centile
response-numbers = Chiffres par jour
response-day = Jour
component-plans = Formules

## Uptime

uptime-lead = La part du temps pendant laquelle chaque composant a fonctionné, telle que mesurée. Les chiffres ne sont jamais arrondis vers le haut.
uptime-all = Composants
uptime-caption = Disponibilité : { $group }
uptime-component = Composant
heat-caption = Disponibilité par mois, en pour cent
heat-up = Aucune panne
heat-minor = Dégradé
heat-major = En panne peu de temps
heat-critical = En panne plus longtemps
heat-work = Maintenance
heat-quiet = Aucune donnée
heat-known = { $percent } connus
uptime-objective = Objectif

## A service plan

plan-sort = Formule
plan-terms = Ce qui est compris
plan-coming = Maintenances à venir
plan-coming-none = Aucune maintenance n’est prévue pour les composants de cette formule.
plan-components = Composants

## Newsletter

newsletter-feed = Flux de la lettre d’information (RSS)
newsletter-none = Aucun numéro n’est encore paru.
issue-number = N° { $number }
issue-editor = Rédaction : { $editor }
this-issue = Dans ce numéro
print-issue = Imprimer tout le numéro
print-source = À lire à l’écran :
send-to-a-friend = Envoyer à un ami
share = Faire suivre
share-page = Partager
share-address = Adresse à copier :
qr-label = Code QR qui mène à la page à l’écran
article-pager = Autres articles
article-before = Article précédent
article-after = Article suivant

## Questions

question-link = Lien vers cette réponse

## E-mails

mail-read = Lire sur notre site
mail-shortened = Ce n’est que le début : le texte est trop long pour un e-mail.
mail-calendar = Le fichier calendrier joint inscrit la maintenance dans votre agenda.

## Subscribing

subscribe-lead = Tous les moyens d’être prévenu des incidents et des maintenances. Aucun ne demande qui vous êtes.
subscribe-mail = Par e-mail
subscribe-mail-text = Un message à chaque étape d’un avis, envoyé par notre liste de diffusion. Vous pouvez la quitter à tout moment.
subscribe-mail-link = S’inscrire à la liste de diffusion
subscribe-feeds = Dans un lecteur de flux
subscribe-feeds-text = Copiez une adresse dans votre lecteur de flux. Les trois contiennent les mêmes entrées : une à chaque étape d’un avis.
subscribe-parts = Une partie seulement
subscribe-calendar = Dans votre calendrier
subscribe-calendar-text = Abonnez-vous une fois à cette adresse. Votre calendrier affiche alors chaque fenêtre, déplace celles qui sont reportées et marque celles qui sont annulées.
subscribe-google = Google Agenda
subscribe-google-text = Sur un ordinateur, choisissez le signe plus à côté de « Autres agendas », puis « À partir de l’URL », et collez l’adresse.
subscribe-outlook = Outlook
subscribe-outlook-text = Dans le calendrier, choisissez « Ajouter un calendrier », puis « S’abonner à partir du web », et collez l’adresse.
subscribe-apple = Calendrier Apple
subscribe-apple-text = Suivez le lien ci-dessus, ou choisissez « Nouvel abonnement à un calendrier » dans le menu « Fichier », et collez l’adresse.
subscribe-calendar-file = Télécharger en fichier, qui ne changera plus
subscribe-component = Un seul composant
subscribe-component-text = Chaque composant a son propre flux et son propre calendrier. Copiez l’adresse d’un lien dans votre lecteur de flux ou votre calendrier.
subscribe-component-all = Composants
subscribe-component-feed = Flux
subscribe-component-calendar = Calendrier
subscribe-chat = Dans la messagerie de votre équipe
subscribe-slack = Slack
subscribe-slack-text = Ajoutez l’application RSS à votre espace de travail, puis écrivez ceci dans le canal :
subscribe-teams = Microsoft Teams
subscribe-teams-text = Ajoutez au canal le flux de travail ou le connecteur RSS et donnez-lui cette adresse :
subscribe-api = Pour les programmes
subscribe-api-text = Tout ce que dit cette page, en JSON, avec les heures en UTC.
subscribe-statuspage-text = La même chose telle qu’une Statuspage la donne, pour les programmes conçus pour elle.
subscribe-badge-text = Un badge pour vos propres pages, qui dit où nous en sommes. Chaque composant et chaque groupe a aussi le sien.

## Page not found

missing-text = Il n’y a pas de page à cette adresse. Elle est peut-être mal saisie.
missing-home = Quelque chose ne va pas ? Voir l’état actuel.
missing-history = Chercher dans l’historique.

## An old address

redirect-text = Cette page a changé d’adresse. Vous êtes redirigé vers la nouvelle.
