// csxl's engine: Pyodide with csxl in it. The build puts Pyodide's two modules before this one, so that
// _createPyodideModule, loadPyodide and NO_PACKAGES are there. Everything it needs is handed to it; it fetches nothing.

const PLACE = "csxl://engine/"; // an address that leads nowhere; what Pyodide asks for there is served from memory
const WAYS_OUT = [
  ...["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "BroadcastChannel"],
  ...["Worker", "importScripts", "indexedDB", "caches"],
];
const DOOR = `
import json
from csxl.model.refusal import Refusal
from csxl.page.calls import answer, in_words

def door(call, args, data, progress):
    """What the call gives: how it ended, its text, its files."""
    try:
        result, files = answer(call, args, data.to_bytes() if data else None, progress)
    except Refusal as refusal:
        return "refused", in_words(refusal), []
    return "result", result, files

door
`;

// Starts Python with csxl. `place` is where Pyodide finds pyodide.asm.wasm and library.zip.
export async function startEngine(place) {
  const began = performance.now();
  const pyodide = await loadPyodide({
    indexURL: place,
    stdLibURL: `${place}library.zip`,
    lockFileContents: JSON.stringify(NO_PACKAGES),
    createPyodideModule: _createPyodideModule,
    env: { HOME: "/home/csxl" },
  });
  const hasPython = performance.now();
  const door = pyodide.runPython(DOOR);
  const [csxl, python] = pyodide.runPython("import csxl, platform; [csxl.__version__, platform.python_version()]").toJs();
  const took = { python: hasPython - began, csxl: performance.now() - hasPython }; // milliseconds
  return { pyodide, door, ready: { csxl, python, pyodide: pyodide.version, took } };
}

// One call: {result, files} or {refused} or {broken}, each with the memory in use.
export function asked(engine, { call, args, data }, progress) {
  const said = {};
  try {
    const ended = engine.door(call, JSON.stringify(args ?? {}), data ? new Uint8Array(data) : undefined, progress);
    const [how, text, files] = ended.toJs();
    ended.destroy();
    if (how === "refused") said.refused = text;
    else Object.assign(said, { result: JSON.parse(text), files: files.map((file) => file.slice().buffer) });
  } catch (error) {
    said.broken = whatBroke(error);
  }
  return { ...said, heap: engine.pyodide._module.HEAPU8.length };
}

// What broke and where: it is there to be sent on, so an exception's own words, which may be out of a return, stay here.
function whatBroke(error) {
  const places = [...String(error?.message).matchAll(/File "([^"]+)", line (\d+)/g)].slice(-6);
  if (!error?.type || !places.length) return String(error?.message ?? error);
  return `${error.type} (${places.map(([, file, line]) => `${file}:${line}`).join(", ")})`;
}

// Whether this browser runs WebAssembly at all; a policy may have switched it off.
function hasWebAssembly() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

function unpacked(bytes) {
  const whole = new ReadableStream({ // WebKit can read no Blob in a worker from a data: address
    start(stream) {
      stream.enqueue(bytes);
      stream.close();
    },
  });
  return whole.pipeThrough(new DecompressionStream("gzip"));
}

// Lets Pyodide "fetch" the two blocks that were handed over, and nothing else.
function serve({ wasm, library }) {
  const held = {
    [`${PLACE}pyodide.asm.wasm`]: ["application/wasm", wasm],
    [`${PLACE}library.zip`]: ["application/zip", library],
  };
  globalThis.fetch = async (address) => {
    const [type, bytes] = held[String(address)] ?? [];
    if (!bytes) throw new Error(`nothing is fetched here: ${address}`);
    return new Response(unpacked(bytes), { headers: { "Content-Type": type } });
  };
}

// Pyodide only warns where WebAssembly does not start, and would wait for ever.
function failLoudly(fail) {
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = (...given) => instantiate.apply(WebAssembly, given).catch((error) => {
    fail(error);
    throw error;
  });
}

function closeWaysOut() {
  for (const name of WAYS_OUT) {
    for (let place = globalThis; place; place = Object.getPrototypeOf(place)) {
      if (place === globalThis || Object.hasOwn(place, name))
        Object.defineProperty(place, name, { value: undefined, configurable: false, writable: false });
    }
  }
}

async function started(blocks) {
  serve(blocks);
  const failed = new Promise((_, fail) => failLoudly(fail));
  const engine = await Promise.race([startEngine(PLACE), failed]);
  closeWaysOut();
  return engine;
}

function listen() {
  let engine = null;
  self.onmessage = ({ data: message }) => {
    if (message.blocks) {
      if (!hasWebAssembly()) return postMessage({ cannot: "wasm", said: "" });
      engine = started(message.blocks);
      engine.then(({ ready }) => postMessage({ ready }), (error) => postMessage({ cannot: "start", said: String(error) }));
      return undefined;
    }
    return engine.then((running) => {
      const { id } = message;
      const said = asked(running, message, (done, total) => postMessage({ id, progress: [done, total] }));
      postMessage({ id, ...said }, said.files ?? []);
    }, () => undefined);
  };
}

if (globalThis.WorkerGlobalScope) listen();
