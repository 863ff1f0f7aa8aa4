// One page of each kind, in a real browser: quiet, narrow, without scripts, by keyboard, in forced colours.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { FOLDER, launch, open } from "./browser.mjs";
import { kinds } from "./kinds.mjs";
import { serve } from "./server.mjs";

const site = await serve(FOLDER);
const browser = await launch();
after(async () => {
  await browser.close();
  await site.close();
});

for (const { kind, page } of kinds(site)) {
  describe(`${kind} (/${page})`, () => {
    let opened, tab;
    before(async () => {
      opened = await open(browser, site, page);
      tab = opened.tab;
    });
    after(() => opened.close());

    it("has one h1, and no heading skips a level", async () => {
      const levels = await tab.$$eval("h1, h2, h3, h4, h5, h6", (all) => all.map((h) => Number(h.localName[1])));
      assert.equal(levels.filter((level) => level === 1).length, 1, "one h1");
      const skipped = levels.filter((level, at) => at > 0 && level > levels[at - 1] + 1);
      assert.deepEqual(skipped, [], `levels: ${levels}`);
    });

    it("has targets of 24 px", async () => {
      const small = await tab.$$eval("nav a, button, summary, input, select, [role=button]", (all) =>
        all
          .filter((target) => target.checkVisibility({ visibilityProperty: true }))
          .map((target) => ({ target: target.outerHTML.slice(0, 120), ...target.getBoundingClientRect().toJSON() }))
          .filter(({ width, height }) => width > 0 && (width < 24 || height < 24))
          .map(({ target, width, height }) => `${width} × ${height}: ${target}`),
      );
      assert.deepEqual(small, []);
    });

    it("is walked by keyboard, the skip link first, the focus always seen", async () => {
      assert.deepEqual(await walk(tab), []);
    });

    it("does not scroll sideways at 320 px", async () => {
      await tab.setViewportSize({ width: 320, height: 700 });
      const wide = await tab.evaluate(() => {
        const { scrollWidth, clientWidth } = document.scrollingElement;
        if (scrollWidth <= clientWidth) return [];
        const beyond = [...document.body.querySelectorAll("*")].filter(
          (element) => element.getBoundingClientRect().right > clientWidth,
        );
        return [`${scrollWidth} px`, ...beyond.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
      });
      assert.deepEqual(wide, []);
    });

    it("says the same in forced colours, and holds still where that is asked", async () => {
      const words = await text(tab);
      await tab.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
      assert.equal(await text(tab), words);
      const moving = await tab.evaluate(() => document.getAnimations().filter((a) => a.playState === "running").length);
      assert.equal(moving, 0, "running animations");
    });

    it("says the same without scripts", async () => {
      const scripted = await text(tab);
      const bare = await open(browser, site, page, { javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
      assert.ok(await bare.tab.isVisible("h1"), "the h1 is visible");
      const plain = await text(bare.tab);
      // Scripts may add "in 12 minutes" and the reader's own zone, and nothing else.
      assert.ok(plain.length > 20 && plain.length > scripted.length * 0.8, `only this is left: ${plain}`);
      assert.deepEqual(bare.wrongs, []);
      await bare.close();
    });

    it("loads without a message, an error, a refusal or a request elsewhere", async () => {
      await tab.reload();
      assert.deepEqual(opened.wrongs, []);
    });
  });
}

describe("the home page", () => {
  it("says the status in words, with and without colours of its own", async () => {
    for (const forcedColors of ["none", "active"]) {
      const { tab, close } = await open(browser, site, "", { forcedColors });
      const words = await text(tab);
      for (const word of [site.api.status.sentence, ...site.api.components.map(({ name }) => name)]) {
        assert.ok(words.includes(word), `"${word}" is not seen (forced colours: ${forcedColors})`);
      }
      await close();
    }
  });
});

async function text(tab) {
  return (await tab.innerText("main")).replace(/\s+/g, " ").trim();
}

/** Presses Tab through the whole page. Returns what is wrong with the walk. */
async function walk(tab) {
  const count = await tab.evaluate(() => {
    window.stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
      (stop) => stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility({ visibilityProperty: true }),
    );
    return window.stops.length;
  });
  const wrongs = [];
  const reached = new Set();
  for (let press = 0; press < count + 20; press++) {
    await tab.keyboard.press("Tab");
    const stop = await tab.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return null;
      const style = getComputedStyle(focused);
      const box = focused.getBoundingClientRect();
      return {
        index: window.stops.indexOf(focused),
        html: focused.outerHTML.slice(0, 120),
        skips: focused.matches("a[href^='#']"),
        marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
        inSight: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
      };
    });
    if (stop === null || (reached.has(stop.index) && stop.index === 0)) break;
    if (press === 0 && !stop.skips) wrongs.push(`the first stop is no skip link: ${stop.html}`);
    if (!stop.marked) wrongs.push(`the focus is not marked: ${stop.html}`);
    if (!stop.inSight) wrongs.push(`the focus is out of sight: ${stop.html}`);
    reached.add(stop.index);
  }
  const missed = await tab.evaluate(
    (reached) => window.stops.filter((_, index) => !reached.includes(index)).map((stop) => stop.outerHTML.slice(0, 120)),
    [...reached],
  );
  return [...wrongs, ...missed.map((stop) => `never reached: ${stop}`)];
}
