// Starts a worker with the engine in it: the blocks of this page are all that it is given.

const enginePolicy = (globalThis.trustedTypes ?? { createPolicy: (_, rules) => rules }).createPolicy("csxl-engine", {
  createScriptURL(address) {
    if (!address.startsWith("data:text/javascript;base64,")) throw new TypeError(address);
    return address;
  },
});

function block(name) {
  return document.getElementById(name).textContent;
}

// The worker's own text as an address: WebKit imports no blob in a page that lies on a disk.
async function engineAddress() {
  const letters = atob(block("block-worker").trim());
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const source = new Blob([await new Response(text).arrayBuffer()], { type: "text/javascript" });
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(source);
  });
}

// A new worker, to which calls can be sent at once; it says {ready} or {cannot} when it knows.
async function startEngine() {
  const worker = new Worker(enginePolicy.createScriptURL(await engineAddress()), { type: "module" });
  worker.postMessage({ blocks: { wasm: block("block-wasm"), library: block("block-library") } });
  return worker;
}
