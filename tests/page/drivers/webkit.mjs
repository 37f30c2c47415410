// WebKitGTK's own small browser by its WebDriver, in plain HTTP; DISPLAY must name a screen.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { gathering } from "./saved.mjs";

const KEYS = {
  Tab: "\uE004", Enter: "\uE007", Space: " ", Escape: "\uE00C", Shift: "\uE008", Control: "\uE009", Backspace: "\uE003",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Home: "\uE011", End: "\uE010",
};
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// A home of its own, whose downloads go to the folder.
function home(folder, saved) {
  const config = join(folder, "config");
  for (const path of [config, saved]) mkdirSync(path, { recursive: true });
  writeFileSync(join(config, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${saved}"\n`);
  const [data, cache] = [join(folder, "data"), join(folder, "cache")];
  return { HOME: folder, XDG_CONFIG_HOME: config, XDG_DATA_HOME: data, XDG_CACHE_HOME: cache };
}

async function served(base, method, path, body) {
  const answer = await fetch(`${base}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function session(base, binary, flags) {
  const wanted = { "webkitgtk:browserOptions": { binary, args: ["--automation", ...flags] } };
  for (let tries = 600; ; tries -= 1) {
    try {
      return await served(base, "POST", "/session", { capabilities: { alwaysMatch: wanted } });
    } catch (fault) {
      if (!tries || !String(fault.cause ?? fault).includes("ECONNREFUSED")) throw fault;
      await pause(100);
    }
  }
}

export async function start({ program, driver, folder, flags = [] }) {
  const port = await freePort();
  const saved = join(folder, "arriving");
  const process_ = spawn(driver, [`--port=${port}`], {
    env: { ...process.env, ...home(folder, saved), GTK_A11Y: "none", LIBGL_ALWAYS_SOFTWARE: "1" }, stdio: "ignore",
  });
  process.on("exit", () => process_.kill());
  const base = `http://127.0.0.1:${port}`;
  const { sessionId } = await session(base, program, flags);
  const ask = (method, path, body) => served(base, method, `/session/${sessionId}${path}`, body);
  await ask("POST", "/timeouts", { script: 600000, pageLoad: 120000 });
  await ask("POST", "/window/rect", { width: 1280, height: 1000 });
  const found = async (selector) =>
    (await ask("POST", "/element", { using: "css selector", value: selector }))[ELEMENT];
  const keys = (actions) => ask("POST", "/actions", { actions: [{ type: "key", id: "keys", actions }] });

  return {
    open: ({ url }) => ask("POST", "/url", { url }),
    async evaluate(expression) {
      const script = `const [said] = arguments; Promise.resolve(${expression})
        .then((gave) => said({ gave }), (fault) => said({ failed: String(fault?.stack ?? fault) }));`;
      const { gave, failed } = await ask("POST", "/execute/async", { script, args: [] });
      if (failed) throw new Error(failed);
      return gave;
    },
    load: (script) => ask("POST", "/execute/sync", { script, args: [] }),
    async click({ selector }) {
      const script = 'document.querySelector(arguments[0]).scrollIntoView({ block: "center" });';
      await ask("POST", "/execute/sync", { script, args: [selector] });
      await ask("POST", `/element/${await found(selector)}/click`, {});
    },
    type: ({ text }) => keys([...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }])),
    press({ key }) {
      const values = key.split("+").map((one) => KEYS[one] ?? one);
      return keys([
        ...values.map((value) => ({ type: "keyDown", value })),
        ...values.reverse().map((value) => ({ type: "keyUp", value })),
      ]);
    },
    async files({ selector, paths }) {
      await ask("POST", `/element/${await found(selector)}/value`, { text: paths.join("\n") });
    },
    size: ({ width, height }) => ask("POST", "/window/rect", { width, height }).then(() => null),
    async screenshot({ path }) {
      writeFileSync(path, Buffer.from(await ask("GET", "/screenshot"), "base64"));
    },
    saved: gathering(saved, folder),
    async close() {
      await ask("DELETE", "").catch(() => null);
      process_.kill();
    },
  };
}
