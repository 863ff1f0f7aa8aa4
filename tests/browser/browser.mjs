// Debian's Chromium, a fresh profile each time, and pages that write down whatever goes wrong on them.
import { chromium } from "playwright-core";

/** The instant at which the site was built: the browser's clock stands there, so that nothing is stale or in the past. */
export const NOW = new Date(process.env.TIDINGS_NOW ?? "2026-12-03T01:10:00Z");

export const FOLDER = process.env.TIDINGS_SITE ?? "target/site";

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * A page in a context of its own. `wrongs` fills with what must not happen: messages, errors, refusals, foreign
 * requests. Its clock stands still at `now`, or runs as the test moves it (`ticking`).
 */
export async function open(browser, site, page, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const now = options.now ?? NOW;
  await (options.ticking ? context.clock.install({ time: now }) : context.clock.setFixedTime(now));
  const tab = await context.newPage();
  const wrongs = [];
  tab.on("console", (message) => {
    // Chromium says so itself of every page that is answered with 404, and this one is.
    if (page === "404.html" && message.text().includes("status of 404")) return;
    wrongs.push(`console: ${message.text()}`);
  });
  tab.on("pageerror", (error) => wrongs.push(`error: ${error.message}`));
  tab.on("requestfailed", (request) => wrongs.push(`failed: ${request.url()}`));
  tab.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== "data:" && origin !== new URL(site.url).origin) wrongs.push(`foreign request: ${request.url()}`);
  });
  if (options.javaScriptEnabled !== false) {
    await tab.exposeFunction("tidingsRefused", (what) => wrongs.push(`refused by the policy: ${what}`));
    await tab.addInitScript(() =>
      document.addEventListener("securitypolicyviolation", (event) =>
        window.tidingsRefused(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
      ),
    );
  }
  await tab.goto(site.url + (page === "404.html" ? "no/such/page" : page));
  return { tab, wrongs, close: () => context.close() };
}
