import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { ask, type Answer, type Client } from "./client";
import { HARBOUR } from "./writers";

/** A text with an id of its own, sent as JSON or as a file. */
interface ImportedText {
  readonly id: string;
  readonly title: string;
  readonly content: string;
  readonly as: "json" | "file";
}

/** Long enough that its conversion, its rows and its index are written one after the other. */
const LARGE_LENGTH = 200_000;
const LARGE = `${HARBOUR}\n\n`.repeat(LARGE_LENGTH / (HARBOUR.length + 2));

function textNamed(title: string, as: ImportedText["as"], content: string): ImportedText {
  return { id: v7(), title, content: `${title}\n\n${content}`, as };
}

/** Brings a text in as the dialog does: pasted, or as a file. */
export async function importText(
  client: Client,
  projectId: string,
  { id, title, content, as }: ImportedText,
): Promise<Answer> {
  const path = `/api/v1/projects/${projectId}/documents`;
  if (as === "json") return client.post(path, { id, title, content, format: "plain" });
  const form = new FormData();
  form.set("id", id);
  form.set("file", new File([content], `${title}.txt`));
  return ask(`${client.url}${path}`, { method: "POST", headers: client.headers, body: form });
}

/** One client that brings in large texts, and one that brings in files, each one after the other. */
export class Importers {
  readonly texts: ImportedText[] = [];
  readonly acknowledged = new Set<string>();
  readonly refusals: number[] = [];
  #loops: Promise<void>[] = [];

  constructor(
    readonly client: Client,
    readonly projectId: string,
  ) {}

  start(): this {
    this.#loops = [
      this.#import((n) => textNamed(`Large ${n}`, "json", LARGE)),
      this.#import((n) => textNamed(`File ${n}`, "file", HARBOUR)),
    ];
    return this;
  }

  /** Resolves while a large text is being imported and a file has been. */
  async begun(): Promise<void> {
    while (this.acknowledged.size === 0) await sleep(5);
  }

  /** Resolves when the server has stopped answering. */
  async ended(): Promise<void> {
    await Promise.all(this.#loops);
  }

  async #import(make: (n: number) => ImportedText): Promise<void> {
    for (let n = 1; ; n += 1) {
      const text = make(n);
      this.texts.push(text);
      const answer = await importText(this.client, this.projectId, text).catch(() => undefined);
      if (!answer) return;
      if (answer.status === 201) this.acknowledged.add(text.id);
      else this.refusals.push(answer.status);
    }
  }
}

/** Texts that are not as they were sent, and those that are lost. */
export interface ImportAccount {
  readonly lost: readonly string[];
  readonly half: readonly string[];
  readonly twice: readonly string[];
}

/** Every text is there as it was sent or, if it was not acknowledged, not there at all. */
export const WHOLE_TEXTS: ImportAccount = { lost: [], half: [], twice: [] };

/**
 * Compares what is there with what was sent, or with some of it; `client` is of the server that was
 * started again.
 */
export async function accountOfTexts(
  client: Client,
  { projectId, texts: all, acknowledged }: Importers,
  texts = all,
): Promise<ImportAccount> {
  const listed = await client.all<{ id: string }>(`/api/v1/projects/${projectId}/documents`);
  const ids = listed.map(({ id }) => id);
  const half: string[] = [];
  for (const { id, title, content } of texts) {
    const [about, text, changes] = await Promise.all(
      ["", "/text", "/changes"].map((part) => client.get(`/api/v1/documents/${id}${part}`)),
    );
    const isThere = ids.includes(id);
    const statuses = [about, text, changes].map((answer) => answer?.status);
    const isWhole = isThere
      ? (about?.body as { title: string }).title === title &&
        text?.body === content &&
        (changes?.body as { last: number }).last === 1
      : statuses.every((status) => status === 404);
    if (!isWhole) half.push(id);
  }
  return {
    lost: [...acknowledged].filter((id) => !ids.includes(id)),
    half,
    twice: ids.filter((id, at) => ids.indexOf(id) !== at),
  };
}
