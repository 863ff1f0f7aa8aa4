// The npm package statuspage.io, as it is, asks a built site what it would ask a Statuspage.
import { Statuspage } from "statuspage.io";
import { serve } from "../browser/server.mjs";

// It would ask a proxy for the loopback too.
for (const name of ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"]) delete process.env[name];

const [folder] = process.argv.slice(2);
const site = await serve(folder);
const { api } = site;
const client = new Statuspage("none");
client.setApiUrl(site.url);

const known = new Set(api.components.map((component) => component.name));
const states = (components) => components.filter((one) => !one.group).map((one) => `${one.name}: ${one.status}`);
const expected = api.components.map((one) => `${one.name}: ${one.status}`).sort();
const isOpen = (one) => !["resolved", "postmortem"].includes(one.state) && !isPlain(one);
const isPlain = (one) => one.impact === "none" && Object.keys(one.components).length === 0;
const open = api.incidents.filter(isOpen).map((one) => one.url);
const upcoming = api.maintenance.filter((one) => one.state === "scheduled").map((one) => one.url);
const active = api.maintenance.filter((one) => ["in_progress", "overrun", "verifying"].includes(one.state)).map((one) => one.url);
const links = (notices) => notices.map((one) => one.shortlink);

await verdict("getStatus: the page and how it does", async () => {
  const { page, status } = await client.api.getStatus();
  return [...same(page.name, api.title), ...same(status.indicator, api.status.indicator)];
});
await verdict("getComponents: every component and its status", async () => {
  const { components } = await client.api.getComponents();
  const groups = components.filter((one) => one.group);
  const members = groups.flatMap((group) => group.components);
  const strangers = members.filter((id) => !components.some((one) => one.id === id && known.has(one.name)));
  return [...same(states(components).sort(), expected), ...strangers.map((id) => `${id} is in a group and nowhere else`)];
});
await verdict("getSummary: everything that is not over", async () => {
  const summary = await client.api.getSummary();
  return [
    ...same(states(summary.components).sort(), expected),
    ...same(links(summary.incidents), open),
    ...same(links(summary.scheduled_maintenances).sort(), [...upcoming, ...active].sort()),
  ];
});
await verdict("incidents.getUnresolved: what is open", async () => same(links((await client.api.incidents.getUnresolved()).incidents), open));
await verdict("incidents.getAll: the newest, open or not", async () => {
  const { incidents } = await client.api.incidents.getAll();
  const recent = api.incidents.map((one) => one.url).slice(0, 50);
  return same(links(incidents).slice(0, recent.length), recent);
});
await verdict("scheduledMaintenances.getUpcoming: the next first", async () => {
  const { scheduled_maintenances: windows } = await client.api.scheduledMaintenances.getUpcoming();
  const starts = windows.map((one) => one.scheduled_for);
  return [...same(links(windows).sort(), upcoming.sort()), ...same(starts, starts.toSorted())];
});
// The client asks upcoming.json for these two as well.
await verdict("scheduledMaintenances.getActive and getAll: answered", async () => {
  const answers = [await client.api.scheduledMaintenances.getActive(), await client.api.scheduledMaintenances.getAll()];
  return answers.flatMap((answer) => same(links(answer.scheduled_maintenances).sort(), upcoming.sort()));
});
await site.close();

function same(given, wanted) {
  const [a, b] = [JSON.stringify(given), JSON.stringify(wanted)];
  return a === b ? [] : [`${a} is not ${b}`];
}

async function verdict(question, ask) {
  const wrongs = await ask().catch((error) => [String(error)]);
  console.log(`${wrongs.length ? "not ok" : "ok"} - statuspage.io: ${question}`);
  for (const wrong of wrongs) console.log(`    ${wrong}`);
}
