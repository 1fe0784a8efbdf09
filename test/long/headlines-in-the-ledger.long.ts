import { describeHeadlines } from "../mutants/headlines.ts";

describeHeadlines(1, ["ledger", "rules", "onExit"]);
