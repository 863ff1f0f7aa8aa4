// axe-core's judgement of WCAG 2.2 AA and of what it holds to be good besides: each kind of page, light and dark, narrow and wide.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { FOLDER, launch, open } from "./browser.mjs";
import { kinds } from "./kinds.mjs";
import { serve } from "./server.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const COLOURS = ["color-contrast", "link-in-text-block"];
const SCHEMES = (process.env.TIDINGS_SCHEMES ?? "light dark").split(" ");

const site = await serve(FOLDER);
const browser = await launch();
after(async () => {
  await browser.close();
  await site.close();
});

for (const { kind, page } of kinds(site)) {
  for (const colorScheme of SCHEMES) {
    test(`${kind} (/${page}) is accessible, ${colorScheme}`, async () => {
      const { tab, close } = await open(browser, site, page, { colorScheme });
      for (const width of [320, 1280]) {
        await tab.setViewportSize({ width, height: 900 });
        await openDetails(tab);
        assert.deepEqual(await violations(tab, colorScheme), [], `at ${width} px`);
      }
      await close();
    });
  }
}

/** What is folded away is judged too. */
function openDetails(tab) {
  return tab.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
}

/** A second scheme changes colours and nothing else. */
async function violations(tab, scheme) {
  await tab.evaluate(AXE);
  const all = { runOnly: { type: "tag", values: STANDARD }, rules: { "target-size": { enabled: true } } };
  const options = scheme === SCHEMES[0] ? all : { runOnly: { type: "rule", values: COLOURS } };
  const { violations } = await tab.evaluate((options) => axe.run(options), options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}
