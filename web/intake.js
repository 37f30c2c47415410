// Files on their way in: dropped, chosen or walked out of a folder, then read one by one.

const LARGEST = 250e6; // bytes of one file
const REDRAWN = 1000; // milliseconds after which the list of files is drawn anew while more are read
const OWN_ROLES = ["review", "summary", "rubric", "questionnaire", "left"]; // of these, a file of the same name takes the other's place
const DIED_WORDS = { time: "unread_time", memory: "unread_memory", crash: "unread_crash" };

// Everything in a drop, folders walked. All must be asked for at once, before the event is over. Entries come first, for
// Chromium's handles pass over files with names that it thinks unsafe; but in a page from the disk it opens no others.
async function dropped(transfer) {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const asked = items.map((item) => [item.getAsFile(), item.webkitGetAsEntry?.(), item.getAsFileSystemHandle?.()]);
  const found = await Promise.all(asked.map(([file, entry, handle]) => foundIn(file, entry, handle)));
  return found.flat();
}

async function foundIn(file, entry, asked) {
  const handle = await Promise.resolve(asked).catch(() => null);
  const isFolder = handle ? handle.kind === "directory" : entry?.isDirectory;
  const path = file?.name ?? handle?.name ?? entry?.name ?? "?";
  if (!isFolder) return [{ path, handle: file ?? undefined }];
  for (const walk of [() => inEntry(entry, path), () => inHandle(handle, path)]) {
    try {
      return await walk();
    } catch {
      continue;
    }
  }
  return [{ path, handle: null }];
}

async function inHandle(handle, path) {
  if (handle.kind === "file") return [{ path, handle: await handle.getFile() }];
  const found = [];
  for await (const one of handle.values()) found.push(...(await inHandle(one, `${path}/${one.name}`)));
  return found;
}

async function inEntry(entry, path) {
  if (entry.isFile) return [{ path, handle: await new Promise((resolve, reject) => entry.file(resolve, reject)) }];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const batch = await new Promise((resolve, reject) => reader.readEntries(resolve, reject)); // a hundred at a time
    if (!batch.length) return found;
    for (const one of batch) found.push(...(await inEntry(one, `${path}/${one.name}`)));
  }
}

function chosen(input) {
  const found = [...input.files].map((handle) => ({ path: handle.webkitRelativePath || handle.name, handle }));
  input.value = "";
  return found;
}

// An invented review, dropped as if it were one's own.
function tryExample() {
  job("working", "hand-failed", async () => {
    const { result, files } = await call("example");
    takeIn(result.paths.map((path, number) => ({ path, handle: new File([files[number]], path.split("/").pop()) })));
  });
}

// Reads what came in (or a promise of it) after what is being read already; Stop meanwhile is meant for this, too.
function takeIn(coming) {
  const { stops } = work;
  return job("gathering", "hand-failed", async () => {
    const found = await untilStopped(coming);
    if (!found.length) throw new Ended("nothing");
    desk.waiting.push(...found.sort(asFoldersAreRead));
    if (stops !== work.stops) return void stopIntake();
    try {
      return await readWaiting();
    } catch (error) {
      desk.left.push(...desk.waiting.splice(0)); // whatever broke down, nothing that was dropped is lost
      desk.stale = true;
      drawFiles();
      throw error;
    }
  });
}

// By name, folder by folder, as the command line reads a folder.
function asFoldersAreRead(one, other) {
  const [first, second] = [one, other].map(({ path }) => path.replaceAll("/", "\0"));
  return first < second ? -1 : 1;
}

