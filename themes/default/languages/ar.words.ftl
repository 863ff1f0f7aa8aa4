# Words that Tidings itself puts together, in Modern Standard Arabic. What each is for is said in en.words.ftl.
# Names, lengths and times stand after a colon or in apposition, so that no ending depends on them. Names in other
# letters are isolated by the program.

direction = rtl

## Times

date-time = { $weekday } { $day } { $month }، { $time }
date-time-year = { $weekday } { $day } { $month } { $year }، { $time }
date = { $weekday } { $day } { $month }
date-year = { $weekday } { $day } { $month } { $year }
month-year = { $month } { $year }
with-zone = { $time } { $zone }
range = { $start } إلى { $end }
range-days = { $start } إلى { $end }
range-open = منذ { $start }
range-open-clock = منذ { $start }

## Lengths

length-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
length-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
length-minutes = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
length-seconds = { $count ->
    [zero] { $count } ثانية
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $count } ثوانٍ
    [many] { $count } ثانية
   *[other] { $count } ثانية
}
short-days = { $count } ي
short-hours = { $count } س
short-minutes = { $count } د
short-seconds = { $count } ث
length-two = { $larger } و{ $smaller }

## Numbers and lists

percent = { $number }%
milliseconds = { $number } م.ث
and-more = { $count } غيرها
no-data = لا توجد بيانات
none = –

## States of components

component-operational = يعمل
component-under_maintenance = قيد الصيانة
component-degraded_performance = أداء منخفض
component-partial_outage = انقطاع جزئي
component-major_outage = انقطاع كامل
component-not-measured = لا يُقاس

## States of windows

window-proposed = بانتظار التأكيد
window-lapsed = لم تُؤكَّد
window-scheduled = مقررة
window-rescheduled = تغيّر موعدها
window-in_progress = جارية
window-verifying = قيد التحقق
window-overrun = جارية، وأطول من المقرر
window-ended = انتهت في موعدها
window-completed = اكتملت
window-cancelled = أُلغيت

## What a window may do to a component

impact-none = بلا انقطاع
impact-reduced_redundancy = بلا انقطاع، بحماية أقل
impact-degraded = أبطأ أو غير متاح جزئيًا
impact-outage = غير متاح

## States and impacts of incidents

incident-investigating = قيد الفحص
incident-identified = عُرف السبب
incident-monitoring = قيد المراقبة
incident-deferred = بانتظار الصيانة
incident-resolved = حُلّ
incident-postmortem = مراجعة لاحقة
incident-impact-none = بلا أثر
incident-impact-minor = بسيط
incident-impact-major = كبير
incident-impact-critical = حرج

## Kinds of window

kind-routine = صيانة اعتيادية
kind-security = تحديثات أمنية
kind-emergency = صيانة طارئة

## What an event's title begins with

event-scheduled = مقررة
event-proposed = مقترحة
event-in-progress = جارية
event-ended-late = انتهت
event-reminder = تذكير
event-started = بدأت
event-ended = انتهت في موعدها
event-lapsed = لم تُؤكَّد
event-confirmed = أُكّدت
event-verifying = قيد التحقق
event-completed = اكتملت
event-cancelled = أُلغيت
event-extended = مُدّدت
event-rescheduled = تغيّر موعدها
event-update = تحديث
event-investigating = قيد الفحص
event-identified = عُرف السبب
event-monitoring = قيد المراقبة
event-deferred = بانتظار الصيانة
event-resolved = حُلّ
event-postmortem = مراجعة لاحقة
event-notice = إشعار
event-newsletter = النشرة

## Titles of events

title-reference = { $reference } { $title }
title-window = { $word }: { $title }، { $when }
title-notice = { $word }: { $title }

## What happened, on a notice's page and in feeds

