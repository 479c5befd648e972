const mostBytes = 1024 * 1024;

/** What an issuer answers. Counts the unpacked bytes: neither a missing length nor compression gets past it. */
export async function boundedText({ body }: Response): Promise<string> {
  const chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = body ?? [];
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new Error('the issuer sends more than 1 MB');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
