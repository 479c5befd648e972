import type { PolicyGroupRecord } from './policy-group.record.ts';
import type { PolicyGroup } from './policy-group.type.ts';

export function toPolicyGroup({
  id,
  name,
  description,
  status,
  version,
  createdAt,
  updatedAt,
}: PolicyGroupRecord): PolicyGroup {
  return { id, name, description, status, version, createdAt, updatedAt };
}
