// The engine's life: one worker at a time, one call at a time. A worker that was ended is replaced by another, which
// is told again what was read (see kept.js). What hangs or breaks costs the one call.

const SILENCE = 45; // seconds without a sign of life after which reading a file is ended
const FULL = 700 * 2 ** 20; // bytes: the memory of WebAssembly never shrinks, so a new worker starts small again
const TICK = 1000; // milliseconds; of a longer gap (a laptop asleep) only two ticks count

class Ended extends Error {
  // why: "time", "memory", "crash" or "stopped"
  constructor(why, said = "") {
    super(said || why);
    this.why = why;
  }
}

class Refused extends Error {}

class Cannot extends Error {
  constructor(word, said = "") {
    super(said);
    this.word = word;
  }
}

// The scripts stand before the engine's own blocks, so that the page can be read while these are still coming in.
const allIsHere = new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));
const engine = {
  worker: null,
  up: null,
  usable: false,
  about: null,
  cannot: null,
  asking: null,
  fail: null,
  turn: 0,
  number: 0,
  worn: false,
};
const CANNOT_WORDS = { wasm: "no_wasm", start: "no_start" };

// A promise of an engine that can be used: the present one, or a new one that is told what was read.
function up() {
  if (engine.cannot) return Promise.reject(engine.cannot);
  if (engine.worn) endWorker("stopped");
  if (!engine.up) {
    const waking = wakened();
    engine.up = waking;
    waking.catch((error) => {
      if (engine.up === waking) engine.up = null;
      if (!(error instanceof Ended && error.why === "stopped")) engine.cannot = notUp(error);
      drawStatus();
    });
  }
  return engine.up;
}

// Why there is no engine: it never ran here, or it could not be started again.
function notUp(error) {
  if (engine.about) return new Cannot("no_restart", error.message);
  return error instanceof Cannot ? error : new Cannot("no_start", error.message);
}

async function wakened() {
  drawStatus();
  await started();
  await ask("begin", { day: today() });
  await toldAgain();
  engine.usable = true;
  drawStatus();
}

async function started() {
  if (typeof DecompressionStream === "undefined") throw new Cannot("no_unpacking");
  if (typeof Worker === "undefined") throw new Cannot("no_worker");
  const turn = engine.turn;
  await allIsHere;
  const worker = await startEngine();
  if (turn !== engine.turn) {
    worker.terminate();
    throw new Ended("stopped");
  }
  engine.worker = worker;
  return new Promise((resolve, reject) => {
    engine.fail = reject;
    worker.addEventListener("message", ({ data }) => heard(data, resolve, reject));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker === engine.worker) endWorker("crash", event.message ?? "");
    });
  });
}

function heard(message, resolve, reject) {
  if (message.ready) {
    engine.about = message.ready;
    engine.fail = null;
    resolve();
  } else if (message.cannot) {
    reject(new Cannot(CANNOT_WORDS[message.cannot] ?? "no_start", message.said));
  } else {
    answered(message);
  }
}

// Sends a call; `onward(done, total)` hears how far it is, and `limit` is how many seconds it may be silent (0: for ever).
function ask(call, args = {}, data = null, onward = null, limit = 0) {
  return new Promise((resolve, reject) => {
    engine.number += 1;
    engine.asking = { id: engine.number, resolve, onward, limit, silent: 0 };
    engine.fail = reject;
    engine.worker.postMessage({ id: engine.number, call, args, data: data ?? undefined }, data ? [data] : []);
  });
}

function answered(message) {
  const asking = engine.asking;
  if (!asking || message.id !== asking.id) return;
  asking.silent = 0;
  if (message.progress) {
    asking.onward?.(...message.progress);
  } else if ("broken" in message) {
    endWorker(/MemoryError|out of memory|enlarge memory/i.test(message.broken) ? "memory" : "crash", message.broken);
  } else {
    const fail = engine.fail;
    Object.assign(engine, { asking: null, fail: null, worn: message.heap > FULL });
    if ("refused" in message) fail(new Refused(message.refused));
    else asking.resolve({ result: message.result, files: message.files ?? [] });
  }
}

// One call of the piece of work that is being done; after Stop it gets no other.
async function call(name, args, data, onward, limit) {
  if (work.halted) throw new Ended("stopped");
  await up();
  return ask(name, args, data, onward, limit);
}

// Ends the worker; whatever was waiting for it fails with the reason.
function endWorker(why, said = "") {
  const fail = engine.fail;
  engine.worker?.terminate();
  Object.assign(engine, { worker: null, up: null, usable: false, asking: null, fail: null, worn: false });
  engine.turn += 1;
  fail?.(new Ended(why, said));
}

function watch() {
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    const gone = Math.min(now - last, 2 * TICK) / 1000;
    last = now;
    if (!engine.asking) return;
    engine.asking.silent += gone;
    if (engine.asking.limit && engine.asking.silent > engine.asking.limit) endWorker("time");
  }, TICK);
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
