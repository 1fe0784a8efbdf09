#!/usr/bin/env node
/*
 * Where `paripassu` starts. An old Node cannot even read the suite, and would
 * print a syntax error: this file is plain ES5 without imports, so that every
 * Node can read it and say what is needed. What is not ES5 is in load.cts.
 */
(function () {
  var description: { engines: { node: string } } = require("../../../package.json");
  var needed = description.engines.node;
  var least = (/(\d+)\.(\d+)/.exec(needed) || []).map(Number);
  var found = process.versions.node.split(".").map(Number);
  var isOld = found[0]! < least[1]! || (found[0] === least[1] && found[1]! < least[2]!);
  if (isOld) {
    process.stderr.write(
      "paripassu: expected Node.js " +
        needed +
        ", found " +
        process.versions.node +
        " (" +
        process.execPath +
        "). Install a newer one: https://nodejs.org\n",
    );
    // Wrong usage: nothing is said about any implementation.
    process.exitCode = 2;
    return;
  }
  require("./load.cjs");
})();
