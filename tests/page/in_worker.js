// Put behind the worker's own script in a copy of the page: before the page is ready, Python tries to get out.
// GIVEN is {"open", "address", "port", "attempts"}; where it is open, the worker keeps its own ways out.
const outside = globalThis.fetch;
const [begin, close] = [startEngine, closeWaysOut];
let running;
startEngine = async (place) => (running = await begin(place));
closeWaysOut = () => {
  if (GIVEN.open) globalThis.fetch = outside;
  else close();
  running.pyodide.runPython(`address, host, port = "${GIVEN.address}", "127.0.0.1", ${GIVEN.port}`);
  running.pyodide.runPython(GIVEN.attempts);
};
