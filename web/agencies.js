// Step 2, first half: how many are where, where each agency stands, and what only a person can decide.

const STATES = ["complete", "to settle", "incomplete", "not returned"];
const STATE_WORDS = {
  complete: "complete",
  "to settle": "to_settle",
  incomplete: "incomplete",
  "not returned": "not_returned",
};
const SIGNS = { complete: "✓", "to settle": "?", incomplete: "…", "not returned": "–" };
const LETTER_WORDS = {
  Invitation: "invitation",
  Reminder: "reminder",
  Query: "query",
  Thanks: "thanks",
  Feedback: "feedback",
  "Actions due": "actions_due",
};

const statusBook = { file: null };

function sign(text) {
  return element("span", { class: "sign", "aria-hidden": "true" }, text);
}

function drawAbout() {
  const { review, lines, faults, before } = desk.state;
  const came = Boolean(fileOf("return"));
  const title = [
    review.title,
    review.partnership,
    review.return_by && `${say("return_by")} ${dayInFigures(review.return_by)}`,
  ].filter(Boolean);
  redraw(
    "about",
    title.length ? element("p", { class: "title" }, title.join(" · ")) : null,
    faults.map((line) => english(line, "p", { class: "refused" })),
    sentences(lines),
    before && came ? element("p", {}, say("before", { file: before.file })) : null,
  );
}

function drawTally() {
  const tiles = [...desk.state.tally].sort((one, other) => STATES.indexOf(one.state) - STATES.indexOf(other.state));
  const shownTiles = tiles.map(({ state, number }) =>
    element(
      "div",
      { class: "tile", "data-state": state },
      element("dt", {}, sign(SIGNS[state]), say(STATE_WORDS[state])),
      element("dd", {}, inFigures(number)),
    ),
  );
  redraw("tally", desk.state.agencies.length ? element("dl", { class: "tally" }, shownTiles) : null);
}

function drawStanding() {
  const { agencies, not_asked: others } = desk.state;
  if (!agencies.length) return redraw("standing");
  const domains = agencies.find((agency) => agency.domains.length)?.domains ?? [];
  const headings = [
    say("agency"),
    say("state"),
    ...domains.map(({ name, language }) => element("span", { lang: language }, name)),
    ...["answers_to_settle", "returned", "days_late", "letter_due"].map((word) => say(word)),
  ];
  const rows = agencies.map((agency) => agencyRow(agency, domains));
  return redraw(
    "standing",
    element("h3", {}, say("agencies_table")),
    framed(say("agencies_table"), headings, rows),
    others.length ? element("p", {}, say("not_asked", { names: others.map(({ name }) => name).join(", ") })) : null,
    element(
      "p",
      { class: "deeds" },
      statusBook.file
        ? saveLink(statusBook.file, "status-book")
        : workButton("status-book", say("make_status"), makeStatus),
    ),
  );
}

function makeStatus() {
  job("working", "check-said", async () => {
    const { result, files } = await call("status");
    statusBook.file = madeFile(result.name, files[0], statusBook.file);
    work.message = { word: "made", given: { name: result.name } };
    drawStanding();
  });
}

function agencyRow(agency, domains) {
  const cells = [
    element(
      "span",
      { class: "state", "data-state": agency.state },
      sign(SIGNS[agency.state]),
      say(STATE_WORDS[agency.state]),
    ),
    ...domains.map((_, number) => meter(agency.domains[number])),
    agency.to_settle ? inFigures(agency.to_settle) : "",
    english(agency.returned),
    english(agency.late),
    agency.due ? say(LETTER_WORDS[agency.due]) : "",
  ];
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, agency.name),
    cells.map((cell) => element("td", {}, cell)),
  );
}

// How much of a domain is answered: a small bar, and the figures beside it.
function meter(domain) {
  if (!domain) return "";
  const bar = element("span", { class: "meter", "aria-hidden": "true" }, element("span"));
  bar.firstChild.style.width = `${(100 * domain.answered) / Math.max(domain.of, 1)}%`;
  return element("span", { class: "measured" }, bar, say("answered", { number: domain.answered, of: domain.of }));
}

function drawChoices() {
  const { choices } = desk.state;
  if (!choices.length) return redraw("choices");
  const boxes = choices.map((choice, number) =>
    choice.kind === "prefer" ? whichCounts(choice, number) : whoseIsIt(choice, number),
  );
  return redraw(
    "choices",
    element("h3", {}, say("choices_title")),
    element("p", { class: "quiet" }, say("choices_hint")),
    element("div", { class: "choices" }, boxes),
  );
}

function whichCounts(choice, number) {
  const options = choice.files.map((file) => [file, file]);
  return chooser(`choice-${number}`, say("which_counts", { agency: choice.agency }), options, choice.chosen, (file) => {
    desk.prefer = [...desk.prefer.filter((one) => !choice.files.includes(one)), ...(file ? [file] : [])];
  });
}

function whoseIsIt(choice, number) {
  const options = choice.agencies.map(({ code, name }) => [code, name]);
  return chooser(`choice-${number}`, say("whose_is_it", { file: choice.file }), options, choice.chosen, (code) => {
    const { [choice.file]: _, ...others } = desk.whose;
    desk.whose = code ? { ...others, [choice.file]: code } : others;
  });
}

function chosenAnew() {
  desk.unsaved = true;
  job("looking", "check-said", refresh);
}

function chooser(id, question, options, chosenNow, choose) {
  const select = element(
    "select",
    { id, onchange: () => (choose(select.value), chosenAnew()) },
    element("option", { value: "" }, say("undecided")),
    options.map(([value, text]) => element("option", { value, selected: value === chosenNow }, text)),
  );
  return element("label", {}, element("span", {}, question), select);
}
