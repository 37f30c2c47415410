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
  state: null, // the engine's last answer to "state"
};
const UNREAD_WHYS = { unread_time: "time", unread_memory: "memory", unread_crash: "crash" };

// What the engine is told of every choice and of what was typed.
function settings() {
  return { passwords: desk.passwords, whose: desk.whose, prefer: desk.prefer, typed: typedPlan() };
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
  await call("settle", { settings: settings() });
  desk.state = (await call("state")).result;
  drawDesk();
}

// Takes a file out of the engine's hands; a file that ended its reader is forgotten by starting again.
async function forget(file) {
  desk.files = desk.files.filter((one) => one !== file);
  if (file.fault in UNREAD_WHYS) engine.worn = engine.usable;
  for (const record of file.records) {
    if (engine.usable && !engine.worn) await call("forget", { key: record.key });
  }
}

function takeAway(file) {
  job("working", "hand-failed", async () => {
    if (!file.fault && !file.records.some((record) => record.locked)) desk.cache.set(`${file.sha}:${file.path}`, file.records);
    await forget(file);
    work.message = { word: "taken_away", given: { file: file.path } };
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
    const before = lockedFiles();
    desk.passwords = [...new Set([...desk.passwords, password])];
    await call("settle", { settings: settings() });
    for (const [done, file] of before.entries()) {
      nowDoing("reading", { file: file.path, number: done + 1, of: before.length }, done / before.length);
      await readAgain(file);
    }
    if (lockedFiles().length === before.length) work.message = { word: "still_locked", given: {} };
    await refresh();
  });
}
