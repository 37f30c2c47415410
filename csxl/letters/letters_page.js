"use strict";
// Copies a part of a letter; where there is no clipboard to write to, by selecting it.
const words = document.body.dataset;
const status = document.querySelector("[role=status]");

function select(part) {
  const range = document.createRange();
  range.selectNodeContents(part);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

async function copied(part) {
  try {
    await navigator.clipboard.writeText(part.textContent);
    return true;
  } catch {
    select(part);
    return document.execCommand("copy");
  }
}

async function press(button) {
  const label = button.firstElementChild;
  button.dataset.label ??= label.textContent;
  const done = (await copied(document.getElementById(button.dataset.part))) ? words.copied : words.notCopied;
  label.textContent = done;
  status.textContent = done + button.lastElementChild.textContent;
  setTimeout(() => {
    label.textContent = button.dataset.label;
    status.textContent = "";
  }, 3000);
}

for (const button of document.querySelectorAll("button")) {
  button.hidden = false;
  button.addEventListener("click", () => press(button));
}
