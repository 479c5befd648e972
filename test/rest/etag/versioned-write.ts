import type { Subjects } from './subjects.ts';
import type { Subject } from './write.ts';

/** One row of the table of all changes. */
export interface VersionedWrite {
  readonly title: string;
  /** Absent: both doors have it. */
  readonly onlyAt?: 'rest' | 'graphql';
  /** Whether the change can be made over and over. */
  readonly isRepeatable: boolean;
  readonly begin: (make: Subjects) => Promise<Subject>;
}
