/** Dies at the tenth scenario that it is asked, whatever it is: something outlives a scenario. */
import { serveModel } from "./_model.mjs";

const connections = [];

serveModel(() => {
  connections.push("open");
  if (connections.length === 10) throw new Error("too many connections");
});
