// One piece of work at a time: what the status line says of it, how it is stopped, and what is said where it fails.

const SLOW = 20000; // milliseconds after which the page says why starting may take long
const LISTENED = 10000; // milliseconds between two files that are read aloud
const NOTHING_DONE = Symbol("nothing done"); // by a piece of work that the one before did with its own
const ENDED_WORDS = {
  time: "ended_time",
  memory: "ended_memory",
  crash: "ended_crash",
  stopped: "stopped",
  nothing: "no_file",
};

const work = {
  line: Promise.resolve(),
  now: null,
  message: null,
  part: 0,
  slow: false,
  halt: null,
  halted: false, // the present piece of work, by Stop
  stops: 0,
  heard: "",
  heardAt: 0,
  failed: new Map(),
};

// Does a piece of work after what is being done already. `place` is where a refusal is shown.
function job(word, place, deed) {
  work.line = work.line.then(() => doneWith(word, place, deed));
  return work.line;
}

async function doneWith(word, place, deed) {
  const before = work.message;
  Object.assign(work, { message: null, halted: false });
  work.failed.delete(place);
  drawFailed(place);
  nowDoing(word);
  try {
    if ((await deed()) === NOTHING_DONE) work.message = before;
  } catch (error) {
    failed(place, error);
  }
  work.now = null;
  if (desk.stale) drawFiles();
  if (!engine.cannot) up().catch(() => undefined);
  drawStatus();
}

function nowDoing(word, given = {}, part = 0) {
  work.now = { word, given };
  work.part = part;
  drawStatus();
}

function failed(place, error) {
  if (error instanceof Ended && error.why === "stopped") {
    work.message ??= { word: "stopped", given: {} };
  } else if (!(error instanceof Cannot)) {
    work.failed.set(place, error);
    drawFailed(place);
  }
}

function drawFailed(place) {
  const error = work.failed.get(place);
  if (!place) return;
  if (!error) redraw(place);
  else if (error instanceof Refused)
    redraw(
      place,
      error.message.split("\n").map((line) => english(line, "p", { class: "refused" })),
    );
  else if (error instanceof Ended && error.why !== "crash")
    redraw(place, element("p", { class: "refused" }, say(ENDED_WORDS[error.why])));
  else redraw(place, element("p", { class: "refused" }, say("went_wrong", { said: error.message })));
}

// The line that sticks: how the engine stands, what is being done, and how far.
function drawStatus() {
  drawCannot();
  const busy = Boolean(work.now) && !engine.cannot;
  const waits = busy || !engine.usable;
  at("bar").hidden = Boolean(engine.cannot);
  at("bar").dataset.state = engine.cannot ? "cannot" : waits ? "busy" : "ready";
  at("progress").hidden = !waits;
  if (busy && work.part) at("progress").value = work.part;
  else at("progress").removeAttribute("value");
  drawLine();
  drawStop(busy);
  for (const button of document.querySelectorAll("button[data-works]")) {
    button.setAttribute("aria-disabled", String(waits || button.dataset.works === "no"));
  }
}

function drawLine() {
  const [word, given] = statusNow();
  const more = word === "ready" && work.message ? say(work.message.word, work.message.given) : "";
  const line = at("status");
  if (line.textContent === say(word, given) + more) return;
  line.replaceChildren(...shown([element("strong", {}, say(word, given)), more && element("span", {}, more)]));
  letHear(`${say(word, given)} ${more}`.trim(), word);
}

// Those who listen hear what begins and how it ended, and of many files one in ten seconds.
function letHear(text, word) {
  const now = performance.now();
  if (word === work.heard && now - work.heardAt < LISTENED) return;
  Object.assign(work, { heard: word, heardAt: now });
  at("heard").textContent = text;
}

function statusNow() {
  if (!engine.usable && !engine.recalling) {
    return [engine.about ? "starting_again" : work.slow ? "slow_start" : "starting", {}];
  }
  const { word, given } = engine.recalling ?? work.now ?? { word: "ready", given: {} };
  return [word, given];
}

function drawStop(busy) {
  const stop = at("stop");
  if (!busy && document.activeElement === stop) at("status").focus({ preventScroll: true });
  stop.hidden = !busy;
}

function drawCannot() {
  const box = at("cannot");
  const was = box.hidden;
  box.hidden = !engine.cannot;
  document.documentElement.classList.toggle("cannot", Boolean(engine.cannot && !engine.about));
  if (!engine.cannot) return box.replaceChildren();
  const ran = Boolean(engine.about);
  const said = engine.cannot.message;
  box.replaceChildren(
    element("h2", {}, say(ran ? "ended_title" : "cannot_title")),
    element("p", {}, say(engine.cannot.word)),
    ...(ran ? [] : [element("p", {}, say("cannot_hint"))]),
    ...(said ? [element("p", { class: "quiet" }, say("cannot_said", { said }))] : []),
  );
  if (was) box.focus();
  return undefined;
}

// A button of the page that works only while the engine can be used and nothing else is being done.
function worksBy(button, deed) {
  button.dataset.works = "yes";
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") !== "true") deed();
  });
  return button;
}

function workButton(id, text, deed, attributes = {}) {
  const button = element(
    "button",
    { type: "button", id, "aria-disabled": String(!engine.usable || Boolean(work.now)), ...attributes },
    text,
  );
  return worksBy(button, deed);
}

// What a promise gives, unless the person presses Stop before.
function untilStopped(coming) {
  return Promise.race([coming, new Promise((_, reject) => (work.halt = reject))]);
}

function stopWork() {
  work.halted = true;
  work.stops += 1;
  work.halt?.(new Ended("stopped"));
  const left = stopIntake();
  endWorker("stopped");
  if (left) showWhatWasRead();
}
