/** Codes and ids only: what eSignet says in its own words stays out of the log as well. */
export interface DeliveryLog {
  info(facts: object, text: string): void;
  warn(facts: object, text: string): void;
  error(facts: object, text: string): void;
}