sentence-planned = الموعد المقرر: { $when }.
sentence-proposed = الموعد المقترح، بانتظار التأكيد: { $when }.
sentence-confirmed = الموعد المؤكد: { $when }.
sentence-reminder = المدة المتبقية حتى البدء: { $before }. الموعد: { $when }.
sentence-started = بدأت فترة الصيانة وتستمر حتى { $end }.
sentence-ended = انتهت فترة الصيانة في موعدها.
sentence-lapsed = لم تُؤكَّد ولم تُنفَّذ.
sentence-extended = مُدّدت: حتى { $end }، لا حتى { $before }.
sentence-cancelled = أُلغيت: الصيانة المقررة ({ $when }) لن تُجرى.
sentence-broken-off = أوقفت وأُلغيت.
sentence-rescheduled = تغيّر موعدها. الموعد الجديد: { $when }؛ الموعد السابق: { $before }.
sentence-rescheduled-proposed = موعد جديد مقترح، بانتظار التأكيد: { $when }؛ الموعد السابق: { $before }.
sentence-overrun = أطول من المقرر. كان موعد الانتهاء: { $end }.
sentence-in-utc = بتوقيت UTC: { $when }.
sentence-concerns = تخص: { $components }.
sentence-concerns-all = تخص الخدمة بأكملها.
sentence-impact = { $impact }.
sentence-downtime = الانقطاع المتوقع: { $length }.
sentence-since = منذ { $when }.
sentence-component-now = { $component }: { $state }.

countdown = { $in }
countdown-start = تبدأ { $in }
countdown-end = تنتهي { $in }
clocks-forward = تُقدَّم الساعة خلال هذه الفترة: { $length }.
clocks-back = تُؤخَّر الساعة خلال هذه الفترة: { $length }.
page-stale = كان من المفترض أن تُجدَّد هذه الصفحة ({ $when }) ولم تُجدَّد. قد يكون ما فيها قديمًا.

## The banner

banner-operational = جميع الأنظمة تعمل
banner-open-incident = عطل قائم: { $title }
banner-maintenance = صيانة جارية
banner-degraded_performance = أداء منخفض
banner-partial_outage = انقطاع جزئي
banner-major_outage = انقطاع كامل
banner-components = { $begins }: { $components }
banner-until = { $sentence }، حتى { $end }
banner-overrun = { $sentence }، أطول من المقرر، وكان موعد الانتهاء { $end }
banner-since = { $sentence }، منذ { $start }
banner-and-remark = { $sentence }. { $remark }
banner-nothing-measured = لا يُقاس شيء.
banner-feed-lost = تعذرت قراءة بعض القياسات.
banner-feeds-lost = تعذرت قراءة آخر القياسات.
banner-stale = آخر القياسات: { $when }.

## Badges

badge-title = { $label }: { $message }
badge-open-incident = عطل قائم
badge-retired = خارج الخدمة
badge-not-measured = { $state }، دون قياس
badge-stale = { $state }، القياسات قديمة

## Days and their bars

day-none = { $date }: لم يُقس
day-up = { $date }: متوفر
day-maintenance = { $date }: صيانة، بلا توقف آخر
day-degraded = { $date }: أداء منخفض { $length }
day-down = { $date }: توقف { $length }، { $percent }
percent-and-known = { $percent }، { $known }
day-reported = { $date }: { $state }، مُبلَّغ عنه وغير مقيس
day-uncut = { $day } (لا يُعرف منه إلا المجموع)
bars-summary = { $name }، عدد الأيام الأخيرة: { $days }. التوفر { $percent }، { $outages ->
    [0] بلا انقطاع
    [zero] بلا انقطاع
    [one] انقطاع واحد
    [two] انقطاعان
    [few] { $outages } انقطاعات
    [many] { $outages } انقطاعًا
   *[other] { $outages } انقطاع
}
bars-summary-unmeasured = { $name }، عدد الأيام الأخيرة: { $days }. لم يُقس

## Measured outages

outage-open = تقيس المراقبة انقطاعًا: { $component }، منذ { $start }.
outage-title = انقطاع مقيس: { $component }
outage-measured = آخر قياس
outage-closed = قاست المراقبة انقطاعًا: { $component }، { $when }.

