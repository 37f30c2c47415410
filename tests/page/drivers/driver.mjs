// One browser with one page, for a program that writes a command a line.
// In: {"id": 1, "call": "click", "with": {...}}. Out: {"id": 1, "gave": ...} or {"id": 1, "failed": "why"}.
// Started with one argument: {"kind", "program", "driver", "folder", "modules", "flags"} as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

import * as chromium from "./chromium.mjs";
import * as firefox from "./firefox.mjs";
import * as webkit from "./webkit.mjs";

const settings = JSON.parse(process.argv[2]);
const need = createRequire(`${settings.modules}/`);
const browser = await { chromium, firefox, webkit }[settings.kind].start(settings, need);

// A script is the body of an async function of `given`; what it returns must be JSON.
const run = (script, given = null) => browser.evaluate(`(async (given) => {${script}\n})(${JSON.stringify(given)})`);

async function until(script, given, seconds, what) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await run(script, given);
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what} within ${seconds} s`);
    await pause(50);
  }
}

const SHOWN = `
  const root = given.selector ? document.querySelector(given.selector) : document.body;
  return Boolean(root && root.checkVisibility() && root.innerText.includes(given.text));`;

const DROPPED = `
  const transfer = new DataTransfer();
  for (const { name, content } of given.files)
    transfer.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], name));
  for (const kind of ["dragenter", "dragover", "drop"])
    document.querySelector(given.selector).dispatchEvent(
      new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));`;

const CHECKED = `
  const found = await axe.run(document, { iframes: false, resultTypes: ["violations", "incomplete"] });
  const plain = (list) => list.map((rule) => ({
    rule: rule.id, help: rule.help,
    at: rule.nodes.map((node) => node.target.join(" ") + " | " + (node.any.concat(node.all)[0]?.message ?? "")),
  }));
  return { violations: plain(found.violations), incomplete: plain(found.incomplete), passed: found.passes?.length };`;

async function axe() {
  if (!(await run("return Boolean(window.axe)")))
    await browser.load(readFileSync(need.resolve("axe-core/axe.min.js"), "utf8"));
  return run(CHECKED);
}

const calls = {
  ...browser,
  run: ({ script, given }) => run(script, given),
  wait: ({ text, selector, seconds = 60 }) => until(SHOWN, { text, selector }, seconds, `"${text}" is not shown`),
  until: ({ script, given, seconds = 60 }) => until(script, given, seconds, `not so: ${script}`),
  drop_bytes: ({ selector, files }) => run(DROPPED, { selector, files }),
  axe,
};

// One after the other, so that a slow command is done before the next begins.
for await (const line of createInterface({ input: process.stdin })) {
  const { id, call, with: given } = JSON.parse(line);
  let answer;
  try {
    if (!calls[call]) throw new Error(`${settings.kind} has no ${call}`);
    answer = { id, gave: (await calls[call](given ?? {})) ?? null };
  } catch (fault) {
    answer = { id, failed: String(fault?.stack ?? fault) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  if (call === "close") break;
}
process.exit(0);
