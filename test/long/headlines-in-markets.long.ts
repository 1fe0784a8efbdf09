import { describeHeadlines } from "../mutants/headlines.ts";

describeHeadlines(1, ["markets"]);