outage-day = { $times }: توقف { $length }
mark-down = توقف { $times }
mark-maintenance = صيانة { $times }

## Response times

response-title = أزمنة الاستجابة: { $name }، عدد الأيام الأخيرة: { $days }
response-average-range = المتوسط اليومي من { $least } إلى { $most }.
response-p95-range = الشريحة المئوية 95 اليومية من { $least } إلى { $most }.

## Who acts, what to do, what it costs

duty-we-act = نحن ننفذ العمل.
duty-you-act = تمنحنا حق الدخول أو تنفذ العمل بنفسك.
cost-included = مشمول في خطتك.
cost-chargeable = بأجر بحسب خطتك.
fix-remote = يُصلح عن بُعد.
fix-on-site = يُصلح بزيارة إلى الموقع.
fix-window = يُصلح خلال فترة صيانة.
fix-free = لا يكلفك هذا شيئًا.
fix-chargeable = هذا العمل بأجر.
plan-we-act = لدينا حق الدخول وننفذ العمل.
plan-you-act = نحن نراقب، وأنت تمنح حق الدخول عند الحاجة.
plan-remote-included = العمل عن بُعد مشمول.
plan-remote-chargeable = العمل عن بُعد بأجر.
plan-onsite-included = الزيارات إلى الموقع مشمولة.
plan-onsite-chargeable = الزيارات إلى الموقع بأجر.

## Components

service-since = في الخدمة منذ { $date }.
service-until = خارج الخدمة منذ { $date }.
condition-restart = تلزم إعادة التشغيل.
condition-restart-window = تلزم إعادة التشغيل. ويتسع لها أقرب موعد صيانة: { $window }.
condition-memory = بلغ استخدام الذاكرة حد التحذير.
condition-memory-value = بلغ استخدام الذاكرة حد التحذير: { $percent }.
condition-memory-reading = الذاكرة المستخدمة: { $percent }.
condition-disk = بلغ استخدام القرص حد التحذير.
condition-disk-value = بلغ استخدام القرص حد التحذير: { $percent }.
condition-disk-reading = القرص المستخدم: { $percent }.
condition-services = لم تبدأ كل الخدمات.
condition-services-ok = بدأت كل الخدمات.
condition-patches = هناك تحديثات يلزم تثبيتها.
condition-patches-value = { $count ->
    [0] لا توجد تحديثات يلزم تثبيتها.
    [zero] لا توجد تحديثات يلزم تثبيتها.
    [one] هناك تحديث واحد يلزم تثبيته.
    [two] هناك تحديثان يلزم تثبيتهما.
    [few] هناك { $count } تحديثات يلزم تثبيتها.
    [many] هناك { $count } تحديثًا يلزم تثبيتها.
   *[other] هناك { $count } تحديث يلزم تثبيتها.
}
condition-window-and-time = { $window }، { $when }
condition-window = الصيانة القادمة: { $window }.
budget-left = مدة التوقف التي ما زال الهدف يسمح بها هذا الشهر: { $length }.
budget-used = لم يعد الهدف يسمح بأي توقف هذا الشهر.
budget-spent = تجاوزت مدة التوقف هذا الشهر ما يسمح به الهدف.
remark-known = المعلوم { $percent } من الوقت
remark-sums = لا يُعرف من بعض الأيام إلا المجموع: ولم يمكن استبعاد الصيانة المقررة والإنذارات الكاذبة منها.
remark-zone = تُحسب الأيام كما يحسبها المصدر، بحسب { $zone }.
maintenance-excluded = لا تُحسب الصيانة المقررة ضمن مدة التوقف.
maintenance-included = تُحسب الصيانة المقررة ضمن مدة التوقف.

## Periods

period-30 = 30 يومًا
period-90 = 90 يومًا
period-365 = 365 يومًا
period-year = { $year }

## History

