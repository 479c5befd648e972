/** Says what is wrong and what the operator can do: shown as it is when the program starts, without a stack. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
