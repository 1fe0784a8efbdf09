/** Reports amounts as JSON numbers. */
import { honest, say, serve } from "./_base.mjs";

const asNumber = (key, value) => (key === "capital" ? Number(value) : value);
serve({ onMarked: (message) => say(JSON.parse(JSON.stringify(honest(message)), asNumber)) });
