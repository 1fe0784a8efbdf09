/* Loads the command line. Apart from start.cts: an old Node cannot read `import()`. */
import("./cli.ts").then(
  function ({ start }) {
    return start();
  },
  function (error: unknown) {
    process.stderr.write("paripassu: cannot be loaded: " + ((error as Error).stack || String(error)) + "\n");
    process.exitCode = 3;
  },
);
