import { describeConvictions } from "../unit/src/mutants/convicted.ts";

describeConvictions("ledger", 6);
