# The words of the default theme's templates, in English.
#
# Plain and exact: a reader arrives worried and in a hurry. Short sentences, no exclamation marks, no jargon
# where there is a plain word. Dates, states and lengths of time come in ready-made and are not written here.

## Every page

# First link of a page, seen when it has the keyboard's focus.
skip-to-content = Skip to content
# Names the main menu to screen readers.
menu = Main menu
# Followed by a date and time.
facts-as-of = Facts as of
footer-contact = Contact
footer-stay-informed = Stay informed
footer-subscribe = All ways to be told
footer-email-list = By e-mail
# $zone: the name of a time zone, such as Europe/London.
footer-zone = Times are in the zone { $zone }.

## What is shown in several places

# Followed by a date and time, struck through.
first-planned = First planned for
# Leads to a window's calendar file. Followed by its title for those who hear the page.
add-to-calendar = Add to calendar
# Leads to the page on feeds, calendars and e-mail.
tell-me = Subscribe to updates
all-maintenance = All maintenance
all-incidents = All incidents
all-components = All components
all-history = Full history
all-uptime = Uptime figures
all-issues = All issues
maintenance-calendar = Maintenance calendar
# Followed by a telephone number.
contact-phone = Telephone
# Followed by a mail address.
contact-email = E-mail
# Followed by the name of the firm, which leads to its site.
contact-web = Website
# Before what the customer has to do.
your-part = Your part:
by-author = By { $author }

## Bars: one for each day

# $days: how many days the bars show.
bars-hint = Each bar is a day, the last of { $days } is today. The percentage is the uptime over them.
# Names the list that follows to screen readers.
bars-legend = What the colours mean
bar-up = Up
bar-maintenance = Maintenance
bar-degraded = Degraded
bar-minor = Down for a short time
bar-major = Down for longer
bar-none = No data
# A day whose colour comes from notices. Its bar is hatched.
bar-reported = Reported, not measured

## Figures of a period

figures-periods = By period
figures-earlier = Earlier months
figures-months = By month
figures-period = Period
figures-uptime = Uptime
figures-down = Time down
figures-outages = Outages
# Mean time to recovery.
figures-mttr = Mean time to recover
# Mean time between failures.
figures-mtbf = Mean time between outages
# The promised uptime was reached.
objective-met = Objective met
objective-missed = Objective missed
measured-outages = Measured outages
measured-outages-hint = Monitoring measured these, and no notice tells of them.

## Home page

home-open = Now
home-notices = Notices
home-coming = Coming maintenance
home-coming-none = No maintenance is planned for the next 60 days.
home-components = Components
home-past = Past days
past-nothing = Nothing to report.
home-contact = Not on this page?
home-contact-text = If something does not work and this page says nothing about it, please tell us.

## Maintenance

maintenance-lead = Work that we plan, what it interrupts and for how long.
maintenance-open = In progress
maintenance-coming = Scheduled
maintenance-coming-none = No maintenance is scheduled.
maintenance-proposed = Proposed
maintenance-proposed-hint = These dates are not agreed yet. Without an agreement nothing is done.
# Heading of the months that show the same windows as the list.
maintenance-calendar-months = As a calendar
maintenance-past = Past
maintenance-feed = Maintenance feed (RSS)

## A maintenance window

window-sort = Maintenance
window-when = When
# When the work really began and ended.
window-actual = Carried out
# Work that began and was called off or put off.
window-broken-off = Broken off
window-length = Length of the window
window-interruption = Interruption within it
window-impact = What to expect
window-about = What we do
window-reason = Why
window-rollback = If it goes wrong
window-fixes = Puts right
# Leads to the page of a recurring window, of which this is one date.
window-series = One of a series
# Names the links to the dates before and after to screen readers.
window-pager = Other dates of the series
window-before = Date before
window-after = Date after

## A recurring window

series-sort = Recurring maintenance
series-coming-none = No further date is announced yet.

## Any notice

notice-sort = Notice
notice-plans = What it means for you
notice-components = Components
notice-contact = Contact
notice-timeline = Timeline

## Incidents

incidents-open = Open
incidents-open-none = No incident is open.
incidents-notices = Notices
incidents-past = Past
incidents-past-none = There have been no incidents.
incidents-feed = Incident feed (RSS)

## An incident

incident-sort = Incident
false-alarm-sort = False alarm
incident-when = When
incident-length = Duration
incident-impact = Impact
incident-whole-service = The whole service
incident-false-alarm = This was a false alarm. Nothing was wrong.
incident-fix = How it is put right
# The text with which the incident was announced.
incident-about = As first announced
incident-follows = Follows on from
incident-followed-by = Followed by

## History

history-lead = Every incident and every maintenance window, month by month.
history-none = There is no history yet.
month-uptime = Uptime of all measured components
month-notices = Incidents and maintenance
month-notices-none = There were no incidents and no maintenance.
# Names the links to the months before and after to screen readers.
month-pager = Other months
month-before = Month before
month-after = Month after

## Components

