// A second reader of the calendars, the one that Thunderbird and Nextcloud use: the npm package ical.js.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const STATUS = { proposed: "TENTATIVE", cancelled: "CANCELLED", lapsed: "CANCELLED" };
const [site] = process.argv.slice(2);
const { maintenance } = JSON.parse(readFileSync(join(site, "api/tidings.json"), "utf8"));
const windows = new Map(maintenance.map((window) => [window.url, window]));

const wrongs = [];
const files = readdirSync(site, { recursive: true }).filter((path) => path.endsWith(".ics")).sort();
for (const path of files) {
  try {
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(site, path), "utf8")));
    for (const event of calendar.getAllSubcomponents("vevent")) {
      wrongs.push(...wrong(event).map((wrong) => `${path}: ${event.getFirstPropertyValue("uid")}: ${wrong}`));
    }
  } catch (error) {
    wrongs.push(`${path}: ${error.message}`);
  }
}
if (!files.includes("maintenance/calendar.ics")) wrongs.push("no maintenance/calendar.ics");
console.log(`${wrongs.length ? "not ok" : "ok"} - ical.js: every event is its window`);
for (const wrong of wrongs.slice(0, 20)) console.log(`    ${wrong}`);

/** What an event says otherwise than tidings.json, which does not know windows of long ago. */
function wrong(component) {
  const event = new ICAL.Event(component);
  const value = (name) => component.getFirstPropertyValue(name);
  const window = windows.get(value("url"));
  if (!window) return [];
  const [slug, day] = window.id.replace("maintenance/", "").split("/");
  const dated = (name) => (day ? `${name}.${day}` : name);
  const instant = (time) => `${time.toJSDate().toISOString().slice(0, 19)}Z`;
  const objects = component.getAllProperties("x-maintnote-object-id");
  const told = {
    uid: [event.uid, dated(slug) + "@" + new URL(window.events[0].id).hostname],
    "maintenance-id": [value("x-maintnote-maintenance-id"), dated(window.reference ?? slug)],
    start: [instant(event.startDate), window.planned.start],
    end: [instant(event.endDate), window.planned.end],
    sequence: [event.sequence, window.sequence],
    status: [value("status"), STATUS[window.state] ?? "CONFIRMED"],
    recurs: [event.isRecurring(), false],
    summary: [/\p{Cc}/u.test(window.title) || event.summary, [window.reference, window.title].filter(Boolean).join(" ")],
    components: [objects.map((object) => object.getFirstValue()).sort().join(), Object.keys(window.components).sort().join()],
    impacts: [objects.every((object) => object.getFirstParameter("x-maintnote-object-impact")), true],
  };
  if (told.summary[0] === true) delete told.summary; // the judge in Python knows what becomes of control characters
  return Object.entries(told).flatMap(([field, [got, due]]) => (got === due ? [] : `${field} is ${got}, not ${due}`));
}
