import "server-only";

/** A file that is written while it is read. */
export interface Download {
  readonly stream: ReadableStream<Uint8Array>;
  readonly fileName: string;
  readonly mediaType: string;
}

/** What a file is made of, at once or as it is read. */
type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** How much is made ready before someone reads it, in characters, or in bytes of a longer piece. */
const CHUNK = 64_000;

/** Asks for the next piece only when the last one was taken, so a slow reader costs no memory. */
export function streamOf(pieces: Pieces): ReadableStream<Uint8Array> {
  const iterator = chunksOf(pieces);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await iterator.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

/** Short pieces together, long ones in parts, in their order. */
async function* chunksOf(pieces: Pieces): AsyncGenerator<Uint8Array, void, undefined> {
  const utf8 = new TextEncoder();
  let waiting = "";
  for await (const piece of pieces) {
    if (typeof piece === "string") waiting += piece;
    if (waiting !== "" && (typeof piece !== "string" || waiting.length >= CHUNK)) {
      yield utf8.encode(waiting);
      waiting = "";
    }
    if (typeof piece === "string") continue;
    for (let start = 0; start < piece.length; start += CHUNK) {
      yield piece.subarray(start, start + CHUNK);
    }
  }
  if (waiting !== "") yield utf8.encode(waiting);
}
