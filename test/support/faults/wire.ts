/** As much of MongoDB's wire protocol as it takes to know which command goes by. Compression must be off. */

export interface WireMessage {
  readonly bytes: Buffer;
  readonly id: number;
  /** The id of the request that it answers. */
  readonly answers: number;
}

export interface Command {
  /** For instance `insert`. */
  readonly name: string;
  /** What it is about, mostly a collection; empty where it names none. */
  readonly target: string;
  /** Whether it names this, anywhere in it. */
  readonly holds: (text: string) => boolean;
}

const headerBytes = 16;
const opMsg = 2013;
/** Flags of the message, then the kind of its first section. */
const beforeBody = headerBytes + 4 + 1;
const textType = 0x02;

/** Cuts a stream of bytes into messages; the end of one may come with the next bytes. */
export function createFraming(): (chunk: Buffer) => WireMessage[] {
  let pending: Buffer = Buffer.alloc(0);
  return (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const messages: WireMessage[] = [];
    while (pending.length >= headerBytes && pending.length >= pending.readInt32LE(0)) {
      const bytes = pending.subarray(0, pending.readInt32LE(0));
      pending = pending.subarray(bytes.length);
      messages.push({ bytes, id: bytes.readInt32LE(4), answers: bytes.readInt32LE(8) });
    }
    return messages;
  };
}

/** The first member of the body is the name of the command. Null for what is no command of today's protocol. */
export function commandOf({ bytes }: WireMessage): Command | null {
  if (bytes.readInt32LE(12) !== opMsg) return null;
  // the length of the document stands before its first member
  const type = bytes.readUInt8(beforeBody + 4);
  const nameAt = beforeBody + 5;
  const nameEnd = bytes.indexOf(0, nameAt);
  const name = bytes.toString('utf8', nameAt, nameEnd);
  const holds = (text: string): boolean => bytes.includes(text);
  if (type !== textType) return { name, target: '', holds };
  const lengthAt = nameEnd + 1;
  const textAt = lengthAt + 4;
  return { name, target: bytes.toString('utf8', textAt, textAt + bytes.readInt32LE(lengthAt) - 1), holds };
}
