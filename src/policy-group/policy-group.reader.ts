import type { PointReader } from '../shared/loader.ts';
import type { PolicyGroupRecord } from './policy-group.record.ts';

/** What other features may ask about policy groups. */
export type PolicyGroupReader = PointReader<PolicyGroupRecord>;
