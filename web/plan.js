// Step 1: who is asked, typed here or in review.xlsx, and the questionnaires that come of it.

const PLANNING = ["review", "summary", "rubric"]; // the roles of files that say what a questionnaire holds
const PARTS = ["name", "sector", "contact", "email"];
const PART_WORDS = { name: "agency_name", sector: "agency_sector", contact: "agency_contact", email: "agency_email" };
const plan = { rows: 0, made: null, blank: null, rubric: null, changed: false, folded: false, timer: 0 };

// What was typed, or null while no agency is named or a file of the review says who is asked.
function typedPlan() {
  if (fileOf("review")) return null;
  const agencies = planRows().map((boxes) =>
    Object.fromEntries(PARTS.map((part, number) => [part, boxes[number].value.trim()])),
  );
  const named = agencies.filter((agency) => PARTS.some((part) => agency[part]));
  if (!named.length) return null;
  const fields = at("plan").elements;
  const facts = ["title", "partnership", "return_by", "coordinator", "email", "reply_to", "language"];
  return { ...Object.fromEntries(facts.map((name) => [name, fields.namedItem(name).value.trim()])), agencies: named };
}

function isTyped() {
  return [...at("plan").querySelectorAll("input")].some((box) => box.value.trim());
}

// What the questionnaires depend on: if it is another, they are out of date.
function planStamp() {
  const keys = desk.files.flatMap((file) =>
    file.records.filter(({ role }) => PLANNING.includes(role)).map(({ key }) => key),
  );
  return JSON.stringify([typedPlan(), keys]);
}

function planRows() {
  return [...at("agencies").children].map((row) => [...row.querySelectorAll("input")]);
}

function addRows(number) {
  for (let more = 0; more < number; more += 1) {
    plan.rows += 1;
    const boxes = PARTS.map((part) =>
      element("input", {
        type: part === "email" ? "email" : "text",
        "data-part": part,
        "data-row": plan.rows,
        list: part === "sector" ? "sectors" : undefined,
        spellcheck: "false",
        autocomplete: "off",
      }),
    );
    at("agencies").append(element("li", {}, boxes));
  }
  nameRows();
}

function nameRows() {
  for (const box of at("agencies").querySelectorAll("input")) {
    const what = say(PART_WORDS[box.dataset.part]);
    box.setAttribute("aria-label", say("in_row", { what, number: box.dataset.row }));
    box.placeholder = what;
  }
}

// What Excel copies: a line for each row, tabs between cells, quotation marks round a cell of several lines.
function cellsOf(text) {
  const lines = [[]];
  for (const [, cell, end] of text
    .replace(/\r\n?/g, "\n")
    .trimEnd()
    .matchAll(/("(?:[^"]|"")*"(?=[\t\n]|$)|[^\t\n]*)([\t\n]|$)/g)) {
    const plainCell = /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    lines.at(-1).push(plainCell.trim().replace(/\s+/g, " "));
    if (end === "\n") lines.push([]);
    if (end === "") return lines;
  }
  return lines;
}

// A column or a table from Excel spreads over the boxes from the one that it was pasted into.
function pasted(event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const lines = cellsOf(text);
  const row = planRows().findIndex((boxes) => boxes.includes(event.target));
  if (row < 0 || (lines.length < 2 && !text.includes("\t"))) return;
  event.preventDefault();
  addRows(Math.max(0, row + lines.length - planRows().length));
  const rows = planRows();
  const column = rows[row].indexOf(event.target);
  for (const [down, line] of lines.entries()) {
    for (const [across, part] of line.entries()) {
      const box = rows[row + down][column + across];
      if (box) box.value = part;
    }
  }
  planChanged();
}

function planChanged() {
  plan.changed = true;
  drawMade();
  clearTimeout(plan.timer);
  if (desk.files.length) plan.timer = setTimeout(() => job("looking", "make-said", refresh), 1500);
}

function makeQuestionnaires() {
  job("making", "make-said", async () => {
    clearTimeout(plan.timer);
    const stamp = planStamp();
    await call("settle", { settings: settings() });
    const onward = (done, total) => nowDoing("making", {}, done / Math.max(total, 1));
    const { result, files } = await call("make", {}, null, onward);
    plan.made = { ...result, stamp, file: madeFile(result.name, files[0], plan.made?.file) };
    work.message = { word: "made", given: { name: result.name } };
    await refresh();
  });
}

