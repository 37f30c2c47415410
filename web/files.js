// The files in hand: what each is, how to take one away, those left by Stop, and those that need a password.

const ROLE_WORDS = {
  return: "role_return",
  unread: "role_unread",
  review: "role_review",
  summary: "role_summary",
  rubric: "role_rubric",
  questionnaire: "role_questionnaire",
  left: "role_left",
};
const OWN_WORDED = ["review", "summary", "rubric", "questionnaire", "left"]; // of which the role says all
const MANY = 6; // files beyond which the list is folded away, unless one could not be read

function drawFiles() {
  hideExample(desk.files.length > 0);
  at("hand").hidden = !desk.files.length && !desk.left.length;
  at("hand-title").textContent = say("in_hand", { number: desk.files.length });
  redraw("hand-files", desk.files.length ? handTable() : null);
  redraw("hand-left", desk.left.length ? leftLine() : desk.stale && !work.now ? staleLine() : null);
  redraw("hand-locked", lockedFiles().length ? passwordForm() : null);
}

// Among one's own files an example would only be in the way.
function hideExample(hidden) {
  if (hidden && document.activeElement === at("example")) at("status").focus({ preventScroll: true });
  at("example").hidden = hidden;
}

function handTable() {
  const caption = say("in_hand_table");
  const headings = [say("file"), say("what_it_holds"), element("span", { class: "unseen" }, say("take_away"))];
  const rows = desk.files.map((file) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, nameOf(file)),
      element("td", {}, whatItIs(file)),
      element("td", {}, takeAwayButton(file)),
    ),
  );
  return [
    folded(
      "hand-list",
      say("in_hand", { number: desk.files.length }),
      desk.files.length <= MANY || desk.files.some((file) => file.fault),
      framed(caption, headings, rows),
    ),
    element(
      "p",
      { class: "deeds" },
      workButton("take-all-away", say("take_all_away"), takeAllAway, { class: "small" }),
    ),
  ];
}

function takeAwayButton(file) {
  const named = say("take_away_this", { file: nameOf(file) });
  return workButton(`take-away-${nameOf(file)}`, say("take_away"), () => takeAway(file), {
    "aria-label": named,
    class: "small",
  });
}

function whatItIs(file) {
  if (file.fault) return element("span", { class: "warns" }, say(file.fault, { said: file.said }));
  return [
    file.records.length === 1 ? lineOf(file.records[0]) : linesOf(file),
    file.replaced && element("div", { class: "quiet" }, say("replaced")),
  ];
}

function lineOf(record, inside = "") {
  const said = OWN_WORDED.includes(record.role) ? null : [": ", english(record.said)];
  return element("div", {}, inside && `${inside} · `, element("b", {}, say(ROLE_WORDS[record.role])), said);
}

// A zipped folder: how many of what csxl itself wrote, and each of the others by its name.
function linesOf(file) {
  const own = OWN_WORDED.map((role) => [role, file.records.filter((record) => record.role === role).length]);
  const counted = own
    .filter(([, many]) => many)
    .map(([role, many]) =>
      element("div", {}, element("b", {}, say(ROLE_WORDS[role])), many > 1 && ` (${inFigures(many)})`),
    );
  const others = file.records.filter((record) => !OWN_WORDED.includes(record.role));
  return [counted, others.map((record) => lineOf(record, record.path.replace(`${file.path}/`, "")))];
}

function leftLine() {
  return element(
    "p",
    { class: "left" },
    say("not_yet_read", { number: desk.left.length }),
    " ",
    workButton("read-on", say("read_on"), readOn),
  );
}

function staleLine() {
  return element("p", { class: "left" }, say("not_compared"), " ", workButton("compare", say("compare"), compareNow));
}

function passwordForm() {
  const box = element("input", { type: "password", id: "password", autocomplete: "off" });
  const send = (event) => {
    event.preventDefault();
    if (box.value) openLocked(box.value);
    box.value = "";
  };
  const names = lockedFiles().map((file) => element("li", {}, nameOf(file)));
  return element(
    "form",
    { class: "locked", onsubmit: send },
    element("h3", {}, say("locked_title")),
    element("ul", { class: "names" }, names),
    element("p", {}, say("locked_hint")),
    element("label", {}, element("span", {}, say("password")), box),
    element("button", { type: "submit", id: "open-locked" }, say("open_locked")),
  );
}
