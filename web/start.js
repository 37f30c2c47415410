// Starts a worker with the engine in it: the blocks of this page are all that it is given.

const enginePolicy = (globalThis.trustedTypes ?? { createPolicy: (_, rules) => rules }).createPolicy("csxl-engine", {
  createScriptURL(address) {
    if (!address.startsWith("data:text/javascript;base64,")) throw new TypeError(address);
    return address;
  },
});

// What lies in a block of the page, still compressed.
function block(name) {
  const text = document.getElementById(`block-${name}`).textContent;
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length); // older browsers: a loop, for Uint8Array.from takes ten times as long
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

// The worker's own text as an address: WebKit imports no blob in a page that lies on a disk.
async function engineAddress() {
  const text = new Blob([block("worker")]).stream().pipeThrough(new DecompressionStream("gzip"));
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
  const blocks = { wasm: block("wasm"), library: block("library") };
  worker.postMessage({ blocks }, Object.values(blocks).map((bytes) => bytes.buffer));
  return worker;
}
