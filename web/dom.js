// Elements, made one by one: what came from a file is only ever text.

function at(id) {
  return document.getElementById(id);
}

// An element with its attributes; `on…` names what it does, true and false switch an attribute on and off.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...shown(children));
  return made;
}

function shown(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false && child !== "")
    .map((child) => (child instanceof Node ? child : fit(child)));
}

// What Python says, which is English whatever the page's language is.
function english(text, tag = "span", attributes = {}) {
  return element(tag, { lang: "en", ...attributes }, text);
}

// Puts new content into a place; what the person typed there, opened or folded stays so, and the keyboard stays where
// it was.
function redraw(id, ...children) {
  const place = at(id);
  const moved = [...place.querySelectorAll("details[id]")].filter((one) => one.open !== (one.dataset.drawn === "open"));
  const open = new Map(moved.map((one) => [one.id, one.open]));
  const typed = new Map([...place.querySelectorAll("input[id]")].map((box) => [box.id, box.value]));
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  place.replaceChildren(...shown(children));
  for (const one of place.querySelectorAll("details[id]")) {
    if (open.has(one.id)) one.open = open.get(one.id);
  }
  for (const box of place.querySelectorAll("input[id]")) box.value = typed.get(box.id) ?? "";
  if (focused) (at(focused.id) ?? at("status")).focus({ preventScroll: true });
}

// What opens: a line, and beneath it what it is about.
function folded(id, line, open, ...children) {
  return element(
    "details",
    { id, open, "data-drawn": open ? "open" : "folded" },
    element("summary", { id: `${id}-line` }, line),
    ...children,
  );
}

// A table that scrolls sideways where it is wider than the window; the keyboard can scroll it too.
function framed(caption, headings, rows) {
  const head = element(
    "tr",
    {},
    headings.map((text) => element("th", { scope: "col" }, text)),
  );
  const table = element("table", {}, element("caption", { class: "unseen" }, caption), element("thead", {}, head));
  table.append(element("tbody", {}, rows));
  return element("div", { class: "frame", role: "region", tabindex: "0", "aria-label": caption }, table);
}

// A list of what Python says; warnings stand out.
function sentences(texts) {
  const lines = texts.map((text) =>
    english(text, "li", { class: /^(WARNING|ERROR)\b/.test(text) ? "warns" : undefined }),
  );
  return lines.length ? element("ul", { class: "said" }, lines) : null;
}
