// A page is never wrong because it is old: built before a window and left open, it says at each second what the page
// built at that second says. Needs the program (TIDINGS), to build the example at several instants.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";

const TIDINGS = process.env.TIDINGS ?? "target/release/tidings";
const CONFIG = new URL("../../site.toml", import.meta.url).pathname;

// The example's window on the mail server: 05:15 to 05:30 UTC, ended by the clock.
const WINDOW = "maintenance/2026-12-08-mail-server-restart/";
const [BUILT, START, END] = ["2026-12-08T05:00:00Z", "2026-12-08T05:15:00Z", "2026-12-08T05:30:00Z"];
const PAGES = ["", "maintenance/", WINDOW, "components/", "components/mail-1/", "plans/proactive/", "history/2026/12/"];

const folder = mkdtempSync(join(tmpdir(), "tidings-flips-"));
const browser = await launch();
const servers = new Map();
after(async () => {
  await browser.close();
  for (const server of servers.values()) await server.close();
  rmSync(folder, { recursive: true });
});

/** The example as it is built at an instant. */
async function site(now) {
  if (!servers.has(now)) {
    const output = join(folder, now.replaceAll(":", ""));
    execFileSync(TIDINGS, ["build", "--config", CONFIG, "--now", now, "--output", output], { stdio: "ignore" });
    servers.set(now, await serve(output));
  }
  return servers.get(now);
}

const at = (instant, seconds = 0) => new Date(Date.parse(instant) + seconds * 1000);

/** A page built at BUILT and opened then, its clock moved by the test. */
async function left(page, options = {}) {
  return open(browser, await site(BUILT), page, { ticking: true, now: at(BUILT), timezoneId: "Europe/London", ...options });
}

/** What is to be read on the page that is built at an instant and opened then. */
async function built(page, now) {
  const fresh = await open(browser, await site(now), page, { now: at(now), timezoneId: "Europe/London" });
  const text = await said(fresh.tab);
  assert.deepEqual(fresh.wrongs, []);
  await fresh.close();
  return text;
}

const said = async (tab) => (await tab.innerText("main")).replace(/\s+/g, " ").trim();

/** Lets the page's clock run up to an instant. */
async function move(tab, instant, seconds = 0) {
  const now = await tab.evaluate(() => Date.now());
  await tab.clock.runFor(at(instant, seconds) - now);
}

describe("left open over a window", () => {
  for (const page of PAGES) {
    test(`/${page} flips at its start and at its end`, async () => {
      const { tab, wrongs, close } = await left(page);
      for (const instant of [START, END]) {
        await move(tab, instant, -1);
        const before = await said(tab);
        await move(tab, instant);
        const flipped = await said(tab);
        assert.notEqual(flipped, before, `changes at ${instant}, not before`);
        assert.equal(flipped, await built(page, instant), `at ${instant}`);
      }
      assert.deepEqual(wrongs, []);
      await close();
    });
  }
});

test("before, at, during, after: the state, the banner, the component, the countdown", async () => {
  const { tab, close } = await left("");
  const mail = () => tab.innerText("[data-live='state-mail-1'] .mark");
  const banner = () => tab.innerText(".banner h1");
  const coming = () => tab.innerText("#coming .notices li:first-child .countdown");

  assert.equal(await mail(), "Operational");
  assert.equal(await coming(), "begins in 15 minutes");
  await move(tab, START, -90);
  assert.equal(await coming(), "begins in 2 minutes");
  await move(tab, START, -1);
  assert.equal(await coming(), "begins in 1 second");
  assert.equal(await mail(), "Operational");
  await move(tab, START);
  assert.equal(await mail(), "Under maintenance");
  assert.equal(await tab.innerText("#open .card .mark"), "In progress");
  assert.match(await banner(), /^Maintenance in progress: Mail server, until Tue 8 Dec 05:30 GMT in 15 minutes$/);
  await move(tab, START, 12 * 60);
  assert.match(await banner(), /GMT in 3 minutes$/);
  await move(tab, END);
  assert.equal(await mail(), "Operational");
  assert.doesNotMatch(await banner(), /Maintenance/);
  assert.match(await tab.innerText("#past"), /Ended as scheduled/);
  await close();
});

