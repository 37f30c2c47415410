// Draws the pictures of the page in the README and its guide: node docs/page_pictures.mjs PAGE FOLDER
// The page is output/csxl.html, played through with its own example in Debian's Chromium.

import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(new URL("../web/", import.meta.url))("playwright-core");
const [, , page, folder] = process.argv;
const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--lang=en-GB"];
const WIDTH = 1100;

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: FLAGS,
  env: { ...process.env, LANGUAGE: "en_GB" },
});
const tab = await browser.newPage({ viewport: { width: WIDTH, height: 680 }, locale: "en-GB" });
await tab.goto(pathToFileURL(resolve(page)).href);

async function isReady() {
  await tab.waitForFunction(() => document.getElementById("bar").dataset.state === "ready", null, { timeout: 120_000 });
}

async function drawn(name, first, height) {
  await tab.locator(first).scrollIntoViewIfNeeded();
  await tab.evaluate((selector) => scrollTo(0, document.querySelector(selector).getBoundingClientRect().top + scrollY - 70), first);
  await tab.setViewportSize({ width: WIDTH, height });
  await tab.screenshot({ path: `${folder}/${name}.png` });
}

await isReady();
await tab.screenshot({ path: `${folder}/page-start.png` });
await tab.locator("#example").click();
await tab.waitForTimeout(1000);
await isReady();
await drawn("page-check", "#step-check", 900);
await tab.locator("#summarise").click();
await tab.waitForTimeout(1000);
await isReady();
await drawn("page-summary", "#step-summary", 900);
await browser.close();
