/** Reports amounts as decimal fractions. */
import { honest, say, serve } from "./_base.mjs";

const asFloat = (key, value) => (key === "capital" ? `${value}.0` : value);
serve({ onMarked: (message) => say(JSON.parse(JSON.stringify(honest(message)), asFloat)) });
