// Every way out of a page that somebody might think of: each asks the server at `given` for a path with its own name.
// Returns {name: "" | why it was refused}; what truly left, only the server knows.
const at = (name) => `${given}/${name}`;
const made = (tag, values = {}) => document.body.appendChild(Object.assign(document.createElement(tag), values));
const headed = (rel, href) => document.head.appendChild(Object.assign(document.createElement("link"), { rel, href }));
const styled = (text) => made("style", { textContent: text });
const attempts = {
  fetch: () => fetch(at("fetch"), { mode: "no-cors" }),
  "fetch-keepalive": () => fetch(at("fetch-keepalive"), { mode: "no-cors", keepalive: true, method: "POST" }),
  xhr: () => { const asked = new XMLHttpRequest(); asked.open("GET", at("xhr")); asked.send(); },
  beacon: () => navigator.sendBeacon(at("beacon"), "x"),
  socket: () => new WebSocket(at("socket").replace("http", "ws")),
  events: () => new EventSource(at("events")),
  image: () => { new Image().src = at("image"); },
  "image-element": () => made("img", { src: at("image-element") }),
  "image-set": () => made("img", { srcset: `${at("image-set")} 2x` }),
  picture: () => { made("video", { poster: at("picture") }); },
  style: () => made("link", { rel: "stylesheet", href: at("style") }),
  "style-import": () => styled(`@import url("${at("style-import")}");`),
  background: () => { styled(`body { background: url("${at("background")}") }`); },
  cursor: () => { styled(`* { list-style-image: url("${at("cursor")}") }`); },
  font: () => new FontFace("away", `url("${at("font")}")`).load(),
  "font-rule": () => {
    styled(`@font-face { font-family: away2; src: url("${at("font-rule")}") }`);
    made("p", { textContent: "a" }).style.fontFamily = "away2";
  },
  script: () => { made("script", { src: at("script") }); },
  import: () => import(at("import")),
  preload: () => made("link", { rel: "preload", as: "image", href: at("preload") }),
  modulepreload: () => made("link", { rel: "modulepreload", href: at("modulepreload") }),
  prefetch: () => made("link", { rel: "prefetch", href: at("prefetch") }),
  icon: () => headed("icon", at("icon")),
  manifest: () => headed("manifest", at("manifest")),
  frame: () => { made("iframe", { src: at("frame") }); },
  "frame-inside": () => { made("iframe", { srcdoc: `<img src="${at("frame-inside")}">` }); },
  "frame-style": () => { made("iframe", { srcdoc: `<link rel=stylesheet href="${at("frame-style")}">` }); },
  "frame-data": () => { made("iframe", { src: `data:text/html,<img src="${at("frame-data")}">` }); },
  object: () => { made("object", { data: at("object") }); },
  embed: () => { made("embed", { src: at("embed") }); },
  video: () => { made("video", { src: at("video"), preload: "auto" }); },
  audio: () => { made("audio", { src: at("audio"), preload: "auto" }); },
  track: () => {
    const track = Object.assign(document.createElement("track"), { src: at("track"), default: true });
    made("video").appendChild(track);
    track.track.mode = "showing";
  },
  "svg-image": () => {
    const inner = document.createElementNS("http://www.w3.org/2000/svg", "image");
    inner.setAttribute("href", at("svg-image"));
    document.body.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg")).appendChild(inner);
  },
  form: () => {
    made("iframe", { name: "away" });
    made("form", { action: at("form"), method: "POST", target: "away" }).submit();
  },
  "form-button": () => {
    made("iframe", { name: "away2" });
    const form = made("form", { target: "away2" });
    form.appendChild(Object.assign(document.createElement("button"), { formAction: at("form-button") })).click();
  },
  ping: () => {
    const link = made("a", { href: "#here", ping: at("ping"), textContent: "x" });
    link.click();
  },
  worker: () => { new Worker(at("worker")); },
  "worker-inside": () => { new Worker(`data:text/javascript,fetch("${at("worker-inside")}",{mode:"no-cors"})`); },
  "worker-import": () => {
    new Worker(`data:text/javascript,import("${at("worker-import")}")`, { type: "module" });
  },
  "worker-socket": () => {
    new Worker(`data:text/javascript,new WebSocket("${at("worker-socket").replace("http", "ws")}")`);
  },
  shared: () => { new SharedWorker(at("shared")); },
  service: () => navigator.serviceWorker.register(at("service")),
};
const refused = {};
for (const [name, attempt] of Object.entries(attempts)) {
  refused[name] = "";
  try {
    Promise.resolve(attempt()).catch((fault) => { refused[name] = String(fault); });
  } catch (fault) {
    refused[name] = String(fault);
  }
}
await new Promise((done) => setTimeout(done, 1000));
return refused;
