export { Failure, type FailureCode } from './failure.ts';
export { OperatorError } from './operator-error.ts';
export {
  assertAcceptable,
  isError,
  problem,
  Refusal,
  stepOf,
  warning,
  type Problem,
  type Severity,
} from './problem.ts';
export { entryOf, problemCodes, type ProblemCode, type Reason } from './problem-catalogue.ts';
