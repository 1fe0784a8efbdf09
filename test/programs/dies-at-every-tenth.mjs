/** Dies at the tenth scenario that it is asked, whatever it is: something outlives a scenario. */
import { serveLosses } from "./_losses.mjs";

const connections = [];

serveLosses(() => {
  connections.push("open");
  if (connections.length === 10) throw new Error("too many connections");
});
