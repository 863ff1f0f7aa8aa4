// Long titles, unbroken words, two hundred components, and almost nothing at all: no page is wider than the screen.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, open } from "./browser.mjs";
import { built, LEAST, most } from "./extremes.mjs";
import { kinds } from "./kinds.mjs";

for (const [name, files] of [["the most", most()], ["the least", LEAST]]) {
  describe(`a site with ${name}`, () => {
    let site, browser;
    before(async () => {
      site = await built(files);
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    it("is never wider than the screen, and cuts nothing off", async () => {
      const wide = [];
      for (const { kind, page } of kinds(site)) {
        const { tab, wrongs, close } = await open(browser, site, page);
        for (const width of [320, 1280]) {
          await tab.setViewportSize({ width, height: 900 });
          await tab.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
          wide.push(...(await tab.evaluate(beyond)).map((what) => `${kind} (/${page}) at ${width} px: ${what}`));
        }
        assert.deepEqual(wrongs, []);
        await close();
      }
      assert.deepEqual(wide, []);
    });

    it("breaks no word of an ordinary name", { skip: name === "the least" }, async () => {
      const { tab, close } = await open(browser, site, "", { viewport: { width: 320, height: 700 } });
      const broken = await tab.evaluate(() => {
        const broken = [];
        for (const name of document.querySelectorAll("#components .name a, #components .group")) {
          const text = name.firstChild;
          for (const { index, 0: word } of text.data.matchAll(/\S+/g)) {
            if (word.length > 20) continue;
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(`${word} of ${text.data}`);
          }
        }
        return broken;
      });
      assert.deepEqual(broken, []);
      await close();
    });
  });
}

/** What reaches over the edge of the screen, or of a box that hides what is over its edge. */
function beyond() {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  const shown = (element) => element.outerHTML.slice(0, 120);
  // Tables and the menu scroll by themselves.
  const scrolls = (element) => element.closest(".table, header.site nav, .visually-hidden");
  const out = [...document.body.querySelectorAll("*")].filter((element) => {
    const { right, left, width } = element.getBoundingClientRect();
    return width > 0 && !scrolls(element) && (right > clientWidth + 1 || left < -1);
  });
  const cut = [...document.body.querySelectorAll("*")].filter((element) => {
    const { overflowX } = getComputedStyle(element);
    return ["hidden", "clip"].includes(overflowX) && !scrolls(element) && element.scrollWidth > element.clientWidth + 1;
  });
  // What stands beside the figures leaves room for them.
  const broad = [...document.querySelectorAll(".table tbody th")].filter(
    (head) => head.offsetWidth > head.closest(".table").clientWidth * 0.6,
  );
  return [
    ...broad.slice(0, 4).map((element) => `too broad: ${shown(element)}`),
    ...(scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : []),
    ...out.slice(0, 4).map((element) => `over the edge: ${shown(element)}`),
    ...cut.slice(0, 4).map((element) => `cut off: ${shown(element)}`),
  ];
}
