// The letters that are due: each on the page to be opened in a mail program or copied, and all of a kind as drafts.

const KINDS = ["Invitation", "Query", "Reminder", "Thanks", "Feedback", "Actions due"];
const WAY_WORDS = { link: "way_link", drafts: "way_drafts", copy: "way_copy" };
const PART_NAMES_WORDS = { to: "letter_to", cc: "letter_cc", subject: "letter_subject", text: "letter_text" };
const post = { drafts: new Map(), attachments: new Map() }; // files made, until anything changes

function drawLetters() {
  const { letters, unwritten, agencies } = desk.state;
  const invitations = letters.filter((letter) => letter.kind === "Invitation");
  const others = letters.filter((letter) => letter.kind !== "Invitation");
  redraw("invitations", invitations.length ? lettersUnder("invitations_title", invitations) : null);
  const missed = unwritten.map(({ agency, why }) => element("li", {}, element("b", {}, agency), " ", english(why)));
  const unwrittenList = missed.length
    ? [element("h4", {}, say("unwritten_title")), element("ul", { class: "said" }, missed)]
    : null;
  const unknown = !letters.length && agencies.some((agency) => agency.due);
  const hint = unknown ? [element("h3", {}, say("letters_title")), element("p", {}, say("letters_need_review"))] : null;
  redraw("letters", others.length || missed.length ? lettersUnder("letters_title", others) : hint, unwrittenList);
}

function lettersUnder(title, letters) {
  const ways = Object.values(WAY_WORDS).map((word) => element("li", {}, say(word)));
  const groups = KINDS.filter((kind) => letters.some((letter) => letter.kind === kind)).map((kind) =>
    kindOf(
      kind,
      letters.filter((letter) => letter.kind === kind),
    ),
  );
  return [
    element("h3", {}, say(title)),
    groups.length ? element("p", { class: "quiet" }, say("letters_hint")) : null,
    groups.length ? folded(`ways-${title}`, say("which_way"), false, element("ul", {}, ways)) : null,
    groups,
  ];
}

function kindOf(kind, letters) {
  const drafts = post.drafts.get(kind);
  const id = `drafts-${kind.replaceAll(" ", "-")}`;
  const named = `${say("make_drafts")}: ${say(LETTER_WORDS[kind])}`;
  const deed = drafts
    ? saveLink(drafts, id)
    : workButton(id, say("make_drafts"), () => makeDrafts(kind), { "aria-label": named });
  const heading = element("h4", {}, say(LETTER_WORDS[kind]), ` (${inFigures(letters.length)})`);
  const one = (letter) => element("div", { class: "group" }, letterOf(letter));
  return element("div", { class: "kind" }, element("div", { class: "kind-head" }, heading, deed), letters.map(one));
}

function letterOf(letter) {
  const id = `letter-${letter.kind.replaceAll(" ", "-")}-${letter.code}`;
  const lang = letter.language;
  return folded(
    id,
    [element("b", {}, letter.agency), " ", letter.why && english(letter.why, "span", { class: "quiet" })],
    false,
    element(
      "div",
      { class: "letter" },
      letterPart(letter, "letter_to", letter.to),
      letterPart(letter, "letter_cc", letter.cc),
      letterPart(letter, "letter_subject", letter.subject, lang),
      letterPart(letter, "letter_text", letter.text, lang, letter.halves),
      element(
        "p",
        { class: "deeds" },
        mailLink(letter),
        letter.attachments.map((name) => attachmentOf(letter, name, id)),
      ),
    ),
  );
}

function letterPart({ kind, code, agency }, word, text, lang, halves = []) {
  if (!text) return null;
  const id = `letter-${kind.replaceAll(" ", "-")}-${code}`;
  const said = halves.length ? halves.map(([tag, half]) => element("span", { lang: tag }, half)) : [text];
  const what = element(word === "letter_text" ? "pre" : "span", { id: `${id}-${word}`, class: "part", lang }, said);
  const button = element(
    "button",
    {
      type: "button",
      id: `${id}-${word}-copy`,
      class: "small",
      "aria-label": say("copy_this", { what: say(word), agency }),
      onclick: () => copy(what, button),
    },
    say("copy"),
  );
  return element("div", { class: `letter-part ${word}` }, element("span", { class: "label" }, say(word)), what, button);
}

// The only link that leads away: the person's own click opens their mail program. Where that is a web page (Gmail, Outlook
// on the web), it opens in a tab of its own, for in this one it would take the place of all that is in hand.
function mailLink(letter) {
  if (!letter.mailto.startsWith("mailto:")) return null;
  const parts = (letter.left_out ?? []).map((part) => say(PART_NAMES_WORDS[part])).join(", ");
  const named = say("open_mail_this", { agency: letter.agency });
  const hint = parts && element("span", { class: "quiet" }, say("left_out", { parts }));
  const away = { href: letter.mailto, target: "_blank", rel: "noopener" };
  return [element("a", { class: "button", ...away, "aria-label": named }, say("open_mail")), hint];
}

function attachmentOf({ code }, name, id) {
  const file = post.attachments.get(name);
  const deedId = `${id}-${name}`;
  const deed = file
    ? saveLink(file, deedId)
    : workButton(deedId, say("make_attachment", { name }), () => makeAttachment(code, name));
  return [deed, element("span", { class: "quiet" }, say("attach", { name }))];
}

function makeAttachment(code, name) {
  job("working", "check-said", async () => {
    const { result, files } = await call("attachment", { code, name });
    post.attachments.set(name, madeFile(result.name, files[0], post.attachments.get(name)));
    work.message = { word: "made", given: { name: result.name } };
    drawLetters();
  });
}

function makeDrafts(kind) {
  job("writing_letters", "check-said", async () => {
    const { result, files } = await call("letters", { kind });
    post.drafts.set(kind, madeFile(result.name, files[0], post.drafts.get(kind)));
    work.message = { word: "made", given: { name: result.name } };
    drawLetters();
  });
}

// What was made of the letters before is out of date once anything has changed.
function forgetPost() {
  for (const file of [...post.drafts.values(), ...post.attachments.values()]) URL.revokeObjectURL(file.address);
  if (statusBook.file) URL.revokeObjectURL(statusBook.file.address);
  statusBook.file = null;
  post.drafts.clear();
  post.attachments.clear();
}

async function copy(what, button) {
  const done = await written(what);
  button.textContent = say(done ? "copied" : "copy_by_hand");
  setTimeout(() => (button.textContent = say("copy")), 4000);
}

// Copies a text; where the browser forbids it, marks it so that the keyboard can.
async function written(what) {
  try {
    await navigator.clipboard.writeText(what.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(what);
    return document.execCommand("copy");
  }
}
