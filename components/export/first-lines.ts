import english from "@/messages/en.json";

/** The beginning of a file, as far as it is shown. */
export interface FirstLines {
  readonly text: string;
  /** Whether the file goes on. */
  readonly goesOn: boolean;
}

/** How much of a file is shown, in lines and in UTF-16 code units. */
const MOST_LINES = 40;
const MOST_UNITS = 6_000;

/**
 * Reads the beginning of a text file and ends the download there. `path` is the file's below the API.
 *
 * @returns its first lines, or a sentence that says why there are none
 * @throws when `signal` is aborted
 */
export async function readFirstLines(
  path: string,
  signal: AbortSignal,
): Promise<FirstLines | string> {
  const rest = new AbortController();
  const ends = AbortSignal.any([signal, rest.signal]);
  try {
    const response = await fetch(`/api/v1${path}`, { signal: ends });
    if (!response.ok || !response.body) return await sentenceIn(response);
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      text += decoder.decode(value, { stream: !done });
      const cut = cutOff(text);
      if (cut !== null) return { text: cut, goesOn: true };
      if (done) return { text, goesOn: false };
    }
  } catch (error) {
    if (signal.aborted) throw error;
    return english.Ui.unreached;
  } finally {
    rest.abort();
  }
}

/** The first lines of more than that; null where nothing is to be cut off. */
function cutOff(text: string): string | null {
  const lines = text.split("\n", MOST_LINES + 1);
  if (lines.length <= MOST_LINES && text.length <= MOST_UNITS) return null;
  const few = lines.slice(0, MOST_LINES).join("\n");
  const end = few.charCodeAt(MOST_UNITS - 1);
  const isSplit = end >= 0xd800 && end <= 0xdbff;
  return few.slice(0, isSplit ? MOST_UNITS - 1 : MOST_UNITS);
}

async function sentenceIn(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => null)) as { detail?: unknown } | null;
  return typeof problem?.detail === "string" ? problem.detail : english.Ui.wentWrong;
}
