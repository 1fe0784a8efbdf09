import { describeConvictions } from "../mutants/convicted.ts";

describeConvictions("ledger");
