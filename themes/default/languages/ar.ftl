# The words of the default theme's templates, in Modern Standard Arabic. What each is for is said in en.ftl.

## Every page

skip-to-content = انتقل إلى المحتوى
menu = القائمة الرئيسية
facts-as-of = الحالة حتى
footer-contact = الاتصال بنا
footer-stay-informed = ابقَ على اطلاع
footer-subscribe = جميع طرق تلقي الأخبار
footer-email-list = بالبريد الإلكتروني
footer-zone = الأوقات بحسب المنطقة الزمنية { $zone }.

## What is shown in several places

first-planned = الموعد الأول:
add-to-calendar = أضف إلى التقويم
tell-me = اشترك في التحديثات
all-maintenance = كل أعمال الصيانة
all-incidents = كل الأعطال
all-components = كل المكوّنات
all-history = السجل الكامل
all-uptime = أرقام التوفر
all-issues = كل الأعداد
maintenance-calendar = تقويم الصيانة
contact-phone = الهاتف
contact-email = البريد الإلكتروني
contact-web = الموقع
your-part = المطلوب منك:
by-author = بقلم { $author }

## Bars: one for each day

bars-hint = كل عمود يوم، وآخر عمود من { $days } هو اليوم. النسبة المئوية هي التوفر خلال هذه الأيام.
bars-legend = معاني الألوان
bar-up = متوفر
bar-maintenance = صيانة
bar-degraded = أداء منخفض
bar-minor = توقف قصير
bar-major = توقف أطول
bar-none = لا توجد بيانات
bar-reported = مُبلَّغ عنه وغير مقيس

## Figures of a period

figures-periods = بحسب الفترة
figures-earlier = أشهر سابقة
figures-months = بحسب الشهر
figures-period = الفترة
figures-uptime = التوفر
figures-down = مدة التوقف
figures-outages = الانقطاعات
figures-mttr = متوسط مدة الاستعادة
figures-mtbf = متوسط المدة بين الانقطاعات
objective-met = تحقق الهدف
objective-missed = لم يتحقق الهدف
measured-outages = انقطاعات مقيسة
measured-outages-hint = قاستها المراقبة ولم يرد ذكرها في أي إشعار.

## Home page

home-open = الآن
home-notices = إشعارات
home-coming = الصيانة القادمة
home-coming-none = لا توجد صيانة مقررة خلال الأيام الستين القادمة.
home-components = المكوّنات
home-past = الأيام الماضية
past-nothing = لا شيء يُذكر.
home-contact = لم تجده في هذه الصفحة؟
home-contact-text = إذا كان هناك ما لا يعمل ولم تذكره هذه الصفحة، فنرجو أن تخبرنا.

## Maintenance

maintenance-lead = الأعمال التي نخطط لها، وما ينقطع بسببها، ولأي مدة.
maintenance-open = جارية
maintenance-coming = مقررة
maintenance-coming-none = لا توجد صيانة مقررة.
maintenance-proposed = مقترحة
maintenance-proposed-hint = لم يُتفق على هذه المواعيد بعد. ولا يُنفَّذ شيء من دون اتفاق.
maintenance-calendar-months = في شكل تقويم
maintenance-past = سابقة
maintenance-feed = خلاصة الصيانة (RSS)

## A maintenance window

window-sort = صيانة
window-when = الموعد
window-actual = موعد التنفيذ
window-broken-off = أوقفت قبل إتمامها
window-length = مدة فترة الصيانة
window-interruption = مدة الانقطاع خلالها
window-impact = الأثر المتوقع
window-about = ما نقوم به
window-reason = السبب
window-rollback = إذا حدث خطأ
window-fixes = تُصلح
window-series = واحدة من سلسلة
window-pager = مواعيد أخرى من السلسلة
window-before = الموعد السابق
window-after = الموعد التالي

## A recurring window

series-sort = صيانة دورية
series-coming-none = لم يُعلن عن موعد آخر بعد.

