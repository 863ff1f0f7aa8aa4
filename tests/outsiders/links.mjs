// linkinator walks the site as a reader would: from the home page over every link, on a server of its own.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LinkChecker } from "linkinator";
import { serve } from "../browser/server.mjs";

// linkinator would ask a proxy for the loopback too.
for (const name of ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"]) delete process.env[name];

const [folder] = process.argv.slice(2);
const site = await serve(folder);
const escaped = site.baseUrl.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const { links } = await new LinkChecker().check({
  path: site.url,
  recurse: true,
  concurrency: 20,
  redirects: "error", // a link within the site is written as it is served
  // Canonical addresses and structured data name the published site: the same page is here.
  urlRewriteExpressions: [{ pattern: new RegExp(`^${escaped}`), replacement: site.url }],
  linksToSkip: async (link) => !link.startsWith(site.url),
});
await site.close();

const path = (url) => url?.replace(site.url, "/");
verdict(
  "every link leads somewhere",
  links.filter((link) => link.state === "BROKEN").map((link) => `${path(link.url)} (${link.status}) on ${path(link.parent)}`),
);
const seen = new Set(links.map((link) => link.url.split("#")[0]));
verdict(
  "every page that search engines may find can be reached from the home page",
  site.pages.filter((page) => page !== "404.html" && !seen.has(site.url + page) && !hidden(page)),
);

/** Whether a page asks search engines to leave it out: a false alarm has no link to it. */
function hidden(page) {
  const file = join(folder, page.endsWith(".html") ? page : join(page, "index.html"));
  return readFileSync(file, "utf8").split("</head>")[0].includes("noindex");
}

function verdict(question, wrongs) {
  console.log(`${wrongs.length ? "not ok" : "ok"} - linkinator: ${question}`);
  for (const wrong of wrongs.slice(0, 20)) console.log(`    ${wrong}`);
}
