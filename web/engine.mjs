// Runs the engine of a built page under node: node web/engine.mjs output/csxl.html
// Each line of input is a request as JSON, each line of output its answer. {call, args, data} asks as the page does,
// {python, args, data} runs a text of Python that leaves `result`; data and files are base64.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const PYTHON = `
import json

def run(text, args, data):
    space = {"args": json.loads(args), "data": data.to_bytes() if data else b""}
    exec(text, space)
    return json.dumps(space.get("result"))

run
`;

function unpacked(html, name) {
  const begins = html.indexOf(">", html.indexOf(`id="block-${name}"`)) + 1;
  return gunzipSync(Buffer.from(html.slice(begins, html.indexOf("<", begins)), "base64"));
}

// The engine as the page's worker starts it, with the page's own bytes laid into a folder for it.
async function engineOf(page) {
  const html = readFileSync(page, "utf8");
  const folder = mkdtempSync(join(tmpdir(), "csxl-engine-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.on("exit", remove);
  writeFileSync(join(folder, "pyodide.asm.wasm"), unpacked(html, "wasm"));
  writeFileSync(join(folder, "library.zip"), unpacked(html, "library"));
  writeFileSync(join(folder, "worker.mjs"), unpacked(html, "worker"));
  const worker = await import(pathToFileURL(join(folder, "worker.mjs")).href);
  const engine = await worker.startEngine(`${folder}/`);
  remove(); // it is all in memory now, and whoever ends a hanging engine leaves it no time to tidy
  return { worker, engine };
}

function say(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function answered({ worker, engine }, run, request) {
  const data = request.data === undefined ? undefined : Uint8Array.from(Buffer.from(request.data, "base64"));
  if (request.python === undefined) {
    const said = worker.asked(engine, { ...request, data }, (done, total) => say({ progress: [done, total] }));
    return { ...said, files: said.files?.map((file) => Buffer.from(file).toString("base64")) };
  }
  const heap = () => engine.pyodide._module.HEAPU8.length;
  try {
    return { result: JSON.parse(run(request.python, JSON.stringify(request.args ?? {}), data)), heap: heap() };
  } catch (error) {
    return { broken: String(error?.message ?? error), heap: heap() };
  }
}

const running = await engineOf(process.argv[2]);
const run = running.engine.pyodide.runPython(PYTHON);
say({ ready: running.engine.ready });
for await (const line of createInterface({ input: process.stdin })) say(answered(running, run, JSON.parse(line)));
