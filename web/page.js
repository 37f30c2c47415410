// The page put together: what is drawn after each change, and what each button, box and drop does.

const DRAGGED = 1000; // milliseconds without a sign of it after which nothing is being dragged here any more

function drawDesk() {
  forgetPost();
  drawDeskAgain();
  if (board.made?.fresh) {
    board.made.fresh = false;
    drawSummary();
  }
  drawHeadline();
}

function drawDeskAgain() {
  drawFiles();
  drawPlan();
  drawMade();
  const { state } = desk;
  const something = Boolean(state && (state.agencies.length || state.points.length));
  at("check-empty").hidden = something;
  at("summary-empty").hidden = Boolean(state?.can.summary);
  at("summarise").dataset.works = state?.can.summary ? "yes" : "no";
  if (state) {
    for (const draw of [drawAbout, drawTally, drawStanding, drawChoices, drawLetters, drawPoints, drawDecisions])
      draw();
  }
}

function drawLanguages() {
  const buttons = Object.entries(WORDS).map(([tag, words]) =>
    element(
      "button",
      {
        type: "button",
        id: `tongue-${tag}`,
        lang: tag,
        "aria-pressed": String(tag === tongue.tag),
        onclick: () => speak(tag),
      },
      words.own_name,
    ),
  );
  redraw("languages", buttons);
}

// The whole page in that language, with everything in hand as it was.
function speak(tag) {
  tongue.tag = tag;
  fillIn();
  drawLanguages();
  nameRows();
  drawDeskAgain();
  drawSummary();
  drawHeadline();
  for (const place of work.failed.keys()) drawFailed(place);
  drawStatus();
}

// Each language, and each two of them together: the first comes first.
function languageOptions() {
  const each = Object.entries(WORDS);
  const alone = each.map(([tag, words]) =>
    element("option", { value: words.called, lang: tag, selected: tag === tongue.tag }, words.own_name),
  );
  const together = each.flatMap(([tag, one]) =>
    each
      .filter(([, other]) => other !== one)
      .map(([, other]) => {
        const value = `${one.called} and ${other.called}`;
        return element("option", { value, lang: tag }, `${one.own_name} + ${other.own_name}`);
      }),
  );
  const options = [...alone, ...together];
  at("plan")
    .elements.namedItem("language")
    .replaceChildren(...options);
}

// The licences, which are long, are shown once somebody asks.
function drawTerms() {
  at("terms").querySelector("pre").textContent ||= at("licences").textContent.trim();
}

// A text, dragged into a box of the form, belongs there.
function isTextForABox({ dataTransfer, target }) {
  return !dataTransfer.types.includes("Files") && target instanceof HTMLInputElement;
}

function listenForDrops() {
  let ending = 0;
  const over = (on) => {
    document.documentElement.classList.toggle("dragging", on);
    clearTimeout(ending);
    if (on) ending = setTimeout(over, DRAGGED, false);
  };
  addEventListener("dragleave", ({ relatedTarget }) => over(Boolean(relatedTarget)));
  addEventListener("dragover", (event) => {
    if (isTextForABox(event)) return;
    event.preventDefault();
    over(true);
  });
  addEventListener("drop", (event) => {
    if (isTextForABox(event)) return;
    event.preventDefault();
    over(false);
    takeIn(dropped(event.dataTransfer));
  });
}

function listen() {
  for (const id of ["choose-files", "choose-folder"]) at(id).addEventListener("change", () => takeIn(chosen(at(id))));
  at("stop").addEventListener("click", stopWork);
  at("plan").addEventListener("submit", (event) => event.preventDefault());
  at("plan").addEventListener("change", planChanged);
  at("plan").addEventListener("input", () => (plan.changed = true));
  at("plan-fold").addEventListener("toggle", drawMake);
  at("agencies").addEventListener("paste", pasted);
  at("more-rows").addEventListener("click", () => addRows(5));
  at("terms").addEventListener("toggle", drawTerms);
  worksBy(at("example"), tryExample);
  worksBy(at("make"), makeQuestionnaires);
  worksBy(at("blank"), makeBlank);
  worksBy(at("empty-rubric"), () => makeRubric(true));
  worksBy(at("this-rubric"), () => makeRubric(false));
  worksBy(at("summarise"), summarise);
  at("summarise").dataset.works = "no";
  addEventListener(
    "beforeunload",
    (event) => ((plan.changed && isTyped() && !fileOf("review")) || desk.unsaved) && event.preventDefault(),
  );
}

// On paper every point can be read, folded away on the screen or not.
function listenForPrinting() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("#points details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
}

fillIn();
languageOptions();
addRows(6);
listen();
listenForDrops();
listenForPrinting();
speak(tongue.tag);
watch();
setTimeout(() => {
  work.slow = true;
  drawStatus();
}, SLOW);
up().catch(() => undefined);
