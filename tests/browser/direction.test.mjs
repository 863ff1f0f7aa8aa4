// A page runs as its language does: nothing leaves it sideways, time begins where a line does, and what the script adds
// has the page's language and digits.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { FOLDER, launch, open } from "./browser.mjs";
import { kinds } from "./kinds.mjs";
import { serve } from "./server.mjs";

const site = await serve(FOLDER);
const browser = await launch();
after(async () => {
  await browser.close();
  await site.close();
});

test("no page is wider than a telephone", async () => {
  const { tab, close } = await open(browser, site, "", { viewport: { width: 320, height: 640 } });
  for (const { page } of kinds(site)) {
    await tab.goto(site.url + page);
    const wider = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wider, 0, `/${page}`);
  }
  await close();
});

test("the oldest day stands where a line begins", async () => {
  const { tab, close } = await open(browser, site, "");
  const { direction, oldest, newest } = await tab.evaluate(() => {
    const days = document.querySelectorAll(".bars rect");
    const bars = document.querySelector(".bars").querySelectorAll("rect");
    return {
      direction: getComputedStyle(document.documentElement).direction,
      oldest: days[0].getBoundingClientRect().x,
      newest: bars[bars.length - 1].getBoundingClientRect().x,
    };
  });
  assert.equal(oldest > newest, direction === "rtl", `${oldest}, ${newest} in ${direction}`);
  await close();
});

test("the countdown and the reader's own time are in the page's language, with Latin digits", async () => {
  const window = kinds(site).find(({ kind }) => kind === "window in_progress");
  const { tab, close } = await open(browser, site, window.page, { timezoneId: "Asia/Kathmandu", locale: "hi-IN" });
  const { lang, countdown, local } = await tab.evaluate(() => ({
    lang: document.documentElement.lang,
    countdown: document.querySelector(".countdown").innerText,
    local: document.querySelector(".local").innerText,
  }));
  const format = new Intl.RelativeTimeFormat(`${lang}-u-nu-latn`, { numeric: "always" });
  const minutes = Array.from({ length: 90 }, (_, minute) => format.format(minute, "minute"));
  assert.ok(minutes.some((words) => countdown.includes(words)), countdown);
  for (const text of [countdown, local]) assert.doesNotMatch(text, /(?![0-9])\p{Decimal_Number}/u, text);
  assert.match(local, /06:45/); // the window begins at 01:00 UTC
  await close();
});
