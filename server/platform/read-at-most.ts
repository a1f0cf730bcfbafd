import "server-only";

/** What a server answers goes on for longer than it may. */
export class TooLongError extends Error {}

/**
 * The words of an answer in UTF-8. Throws a {@link TooLongError} once it is longer than `most` bytes,
 * and reads no further.
 */
export async function readAtMost(response: Response, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let words = "";
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw new TooLongError();
    words += decoder.decode(chunk, { stream: true });
  }
  return words + decoder.decode();
}
