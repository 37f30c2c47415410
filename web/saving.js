// Files on their way out: made by a button, then saved by the person's own click on a link.

const MIME = {
  zip: "application/zip",
  html: "text/html",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

// A file that can be saved until another takes its place.
function madeFile(name, data, former = null) {
  if (former) URL.revokeObjectURL(former.address);
  const type = MIME[name.split(".").pop()] ?? "application/octet-stream";
  return { name, size: data.byteLength, address: URL.createObjectURL(new Blob([data], { type })) };
}

function saveLink(file, id, saved = () => undefined) {
  const size = file.size < 1e6 ? `${inFigures(Math.ceil(file.size / 1e3))} KB` : `${inFigures(file.size / 1e6)} MB`;
  const words = [say("save", { name: file.name }), " ", element("span", { class: "size" }, size)];
  return element("a", { class: "button save", id, href: file.address, download: file.name, onclick: saved }, words);
}
