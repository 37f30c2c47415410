// Runs pack.py in Pyodide itself, so that what is compiled and compressed is the same on every machine.
// node pack.mjs FOLDER: reads FOLDER/site, writes FOLDER/packed.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const here = dirname(fileURLToPath(import.meta.url));
const pyodideFolder = resolve(here, "node_modules/pyodide");
const pyodide = await loadPyodide({ env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" } });
pyodide.mountNodeFS("/pack", resolve(process.argv[2]));
pyodide.mountNodeFS("/pyodide", pyodideFolder);
try {
  pyodide.runPython(readFileSync(resolve(here, "pack.py"), "utf8"));
} catch (error) {
  console.error(error.message); // without the stack, whose first line is all of Pyodide
  process.exit(1);
}
const [python, packed] = [pyodide.runPython("import sys; sys.version.split()[0]"), resolve(process.argv[2], "packed")];
writeFileSync(resolve(packed, "versions.json"), JSON.stringify({ python, pyodide: pyodide.version }));