## Any notice

notice-sort = إشعار
notice-plans = ماذا يعني ذلك لك
notice-components = المكوّنات
notice-contact = الاتصال
notice-timeline = مجرى الأحداث

## Incidents

incidents-open = قائمة
incidents-open-none = لا توجد أعطال قائمة.
incidents-notices = إشعارات
incidents-past = سابقة
incidents-past-none = لم تقع أي أعطال.
incidents-feed = خلاصة الأعطال (RSS)

## An incident

incident-sort = عطل
false-alarm-sort = إنذار كاذب
incident-when = الموعد
incident-length = المدة
incident-impact = الأثر
incident-whole-service = الخدمة بأكملها
incident-false-alarm = كان هذا إنذارًا كاذبًا. لم يكن هناك أي عطل.
incident-fix = كيف يُصلح
incident-about = الإعلان الأول
incident-follows = يأتي بعد
incident-followed-by = تلاه

## History

history-lead = كل عطل وكل فترة صيانة، شهرًا بشهر.
history-none = لا يوجد سجل بعد.
month-uptime = توفر جميع المكوّنات المقيسة
month-notices = الأعطال والصيانة
month-notices-none = لم تكن هناك أعطال ولا صيانة.
month-pager = أشهر أخرى
month-before = الشهر السابق
month-after = الشهر التالي

## Components

components-in-service = في الخدمة
components-retired = خارج الخدمة
components-plans = خطط الخدمة
component-open = الآن
component-coming = الصيانة القادمة
component-coming-none = لا توجد صيانة مقررة.
component-calendar = تقويم هذا المكوّن
component-feed = خلاصة هذا المكوّن (RSS)
component-uptime = التوفر
component-uptime-over = { $days ->
    [zero] { $days } يوم: { $uptime }
    [one] يوم واحد: { $uptime }
    [two] يومان: { $uptime }
    [few] { $days } أيام: { $uptime }
    [many] { $days } يومًا: { $uptime }
   *[other] { $days } يوم: { $uptime }
}
component-objective = الهدف هو { $objective }.
component-past = السابق
outage-days = الانقطاعات بحسب اليوم
outage-days-hint = آخر الأيام التي قيس فيها انقطاع، كل منها من منتصف الليل إلى منتصف الليل. ومنها الانقطاعات التي ورد ذكرها في إشعار.
mark-outage = متوقف
response-times = أزمنة الاستجابة
response-hint = كل نقطة يوم، وآخر نقطة من { $days } هي اليوم. من بين جميع استجابات اليوم لم تتجاوز 95% منها الشريحة المئوية 95.
response-average = المتوسط
response-p95 = الشريحة المئوية 95
response-numbers = الأرقام بحسب اليوم
response-day = اليوم
component-plans = الخطط

## Uptime

uptime-lead = نسبة الوقت الذي عمل فيه كل مكوّن كما قيست. لا تُقرَّب الأرقام إلى الأعلى أبدًا.
uptime-all = المكوّنات
uptime-caption = التوفر: { $group }
uptime-component = المكوّن
heat-caption = التوفر بحسب الشهر، بالنسبة المئوية
heat-up = بلا توقف
heat-minor = أداء منخفض
heat-major = توقف قصير
heat-critical = توقف أطول
heat-work = صيانة
heat-quiet = لا توجد بيانات
heat-known = المعلوم { $percent }
uptime-objective = الهدف

## A service plan

plan-sort = خطة الخدمة
plan-terms = ما تشمله
plan-coming = الصيانة القادمة
plan-coming-none = لا توجد صيانة مقررة لمكوّنات هذه الخطة.
plan-components = المكوّنات

## Newsletter

