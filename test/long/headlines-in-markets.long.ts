import { describeHeadlines } from "../unit/src/mutants/headlines.ts";

describeHeadlines(1, ["markets"]);
