// Step 2, second half: the open points by agency, errors first, and the decisions that were brought along.

const SEVERITIES = ["ERROR", "WARNING", "NOTE"];
const SEVERITY_WORDS = { ERROR: "error", WARNING: "warning", NOTE: "note" };
const NUMBER_WORDS = { ERROR: "errors_number", WARNING: "warnings_number", NOTE: "notes_number" };
const SEVERITY_SIGNS = { ERROR: "✕", WARNING: "!", NOTE: "i" };

const MANY_GROUPS = 5; // agencies with something grave, beyond which each is folded away

function isGrave(point) {
  return point.severity !== "NOTE";
}

function drawPoints() {
  const { points, agencies } = desk.state;
  if (!points.length && !agencies.length) return redraw("points");
  const open = points.filter((group) => group.points.some(isGrave)).length <= MANY_GROUPS;
  const groups = points.filter((group) => group.points.length).map((group) => pointsOf(group, open));
  return redraw(
    "points",
    element("h3", {}, say("points_title")),
    groups.length ? groups : element("p", {}, say("points_none")),
  );
}

function pointsOf(group, open) {
  const counted = SEVERITIES.map((severity) => [
    severity,
    group.points.filter((point) => point.severity === severity).length,
  ]);
  const figures = counted
    .filter(([, many]) => many)
    .map(([severity, many]) =>
      element(
        "span",
        { class: "count", "data-severity": severity },
        sign(SEVERITY_SIGNS[severity]),
        say(NUMBER_WORDS[severity], { number: inFigures(many) }),
      ),
    );
  const line = [element("b", {}, group.name || say("nobodys")), " ", figures];
  const grave = group.points.filter(isGrave);
  const notes = group.points.filter((point) => point.severity === "NOTE");
  const id = `points-${group.code}`;
  const quiet =
    grave.length && notes.length
      ? folded(`${id}-notes`, say("notes_number", { number: inFigures(notes.length) }), false, pointList(notes))
      : pointList(notes);
  return element("div", { class: "group" }, folded(id, line, open && Boolean(grave.length), pointList(grave), quiet));
}

function pointList(points) {
  return points.length ? element("ul", { class: "points" }, points.map(pointLine)) : null;
}

// One point: how grave it is, its file and cell, and the engine's sentence.
function pointLine(point) {
  const severity = element(
    "span",
    { class: "severity", "data-severity": point.severity },
    sign(SEVERITY_SIGNS[point.severity]),
    say(SEVERITY_WORDS[point.severity]),
  );
  const place = element(
    "span",
    { class: "place" },
    shown([
      point.file && element("span", { class: "file" }, point.file),
      point.where && element("span", { class: "where" }, point.where),
    ]),
  );
  return element(
    "li",
    { "data-code": point.code },
    severity,
    place,
    english(point.message, "span", { class: "message" }),
  );
}

function drawDecisions() {
  const { decisions } = desk.state;
  const passed = decisions.passed_over.length
    ? element("p", {}, say("passed_over", { files: decisions.passed_over.join(", ") }))
    : null;
  if (!decisions.file && !passed) return redraw("decisions");
  const taken =
    decisions.file &&
    element("p", {}, say("decisions_number", { file: decisions.file, number: inFigures(decisions.number) }));
  return redraw("decisions", element("h3", {}, say("decisions_title")), taken, passed, pointList(decisions.said));
}