newsletter-feed = خلاصة النشرة (RSS)
newsletter-none = لم يصدر أي عدد بعد.
issue-number = العدد { $number }
issue-editor = التحرير: { $editor }
this-issue = في هذا العدد
print-issue = اطبع العدد كاملًا
print-source = للقراءة على الشاشة:
send-to-a-friend = أرسل إلى صديق
share = شارك مع غيرك
share-page = مشاركة
share-address = العنوان للنسخ:
qr-label = رمز QR يقود إلى الصفحة على الشاشة
article-pager = مقالات أخرى
article-before = المقال السابق
article-after = المقال التالي

## الأسئلة

question-link = رابط هذه الإجابة

## الرسائل

mail-read = اقرأ هذا على موقعنا
mail-shortened = هذه البداية فقط: النص أطول من أن تسعه رسالة.
mail-calendar = ملف التقويم المرفق يضيف الصيانة إلى تقويمك.

## Subscribing

subscribe-lead = جميع الطرق لمعرفة الأعطال وأعمال الصيانة. ولا تسألك أي منها عن هويتك.
subscribe-mail = بالبريد الإلكتروني
subscribe-mail-text = رسالة عند كل خطوة من خطوات الإشعار، ترسلها قائمتنا البريدية. ويمكنك مغادرتها في أي وقت.
subscribe-mail-link = انضم إلى القائمة البريدية
subscribe-feeds = في قارئ الخلاصات
subscribe-feeds-text = انسخ أحد العناوين إلى قارئ الخلاصات. تحتوي الخلاصات الثلاث على المدخلات نفسها: مدخل لكل خطوة من خطوات الإشعار.
subscribe-parts = جزء منها فقط
subscribe-calendar = في تقويمك
subscribe-calendar-text = اشترك في هذا العنوان مرة واحدة. سيعرض تقويمك بعدها كل فترة صيانة، وينقل ما يُنقل موعده، ويضع على الملغى علامة الإلغاء.
subscribe-google = تقويم Google
subscribe-google-text = على الحاسوب، اختر علامة الزائد بجانب «تقاويم أخرى»، ثم «من عنوان URL»، والصق العنوان.
subscribe-outlook = Outlook
subscribe-outlook-text = في التقويم، اختر «إضافة تقويم»، ثم «اشتراك من الويب»، والصق العنوان.
subscribe-apple = تقويم Apple
subscribe-apple-text = اتبع الرابط أعلاه، أو اختر «اشتراك جديد في تقويم» من القائمة «ملف» والصق العنوان.
subscribe-calendar-file = نزّله ملفًا لا يتغير لاحقًا
subscribe-component = مكوّن واحد فقط
subscribe-component-text = لكل مكوّن خلاصة وتقويم خاصان به. انسخ عنوان الرابط إلى قارئ الخلاصات أو إلى التقويم.
subscribe-component-all = المكوّنات
subscribe-component-feed = الخلاصة
subscribe-component-calendar = التقويم
subscribe-chat = في محادثة فريقك
subscribe-slack = Slack
subscribe-slack-text = أضف تطبيق RSS إلى مساحة العمل، ثم اكتب هذا في القناة:
subscribe-teams = Microsoft Teams
subscribe-teams-text = أضف سير العمل أو الموصل RSS إلى القناة وأعطه هذا العنوان:
subscribe-api = للبرامج
subscribe-api-text = كل ما في هذه الصفحة بصيغة JSON، والأوقات بتوقيت UTC.
subscribe-statuspage-text = المعلومات نفسها كما تجيب بها Statuspage، للبرامج المصنوعة لها.
subscribe-badge-text = شارة لصفحاتك تبيّن حال خدماتنا. ولكل مكوّن وكل مجموعة شارة أيضًا.

## Page not found

missing-text = لا توجد صفحة بهذا العنوان. ربما كُتب خطأً.
missing-home = هل هناك مشكلة الآن؟ اطلع على الحالة الحالية.
missing-history = ابحث في السجل.

## An old address

redirect-text = انتقلت هذه الصفحة. يجري نقلك إلى عنوانها الجديد.