function makeBlank() {
  job("working", "make-said", async () => {
    const { result, files } = await call("blank");
    plan.blank = madeFile(result.name, files[0], plan.blank);
    work.message = { word: "made", given: { name: result.name } };
    redraw("blank-made", saveLink(plan.blank, "save-blank"));
  });
}

// As a file of the review says, or as chosen here.
function reviewLanguage() {
  return (fileOf("review") && desk.state?.review.language) || at("plan").elements.namedItem("language").value;
}

function makeRubric(isEmpty) {
  job("working", "make-said", async () => {
    const { result, files } = await call("rubric", { empty: isEmpty, language: reviewLanguage() });
    plan.rubric = madeFile(result.name, files[0], plan.rubric);
    work.message = { word: "made", given: { name: result.name } };
    redraw("rubric-made", saveLink(plan.rubric, "save-rubric"));
  });
}

// With the form folded away there is nothing to make anything of.
function drawMake() {
  at("make-deeds").hidden = !at("plan-fold").open && !fileOf("review");
}

// What a file of the review says, in place of the form.
function drawPlan() {
  const review = desk.state?.review;
  const file = fileOf("review");
  at("again-hint").hidden = Boolean(file || fileOf("return"));
  const isUsed = at("plan-fold").contains(document.activeElement);
  if (file && isUsed) at("status").focus({ preventScroll: true });
  at("plan-fold").hidden = Boolean(file);
  if (!plan.folded && fileOf("return") && !isTyped() && !isUsed) {
    plan.folded = true;
    at("plan-fold").open = false;
  }
  drawMake();
  at("in-excel").hidden = Boolean(file);
  const { before } = desk.state ?? {};
  const ownRubricWord = review?.rubric_file ? "own_rubric_in" : "own_rubric";
  const lines = [
    before && say("last_time", { file: before.file }),
    review?.rubric && say(ownRubricWord, { rubric: review.rubric, file: review.rubric_file }),
  ];
  redraw(
    "plan-notes",
    lines.filter(Boolean).map((line) => element("p", { class: "after" }, line)),
  );
  if (!file || !review) return redraw("plan-given");
  const facts = [
    ["title_of_review", review.title],
    ["partnership", review.partnership],
    ["return_by", dayInFigures(review.return_by)],
    ["agencies_number", inFigures(review.agencies)],
  ].filter(([, text]) => text);
  const list = facts.map(([word, text]) => element("div", {}, element("dt", {}, say(word)), element("dd", {}, text)));
  return redraw(
    "plan-given",
    element("dl", { class: "facts" }, list),
    element(
      "p",
      { class: "quiet" },
      say("from_review", { file: file.records.find(({ role }) => role === "review").path }),
    ),
    pointList(desk.state.about_review),
  );
}

function drawMade() {
  if (plan.blank) redraw("blank-made", saveLink(plan.blank, "save-blank"));
  if (plan.rubric) redraw("rubric-made", saveLink(plan.rubric, "save-rubric"));
  if (!plan.made) return redraw("made");
  const { file, contents, said } = plan.made;
  const letters = desk.state?.letters.some(({ kind }) => kind === "Invitation");
  const steps = ["next_unpack", letters ? "next_send" : "next_send_by_hand", "next_keep", "next_back"].map((word) =>
    element("li", {}, say(word)),
  );
  const isOfNow = plan.made.stamp === planStamp();
  const saved = () => (plan.changed &&= plan.made.stamp !== planStamp());
  return redraw(
    "made",
    isOfNow || fileOf("return") ? null : element("p", { class: "refused" }, say("out_of_date")),
    element("p", { class: "deeds" }, saveLink(file, "save-made", saved)),
    sentences(said),
    folded(
      "made-contents",
      say("contents", { number: contents.length }),
      false,
      element(
        "ul",
        { class: "names" },
        contents.map((name) => element("li", {}, name)),
      ),
    ),
    element("h3", {}, say("next_title")),
    element("ol", {}, steps),
  );
}
