// What is in hand: every file with what the engine found it to be, and what the person chose. All of the review's state
// is here and in the files, so that any new worker can be told it again.

const desk = {
  files: [], // {path, handle, sha, records, fault, said, replaced}
  waiting: [], // {path, handle}: dropped, and not read yet
  left: [], // the same, after Stop
  cache: new Map(), // what was read of a file that was taken away, by its digest and path
  passwords: [],
  whose: {},
  prefer: [],
  unsaved: false, // something was chosen that no summary holds yet
  stale: false, // something has changed since the engine was last asked how everything stands
  state: null, // the engine's last answer to "state"
};
const UNREAD_WHYS = {
  unread_time: "time",
  unread_memory: "memory",
  unread_crash: "crash",
  unread_closed: "closed",
  unread_large: "large",
};

// What the engine is told of every choice and of what was typed.
function settings() {
  return { passwords: desk.passwords, whose: desk.whose, prefer: desk.prefer, day: today(), typed: typedPlan() };
}

function plain({ bytes: _, ...record }) {
  return record;
}

function recalled(record) {
  return [{ records: [plain(record)] }, record.bytes.slice(0)];
}

// Tells a new worker what the one before knew.
async function toldAgain() {
  const records = desk.files.flatMap((file) => file.records);
  for (const [done, record] of records.entries()) {
    engine.recalling = { word: "recalling", given: { number: done + 1, of: records.length } };
    drawStatus();
    await ask("recall", ...recalled(record)).finally(() => (engine.recalling = null));
  }
  for (const file of desk.files) {
    if (file.fault in UNREAD_WHYS) await ask("unread", { path: file.path, why: UNREAD_WHYS[file.fault] });
  }
  await ask("settle", { settings: settings() });
}

// Asks how everything stands and shows it.
async function refresh() {
  nowDoing("looking");
  desk.stale = true;
  await call("settle", { settings: settings() });
  let { result } = await call("state");
  const again = desk.files.filter((file) => file.records.some((record) => result.again.includes(record.key)));
  if (again.length) {
    await readTheseAgain(again);
    ({ result } = await call("state"));
  }
  desk.state = result;
  desk.stale = false;
  const said = new Map(result.files.map((record) => [record.key, record]));
  for (const record of desk.files.flatMap((file) => file.records)) Object.assign(record, said.get(record.key));
  drawDesk();
}

// Files that another rubric or another password lets be read anew.
async function readTheseAgain(files) {
  for (const [done, file] of files.entries()) {
    nowDoing("reading", { file: nameOf(file), number: done + 1, of: files.length }, done / files.length);
    await readAgain(file);
  }
}

// What a file is called in everything that the engine says: two returns of one name are told apart by a number.
function nameOf(file) {
  return file.records.length === 1 ? file.records[0].path : file.path;
}

// What was chosen of a file goes with it: of another one by its name, the person is asked anew.
function forgetChoices(file) {
  const isOf = (name) => file.records.some(({ path }) => name === path || name.startsWith(`${path}/`));
  desk.whose = Object.fromEntries(Object.entries(desk.whose).filter(([name]) => !isOf(name)));
  desk.prefer = desk.prefer.filter((name) => !isOf(name));
}

// Takes a file out of the engine's hands, which know one that could not be read by its path.
async function forget(file) {
  desk.files = desk.files.filter((one) => one !== file);
  forgetChoices(file);
  const keys = file.fault in UNREAD_WHYS ? [file.path] : file.records.map((record) => record.key);
  for (const key of keys) {
    if (engine.usable && !engine.worn) await call("forget", { key });
  }
}

function takeAway(file) {
  job("working", "hand-failed", async () => {
    if (!file.fault && !file.records.some((record) => record.locked))
      desk.cache.set(`${file.sha}:${file.path}`, file.records);
    await forget(file);
    work.message = { word: "taken_away", given: { file: nameOf(file) } };
    await refresh();
  });
}

function takeAllAway() {
  job("working", "hand-failed", async () => {
    Object.assign(desk, { files: [], left: [], unsaved: false, passwords: [], whose: {}, prefer: [] });
    plan.folded = false;
    at("plan-fold").open = true;
    board.made = null; // it was made of what is taken away
    drawSummary();
    await call("begin", { day: today() });
    work.message = { word: "all_taken_away", given: {} };
    await refresh();
  });
}

// The file that says a thing of the review, by the role it was found to have.
function fileOf(role) {
  return desk.files.find((file) => file.records.some((record) => record.role === role));
}

function lockedFiles() {
  return desk.files.filter((file) => file.records.some((record) => record.locked));
}

// Tries a password on every file that needs one, by reading those files again.
function openLocked(password) {
  job("working", "hand-failed", async () => {
    const before = lockedFiles().length;
    desk.passwords = [...new Set([...desk.passwords, password])];
    await refresh();
    if (lockedFiles().length === before) work.message = { word: "still_locked", given: {} };
  });
}