month-quiet = لم يحدث شيء.
month-sentence = { $incidents ->
    [0] بلا أعطال
    [zero] بلا أعطال
    [one] عطل واحد
    [two] عطلان
    [few] { $incidents } أعطال
    [many] { $incidents } عطلًا
   *[other] { $incidents } عطل
}، { $windows ->
    [0] بلا صيانة
    [zero] بلا صيانة
    [one] فترة صيانة واحدة
    [two] فترتا صيانة
    [few] { $windows } فترات صيانة
    [many] { $windows } فترة صيانة
   *[other] { $windows } فترة صيانة
}.
month-sentence-outages = { $sentence } { $outages ->
    [zero] ولا انقطاع مقيس إضافي.
    [one] وانقطاع مقيس واحد إضافة إلى ذلك.
    [two] وانقطاعان مقيسان إضافة إلى ذلك.
    [few] و{ $outages } انقطاعات مقيسة إضافة إلى ذلك.
    [many] و{ $outages } انقطاعًا مقيسًا إضافة إلى ذلك.
   *[other] و{ $outages } انقطاع مقيس إضافة إلى ذلك.
}

## Feeds

feed-all = { $site }: كل شيء
feed-all-atom = { $site }: كل شيء (Atom)
feed-all-json = { $site }: كل شيء (JSON Feed)
feed-maintenance = { $site }: الصيانة
feed-incidents = { $site }: الأعطال
feed-component = { $site }: { $component }
describe-component-feed = { $site }: الصيانة والأعطال، { $component }.

## Calendars

calendar-component = { $site }: الصيانة، { $component }
calendar-reason = السبب: { $reason }

## Menu

menu-home = الحالة
menu-maintenance = الصيانة
menu-history = السجل
menu-uptime = التوفر
menu-newsletter = النشرة
menu-subscribe = الاشتراك

## Titles and descriptions of pages

page-maintenance = الصيانة
page-incidents = الأعطال
page-history = السجل
page-components = المكوّنات
page-uptime = التوفر
page-subscribe = الاشتراك
page-not-found = الصفحة غير موجودة
describe-maintenance = { $site }: الصيانة القادمة والجارية والسابقة.
describe-incidents = { $site }: الأعطال القائمة والسابقة.
describe-history = { $site }: ما حدث، شهرًا بشهر.
describe-month = { $site }: الأعطال والصيانة والتوفر، { $month }.
describe-components = { $site }: كل المكوّنات وحالتها.
describe-component = { $site }: الحالة والتوفر والصيانة، { $name }.
describe-uptime = { $site }: التوفر المقيس لكل المكوّنات.
describe-plan = { $name }: ما تشمله الخطة وما هو قادم.
describe-subscribe = { $site }: جميع طرق تلقي الأخبار.
describe-window = { $impact }. { $when }. { $components }.
describe-series = صيانة دورية ومواعيدها المعلنة. { $impact }. { $components }.
describe-window-over = { $when }. { $components }.
describe-incident = { $state }. { $when }. { $components }.
describe-false-alarm = إنذار كاذب: لم يكن هناك أي عطل.
describe-whole-service = الخدمة بأكملها
reading-time = { $minutes ->
    [zero] أقل من دقيقة للقراءة
    [one] دقيقة واحدة للقراءة
    [two] دقيقتان للقراءة
    [few] { $minutes } دقائق للقراءة
    [many] { $minutes } دقيقة للقراءة
   *[other] { $minutes } دقيقة للقراءة
}
generated-uptime = التوفر في { $month }
generated-uptime-none = لم يُقس شيء في { $month }.
generated-incidents = الأعطال التي بدأت في { $month }:
generated-incidents-none = لم تحدث أعطال في { $month }.
generated-upcoming = المقرر من { $from } إلى { $to }:
generated-upcoming-none = لا توجد صيانة مقررة من { $from } إلى { $to }.
mail-subject = { $newsletter }: { $title }
mail-body = قد يهمك هذا: { $title }. { $url }

## Within texts

alert-note = ملاحظة
alert-tip = نصيحة
alert-important = مهم
alert-warning = تحذير
alert-caution = تنبيه
