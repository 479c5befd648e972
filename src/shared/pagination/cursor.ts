import { createHmac, timingSafeEqual } from 'node:crypto';
import { Failure } from '../errors/index.ts';
import type { Order, Position } from './page.ts';

/** Cursors are opaque and signed: what comes back is what was given out, for the same order. */
export interface CursorCodec {
  encode(order: Order, position: Position): string;
  decode(order: Order, cursor: string, argument: string): Position;
}

const signatureBytes = 16;
const longestCursor = 2_048;

export function createCursorCodec(secret: Buffer): CursorCodec {
  const sign = (payload: Buffer): Buffer =>
    createHmac('sha256', secret).update(payload).digest().subarray(0, signatureBytes);

  return {
    encode(order, { value, id }) {
      const plain = value instanceof Date ? value.getTime() : value;
      const payload = Buffer.from(JSON.stringify([order.field, order.direction, plain, id]));
      return Buffer.concat([sign(payload), payload]).toString('base64url');
    },
    decode(order, cursor, argument) {
      const refused = new Failure('BAD_USER_INPUT', { text: `\`${argument}\` is not a cursor of this list.` });
      if (cursor.length > longestCursor) throw refused;
      const bytes = Buffer.from(cursor, 'base64url');
      const payload = bytes.subarray(signatureBytes);
      const signature = bytes.subarray(0, signatureBytes);
      if (signature.length !== signatureBytes || !timingSafeEqual(signature, sign(payload))) throw refused;
      const [field, direction, value, id] = JSON.parse(payload.toString()) as [string, string, number | string, string];
      if (field !== order.field || direction !== order.direction) throw refused;
      return { value: typeof value === 'number' ? new Date(value) : value, id };
    },
  };
}
