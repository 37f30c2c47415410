// Chromium by playwright-core, which downloads nothing: the program is the system's own.
import { join } from "node:path";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--font-render-hinting=none", "--lang=en-GB",
];

export async function start({ program, folder, flags = [] }, need) {
  const context = await need("playwright-core").chromium.launchPersistentContext(join(folder, "profile"), {
    timeout: 120000, executablePath: program, args: [...FLAGS, ...flags], acceptDownloads: true,
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const seen = { requests: [], errors: [], saved: [] };
  context.on("request", (request) => seen.requests.push(request.url()));
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (said) => said.type() === "error" && seen.errors.push(said.text()));
  page.on("download", async (download) => {
    const path = join(folder, "saved", String(seen.saved.length), download.suggestedFilename());
    const done = download.saveAs(path);
    seen.saved.push({ name: download.suggestedFilename(), path, done });
  });
  let choosing = () => undefined;
  page.on("filechooser", (opened) => choosing(opened)); // from the start: later, the first dialogue might be missed
  const session = await context.newCDPSession(page);
  const middle = async (selector) => {
    const place = page.locator(selector).first();
    await place.scrollIntoViewIfNeeded();
    const box = await place.boundingBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  return {
    open: ({ url }) => page.goto(url, { timeout: 120000 }).then(() => null),
    evaluate: (expression) => page.evaluate(expression),
    load: (script) => page.evaluate(`${script};0`),
    click: ({ selector }) => page.locator(selector).first().click({ timeout: 60000 }),
    hover: ({ selector }) => page.locator(selector).first().hover(),
    type: ({ text }) => page.keyboard.type(text),
    press: ({ key }) => page.keyboard.press(key),
    files: ({ selector, paths }) => page.locator(selector).first().setInputFiles(paths),
    // Chosen in the dialogue that this key opens.
    async choose({ key, paths }) {
      const opened = new Promise((resolve, reject) => {
        choosing = resolve;
        setTimeout(reject, 60000, new Error(`${key} opens no dialogue`));
      });
      await page.keyboard.press(key);
      await (await opened).setFiles(paths);
    },
    // Files and folders as they come from the desktop, entries and all.
    async drop({ selector, paths }) {
      const { x, y } = await middle(selector);
      const data = { items: [], files: paths, dragOperationsMask: 1 };
      for (const type of ["dragEnter", "dragOver", "drop"])
        await session.send("Input.dispatchDragEvent", { type, x, y, data });
    },
    size: ({ width, height }) => page.setViewportSize({ width, height }),
    media: ({ media, scheme }) => page.emulateMedia({ media: media ?? null, colorScheme: scheme ?? null }),
    screenshot: ({ path, whole = true }) => page.screenshot({ path, fullPage: whole }).then(() => null),
    pdf: ({ path }) => page.pdf({ path, preferCSSPageSize: true, format: "A4" }).then(() => null),
    async saved() {
      return Promise.all(seen.saved.map(async ({ name, path, done }) => ({ name, path, done: await done })));
    },
    requests: () => seen.requests,
    errors: () => seen.errors,
    workers: () => page.workers().map((one) => one.url().slice(0, 40)),
    in_worker: ({ script, given }) =>
      page.workers()[0].evaluate(`(async (given) => {${script}\n})(${JSON.stringify(given ?? null)})`),
    in_frames: ({ script }) =>
      Promise.all(page.frames().slice(1).map((frame) => frame.evaluate(`(() => {${script}\n})()`))),
    before: ({ script }) => page.addInitScript(script),
    close: () => context.close(),
  };
}
