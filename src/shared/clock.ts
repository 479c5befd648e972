/** The time, as something that tests can set. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