components-in-service = In service
components-retired = Out of service
components-plans = Service plans
component-open = Now
component-coming = Coming maintenance
component-coming-none = No maintenance is planned.
component-calendar = Calendar of this component
component-feed = Feed of this component (RSS)
component-uptime = Uptime
# $uptime: such as 99.861 %.
component-uptime-over = { $days } days: { $uptime }
component-objective = The objective is { $objective }.
component-past = Past
# Days on which the component was down, each as a line from midnight to midnight.
outage-days = Outages by day
outage-days-hint = The last days on which an outage was measured, each from midnight to midnight. Outages that a notice tells of are among them.
mark-outage = Down
response-times = Response times
response-hint = Each point is a day, the last of { $days } is today. Of all responses on a day, 95 % took no longer than its 95th percentile.
response-average = Average
response-p95 = 95th percentile
# Opens the table of the same.
response-numbers = Numbers by day
response-day = Day
component-plans = Plans

## Uptime

uptime-lead = How much of the time each component worked, as measured. Figures are never rounded up.
# Heading where components are not in groups.
uptime-all = Components
uptime-caption = Uptime: { $group }
uptime-component = Component
heat-caption = Uptime by month, in percent
heat-up = No downtime
# How a month was, by the worst of its tones, for those who hear the page.
heat-minor = Degraded
heat-major = Down for a short time
heat-critical = Down for longer
heat-work = Maintenance
heat-quiet = No data
# $percent: how much of a month is known.
heat-known = { $percent } known
uptime-objective = Objective

## A service plan

plan-sort = Service plan
plan-terms = What is included
plan-coming = Coming maintenance
plan-coming-none = No maintenance is planned for this plan’s components.
plan-components = Components

## Newsletter

newsletter-feed = Newsletter feed (RSS)
newsletter-none = No issue has been published yet.
issue-number = No. { $number }
issue-editor = Editor: { $editor }
# Heading of an issue's table of contents.
this-issue = This issue
print-issue = Print the whole issue
# Before the address of the page that the paper was printed from.
print-source = Read it on screen:
send-to-a-friend = Send to a friend
share = Pass it on
# A button that opens what the browser has for sharing.
share-page = Share
# Before the page's address, to be copied.
share-address = The address to copy:
# Describes the code to those who do not see it.
qr-label = QR code that leads to the page on screen
# Names the links to the articles before and after to screen readers.
article-pager = Other articles
article-before = Previous article
article-after = Next article

## Questions

# Leads to the address of one question, to be copied. Followed by the question for those who hear the page.
question-link = Link to this answer
## Mails

# Leads to the page of what a mail tells of.
mail-read = Read this on our site
# Stands where a text ends that is too long for a mail, before the link to all of it.
mail-shortened = This is only the beginning: the text is too long for a mail.
mail-calendar = The calendar file with this mail puts the maintenance into your calendar.

## Subscribing

subscribe-lead = Every way to be told of incidents and maintenance. None of them asks who you are.
subscribe-mail = By e-mail
subscribe-mail-text = A message for each step of a notice, sent by our mailing list. You can leave it at any time.
subscribe-mail-link = Join the mailing list
subscribe-feeds = In a feed reader
subscribe-feeds-text = Copy an address into your feed reader. All three hold the same entries: one for each step of a notice.
subscribe-parts = Only a part of it
subscribe-calendar = In your calendar
subscribe-calendar-text = Subscribe to this address once. Your calendar then shows every window, moves those that move, and marks cancelled ones as cancelled.
subscribe-google = Google Calendar
subscribe-google-text = On a computer, choose the plus sign beside “Other calendars”, then “From URL”, and paste the address.
subscribe-outlook = Outlook
subscribe-outlook-text = In the calendar, choose “Add calendar”, then “Subscribe from web”, and paste the address.
subscribe-apple = Apple Calendar
subscribe-apple-text = Follow the link above, or choose “New Calendar Subscription” in the menu “File”, and paste the address.
# Leads to the calendar as a file.
subscribe-calendar-file = Download it as a file, which does not change later
subscribe-component = One component only
subscribe-component-text = Each component has a feed and a calendar of its own. Copy the address of a link into your feed reader or calendar.
# Stands for the name of a group where components are in none.
subscribe-component-all = Components
subscribe-component-feed = Feed
subscribe-component-calendar = Calendar
subscribe-chat = In your team’s chat
subscribe-slack = Slack
subscribe-slack-text = Add the app RSS to your workspace, then write this in the channel:
subscribe-teams = Microsoft Teams
subscribe-teams-text = Add the workflow or connector RSS to the channel and give it this address:
subscribe-api = For programs
subscribe-api-text = Everything on this page as JSON, with times in UTC.
subscribe-statuspage-text = The same as a Statuspage answers it, for programs that were made for one.
subscribe-badge-text = A badge for your own pages, which tells how we do. Each component and group has one too.

## Page not found

missing-text = There is no page at this address. It may have been mistyped.
missing-home = Is something wrong now? See the current status.
missing-history = Look in the history.

## An old address

redirect-text = This page has moved. You are being taken to its new address.
