// Put behind the worker's own script in a copy of the page: what happens to the engine is in the file's name.
const plainly = asked;
const DEEP = `
import xml.etree.ElementTree as tree
reader = tree.XMLParser()
reader.feed("<a>" * 1_000_000)
del reader
`;
const HAPPENINGS = {
  hangs() {
    for (;;);
  },
  breaks: (engine) => engine.pyodide.runPython(DEEP), // freeing so deep a tree overflows the stack, and Python is dead
  swells: (engine) => engine.pyodide.runPython("raise MemoryError"), // as where WebAssembly can have no more
  grows: (engine) => engine.pyodide.runPython("len(bytearray(750 << 20))"),
};
const STALLED = "stalls"; // of a file: the summary of it is never done, until the engine has been started again
let stalls = false;
asked = (engine, message, progress) => {
  if (message.call === "take") stalls ||= message.args.path.includes(STALLED);
  if (message.call === "summary" && stalls) HAPPENINGS.hangs();
  const happens = Object.keys(HAPPENINGS).find((name) => message.call === "take" && message.args.path.includes(name));
  if (!happens) return plainly(engine, message, progress);
  const door = (...given) => {
    HAPPENINGS[happens](engine);
    return engine.door(...given);
  };
  return plainly({ ...engine, door }, message, progress);
};
