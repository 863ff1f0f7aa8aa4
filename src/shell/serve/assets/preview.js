// The preview's bar: moves the preview's instant, and reloads the page when the site has been rebuilt.
(() => {
  const bar = document.getElementById("tidings-preview");
  const find = (selector) => bar.querySelector(selector);
  const told = find(".told");
  const select = find("select");
  const moments = [...bar.querySelectorAll("[data-moment]")];
  const notices = new Map();

  // --- What outlives a reload: the notice that was chosen, what had the focus, whether the bar is folded.

  const KEY = "tidings-preview";
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  function keep(more) {
    sessionStorage.setItem(KEY, JSON.stringify(Object.assign(kept, more)));
  }

  // --- Reloading.

  let events;
  let leaving = false;
  /** Once: who moves is told of the rebuild twice, by the answer and by the event. */
  function reload() {
    if (!leaving) location.reload();
    leaving = true;
  }
  function listen() {
    events = new EventSource("/__tidings/events");
    events.onmessage = ({ data }) => {
      told.textContent = "";
      if (data !== bar.dataset.number) reload();
    };
    events.onerror = () => (told.textContent = "The preview does not answer.");
  }
  // A browser holds few connections to one host: pages that nobody looks at let theirs go.
  document.addEventListener("visibilitychange", () => {
    events?.close();
    if (!document.hidden) listen();
  });
  addEventListener("pagehide", () => events?.close());
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  if (!document.hidden) listen();

  // --- Moving.

  async function move(to, button) {
    keep({ focus: button?.dataset.moment ?? button?.className });
    bar.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch("/__tidings/now", { method: "POST", body: to });
      if (answer.ok) return reload();
      told.textContent = await answer.text();
    } catch {
      told.textContent = "The preview does not answer.";
    }
    bar.removeAttribute("aria-busy");
  }

  find(".go").addEventListener("submit", (event) => {
    event.preventDefault();
    move(find("input").value, event.submitter ?? undefined);
  });
  find(".clock").addEventListener("click", ({ currentTarget }) => move("", currentTarget));
  for (const button of moments) {
    button.addEventListener("click", () => move(notices.get(select.value)[button.dataset.moment], button));
  }

  // --- Notices.

  function choose() {
    const notice = notices.get(select.value);
    for (const button of moments) {
      const at = notice?.[button.dataset.moment];
      button.disabled = !at;
      button.setAttribute("aria-pressed", String(at === bar.dataset.now));
    }
    const open = find(".open");
    open.hidden = !notice || notice.address === location.pathname;
    if (notice) open.href = notice.address;
  }
  select.addEventListener("change", () => {
    keep({ notice: select.value });
    choose();
  });

  async function fill() {
    const answer = await fetch("/__tidings/notices.json");
    for (const notice of (await answer.json()).notices) {
      notices.set(notice.id, notice);
      select.add(new Option(`${notice.day} ${notice.title}`, notice.id));
    }
    const here = [...notices.values()].find(({ address }) => address === location.pathname);
    select.value = here?.id ?? (notices.has(kept.notice) ? kept.notice : "");
    choose();
    refocus();
  }

  /** Who moves by keyboard stays at the key that was pressed. */
  function refocus() {
    const last = kept.focus;
    keep({ focus: undefined });
    if (last) moments.concat(find(".clock")).find((b) => (b.dataset.moment ?? b.className) === last)?.focus();
  }

  // --- Folding, and the room that the bar takes.

  const fold = find(".fold");
  function setFolded(folded) {
    fold.setAttribute("aria-expanded", String(!folded));
    find(".controls").hidden = folded;
  }
  setFolded(kept.folded ?? innerWidth < 600);
  fold.addEventListener("click", () => {
    keep({ folded: fold.getAttribute("aria-expanded") === "true" });
    setFolded(kept.folded);
  });
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--tidings-preview", `${bar.offsetHeight}px`);
  }).observe(bar);

  fill().catch(() => (told.textContent = "The preview does not answer."));
})();
