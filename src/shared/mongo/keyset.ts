import type { Position } from '../pagination/index.ts';

/** Rows on the far side of a position, in the order (field, _id): an index range, however deep the page. */
export function beyond(field: string, direction: 1 | -1, from: Position): Record<string, unknown> {
  const [past, atOrPast] = direction === 1 ? (['$gt', '$gte'] as const) : (['$lt', '$lte'] as const);
  return {
    [field]: { [atOrPast]: from.value },
    $or: [{ [field]: { [past]: from.value } }, { _id: { [past]: from.id } }],
  };
}
