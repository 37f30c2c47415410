// Files on their way in: dropped, chosen or walked out of a folder, then read one by one.

const LARGEST = 250e6; // bytes of one file
const OWN_ROLES = ["review", "summary", "rubric", "questionnaire", "left"]; // of these, a file of the same name takes the other's place
const DIED_WORDS = { time: "unread_time", memory: "unread_memory", crash: "unread_crash" };

// Everything in a drop; entries must be asked for at once, before the event is over.
function dropped(transfer) {
  const entries = [...transfer.items].filter((item) => item.kind === "file").map((item) => [item.webkitGetAsEntry?.(), item.getAsFile()]);
  return Promise.all(entries.map(([entry, handle]) => (entry ? walked(entry) : [{ path: handle.name, handle }]))).then((found) => found.flat());
}

async function walked(entry) {
  const path = entry.fullPath.replace(/^\//, "");
  if (!entry.isDirectory) {
    const handle = await new Promise((resolve) => entry.file(resolve, () => resolve(null)));
    return [{ path, handle }];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const batch = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (!batch.length) return found;
    for (const one of batch) found.push(...(await walked(one)));
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

// Reads what came in, after what is being read already.
function takeIn(found) {
  if (!found.length) return undefined;
  desk.waiting.push(...found);
  return job("working", "hand-failed", readWaiting);
}

async function readWaiting() {
  let read = 0;
  const was = desk.files.length;
  let changed = false;
  for (; desk.waiting.length; read += 1) {
    const item = desk.waiting[0];
    const of = read + desk.waiting.length;
    nowDoing("reading", { file: item.path, number: read + 1, of }, read / of);
    await up();
    const onward = (done, total) => nowDoing("reading", work.now.given, (read + done / Math.max(total, 1)) / of);
    changed = (await readOne(item, onward)) || changed;
    desk.waiting.shift();
    if (read % 5 === 0) drawFiles();
  }
  if (!read) return NOTHING_DONE;
  drawFiles();
  work.message = changed || desk.files.length !== was ? { word: "done_reading", given: { number: read } } : { word: "same_again", given: {} };
  return refresh();
}

// Stop: what was not read yet waits for "Read on".
function stopIntake() {
  if (!desk.waiting.length) return;
  desk.left.push(...desk.waiting.splice(0));
  work.message = { word: "stopped_reading", given: { number: desk.left.length } };
  drawFiles();
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
  const isOwn = (one) => one.records.some(({ role }) => OWN_ROLES.includes(role));
  for (const former of formers.filter((one) => isOwn(file) && isOwn(one) && desk.files.includes(one))) await giveWay(former, file);
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
  if (handle?.size > LARGEST) return ["unread_large", null];
  try {
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
