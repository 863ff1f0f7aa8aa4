(() => { /* What the clock changes on a page. Every sentence was made by the build, in the page's timetable; only
  "in 12 minutes" and the reader's own time are written here. */

  const { lang, dataset: { zone } } = document.documentElement;
  // Like the times that the build wrote, in every language.
  const locale = new Intl.Locale(lang, { numberingSystem: "latn", calendar: "gregory" });
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  const timetable = document.getElementById("timetable");
  const changes = timetable ? JSON.parse(timetable.textContent) : [];

  const flip = (now) => { // puts in what is due; says whether anything was
    let flipped = false;
    while (changes.length && Date.parse(changes[0].at) <= now) {
      flipped = true;
      for (const [name, content] of Object.entries(changes.shift().parts)) {
        each(`[data-live="${name}"]`, (region) => { region.innerHTML = content; });
      }
    }
    return flipped;
  };

  const units = [["day", 86400, 129600], ["hour", 3600, 5400], ["minute", 60, 90], ["second", 1, 0]];
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
  const away = (ms) => {
    const seconds = Math.ceil(ms / 1000);
    const [unit, length] = units.find(([, , least]) => seconds >= least) ?? units.at(-1);
    return words.format(Math.round(seconds / length), unit);
  };
  const count = (now) => each(".countdown", (place) => {
    const left = Date.parse(place.dataset.to) - now;
    place.hidden = left <= 0;
    const gap = place.querySelector("span");
    const text = away(left);
    if (gap.textContent !== text) gap.textContent = text;
  });

  const clock = (timeZone) => new Intl.DateTimeFormat(locale, {
    weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
    hourCycle: "h23", timeZoneName: "short", timeZone,
  });
  const own = clock();
  const wall = (at, timeZone) => new Date(at).toLocaleString("sv", { timeZone });
  const local = () => each(".local", (place) => {
    const instants = [...place.parentElement.querySelectorAll(":scope > time")].map((time) => Date.parse(time.dateTime));
    if (instants.every((at) => wall(at, zone) === wall(at))) return;
    place.textContent = instants.length > 1 ? own.formatRange(...instants) : own.format(instants[0]);
  });

  // Browsers that have something for sharing need no address to copy.
  if (navigator.share) each("[data-share]", (button) => {
    const { share: title, url } = button.dataset;
    button.hidden = false;
    button.closest(".share").querySelector(".address").hidden = true;
    button.addEventListener("click", () => navigator.share({ title, url }).catch(() => {}));
  });

  const warn = (now) => each(".stale", (warning) => {
    warning.hidden = now < Date.parse(warning.dataset.build) + warning.dataset.after * 1000;
  });

  let timer; // A page left open goes on by itself; timers of a sleeping machine are late, so waking looks at once.
  const tick = () => {
    const now = Date.now();
    if (flip(now)) local();
    count(now);
    warn(now);
    clearTimeout(timer);
    timer = setTimeout(tick, 1000 - (now % 1000));
  };
  tick();
  local();
  addEventListener("pageshow", tick);
  document.addEventListener("visibilitychange", tick);
})();