test("a sleeping laptop wakes hours later", async () => {
  const { tab, wrongs, close } = await left(WINDOW);
  // Its timers fire once, late.
  await tab.clock.fastForward(at(END, 4 * 3600) - at(BUILT));
  assert.match(await said(tab), /Ended as scheduled/);
  assert.equal(await said(tab), await built(WINDOW, END));
  assert.deepEqual(wrongs, []);
  await close();
});

test("a page that is shown again looks at once", async () => {
  const { tab, close } = await left(WINDOW);
  // No timer runs: only the reader comes back.
  await tab.clock.setSystemTime(at(START));
  assert.match(await said(tab), /Scheduled/);
  await tab.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  assert.match(await said(tab), /In progress/);
  await close();
});

test("an old page is right when it is opened late", async () => {
  const { tab, close } = await left(WINDOW, { now: at(START, 60) });
  assert.equal(await tab.innerText(".state .mark"), "In progress");
  await close();
});

describe("a reader in another zone", () => {
  const cases = [
    ["Europe/London", null],
    ["Africa/Abidjan", null], // the same clock under another name
    ["America/New_York", /^\(Tue 8 Dec, 00:15 ?– ?00:30 GMT-5\)$/],
    ["Asia/Kolkata", /^\(Tue 8 Dec, 10:45 ?– ?11:00 GMT\+5:30\)$/],
    ["Pacific/Auckland", /^\(Tue 8 Dec, 18:15 ?– ?18:30 GMT\+13\)$/],
  ];
  for (const [timezoneId, expected] of cases) {
    test(timezoneId, async () => {
      const { tab, close } = await left(WINDOW, { timezoneId });
      const shown = () =>
        tab.$eval(".keys .local", (place) =>
          place.textContent ? getComputedStyle(place, "::before").content.replaceAll('"', "") + place.textContent + ")" : null,
        );
      const text = (await shown())?.replaceAll(/[\u2009\u202f\u00a0]/g, " ") ?? null;
      if (expected) assert.match(text, expected);
      else assert.equal(text, null);
      await close();
    });
  }

  test("sees it on what flipped, too", async () => {
    const { tab, close } = await left("", { timezoneId: "Asia/Kolkata" });
    await move(tab, START);
    assert.match(await tab.innerText("#open .card .local"), /10:45/);
    await close();
  });
});

describe("stale", () => {
  // What speaks of today has to be built again at the next local midnight; the example calls things old after 2 h.
  test("a page that was not built again says so, and not a second earlier", async () => {
    const { tab, close } = await left("");
    const midnight = "2026-12-09T00:00:00Z";
    await tab.clock.pauseAt(at(midnight, 2 * 3600 - 1));
    assert.equal(await tab.isVisible(".stale"), false);
    await tab.clock.runFor(1000);
    assert.equal(await tab.isVisible(".stale"), true);
    assert.match(await tab.innerText(".stale"), /Wed 9 Dec 2026 00:00 GMT/);
    await close();
  });

  test("readings that are too old are told", async () => {
    const old = await site("2026-12-03T01:40:00Z");
    const { tab, close } = await open(browser, old, "", { ticking: true, now: at("2026-12-03T01:40:00Z") });
    assert.doesNotMatch(await said(tab), /Readings are from/);
    await tab.clock.fastForward(at("2026-12-03T03:10:00Z") - at("2026-12-03T01:40:00Z"));
    assert.match(await tab.innerText(".banner"), /Readings are from Thu 3 Dec 01:07 GMT/);
    await close();
  });
});

test("without a script every time is absolute, and the page says of when it is", async () => {
  const { tab, close } = await left("", { javaScriptEnabled: false });
  const text = await said(tab);
  assert.doesNotMatch(text, /\bin \d+ (second|minute|hour|day)/);
  assert.match(text, /Facts as of \w+ \d+ \w+ 2026 \d\d:\d\d GMT/);
  assert.equal(await tab.isVisible(".stale"), false);
  await close();
});

test("the script is small, and from its own hashed file", async () => {
  const { folder } = await site(BUILT);
  const scripts = readdirSync(join(folder, "static")).filter((name) => name.endsWith(".js"));
  assert.equal(scripts.length, 1);
  assert.match(scripts[0], /^script\.[0-9a-f]{16}\.js$/);
  const { size } = statSync(join(folder, "static", scripts[0]));
  assert.ok(size < 4096, `${size} bytes`);
});
