// Firefox by puppeteer-core over WebDriver BiDi, which downloads nothing: the program is the system's own.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { gathering } from "./saved.mjs";

export async function start({ program, folder, flags = [] }, need) {
  const saved = join(folder, "arriving");
  mkdirSync(saved, { recursive: true });
  const browser = await need("puppeteer-core").launch({
    browser: "firefox", timeout: 120000, executablePath: program, headless: true,
    args: flags, userDataDir: join(folder, "profile"),
    extraPrefsFirefox: {
      "browser.download.dir": saved, "browser.download.folderList": 2, "browser.download.useDownloadDir": true,
      "browser.download.alwaysOpenPanel": false, "browser.download.always_ask_before_handling_new_types": false,
      "browser.helperApps.neverAsk.saveToDisk": "application/octet-stream", "app.update.enabled": false,
      "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false,
    },
  });
  const page = await browser.newPage(); // the first one has no focus, so that its buttons hear no Enter
  await page.setViewport({ width: 1280, height: 900 });
  const seen = { requests: [], errors: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (said) => said.type() === "error" && seen.errors.push(said.text()));

  return {
    open: ({ url }) => page.goto(url, { timeout: 120000 }).then(() => null),
    evaluate: (expression) => page.evaluate(expression),
    load: (script) => page.evaluate(`${script};0`),
    async click({ selector }) {
      const place = await page.$(selector);
      if (!place) throw new Error(`nothing is ${selector}`);
      await place.click();
    },
    type: ({ text }) => page.keyboard.type(text),
    async press({ key }) {
      const keys = key.split("+").map((one) => (one === "Space" ? " " : one));
      for (const one of keys) await page.keyboard.down(one);
      for (const one of keys.reverse()) await page.keyboard.up(one);
    },
    async files({ selector, paths }) {
      await (await page.$(selector)).uploadFile(...paths);
    },
    size: ({ width, height }) => page.setViewport({ width, height }),
    screenshot: ({ path, whole = true }) => page.screenshot({ path, fullPage: whole }).then(() => null),
    saved: gathering(saved, folder),
    requests: () => seen.requests,
    errors: () => seen.errors,
    before: ({ script }) => page.evaluateOnNewDocument(script).then(() => null),
    close: () => browser.close(),
  };
}