async function readWaiting() {
  let read = 0;
  let changed = false;
  let drawn = performance.now();
  for (; desk.waiting.length; read += 1) {
    const item = desk.waiting[0];
    const of = read + desk.waiting.length;
    nowDoing("reading", { file: item.path, number: read + 1, of }, read / of);
    await up();
    const onward = (done, total) => nowDoing("reading", work.now.given, (read + done / Math.max(total, 1)) / of);
    changed = (await readOne(item, onward)) || changed;
    desk.waiting.shift();
    if (performance.now() - drawn > REDRAWN) {
      drawFiles();
      drawn = performance.now();
    }
  }
  if (!read) return NOTHING_DONE;
  drawFiles();
  work.message = changed ? { word: "done_reading", given: { number: read } } : { word: "same_again", given: {} };
  return changed || desk.stale ? refresh() : undefined;
}

// Stop: what was not read yet waits for "Read on".
function stopIntake() {
  if (!desk.waiting.length) return false;
  desk.left.push(...desk.waiting.splice(0));
  sayWhatIsLeft();
  drawFiles();
  return true;
}

function sayWhatIsLeft() {
  work.message = { word: "stopped_reading", given: { number: desk.left.length } };
}

function showWhatWasRead() {
  job("looking", "hand-failed", async () => {
    await refresh();
    sayWhatIsLeft();
  });
}

function compareNow() {
  job("looking", "hand-failed", refresh);
}

function readOn() {
  takeIn(desk.left.splice(0));
}

// Reads one file; true if anything is new. A file that ends its reader is put down as not read, and reading goes on.
async function readOne({ path, handle }, onward) {
  const [fault, bytes] = await opened(handle);
  const sha = bytes ? await digest(bytes) : "";
  const formers = desk.files.filter((file) => file.path === path);
  if (bytes && formers.some((former) => !former.fault && former.sha === sha)) return false;
  const file = { path, handle, sha, records: [], fault, said: "", replaced: false };
  const isFormer = (former) => former.fault || path.includes("/");
  for (const former of formers.filter(isFormer)) await giveWay(former, file);
  desk.files.push(file);
  if (bytes) await readInto(file, bytes, onward);
  else if (fault in UNREAD_WHYS) await call("unread", { path, why: UNREAD_WHYS[fault] });
  const isOwn = (one) => one.records.some(({ role }) => OWN_ROLES.includes(role));
  for (const former of formers.filter((one) => isOwn(file) && isOwn(one) && desk.files.includes(one)))
    await giveWay(former, file);
  return true;
}

// The file that was here under the same path gives way: on the disk, too, it is there no more.
async function giveWay(former, file) {
  file.replaced = true;
  await forget(former);
}

async function readAgain(file) {
  const [fault, bytes] = await opened(file.handle);
  const before = file.records;
  if (fault || (await digest(bytes)) !== file.sha) return; // changed on the disk since: what was read stands
  await readInto(file, bytes, null);
  const keys = file.records.map((record) => record.key);
  for (const { key } of before) {
    if (!keys.includes(key)) await call("forget", { key });
  }
}

async function opened(handle) {
  if (handle === null) return ["unread_folder", null];
  try {
    if (handle.size > LARGEST) return ["unread_large", null];
    return ["", await handle.arrayBuffer()];
  } catch {
    return ["unread_closed", null];
  }
}

async function readInto(file, bytes, onward) {
  const known = desk.cache.get(`${file.sha}:${file.path}`);
  const labels = desk.files.flatMap((one) => one.records.map((record) => record.path));
  try {
    if (known && !known.some((record) => labels.includes(record.path))) {
      for (const record of known) await call("recall", ...recalled(record));
      file.records = known;
      return;
    }
    const { result, files } = await call("take", { path: file.path }, bytes, onward, SILENCE);
    file.records = result.records.map((record, number) => ({ ...record, bytes: files[number] }));
  } catch (error) {
    if (error instanceof Refused) Object.assign(file, { fault: "unread_refused", said: error.message });
    else if (error.why in DIED_WORDS) file.fault = DIED_WORDS[error.why];
    else {
      desk.files = desk.files.filter((one) => one !== file);
      throw error;
    }
  }
}

async function digest(bytes) {
  if (!globalThis.crypto?.subtle) return (await call("digest", {}, bytes.slice(0))).result.sha256;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
