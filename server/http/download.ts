import "server-only";

/** A file that is written while it is read. */
export interface Download {
  readonly stream: ReadableStream<Uint8Array>;
  readonly fileName: string;
  readonly mediaType: string;
}

/** How much is made ready before someone reads it, in characters. */
const CHUNK = 64_000;

/** Asks for the next piece only when the last one was taken, so a slow reader costs no memory. */
export function streamOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const utf8 = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let chunk = "";
        while (chunk.length < CHUNK) {
          const next = await iterator.next();
          if (next.done) {
            if (chunk) controller.enqueue(utf8.encode(chunk));
            controller.close();
            return;
          }
          chunk += next.value;
        }
        controller.enqueue(utf8.encode(chunk));
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}
