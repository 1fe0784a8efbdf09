import { describeConvictions } from "./convicted.ts";

describeConvictions("ledger");
