// The page's own words, one language at a time. No sentence stands in these scripts: all come from csxl/languages/pages.

const WORDS = JSON.parse(document.getElementById("words").textContent);
const tongue = { tag: Object.keys(WORDS).find((tag) => navigator.language.toLowerCase().startsWith(tag)) ?? "en" };
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g; // in a file's name, these show what follows backwards
const FILLED = ["", "aria-label", "placeholder", "title"]; // what of an element a word may fill: its text, or an attribute

// The text of that name, with what stands in {braces} filled in.
function say(name, given = {}) {
  const text = WORDS[tongue.tag][name];
  if (text === undefined) throw new Error(name);
  return text.replace(/\{(\w+)\}/g, (_, key) => fit(given[key]));
}

// The text as the engine, too, shows it: with no mark that turns the direction of reading.
function fit(text) {
  return String(text).replace(TURNING, "\ufffd");
}

// An ISO day as the engine, too, writes it for people: 11/12/2026. Browsers do not know the months in Welsh.
function dayInFigures(iso) {
  return iso.split("-").reverse().join("/");
}

function inFigures(number) {
  return new Intl.NumberFormat([say("locale"), "en-GB"], { maximumFractionDigits: 1 }).format(number);
}

// Fills in every element that names a word.
function fillIn() {
  document.documentElement.lang = tongue.tag;
  for (const attribute of FILLED) {
    const named = attribute ? `data-word-${attribute}` : "data-word";
    for (const one of document.querySelectorAll(`[${named}]`)) {
      const text = say(one.getAttribute(named));
      if (attribute) one.setAttribute(attribute, text);
      else one.textContent = text;
    }
  }
}
