// Step 3: the summary, and the board's page with a preview that can do nothing.

const previewPolicy = (globalThis.trustedTypes ?? { createPolicy: (_, rules) => rules }).createPolicy("csxl-preview", {
  createHTML: (text) => text, // for the frame below alone, which is sandboxed: no script, no link out
});
const board = { made: null };

function summarise() {
  job("summing", "summary-said", async () => {
    await call("settle", { settings: settings() });
    const onward = (done, total) => nowDoing("summing", {}, done / Math.max(total, 1));
    const { result, files } = await call("summary", {}, null, onward);
    const [book, page, ...documents] = files;
    board.made = {
      ...result,
      fresh: false,
      book: madeFile(result.name, book, board.made?.book),
      board: madeFile(result.page, page, board.made?.board),
      documents: result.documents.map((name, place) => madeFile(name, documents[place], board.made?.documents?.[place])),
      text: new TextDecoder().decode(page),
    };
    work.message = { word: "summary_made", given: {} };
    await refresh();
    board.made.fresh = true;
    drawSummary();
    drawHeadline();
  });
}

// What the summary will say first; once it is made, the page below says it.
function drawHeadline() {
  const lines = board.made?.fresh ? [] : (desk.state?.headline ?? []);
  redraw(
    "headline",
    lines.map(([lang, line]) => element("p", { lang, class: "headline" }, line)),
  );
}

function drawSummary() {
  if (!board.made) return redraw("summary");
  const { fresh, said, book, board: page, documents, language, text } = board.made;
  const others = documents.slice(2); // all of it in a second language
  const grave = said.filter(isGrave);
  const saved = () => (desk.unsaved &&= !fresh);
  return redraw(
    "summary",
    fresh ? null : element("p", { class: "refused" }, say("out_of_date")),
    element("p", { class: "deeds" }, saveLink(book, "save-summary", saved)),
    element("p", { class: "after" }, say("keep_summary")),
    element("p", { class: "deeds" }, saveLink(page, "save-board"), saveLink(documents[0], "save-paper")),
    element("p", { class: "after" }, say("keep_board")),
    element("p", { class: "deeds" }, saveLink(documents[1], "save-agenda")),
    element("p", { class: "after" }, say("keep_agenda")),
    others.length
      ? [
          element("p", { class: "deeds" }, ...others.map((file, place) => saveLink(file, `save-other-${place + 1}`))),
          element("p", { class: "after" }, say("keep_others")),
        ]
      : null,
    grave.length
      ? folded("summary-points", [say("said_title"), ` (${inFigures(grave.length)})`], false, pointList(grave))
      : null,
    element("h3", {}, say("preview")),
    preview(text, language),
  );
}

function preview(text, language) {
  const frame = element("iframe", { class: "preview", sandbox: "", title: say("preview"), lang: language });
  frame.srcdoc = previewPolicy.createHTML(text);
  return frame;
}
