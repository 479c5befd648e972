/** A stream whose next item can be looked at before it is taken. */
export interface HeadReader<T> {
  /** Null at the end. */
  head(): T | null;
  take(): Promise<T>;
}

export async function createHeadReader<T>(
  items: AsyncIterable<T>,
  onTake: (taken: number) => void = () => undefined,
): Promise<HeadReader<T>> {
  const iterator = items[Symbol.asyncIterator]();
  let taken = 0;
  let head = await next();

  async function next(): Promise<T | null> {
    const result = await iterator.next();
    return result.done === true ? null : result.value;
  }

  return {
    head: () => head,
    async take() {
      if (head === null) throw new Error('there is nothing to take');
      const item = head;
      head = await next();
      taken += 1;
      onTake(taken);
      return item;
    },
  };
}
