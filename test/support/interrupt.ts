type Method = (...args: never[]) => Promise<unknown>;

/** Runs something once, at the first call of a method, before or after it. */
export function interrupt<M extends string>(
  target: Record<M, Method>,
  method: M,
  moment: 'before' | 'after',
  interruption: () => Promise<unknown>,
): void {
  const original: Method = target[method].bind(target);
  let isDone = false;
  const once = async (): Promise<void> => {
    if (isDone) return;
    isDone = true;
    await interruption();
  };
  target[method] = async (...args) => {
    if (moment === 'before') await once();
    const result = await original(...args);
    if (moment === 'after') await once();
    return result;
  };
}
