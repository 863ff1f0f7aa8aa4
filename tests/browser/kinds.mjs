// One page of each kind, found by its address in the built site: content may change without changing the tests.

const BY_ADDRESS = {
  home: /^$/,
  "coming maintenance": /^maintenance\/$/,
  occurrence: /^maintenance\/[^/]+\/[^/]+\/$/,
  incidents: /^incidents\/$/,
  history: /^history\/$/,
  month: /^history\/\d{4}\/\d{2}\/$/,
  components: /^components\/$/,
  component: /^components\/[^/]+\/$/,
  plan: /^plans\/[^/]+\/$/,
  uptime: /^uptime\/$/,
  newsletter: /^newsletter\/$/,
  issue: /^newsletter\/[^/]+\/$/,
  article: /^newsletter\/[^/]+\/(?!print\/)[^/]+\/$/,
  "printed issue": /^newsletter\/[^/]+\/print\/$/,
  subscribe: /^subscribe\/$/,
  "other page": /^(?!(maintenance|incidents|history|components|plans|uptime|newsletter|subscribe)\/)[^/]+\/$/,
  "page not found": /^404\.html$/,
};

/** What `/` and its neighbours always are, whatever the site's content. */
const ALWAYS = ["home", "coming maintenance", "incidents", "history", "component", "uptime", "subscribe", "page not found"];

/** `[{ kind, page }]`, with one window and one incident of each state among them. */
export function kinds(site) {
  const found = Object.entries(BY_ADDRESS).map(([kind, pattern]) => ({
    kind,
    // The last by name is the newest where addresses begin with a date.
    page: site.pages.findLast((page) => pattern.test(page)),
  }));
  // A series stands above its occurrences.
  const { page: occurrence } = found.find(({ kind }) => kind === "occurrence");
  found.push({ kind: "series", page: occurrence?.replace(/[^/]+\/$/, "") });
  for (const [list, name] of [["maintenance", "window"], ["incidents", "incident"]]) {
    for (const state of new Set(site.api[list].map((notice) => notice.state))) {
      const notice = site.api[list].find((notice) => notice.state === state && !notice.series);
      if (notice) found.push({ kind: `${name} ${state}`, page: notice.url.slice(site.baseUrl.length) });
    }
  }
  const missing = found.filter(({ kind, page }) => page === undefined && ALWAYS.includes(kind));
  if (missing.length) throw new Error(`no page of: ${missing.map(({ kind }) => kind).join(", ")}`);
  return found.filter(({ page }) => page !== undefined);
}
